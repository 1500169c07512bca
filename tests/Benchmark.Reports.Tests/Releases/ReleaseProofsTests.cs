using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Releases;

public sealed class ReleaseProofsTests
{
    private const long AllTries = long.MaxValue;
    private static readonly Lattice Lattice = new([DimensionCode.Region, DimensionCode.SizeBand]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 120)]
    [InlineData(2, 250)]
    [InlineData(3, 400)]
    public async Task Search_and_integer_programming_agree_that_a_mask_keeps_its_promise(int seed, int organisations)
    {
        var members = Members(seed, organisations);
        var table = AuditTable.Of([Outline(Published(members, MaskMode.MinimumSupport), members)]);

        var searched = await SupportCheck.RunAsync(table, 10, AllTries, Cancellation);
        var programmed = await SupportCheck.RunAsync(table, 10, 0, Cancellation);

        Assert.Equal((0, 0), (searched.Light, searched.Programmed));
        Assert.Equal((0, 0), (programmed.Light, programmed.Tried));
        Assert.Equal(searched.Tried, programmed.Programmed);
    }

    [Theory]
    [InlineData(AllTries)]
    [InlineData(0)]
    public async Task Plain_elimination_leaves_something_to_find(long tries)
    {
        var members = Members(seed: 1, organisations: 120);
        var plain = AuditTable.Of([Outline(Published(members, MaskMode.Plain), members)]);

        Assert.NotEqual(0, (await SupportCheck.RunAsync(plain, 10, tries, Cancellation)).Light);
    }

    [Theory]
    [InlineData(AllTries)]
    [InlineData(0)]
    public async Task A_mask_of_the_small_groups_alone_is_found(long tries)
    {
        var members = Members(seed: 2, organisations: 250);
        var mask = Mask.Of(Lattice, [.. members.Select(member => new Participant(member.Place, member.CorporateGroup))], Policy(MaskMode.Plain));
        var large = Enumerable.Range(0, Lattice.Groups.Count).Where(at => mask[at] is Verdict.Published or Verdict.Secondary);

        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([Outline(large, members)]), 10, tries, Cancellation)).Light);
    }

    [Theory]
    [InlineData(AllTries)]
    [InlineData(0)]
    public async Task A_figure_for_all_but_one_beside_the_figure_for_all_is_found(long tries)
    {
        var table = new AuditTable(
            [new HashSet<int> { 1 }, Enumerable.Range(2, 20).ToHashSet()], [1, 20], [[1, 1], [0, 1]]);

        Assert.NotEqual(0, (await SupportCheck.RunAsync(table, 10, tries, Cancellation)).Light);
    }

    [Theory]
    [InlineData(AllTries)]
    [InlineData(0)]
    public async Task A_chain_that_spans_places_is_counted_once(long tries)
    {
        HashSet<int> chain = [.. Enumerable.Range(1, 6)];
        var apart = Enumerable.Range(11, 6).ToHashSet();
        var rest = Enumerable.Range(30, 20).ToHashSet();
        Weight[][] columns = [[1, 1, 1], [0, 0, 1]];

        var spanning = await SupportCheck.RunAsync(new AuditTable([chain, chain, rest], [6, 6, 20], columns), 10, tries, Cancellation);
        var different = await SupportCheck.RunAsync(new AuditTable([chain, apart, rest], [6, 6, 20], columns), 10, tries, Cancellation);

        Assert.NotEqual(0, spanning.Light);
        Assert.Equal(0, different.Light);
    }

    [Fact]
    public void Two_who_put_their_answers_together_learn_nothing_about_fewer_than_eight()
    {
        var members = Members(seed: 3, organisations: 300);
        var table = AuditTable.Of([Outline(Published(members, MaskMode.MinimumSupport), members)]);

        var (tried, learning) = CoalitionCheck.Run(table, 10, 60, AllTries);

        Assert.InRange(tried, 10, 60);
        Assert.Equal(0, learning);
    }

    [Fact]
    public void Two_who_learn_about_one_other_are_found()
    {
        HashSet<int>[] places = [[1], [2], [3], [.. Enumerable.Range(10, 20)]];
        var table = new AuditTable(places, [1, 1, 1, 20], [[1, 1, 1, 1], [0, 0, 0, 1]]);

        var (_, learning) = CoalitionCheck.Run(table, 10, 60, AllTries);

        Assert.NotEqual(0, learning);
    }

    [Fact]
    public async Task A_small_group_inside_one_that_all_scored_4_is_bounded_closely_and_does_not_pass()
    {
        List<ReleaseMember> members =
        [
            .. Enumerable.Range(0, 9).Select(at => new ReleaseMember(at, new Group(Region.London, SizeBand.Small), at)),
            new(9, new Group(Region.NorthEast, SizeBand.Large), 9),
        ];

        var gates = await GatesAsync(Built(members, Policy(MaskMode.MinimumSupport), _ => 4_000_000), members, 1).ToListAsync(Cancellation);

        Assert.Equal([true, true, true, true, false], gates.Select(gate => gate.Passed));
    }

    [Fact]
    public async Task Coarser_rounding_leaves_such_a_group_wide_enough()
    {
        List<ReleaseMember> members =
        [
            .. Enumerable.Range(0, 9).Select(at => new ReleaseMember(at, new Group(Region.London, SizeBand.Small), at)),
            new(9, new Group(Region.NorthEast, SizeBand.Large), 9),
        ];
        var policy = PolicyFiles.Find("standard-coarse")!;

        var gates = await GatesAsync(Built(members, policy, _ => 4_000_000), members, 1).ToListAsync(Cancellation);

        Assert.All(gates, gate => Assert.True(gate.Passed, $"{gate.Title}: {gate.Finding}"));
    }

    [Fact]
    public void An_audit_that_fails_for_its_rounding_alone_names_the_coarser_policy()
    {
        var facts = Some.Facts() with { Policy = new("standard", "1", 10, "Made up.") };
        AuditGate[] passed = [new("One mask for every measure", true, "")];
        AuditGate tooFine = new(ReleaseProofs.Intervals, false, ""), unsafeMask = new("No published group is too small", false, "");

        Assert.EndsWith("--round example-2026 --policy standard-coarse", new AuditFailedException(facts, new([.. passed, tooFine])).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("coarse", new AuditFailedException(facts, new([.. passed, tooFine, unsafeMask])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("standard-research", "Build the round again with coarser rounding: benchmark release build --round example-2026 --policy standard-research-coarse")]
    [InlineData("standard-research-coarse", "Build the round again without them: benchmark release build --round example-2026 --policy standard-coarse")]
    [InlineData("local-authorities-research-coarse", "Build the round again without them: benchmark release build --round example-2026 --policy local-authorities-coarse")]
    [InlineData("standard-coarse", "Build the round again with a corrected policy: benchmark release build --round example-2026 --policy CODE")]
    public void An_audit_that_fails_for_how_closely_means_are_bounded_names_what_to_build(string policy, string remedy)
    {
        var facts = Some.Facts() with { Policy = new(policy, "1", 10, "Made up.") };

        Assert.EndsWith(remedy, new AuditFailedException(facts, new([new(ReleaseProofs.Intervals, false, "")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_policy_that_a_failed_audit_names_is_one_the_product_ships()
    {
        foreach (var policy in PolicyFiles.All)
        {
            var facts = Some.Facts() with { Policy = new(policy.Code, policy.Version, 10, "Made up.") };
            var message = new AuditFailedException(facts, new([new(ReleaseProofs.Intervals, false, "")])).Message;

            var named = message[(message.LastIndexOf(' ') + 1)..];
            Assert.True(named == "CODE" || PolicyFiles.Find(named) is not null, message);
            Assert.Equal(policy.Code is "standard-coarse" or "local-authorities-coarse", named == "CODE");
        }
    }

    [Fact]
    public async Task Classes_of_anonymised_assessments_that_are_not_published_are_found()
    {
        var members = Members(seed: 1, organisations: 120);
        var outline = Outline(Published(members, MaskMode.MinimumSupport), members);
        var small = outline.Lattice.Groups.First(group => members.Count(member => group.Contains(member.Place)) is > 0 and < 10);
        var careless = outline with { Classes = [small] };

        Assert.Equal(0, (await SupportCheck.RunAsync(AuditTable.Of([outline]), 10, AllTries, Cancellation)).Light);
        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([careless]), 10, AllTries, Cancellation)).Light);
        Assert.Contains(small, RankCheck.DerivableGroups(outline, [careless]));
        Assert.Contains(careless.Columns(members.ToDictionary(member => member.OrganisationId, member => member.OrganisationId)), column => column.Terms.Count < 10);
    }

    [Fact]
    public async Task Every_proof_holds_for_a_release_of_made_up_answers()
    {
        var members = Members(seed: 5, organisations: 300);

        var gates = await GatesAsync(Built(members, Policy(MaskMode.MinimumSupport)), members, 5).ToListAsync(Cancellation);

        Assert.Equal(5, gates.Count);
        Assert.All(gates, gate => Assert.True(gate.Passed, $"{gate.Title}: {gate.Finding}"));
    }

    [Fact]
    public async Task A_release_with_another_mask_than_its_policy_gives_does_not_pass()
    {
        var members = Members(seed: 1, organisations: 120);

        var gates = await GatesAsync(Built(members, Policy(MaskMode.Plain)), members, 5).ToListAsync(Cancellation);

        Assert.Equal([false, false], gates.Take(2).Select(gate => gate.Passed));
    }

    private static Release Built(List<ReleaseMember> members, Policy policy, Func<Random, int>? score = null)
    {
        var mask = Mask.Of(Lattice, [.. members.Select(member => new Participant(member.Place, member.CorporateGroup))], policy);
        var random = new Random(5);
        var scores = members.Select(_ => score?.Invoke(random) ?? random.Next(2_000_000, 4_000_001)).ToList();
        return new(
            Some.Facts() with { Policy = new(policy.Code, policy.Version, policy.MinimumGroups, policy.Summary) },
            Some.ReleaseInWords().Framework, Lattice, [new Measure.Overall()],
            [.. Lattice.Groups.Select((group, at) => mask.Figure(at, FactsOf(group)))],
            [.. Lattice.Groups.Select((_, at) => mask.ParticipationOf(at) ?? 0)]);

        GroupFacts FactsOf(Group group)
        {
            var facts = GroupFacts.OfScores();
            for (var at = 0; at < members.Count; at++)
            {
                if (group.Contains(members[at].Place))
                    facts.Add(scores[at]);
            }

            return facts;
        }
    }

    private static Policy Policy(MaskMode mode) => PolicyFiles.Find("standard")! with { Mode = mode };

    private static IAsyncEnumerable<AuditGate> GatesAsync(Release release, List<ReleaseMember> members, int measures) => ReleaseProofs.GatesAsync(
        new(release, Outline(Enumerable.Range(0, Lattice.Groups.Count).Where(at => release.ParticipationOf(at) is not null), members), []), [], measures,
        Cancellation);

    private static ReleaseOutline Outline(IEnumerable<int> published, IReadOnlyList<ReleaseMember> members) =>
        new(Some.Facts() with { Dimensions = Lattice.Dimensions }, published.ToHashSet(), members);

    private static IEnumerable<int> Published(IReadOnlyList<ReleaseMember> members, MaskMode mode)
    {
        var mask = Mask.Of(Lattice, [.. members.Select(member => new Participant(member.Place, member.CorporateGroup))], Policy(mode));
        return Enumerable.Range(0, Lattice.Groups.Count).Where(mask.IsPublished);
    }

    private static List<ReleaseMember> Members(int seed, int organisations)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, organisations).Select(at => new ReleaseMember(
                at, new Group((Region)(1 + (int)(9 * random.NextDouble() * random.NextDouble())), (SizeBand)(1 + (int)(4 * random.NextDouble() * random.NextDouble()))),
                random.Next(10) == 0 ? 1_000 + random.Next(5) : at)),
        ];
    }
}
