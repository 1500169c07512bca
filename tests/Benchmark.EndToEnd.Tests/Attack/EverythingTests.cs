using System.Globalization;
using System.Text;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>
/// An attacker who is given everything: each public file, report and answer of two consecutive releases, and all that some who
/// took part are shown. docs/methods/disclosure.md, "The attacker who is given everything".
/// </summary>
public sealed class EverythingTests
{
    private const int Minimum = 10;
    private const int Colluders = 6;

    [Fact]
    public Task Everything_of_two_releases_together_tells_nothing_about_fewer_than_ten_corporate_groups() =>
        AttackAsync(organisations: 600, programs: 1, orders: 12, ("well-led", null));

    [Fact]
    [Trait("Category", "Soak")]
    public Task Everything_of_two_large_releases_together_tells_nothing_about_fewer_than_ten()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES") is not null, "Takes half an hour: script/soak runs it.");
        return AttackAsync(organisations: 6_000, programs: 20, orders: 60, ("well-led", null), ("lqf", "OPERATIONAL_LEADER"), ("lqf", "PEOPLE_AND_CARERS"));
    }

    private static async Task AttackAsync(int organisations, int programs, int orders, params (string Framework, string? Perspective)[] asked)
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await benchmark.SucceedAsync("demo", "--no-serve", "--organisations", organisations.ToString(CultureInfo.InvariantCulture));
        var sectors = await Sector.ReadAsync(home.Folder);
        var keys = new Keys(await benchmark.SucceedAsync("key", "issue", "--role", "ADMINISTRATOR"));
        await ImportAsync(home, benchmark, sectors);

        await using (var server = await RunningServer.StartAsync(benchmark, "serve"))
        {
            foreach (var (framework, perspective) in asked)
                await LearnNothingAsync(await FindAsync(server, framework, perspective), sectors, keys, programs, orders);
        }

        await Sector.ShowSecondaryGroupsAsync(home.Folder);
        await using (var broken = await RunningServer.StartAsync(benchmark, "serve"))
            await LearnFromEachAsync(await FindAsync(broken, "well-led", null), sectors, keys);
    }

    private static async Task LearnNothingAsync(TwoReleases releases, Dictionary<string, Sector> sectors, Keys keys, int programs, int orders)
    {
        var both = Both(releases, sectors);
        var known = both[releases.Older.Name].Members.IntersectBy(both[releases.Newer.Name].Members.Select(member => member.Reference), member => member.Reference)
            .OrderBy(member => both[releases.Older.Name].Counts[member.Cell]).ThenBy(member => member.Reference, StringComparer.Ordinal)
            .DistinctBy(member => member.CorporateGroup).ToList();
        var chosen = known.Take(Colluders - 2).Concat(known.TakeLast(2)).ToList();
        var insiders = await keys.SignInAsync(releases.Server, chosen.Select(member => member.Reference));

        var ledger = await releases.TakeAsync(insiders);

        Note($"{releases.Newer.Name} and the one before: {string.Join(", ", ledger.Read.Select(pair => $"{pair.Key} {pair.Value:#,0}"))}; {ledger.Differences.Count} changes, {ledger.Mixtures.Count} mixtures");
        Assert.True(ledger.Unaccounted.Count == 0, $"Nobody knows what these numbers are:\n{string.Join('\n', ledger.Unaccounted.Distinct().Take(30))}");
        Assert.True(ledger.Conflicts.Count == 0, $"Outputs tell different things:\n{string.Join('\n', ledger.Conflicts.Distinct().Take(30))}");
        var system = new JointSystem(ledger, both);
        var smallest = await system.SmallestAsync(programs, orders);
        var pairs = new List<int>();
        for (var one = 0; one < chosen.Count; one++)
        {
            for (var other = one + 1; other < chosen.Count; other++)
                pairs.Add(await system.KnownTo(new HashSet<int> { chosen[one].CorporateGroup, chosen[other].CorporateGroup }).SmallestAsync(0, orders / 4));
        }

        var all = await system.KnownTo(chosen.Select(member => member.CorporateGroup).ToHashSet()).SmallestAsync(0, orders);
        Note($"fewest corporate groups: {smallest} to a stranger, {pairs.Min()} to two who took part, {all} to {Colluders}");
        Assert.InRange(smallest, Minimum, int.MaxValue);
        Assert.All(pairs, pair => Assert.InRange(pair, Minimum - 2, int.MaxValue));
        Assert.InRange(all, Minimum - Colluders, int.MaxValue);
    }

    /// <summary>Where a mask is broken, each sort of output gives it away alone: so each of them is really read.</summary>
    private static async Task LearnFromEachAsync(TwoReleases releases, Dictionary<string, Sector> sectors, Keys keys)
    {
        var both = Both(releases, sectors);
        var region = both[releases.Newer.Name].Members.GroupBy(member => member.Cell.Split('|')[0]).MaxBy(members => members.Count())!;
        var insiders = await keys.SignInAsync(releases.Server, region.Select(member => member.Reference));
        var (files, reports, comparisons) = (new Ledger(), new Ledger(), new Ledger());

        await releases.DatasetsAsync(files);
        await releases.ReportsAsync(reports);
        foreach (var insider in insiders)
            await insider.CompareAsync(releases.Series, releases.Newer, comparisons, measures: 1, others: false);

        foreach (var (name, ledger) in new[] { ("files", files), ("reports", reports), ("comparisons", comparisons) })
        {
            var smallest = await new JointSystem(ledger, both).SmallestAsync(0, 12);
            Note($"a broken mask, by {name} alone: fewest corporate groups {smallest}");
            Assert.InRange(smallest, 1, Minimum - 1);
        }
    }

    private static async Task<TwoReleases> FindAsync(RunningServer server, string framework, string? perspective) =>
        await TwoReleases.FindAsync(server.Client, await PublicEndpoint.OpenAsync(server.Client), framework, perspective);

    private static Dictionary<string, Sector> Both(TwoReleases releases, Dictionary<string, Sector> sectors) =>
        new() { [releases.Older.Name] = sectors[releases.Older.Name], [releases.Newer.Name] = sectors[releases.Newer.Name] };

    /// <summary>A regulator's ratings, so that what is told beside them is told.</summary>
    private static async Task ImportAsync(TemporaryHome home, Executable benchmark, Dictionary<string, Sector> sectors)
    {
        var ratings = new StringBuilder("organisation_id,scheme,measure,rating,score,published_on\n");
        foreach (var reference in sectors.Values.SelectMany(of => of.Members).Select(member => member.Reference).Distinct())
            ratings.Append(CultureInfo.InvariantCulture, $"{reference},CQC,well-led,Good,3,2026-02-01\n");
        await benchmark.SucceedAsync("import", "regulator-ratings", home.Write("ratings.csv", ratings.ToString()));
    }

    private static void Note(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
