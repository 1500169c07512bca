using System.Text;
using Benchmark.Data.Disclosure;
using Benchmark.Data.Imports;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>A release whose means are weighted to the sector, from the counts to the audit.</summary>
public sealed class WeightedReleaseTests(TestCluster cluster)
{
    private static readonly DimensionCode[] ByRegion = [DimensionCode.Region];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new[] { DimensionCode.Region })]
    [InlineData(new[] { DimensionCode.SizeBand, DimensionCode.ServiceType })]
    public async Task Weighted_means_equal_what_plain_SQL_computes_from_the_scores_and_the_counts(DimensionCode[] by)
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 800);
        await CountAsync(database, by, seed: 1);
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("""
                update assessment.response set rating = greatest(1, rating - 2)
                where  organisation_id in (select organisation_id from registry.organisation where region = 'NORTH_EAST' or size_band = 'MICRO');
                update registry.sector_count set organisations = organisations * 40 where region = 'NORTH_EAST' or size_band = 'MICRO';
                """);
        }

        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        Assert.Equal(by, Assert.IsType<SectorWeighting.Shown>(release.Weighting).By);
        var expected = await PlainSql.WeightedAsync(database, round.Framework, null, by);
        Assert.Equal(
            release.Measures.Where(measure => measure is not Measure.Statement).ToDictionary(measure => measure.Key, measure => Math.Round(expected[measure.Key], 1, MidpointRounding.AwayFromZero)),
            release.WeightedMeans.ToDictionary(pair => pair.Key.Key, pair => pair.Value.Tenths / 10m));
        Assert.Contains(release.WeightedMeans, pair => release[pair.Key, Group.England] is Figure.Published figure && figure.Mean != pair.Value);
    }

    [Fact]
    public async Task Counts_that_come_later_do_not_change_a_release_and_those_it_had_make_it_again()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 300);
        await CountAsync(database, ByRegion, seed: 1);
        var first = await round.BuildAsync();
        var again = await round.BuildAsync();
        var before = await ReleaseQueries.ReadAsync(database.Builder, first, Cancellation);

        await CountAsync(database, ByRegion, seed: 2, day: "2027-04-01");

        await ReleaseManifest.VerifyAsync(database.Builder, first, Cancellation);
        var after = await ReleaseQueries.ReadAsync(database.Builder, first, Cancellation);
        Assert.Equal(before.Sector.Select(count => (count.Label, count.Organisations)), after.Sector.Select(count => (count.Label, count.Organisations)));
        Assert.Equal(await ManifestAsync(database, first), (await ManifestAsync(database, again)).Replace(again.Version, first.Version, StringComparison.Ordinal));
        var later = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);
        Assert.NotEqual(before.Sector.Select(count => count.Organisations), later.Sector.Select(count => count.Organisations));
        Assert.NotEqual(before.WeightedMeans.OrderBy(pair => pair.Key.Key), later.WeightedMeans.OrderBy(pair => pair.Key.Key));
    }

    [Fact]
    public async Task How_it_is_weighted_does_not_depend_on_what_anyone_answered()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 300);
        await CountAsync(database, ByRegion, seed: 1);
        var before = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("update assessment.response set rating = 5 - rating");

        var after = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);
        Assert.True(WeightingCheck.AreAlike(before.Weighting, after.Weighting));
        Assert.Equal(before.WeightedMeans.Keys, after.WeightedMeans.Keys);
        Assert.NotEqual(before.WeightedMeans[new Measure.Overall()], after.WeightedMeans[new Measure.Overall()]);
    }

    [Fact]
    public async Task A_weighted_mean_that_would_tell_of_few_beside_an_earlier_one_of_the_same_answers_is_withheld()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 400);
        await CountAsync(database, ByRegion, seed: 1);
        var first = await PublishAsync(database, await round.BuildAsync());
        Assert.Contains("Means weighted to the sector rest on enough", await ReleaseAudit.ReadPageAsync(database.Builder, first, Cancellation), StringComparison.Ordinal);
        await ReleaseLife.WithdrawAsync(database.Builder, first, "Three took their answers back.", "Ben", Now, Cancellation);
        await round.TakeBackAsync(ClosedRound.Code, [7, 8, 9]);
        await CountAsync(database, ByRegion, seed: 2, day: "2027-04-01");

        var second = await round.BuildAsync();

        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        var seen = Assert.Single(await ReleaseOutline.SeenAsync(connection, second, Cancellation));
        Assert.IsType<SectorWeighting.Shown>(seen.Weighting);
        var outline = await ReleaseOutline.ReadAsync(connection, second, Cancellation);
        Assert.IsType<SectorWeighting.Withheld>(outline.Weighting);
        await AuditAsync(database, second);
        var alone = Mask.Of(
            outline.Lattice, [.. outline.Members.Select(member => new Participant(member.Place, member.CorporateGroup))], [], [],
            await SectorRows.ReadAsync(connection, second.Id, Cancellation), PolicyFiles.Find("standard")!);
        var careless = outline with { Weighting = Assert.IsType<SectorWeighting.Shown>(alone.Weighting) };
        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([careless, seen]), 10, 20_000, Cancellation)).Light);
    }

    [Fact]
    public async Task A_release_without_counts_or_of_local_authorities_is_not_weighted()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 150);
        await CountAsync(database, ByRegion, seed: 1);

        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        Assert.IsType<SectorWeighting.NotCounted>(release.Weighting);
        Assert.Empty(release.Sector);
        Assert.Empty(release.WeightedMeans);
    }

    [Fact]
    public async Task Care_homes_by_region_are_counts_of_two_services_together_and_weight_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 300);
        await ImportAsync(database, CareHomes.Counts());

        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        Assert.IsType<SectorWeighting.NotCounted>(release.Weighting);
        Assert.Equal(CareHomes.ByRegion(), release.Sector.Where(count => count.Region is not null).ToDictionary(count => count.Region!.Value, count => count.Organisations));
        Assert.All(release.Sector, count => Assert.Equal([ServiceType.CareHomeWithNursing, ServiceType.CareHome], count.Services));
    }

    /// <summary>Made-up counts of every part of a partition, all above what any part has of participants.</summary>
    private static Task CountAsync(TestDatabase database, DimensionCode[] by, int seed, string day = "2026-04-01")
    {
        var random = new Random(seed);
        var file = new StringBuilder("region,size_band,service_type,organisations,source,as_of\n");
        foreach (var group in new Lattice(by).Groups.Where(group => group.Depth == by.Length))
        {
            var codes = GroupRow.Codes(group);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{codes[0]},{codes[1]},{codes[2]},{150 + random.Next(8000)},A made-up register,{day}\n");
        }

        return ImportAsync(database, file.ToString());
    }

    private static async Task ImportAsync(TestDatabase database, string file)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        await new SectorCountsImport(database.Vault).RunAsync(content, "counts.csv", Cancellation);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task<ReleaseFacts> AuditAsync(TestDatabase database, ReleaseFacts release)
    {
        var report = await ReleaseAudit.RunAsync(database.Builder, release, "Ada", Now, measures: 0, Cancellation);
        Assert.All(report.Gates, gate => Assert.True(gate.Passed, $"{gate.Title}: {gate.Finding}"));
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }

    private static async Task<ReleaseFacts> PublishAsync(TestDatabase database, ReleaseFacts release)
    {
        var audited = await AuditAsync(database, release);
        await ReleaseLife.ApproveAsync(database.Builder, audited, "Ben", Now, Cancellation);
        await ReleaseLife.PublishAsync(database.Builder, audited, "Ben", Now, Cancellation);
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }

    private static async Task<string> ManifestAsync(TestDatabase database, ReleaseFacts facts)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<string>("select manifest from release.release where release_id = @Id", new { facts.Id }))!;
    }
}
