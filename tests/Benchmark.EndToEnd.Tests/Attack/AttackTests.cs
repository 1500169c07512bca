using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>
/// A stranger with the published schema and much patience takes every figure, tries every way around and solves for what is
/// hidden. Only the judge knows who took part: docs/methods/disclosure.md, "The attacker".
/// </summary>
public sealed class AttackTests
{
    private const int Minimum = 10;

    private static readonly Lattice Providers = new([DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType]);

    [Fact]
    public Task A_stranger_learns_nothing_about_fewer_than_ten_corporate_groups_unless_a_mask_is_broken() => AttackAsync(organisations: 600, programs: 3);

    [Fact]
    [Trait("Category", "Soak")]
    public Task A_stranger_learns_nothing_about_fewer_than_ten_of_eighteen_thousand()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES") is not null, "Takes half an hour: script/soak runs it.");
        return AttackAsync(organisations: 18_000, programs: 30);
    }

    private static async Task AttackAsync(int organisations, int programs)
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await benchmark.SucceedAsync("demo", "--no-serve", "--organisations", organisations.ToString(CultureInfo.InvariantCulture));
        var draft = await BuildDraftAsync(home, benchmark);
        var sectors = await Sector.ReadAsync(home.Folder);

        await using (var server = await RunningServer.StartAsync(benchmark, "serve"))
        {
            var endpoint = await PublicEndpoint.OpenAsync(server.Client);
            var loot = await Loot.TakeAsync(endpoint);
            Assert.Equal([draft], sectors.Keys.Except(loot.Select(NameOf)));
            await LookForWaysAroundAsync(endpoint, loot, sectors);
            Assert.InRange(await SmallestDerivableAsync(loot, sectors, programs), Minimum, int.MaxValue);
            Note($"{loot.Count} releases, {loot.Sum(release => release.Shown.Count)} groups shown, {endpoint.Asked} questions asked");
        }

        await Sector.ShowSecondaryGroupsAsync(home.Folder);
        await using (var broken = await RunningServer.StartAsync(benchmark, "serve"))
            Assert.InRange(await SmallestDerivableAsync(await Loot.TakeAsync(await PublicEndpoint.OpenAsync(broken.Client)), sectors, programs: 0), 1, Minimum - 1);
    }

    private static async Task LookForWaysAroundAsync(PublicEndpoint endpoint, IReadOnlyList<Loot> loot, Dictionary<string, Sector> sectors)
    {
        Assert.Equal(["region", "sizeBand", "serviceType", "authorityType"], endpoint.FieldsOf("GroupInput").Keys);
        Assert.All(endpoint.FieldsOf("GroupInput").Values, kind => Assert.DoesNotContain('[', kind));
        Assert.All(loot, release => Assert.Empty(release.Uneven));
        Assert.Empty(await Oracles.ForgeAsync(endpoint, loot));

        var release = loot.First(release => release.Framework == "well-led");
        Assert.Empty(await Oracles.TrackAsync(endpoint, release));
        Assert.Empty(await Oracles.AskOtherwiseAsync(endpoint, release));
        Assert.Single(await Oracles.HeadersAsync(endpoint, release));
        var shapes = await Oracles.ShapesAsync(endpoint, release);
        Assert.True(shapes.Count == 1, $"Figures are withheld in {shapes.Count} ways:\n{string.Join("\n", shapes)}");
        await CompareTimesAsync(endpoint, release, sectors[NameOf(release)].Verdicts(Providers, "standard"));
    }

    /// <summary>Groups hidden for one reason are answered as fast as those hidden for another.</summary>
    private static async Task CompareTimesAsync(PublicEndpoint endpoint, Loot release, IReadOnlyDictionary<string, Verdict> verdicts)
    {
        var asked = release.Hidden.GroupBy(group => verdicts[group]).SelectMany(alike => alike.Take(12)).ToList();

        var times = await Oracles.TimesAsync(endpoint, release, asked, turns: 31);

        var medians = asked.GroupBy(group => verdicts[group]).ToDictionary(alike => alike.Key, alike => alike.Select(group => times[group]).Order().ElementAt(alike.Count() / 2));
        Note($"median answers about hidden groups: {string.Join(", ", medians.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.00} ms")))}");
        Assert.InRange(medians.Values.Max() / medians.Values.Min(), 1, 1.5);
    }

    /// <summary>Fewest corporate groups behind anything that follows from what was taken, of any release.</summary>
    private static async Task<int> SmallestDerivableAsync(IReadOnlyList<Loot> loot, Dictionary<string, Sector> sectors, int programs)
    {
        var smallest = int.MaxValue;
        foreach (var release in loot)
        {
            var (sector, start) = (sectors[NameOf(release)], Stopwatch.GetTimestamp());
            var solver = new Solver(release, sector.Counts);
            var sets = await solver.DerivableAsync(release.Framework == "well-led" ? programs : 0);
            var fewest = sets.Select(sector.CorporateGroupsIn).DefaultIfEmpty(int.MaxValue).Min();
            Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{NameOf(release)}: {solver.HiddenCells} hidden cells, {sets.Count} sets derivable, fewest corporate groups {(sets.Count == 0 ? "none" : fewest)}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
            smallest = Math.Min(smallest, fewest);
        }

        return smallest;
    }

    /// <summary>Builds a release that is not published, so that nobody may find it; and names it.</summary>
    private static async Task<string> BuildDraftAsync(TemporaryHome home, Executable benchmark)
    {
        var csv = new StringBuilder("organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence\n");
        foreach (var number in Enumerable.Range(1, 12))
        {
            foreach (var statement in FrameworkFiles.Shipped.Find("driving-up-quality")!.Statements)
                csv.Append(CultureInfo.InvariantCulture, $"draft-{number},SYNTHETIC {number},,PROVIDER,LONDON,SMALL,SUPPORTED_LIVING,,,,{statement.Code},,,Made up,\n");
        }

        var file = home.Write("draft.csv", csv.ToString());
        foreach (var command in (string[])["round open --framework driving-up-quality --code draft", $"import assessments {file} --round draft", "round close --code draft"])
            await benchmark.SucceedAsync(command.Split(' '));
        var built = await benchmark.SucceedAsync("release", "build", "--round", "draft", "--as", "Ada");
        return built["Built ".Length..built.IndexOf(',', StringComparison.Ordinal)];
    }

    private static string NameOf(Loot release) => Encoding.UTF8.GetString(Convert.FromBase64String(release.Id))["Release:".Length..];

    private static void Note(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
