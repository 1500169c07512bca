using System.Globalization;
using System.Text.Json;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The whole sector beside those that took part, on the running demo.</summary>
public sealed class SectorTests(DemoServer demo)
{
    private const string Ask = """
        { release(framework: "well-led") {
            weighting { symbol by source asOf strata { group { region sizeBand serviceType } sector organisations responsePercent } }
            sectorCounts { label sector organisations responsePercent source asOf }
            benchmark(measure: {overall: true}, by: [REGION, SIZE_BAND, SERVICE_TYPE]) { groups {
                group { region sizeBand serviceType } figure { ... on PublishedFigure { mean { value coding } sectorWeighted { value coding label } } } } } } }
        """;

    [Fact]
    public async Task The_mean_weighted_to_the_sector_is_what_anybody_can_make_of_published_means_and_counts_but_for_rounding()
    {
        var release = await ReleaseAsync();
        var weighting = release.GetProperty("weighting");
        var groups = release.GetProperty("benchmark").GetProperty("groups").EnumerateArray().ToList();
        var means = groups.Where(group => group.GetProperty("figure").TryGetProperty("mean", out _))
            .ToDictionary(group => group.GetProperty("group").GetRawText(), group => group.GetProperty("figure").GetProperty("mean").GetProperty("value").GetDouble());

        var strata = weighting.GetProperty("strata").EnumerateArray().ToList();
        var sector = strata.Sum(stratum => stratum.GetProperty("sector").GetInt32());
        var expected = strata.Sum(stratum => stratum.GetProperty("sector").GetInt32() * means[stratum.GetProperty("group").GetRawText()]) / sector;

        Assert.Equal(2000, sector);
        Assert.Contains("SYNTHETIC", weighting.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.InRange(groups[0].GetProperty("figure").GetProperty("sectorWeighted").GetProperty("value").GetDouble(), expected - 0.1, expected + 0.1);
        Assert.All(groups.Skip(1).Where(group => group.GetProperty("figure").TryGetProperty("mean", out _)), group =>
            Assert.Equal(JsonValueKind.Null, group.GetProperty("figure").GetProperty("sectorWeighted").ValueKind));
        Assert.All(strata, stratum => Assert.Equal(
            (int)Math.Floor(100.0 * stratum.GetProperty("organisations").GetInt32() / stratum.GetProperty("sector").GetInt32() + 0.5),
            stratum.GetProperty("responsePercent").GetInt32()));
    }

    [Fact]
    public async Task Real_counts_of_care_homes_come_in_by_the_command_line_and_change_no_release()
    {
        var file = Project.PathOf("docs", "examples", "care-homes-by-region.csv");
        var expected = File.ReadLines(Project.ReferenceData("data", "care_home_region_index_2026-07.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(fields => fields[1], fields => int.Parse(fields[2], CultureInfo.InvariantCulture));
        var before = (await ReleaseAsync()).GetRawText();

        var first = await demo.Benchmark.SucceedAsync("import", "sector-counts", file);
        var second = await demo.Benchmark.SucceedAsync("import", "sector-counts", file);

        var offered = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => int.Parse(fields[3], CultureInfo.InvariantCulture));
        expected.Add("", expected.Values.Sum());
        Assert.Equal(expected.OrderBy(pair => pair.Key), offered.OrderBy(pair => pair.Key));
        Assert.Contains("10 counts, of which 10 are new", first, StringComparison.Ordinal);
        Assert.Contains("Nothing changed", second, StringComparison.Ordinal);
        Assert.Equal(before, (await ReleaseAsync()).GetRawText());
    }

    [Fact]
    public async Task A_named_set_has_the_figures_of_the_groups_it_is_made_of_together()
    {
        var answer = await demo.AskAsync("""
            { release(framework: "well-led") { sets { code title definition organisations figure(measure: {overall: true}) {
                ... on PublishedFigure { contributors mean { value } } } } participation(by: [REGION]) { group { region } organisations } } }
            """);
        var release = answer.GetProperty("data").GetProperty("release");
        var north = release.GetProperty("sets").EnumerateArray().Single(set => set.GetProperty("code").GetString() == "NORTH");
        var parts = release.GetProperty("participation").EnumerateArray()
            .Where(part => part.GetProperty("group").GetProperty("region").GetString() is "NORTH_EAST" or "NORTH_WEST" or "YORKSHIRE_AND_THE_HUMBER")
            .Sum(part => part.GetProperty("organisations").GetInt32());

        Assert.Contains("North East; North West; Yorkshire and The Humber", north.GetProperty("definition").GetString(), StringComparison.Ordinal);
        Assert.InRange(north.GetProperty("organisations").GetInt32(), parts - 10, parts + 10);
        Assert.Equal(north.GetProperty("organisations").GetInt32(), north.GetProperty("figure").GetProperty("contributors").GetInt32());
    }

    private async Task<JsonElement> ReleaseAsync()
    {
        var answer = await demo.AskAsync(Ask);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetProperty("release");
    }
}
