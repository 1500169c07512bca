using Benchmark.Data.Cluster;
using Benchmark.Domain.Frameworks;
using Dapper;
using Npgsql;

namespace Benchmark.Bench.Release;

/// <summary>A made-up sector: an edition of 60 statements, four rounds of which each organisation took part in three.</summary>
internal static class Sector
{
    public const string DatabaseName = "bench";

    public static readonly string[] Rounds = ["bench-1", "bench-2", "bench-3", "bench-4"];

    /// <summary>4 domains of 5 elements of 3 statements.</summary>
    public static readonly Framework Edition = new(
        "bench", "1", "SYNTHETIC edition", "Nobody", null, "Made up", null,
        new RatingScale([new(1, "1"), new(2, "2"), new(3, "3"), new(4, "4")]), [],
        [.. Enumerable.Range(1, 4).Select(domain => new FrameworkDomain($"D{domain}", $"Domain {domain}",
            [.. Enumerable.Range(1, 5).Select(element => new FrameworkElement($"D{domain}.{element}", $"Element {element}", null,
                [.. Enumerable.Range(1, 3).Select(statement => new Statement(
                    $"D{domain}.{element}.{statement}", $"Statement {statement}", [], false, [], [], [], []))]))]))],
        null, false)
    {
        Publishes = [MeasureLevel.Overall, MeasureLevel.Domain, MeasureLevel.Element, MeasureLevel.Statement],
    };

    public static async Task CreateDatabaseAsync(PrivateCluster cluster)
    {
        await using var server = NpgsqlDataSource.Create(cluster.ConnectionString("postgres", "benchmark"));
        await using var command = server.CreateCommand($"create database {DatabaseName}");
        await command.ExecuteNonQueryAsync();
    }

    public static async Task LoadAsync(NpgsqlDataSource owner, int organisations)
    {
        const string sql = """
            select setseed(0.5);
            insert into registry.corporate_group (name) select 'SYNTHETIC group ' || n from generate_series(1, @organisations / 20) n;
            insert into registry.organisation (reference, name, kind, region, size_band, service_type, corporate_group_id, is_synthetic)
            select 'org-' || n, 'SYNTHETIC ' || n, 'PROVIDER',
                   (array['NORTH_EAST','NORTH_WEST','YORKSHIRE_AND_THE_HUMBER','EAST_MIDLANDS','WEST_MIDLANDS','EAST_OF_ENGLAND','LONDON','SOUTH_EAST','SOUTH_WEST'])[1 + floor(9 * random())],
                   (array['MICRO','SMALL','SMALL','SMALL','MEDIUM','LARGE'])[1 + floor(6 * random())],
                   (array['CARE_HOME_WITH_NURSING','CARE_HOME','DOMICILIARY','SUPPORTED_LIVING','SHARED_LIVES','OTHER'])[1 + floor(6 * random() * random())],
                   case when n % 4 = 0 then (select min(corporate_group_id) from registry.corporate_group) + n / 4 % (@organisations / 20) end, true
            from   generate_series(1, @organisations) n;
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, closed_at, is_synthetic)
            select wanted, 'SYNTHETIC ' || wanted, framework_id, '2025-01-01', '2025-02-01', '2025-02-01', true
            from   unnest(@Rounds) as wanted, assessment.framework;
            insert into assessment.assessment (organisation_id, round_id, status, revision, submitted_at)
            select organisation_id, round_id, 'SUBMITTED', 1, now()
            from   registry.organisation, assessment.round where (organisation_id + round_id) % 4 <> 0;
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
            select organisation_id, round_id, assessment_id, 0, '', '\x00' from assessment.assessment;
            select assessment.start_partition(round_id) from assessment.round;
            """;
        await using var connection = await owner.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { organisations, Rounds }, commandTimeout: 600);
        foreach (var round in await connection.QueryAsync<int>("select round_id from assessment.round"))
        {
            await connection.ExecuteAsync($"""
                insert into assessment.response_{round} (round_id, organisation_id, assessment_id, statement_id, sheet, rating)
                select round_id, organisation_id, assessment_id, statement_id, 0,
                       least(4, greatest(1, round(2.7 + 0.6 * sin(organisation_id) + 1.6 * (random() - 0.5))))
                from   assessment.assessment, assessment.statement where round_id = {round};
                select assessment.finish_partition({round});
                """, commandTimeout: 600);
        }

        await connection.ExecuteAsync("vacuum analyze", commandTimeout: 600);
    }
}
