using System.Text;
using Benchmark.Data.Imports;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Data.Tests.Imports;

/// <summary>Lists that others published: regulators' ratings and counts of the sector.</summary>
public sealed class PublishedListImportTests(TestCluster cluster)
{
    private const string Ratings = "organisation_id,scheme,measure,rating,score,published_on\n";
    private const string Counts = "region,size_band,service_type,organisations,source,as_of\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ratings_of_known_organisations_are_kept_and_twice_is_the_same_as_once()
    {
        await using var database = await OpenAsync();
        const string file = Ratings + "org-1,CQC_WELL_LED,well-led,Good,,2026-03-31\norg-2,CQC_WELL_LED,well-led,,88.9,\n";

        var first = await RateAsync(database, file);
        var second = await RateAsync(database, file);
        var third = await RateAsync(database, file.Replace("Good", "Outstanding", StringComparison.Ordinal));

        Assert.Equal([(2, 2), (2, 0), (2, 1)], [first, second, third]);
        Assert.Equal(
            [
                new RegulatorRating("org-1", "CQC_WELL_LED", "well-led", "Outstanding", null, new(2026, 3, 31), null),
                new RegulatorRating("org-2", "CQC_WELL_LED", "well-led", null, 88.9m, null, null),
            ],
            await RegulatorRatings.ListAsync(database.Vault, "CQC_WELL_LED", Cancellation));
    }

    [Fact]
    public async Task Everything_wrong_with_a_list_of_ratings_is_said_at_once_and_nothing_is_kept()
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => RateAsync(database, Ratings + """
            org-1,CQC_WELL_LED,well-led,Good,,2026-03-31
            org-9,CQC_WELL_LED,well-led,Good,,
            org-1,,well-led,Good,high,31/03/2026
            org-2,CQC_WELL_LED,well-led,,,
            org-1,CQC_WELL_LED,well-led,Good,,

            """));

        Assert.Equal(
            """
            list.csv:3:1: No organisation has this reference. Import its assessments first, or remove the row.
            list.csv:4:7: Write 1 to 100 characters.
            list.csv:4:22: A score is a number such as 3 or 88.9, or blank.
            list.csv:4:27: Write the day as 2026-03-31, or leave it blank.
            list.csv:5:29: A row holds a rating, a score or both.
            list.csv:6:1: This rating is there twice, first on line 2. Keep one row.
            """,
            refusal.Message);
        Assert.Empty(await RegulatorRatings.ListAsync(database.Vault, "CQC_WELL_LED", Cancellation));
    }

    [Fact]
    public async Task Of_several_counts_of_a_kind_the_public_sees_the_newest()
    {
        await using var database = await OpenAsync();
        const string file = Counts + """
            ,,,40000,A made-up register,2025-04-01
            ,,,41000,A made-up register,2026-04-01
            Greater London,SMALL,DOMICILIARY,900,A made-up register,2026-04-01
            LONDON,,CARE_HOME | CARE_HOME_WITH_NURSING,1300,A made-up register,2026-04-01

            """;

        Assert.Equal((4, 4), await CountAsync(database, file));
        Assert.Equal((4, 0), await CountAsync(database, file));

        var newest = await SectorCounts.NewestAsync(database.Public, Cancellation);
        Assert.Equal(
            [
                "London: Small employers, domiciliary care 900", "London: Care home with nursing or care home without nursing 1300", "England 41000",
            ],
            newest.Select(count => $"{count.Label} {count.Organisations}"));
        Assert.All(newest, count => Assert.Equal(("A made-up register", new DateOnly(2026, 4, 1)), (count.Source, count.AsOf)));
    }

    [Fact]
    public async Task Everything_wrong_with_a_list_of_counts_is_said_at_once_and_nothing_is_kept()
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => CountAsync(database, Counts + """
            LODNON,SMALL,,900,A register,2026-04-01
            LONDON,TINY,DOMICILARY,"9,000",,April
            LONDON,,,900,A register,2026-04-01
            London,,,901,A register,2026-04-01
            London,,CARE_HOME|CARE_HOMES|CARE_HOME,901,A register,2026-04-01
            London,,OTHER,2147483647,A register,2026-04-01

            """));

        Assert.Equal(
            """
            list.csv:2:1: "LODNON" is not a region of England. Did you mean LONDON?
            list.csv:3:8: "TINY" is not a size band. Write one of MICRO, SMALL, MEDIUM, LARGE.
            list.csv:3:13: "DOMICILARY" is not a service type. Did you mean DOMICILIARY?
            list.csv:3:24: Write how many there are as a whole number up to 10000000, without commas.
            list.csv:3:32: Say who counted, in 1 to 500 characters.
            list.csv:3:33: Write the day of the count as 2026-03-31.
            list.csv:5:1: The same kind is counted twice for one day, first on line 4. Keep one row.
            list.csv:6:9: "CARE_HOMES" is not a service type. Did you mean CARE_HOME?
            list.csv:6:9: CARE_HOME is named twice. Keep it once.
            list.csv:7:15: Write how many there are as a whole number up to 10000000, without commas.
            """,
            refusal.Message);
        Assert.Empty(await SectorCounts.NewestAsync(database.Public, Cancellation));
    }

    private static Task<(int Rows, int Changed)> RateAsync(TestDatabase database, string file) =>
        new RegulatorRatingsImport(database.Vault).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), "list.csv", Cancellation);

    private static Task<(int Rows, int Changed)> CountAsync(TestDatabase database, string file) =>
        new SectorCountsImport(database.Vault).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), "list.csv", Cancellation);

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("""
            insert into registry.organisation (reference, name, kind, region, is_synthetic)
            select 'org-' || n, 'SYNTHETIC ' || n, 'PROVIDER', 'LONDON', true from generate_series(1, 2) n
            """);
        return database;
    }
}
