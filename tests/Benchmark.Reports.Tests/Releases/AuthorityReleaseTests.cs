using Benchmark.Data;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>The regulator's real scores of 72 authorities, from file to release.</summary>
public sealed class AuthorityReleaseTests(TestCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_72_authorities_are_in_the_release_and_its_figures_equal_plain_SQL()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var release = await ReleaseOfRealScoresAsync(database);

        Assert.Equal(72, await ScalarAsync<long>(database, "select count(*) from registry.release_member"));
        Assert.Equal(70, release.ParticipationOf(0));
        var expected = await PlainSql.ComputeAsync(database, release.Framework, null);
        Assert.All(release.Measures, measure => Assert.All(release.Lattice.Groups, group =>
        {
            if (release[measure, group] is Figure.Published figure)
                Assert.Equal(expected[(measure.Key, group)], PlainSql.Row.Of(figure));
        }));
    }

    [Fact]
    public async Task Durham_is_in_the_release_and_outside_the_comparison_of_ratings()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ReleaseOfRealScoresAsync(database);
        const string durham = "from registry.organisation o where o.reference = 'la-e06000047'";

        Assert.Equal(1, await ScalarAsync<long>(
            database, $"select count(*) from registry.release_member where organisation_id = (select organisation_id {durham})"));
        Assert.Equal(71, await ScalarAsync<long>(
            database, "select count(distinct organisation_id) from registry.regulator_rating where measure = 'overall' and rating is not null"));
        Assert.Equal(0, await ScalarAsync<long>(
            database, $"select count(*) from registry.regulator_rating where rating is not null and organisation_id = (select organisation_id {durham})"));
    }

    [Fact]
    public async Task Regions_with_fewer_than_ten_authorities_are_withheld()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var release = await ReleaseOfRealScoresAsync(database);
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        var counts = (await connection.QueryAsync<(string Region, int Count)>(
            "select region, count(*)::int from registry.release_member group by region")).ToDictionary(row => row.Region, row => row.Count);

        Assert.Contains(counts.Values, count => count < 10);
        Assert.All(Enum.GetValues<Region>(), region =>
        {
            if (counts.GetValueOrDefault(Domain.Code.Of(region)) < 10)
                Assert.IsType<Figure.Withheld>(release[new Measure.Overall(), new Group(region)]);
        });
        Assert.IsType<Figure.Published>(release[new Measure.Overall(), new Group(Region.London)]);
    }

    [Fact]
    public async Task The_sector_report_shows_it()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var release = await ReleaseOfRealScoresAsync(database);

        var report = SectorReport.Of(release);

        Assert.Contains("About 70 organisations took part.", report.Html, StringComparison.Ordinal);
        Assert.Contains("Type of authority", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("SYNTHETIC", report.Html, StringComparison.Ordinal);
    }

    private static async Task<Release> ReleaseOfRealScoresAsync(TestDatabase database)
    {
        var file = Project.ReferenceData("data", "cqc_la_assurance_scores.csv");
        await DatabaseSchema.MigrateAsync(database.Database, FrameworkFiles.Shipped.Frameworks, Cancellation);
        await RoundStore.OpenAsync(
            database.Vault,
            new Round(0, "assurance", "Local authority assurance", "la-assurance-2023", Now.AddDays(-30), DateTimeOffset.MaxValue, null, false),
            Cancellation);
        await new LocalAuthorityAssuranceImport(database.Vault, FrameworkFiles.Shipped.Frameworks, TimeProvider.System)
            .RunAsync(file, "assurance", "Ada", Cancellation);
        await RoundStore.CloseAsync(database.Vault, "assurance", TimeProvider.System.GetUtcNow(), Cancellation);
        var facts = await new ReleaseBuild("assurance", null, null, "Ada")
            .RunAsync(database.Builder, TimeProvider.System, new Progress<double>(), Cancellation);
        return await ReleaseQueries.ReadAsync(database.Builder, facts, Cancellation);
    }

    private static async Task<T> ScalarAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }
}
