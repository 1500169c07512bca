using Benchmark.Data;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;
using Benchmark.Reports.Tests.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Documents;

/// <summary>Reports from a real database, read as each organisation sees itself.</summary>
public sealed class OwnReportsTests(TestCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_council_sees_its_published_scores_beside_its_peer_review()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await PublishAssuranceAsync(database);
        await using var releases = await PublishedReleases.OpenAsync(database.Public, Cancellation);
        var reports = new OwnReports(releases, database.Public, TimeProvider.System);
        await ReviewAsync(database, "la-e09000007");

        await using var transaction = await ActAsync(database, "la-e09000007");
        var report = await reports.AuthorityAsync(transaction, null, Cancellation);

        Assert.NotNull(report);
        var scores = await ScoresAsync(database, "la-e09000007");
        Assert.All(
            report.Exhibits.Single(exhibit => exhibit.Caption.Id == "leadership").Shown.OfType<Shown.OfOwn>().Where(own => own.Measure is Measure.Element),
            own => Assert.Equal(scores[((Measure.Element)own.Measure).Code], own.Score));
        Assert.Contains("Write down who decides what.", report.Html, StringComparison.Ordinal);
        Assert.Equal(new Group(Domain.Organisations.Region.London), report.Peers!.Group with { AuthorityType = null });
    }

    [Fact]
    public async Task Whoever_acts_for_nobody_has_no_report()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await PublishAssuranceAsync(database);
        await using var releases = await PublishedReleases.OpenAsync(database.Public, Cancellation);
        var reports = new OwnReports(releases, database.Public, TimeProvider.System);
        var reviewer = new Actor("key:test", "Rita", [Role.Reviewer], null, null);

        await using var transaction = await ActingTransaction.BeginAsync(database.Database.Member, reviewer, Cancellation);

        Assert.Null(await reports.ProviderAsync(transaction, null, Cancellation));
        Assert.Null(await reports.AuthorityAsync(transaction, null, Cancellation));
    }

    [Fact]
    public async Task A_pack_makes_every_report_once_and_goes_on_where_it_stopped()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "well-led-2024", 150);
        var release = await database.PublishAsync(await round.BuildAsync());
        await using var releases = await PublishedReleases.OpenAsync(database.Public, Cancellation);
        var pack = new ReportPack(new(releases, database.Public, TimeProvider.System), database.Vault, database.Database.Member, release, "Ada");
        var folder = Directory.CreateTempSubdirectory();

        var first = await RunAsync(pack, folder);
        var names = folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        var handedIn = (await CountAsync(database)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (missing, blocked) = (folder.GetFiles("*.html")[3], folder.GetFiles("*.html")[7]);
        missing.Delete();
        blocked.Delete();
        Directory.CreateDirectory(blocked.FullName);
        var second = await RunAsync(pack, folder);

        Assert.Equal(handedIn, $"{first.Written}");
        Assert.Equal(2 * first.Written, names.Count);
        Assert.Empty(first.Failures);
        Assert.Equal((1, first.Written - 2), (second.Written, second.Skipped));
        var failure = Assert.Single(second.Failures);
        Assert.EndsWith($"{failure.Organisation}.html", blocked.Name, StringComparison.Ordinal);
        Assert.True(File.Exists(missing.FullName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_report_holds_no_name_but_its_own()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "well-led-2024", 150);
        var release = await database.PublishAsync(await round.BuildAsync());
        await using var releases = await PublishedReleases.OpenAsync(database.Public, Cancellation);
        var pack = new ReportPack(new(releases, database.Public, TimeProvider.System), database.Vault, database.Database.Member, release, "Ada");
        var folder = Directory.CreateTempSubdirectory();

        await RunAsync(pack, folder);

        var own = folder.GetFiles("*.html").ToDictionary(file => file.Name, file => File.ReadAllText(file.FullName));
        var titles = own.ToDictionary(page => page.Key, page => page.Value.Split("<title>")[1].Split("</title>")[0]);
        Assert.All(own, page => Assert.DoesNotContain(titles, title => title.Key != page.Key && page.Value.Contains($"{title.Value}<", StringComparison.Ordinal)));
        folder.Delete(recursive: true);
    }

    private static Task<PackResult> RunAsync(ReportPack pack, DirectoryInfo folder) =>
        pack.RunAsync(folder.FullName, [ReportFormat.Html, ReportFormat.Json], new Progress<double>(), Cancellation);

    private static async Task PublishAssuranceAsync(TestDatabase database)
    {
        var file = Project.ReferenceData("data", "cqc_la_assurance_scores.csv");
        await DatabaseSchema.MigrateAsync(database.Database, FrameworkFiles.Shipped.Frameworks, Cancellation);
        await RoundStore.OpenAsync(
            database.Vault, new Round(0, "assurance", "Local authority assurance", "la-assurance-2023", Now.AddDays(-30), DateTimeOffset.MaxValue, null, false), Cancellation);
        await new LocalAuthorityAssuranceImport(database.Vault, FrameworkFiles.Shipped.Frameworks, TimeProvider.System).RunAsync(file, "assurance", "Ada", Cancellation);
        await RoundStore.CloseAsync(database.Vault, "assurance", TimeProvider.System.GetUtcNow(), Cancellation);
        await database.PublishAsync(await new ReleaseBuild("assurance", null, null, "Ada").RunAsync(database.Builder, TimeProvider.System, new Progress<double>(), Cancellation));
    }

    private static async Task ReviewAsync(TestDatabase database, string reference)
    {
        const string sql = """
            with kept as (
                insert into assessment.peer_review (organisation_id, framework_id, theme, reviewed_on, introduction, recorded_at)
                select o.organisation_id, f.framework_id, 'LAT4', '2026-05-12', null, now()
                from   registry.organisation o, assessment.framework f
                where  o.reference = @reference and f.code = 'la-assurance'
                returning organisation_id, peer_review_id)
            insert into assessment.finding (organisation_id, peer_review_id, ordinal, kind, element, text)
            select organisation_id, peer_review_id, 0, 'CONSIDERATION', null, 'Write down who decides what.' from kept
            """;
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql, new { reference });
    }

    /// <summary>The scores of each quality statement as they were imported.</summary>
    private static async Task<Dictionary<string, double?>> ScoresAsync(TestDatabase database, string reference)
    {
        const string sql = """
            select split_part(s.code, '.', 1) as element, p.rating::float8 as rating
            from   assessment.response p
            join   registry.organisation o using (organisation_id)
            join   assessment.statement s using (statement_id)
            where  o.reference = @reference
            """;
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return (await connection.QueryAsync<(string Element, double Rating)>(sql, new { reference })).ToDictionary(row => row.Element, row => (double?)row.Rating);
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>("select count(*) from assessment.assessment where status = 'SUBMITTED'");
    }

    private static async Task<ActingTransaction> ActAsync(TestDatabase database, string reference)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        var number = await connection.ExecuteScalarAsync<int>("select organisation_id from registry.organisation where reference = @reference", new { reference });
        return await ActingTransaction.BeginAsync(
            database.Database.Member, new Actor("key:test", "Ada", [Role.Provider], reference, number) { MayWrite = false }, Cancellation);
    }
}
