using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>What the audit makes of extra columns that should not have been shown: means weighted to the sector, and named sets.</summary>
public sealed class WeightingAuditTests
{
    private static readonly Lattice Lattice = new([DimensionCode.Region]);
    private static readonly Measure Overall = new Measure.Overall();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    public async Task Weights_that_tell_two_hidden_regions_apart_are_found(long tries)
    {
        var members = Members();
        var alike = Outline(members, Weighting(london: 600, northEast: 2000));
        var apart = Outline(members, Weighting(london: 600, northEast: 1500));

        Assert.Equal(0, (await SupportCheck.RunAsync(AuditTable.Of([alike]), 10, tries, Cancellation)).Light);
        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([apart]), 10, tries, Cancellation)).Light);
        Assert.Empty(RankCheck.DerivableGroups(alike, []));
        Assert.Equal([new(Region.NorthEast), new(Region.London)], RankCheck.DerivableGroups(apart, []));
    }

    [Fact]
    public void Weights_that_let_two_corporate_groups_learn_about_few_others_are_found()
    {
        var members = Members();

        Assert.Equal(0, CoalitionCheck.Run(AuditTable.Of([Outline(members, Weighting(600, 2000))]), 10, 40, 500).Learning);
        Assert.NotEqual(0, CoalitionCheck.Run(AuditTable.Of([Outline(members, Weighting(600, 1500))]), 10, 40, 500).Learning);
    }

    [Fact]
    public async Task A_weighted_mean_narrows_what_is_known_of_a_hidden_region_and_the_bounds_say_so()
    {
        var members = Members();
        var without = await WidthAsync(Release(members, SectorWeighting.Withheld.Instance), members);
        var with = await WidthAsync(Release(members, Weighting(london: 4000, northEast: 1500)), members);

        Assert.InRange(with, 0, without - 0.5);
    }

    [Fact]
    public void A_draft_with_weights_that_give_a_hidden_region_away_does_not_pass()
    {
        var members = Members();

        Assert.True(Passes(Release(members, Weighting(600, 2000))));
        Assert.False(Passes(Release(members, Weighting(600, 1500))));
        Assert.False(Passes(Release(members, Weighting(600, 2000), means: false)));

        bool Passes(Release release) => ReleaseAudit.Gates(release, members).All(gate => gate.Passed);
    }

    [Theory]
    [InlineData("as it is", true)]
    [InlineData("a part of nine", false)]
    [InlineData("a part that nobody counted", false)]
    [InlineData("a part left out", false)]
    [InlineData("a chain that outweighs the others", false)]
    public void What_a_weighted_mean_rests_on_is_counted_again(string change, bool passes)
    {
        var members = Members();
        var weighting = Weighting(600, 2000);
        IReadOnlyList<SectorCount> counts = CountsOf(weighting);
        switch (change)
        {
            case "a part of nine":
                members.RemoveAll(member => member.Place.Region == Region.SouthWest && member.OrganisationId % 60 >= 9);
                break;
            case "a part that nobody counted":
                counts = [.. counts.Skip(1)];
                break;
            case "a part left out":
                weighting = weighting with { Strata = [.. weighting.Strata.Skip(1)] };
                break;
            case "a chain that outweighs the others":
                members = members.ConvertAll(member => member.Place.Region == Region.NorthEast ? member with { CorporateGroup = 1 } : member);
                weighting = Weighting(600, 90_000);
                counts = CountsOf(weighting);
                break;
            default:
                break;
        }

        var gate = WeightingCheck.GateOf(Release(members, weighting, sector: counts), Outline(members, weighting))!;

        Assert.Equal(passes, gate.Passed);
    }

    [Fact]
    public async Task A_named_set_that_gives_a_hidden_region_away_is_found()
    {
        var members = Members();
        var set = new NamedSet("NORTH_EAST_AND_NORTH_WEST", "Two regions", [new(Region.NorthEast), new(Region.NorthWest)]);
        var shown = Outline(members, SectorWeighting.Withheld.Instance) with { Sets = [(set, true)] };
        var hidden = shown with { Sets = [(set, false)] };

        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([shown]), 10, long.MaxValue, Cancellation)).Light);
        Assert.Equal(0, (await SupportCheck.RunAsync(AuditTable.Of([hidden]), 10, long.MaxValue, Cancellation)).Light);
        Assert.NotEmpty(RankCheck.DerivableGroups(shown, []));
        Assert.Empty(RankCheck.DerivableSets(hidden, []));
        var follows = hidden with { Sets = [(new NamedSet("HIDDEN_TWO", "Both", [new(Region.NorthEast), new(Region.London)]), false)] };
        Assert.NotEmpty(RankCheck.DerivableSets(follows, []));
    }

    /// <summary>Twelve organisations of four owners in London, forty in the North East, sixty in each other region.</summary>
    private static List<ReleaseMember> Members() =>
    [
        .. Enum.GetValues<Region>().SelectMany(region => Enumerable.Range(0, region switch { Region.London => 12, Region.NorthEast => 40, _ => 60 })
            .Select(at => new ReleaseMember(60 * (int)region + at, new(region), region == Region.London ? 10_000 + at % 4 : 60 * (int)region + at))),
    ];

    private static SectorWeighting.Shown Weighting(int london, int northEast) => new(
        [DimensionCode.Region],
        [.. Enum.GetValues<Region>().Select(region => new Stratum(new(region), region switch { Region.London => london, Region.NorthEast => northEast, _ => 900 + (int)region }))],
        "A made-up register", new(2026, 4, 1));

    private static SectorCount[] CountsOf(SectorWeighting.Shown weighting) =>
        [.. weighting.Strata.Select(stratum => new SectorCount(stratum.Group.Region, null, [], stratum.Sector, weighting.Source, weighting.AsOf))];

    private static Mask MaskOf(IReadOnlyList<ReleaseMember> members) => Mask.Of(
        Lattice, [.. members.Select(member => new Participant(member.Place, member.CorporateGroup))],
        PolicyFiles.Find("standard")! with { Dimensions = [new(DimensionCode.Region, [])] });

    private static ReleaseOutline Outline(IReadOnlyList<ReleaseMember> members, SectorWeighting weighting) =>
        new(Some.Facts() with { Dimensions = Lattice.Dimensions }, Enumerable.Range(0, 10).Where(MaskOf(members).IsPublished).ToHashSet(), members) { Weighting = weighting };

    private static Release Release(
        List<ReleaseMember> members, SectorWeighting weighting, bool means = true, IReadOnlyList<SectorCount>? sector = null)
    {
        var mask = MaskOf(members);
        return new(
            Some.Facts() with { Policy = new("standard", "1", 10, "Made up."), Dimensions = Lattice.Dimensions }, Some.ReleaseInWords().Framework, Lattice, [Overall],
            [.. Lattice.Groups.Select((_, at) => mask.IsPublished(at) ? Some.Figure(25, 40) : Figure.Withheld.Instance)],
            [.. Lattice.Groups.Select((_, at) => mask.ParticipationOf(at) ?? 0)])
        {
            Weighting = weighting,
            Sector = sector ?? [],
            WeightedMeans = weighting is SectorWeighting.Shown && means ? new() { [Overall] = new CodedNumber(25, Coding.Exact) } : new Dictionary<Measure, CodedNumber>(),
        };
    }

    private static async Task<double> WidthAsync(Release release, List<ReleaseMember> members) => (await IntervalCheck.WidthsAsync(
        [new(release, Outline(members, release.Weighting), [])], Overall, [new Group(Region.London).Contains], Cancellation)).Single();
}
