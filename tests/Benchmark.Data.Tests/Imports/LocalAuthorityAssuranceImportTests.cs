using System.Text;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Organisations;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Rounds;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Imports;

public sealed class LocalAuthorityAssuranceImportTests(TestCluster cluster)
{
    private const string Header =
        "la_code,la_name,published_name,region,region_code,la_type,assessed,report_slug,qs1,qs2,qs3,qs4,qs5,qs6,qs7,qs8,qs9,total,percent,derived_rating,published_rating";

    private const string Right =
        "E06000999,Made Up,Made Up Council,Greater London,E12000007,Unitary Authorities,March 2025,slug,3,3,3,3,3,3,3,3,3,27,75.0,Good,Good";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_scores_and_ratings_are_kept_as_they_are()
    {
        var path = Project.ReferenceData("data", "cqc_la_assurance_scores.csv");
        await using var database = await OpenAsync();
        var import = Import(database);

        var result = await import.RunAsync(path, Some.Round().Code, "Ada", Cancellation);
        var again = await import.RunAsync(path, Some.Round().Code, "Ada", Cancellation);

        Assert.Equal(
            new ImportResult(new(72, 0, 0), new(72, 0, 0), Submitted: 72, Drafts: 0, Withdrawn: 0, Answers: 648) { RegulatorRatings = 72 }, result);
        Assert.True(again.ChangedNothing);
        Assert.Equal(Expected(path), await database.QueryTextAsync(
            """
            select format('%s %s %s %s %s %s', upper(substr(o.reference, 4)), g.official_code, o.authority_type,
                          string_agg(r.rating::text, '' order by s.position), p.score, coalesce(p.rating, 'Not Rated'))
            from   assessment.response r
            join   assessment.statement s using (statement_id)
            join   registry.organisation o using (organisation_id)
            join   registry.region g on g.code = o.region
            join   registry.regulator_rating p using (organisation_id)
            group  by o.reference, g.official_code, o.authority_type, p.score, p.rating
            order  by 1
            """));
    }

    [Fact]
    public async Task Sums_that_disagree_with_the_scores_are_refused()
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => RunAsync(
            database,
            Right.Replace(",27,75.0,Good,", ",26,74.9,Outstanding,", StringComparison.Ordinal),
            Right.Replace("E06000999", "E06000998", StringComparison.Ordinal).Replace(",3,27,", ",5,27,", StringComparison.Ordinal)
                .Replace("E12000007", "E12000008", StringComparison.Ordinal).Replace("Unitary A", "Unity A", StringComparison.Ordinal)
                .Replace("March 2025", "spring", StringComparison.Ordinal),
            Right,
            Right[..^4] + "Fine"));

        Approved.Match(refusal.Message + "\n", "authority-problems.txt");
    }

    [Fact]
    public async Task An_authority_without_a_rating_has_its_scores_kept()
    {
        await using var database = await OpenAsync();

        await RunAsync(database, Right[..^4] + "Not Rated");

        Assert.Equal(
            [new RegulatorRating("la-e06000999", LocalAuthorityAssuranceImport.Scheme, "overall", null, 75.0m, null, new DateOnly(2025, 3, 1))],
            await RegulatorRatings.ListAsync(database.Vault, LocalAuthorityAssuranceImport.Scheme, Cancellation));
    }

    [Fact]
    public async Task A_round_on_another_framework_is_refused()
    {
        await using var database = await OpenAsync();
        await RoundStore.OpenAsync(database.Vault, Some.Round() with { Code = "other", Framework = "well-led-2024" }, Cancellation);

        await Assert.ThrowsAsync<RoundRefusedException>(
            () => Import(database).RunAsync(new MemoryStream(), "file.csv", "other", null, Cancellation));
    }

    /// <summary>The file itself, in the words of the query.</summary>
    private static string Expected(string path)
    {
        var types = new Dictionary<string, string>
        {
            ["Counties"] = "COUNTY",
            ["Unitary Authorities"] = "UNITARY",
            ["Metropolitan Districts"] = "METROPOLITAN",
            ["London Boroughs"] = "LONDON_BOROUGH",
        };
        return string.Join('\n', File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .Select(f => $"{f[0]} {f[4]} {types[f[5]]} {string.Concat(f[8..17])} {f[18]} {f[20]}")
            .Order(StringComparer.Ordinal));
    }

    private static Task<ImportResult> RunAsync(TestDatabase database, params string[] rows) => Import(database).RunAsync(
        new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\n{string.Join('\n', rows)}")), "file.csv", Some.Round().Code, null, Cancellation);

    private static LocalAuthorityAssuranceImport Import(TestDatabase database) =>
        new(database.Vault, FrameworkFiles.Shipped.Frameworks, new StoppedClock());

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, FrameworkFiles.Shipped.Frameworks, Cancellation);
        await RoundStore.OpenAsync(database.Vault, Some.Round() with { Framework = "la-assurance-2023" }, Cancellation);
        return database;
    }
}
