using Dapper;
using Npgsql;

namespace Benchmark.Bench.Release;

/// <summary>The figures of all four releases as one would write them in SQL, without mask, rounding or storage.</summary>
internal static class BareSql
{
    private const string Sql = """
        create temp table rating as
        select r.round_id, r.organisation_id, s.code, left(s.code, 4) as element, left(s.code, 2) as domain, r.rating
        from   assessment.response r join assessment.statement s using (statement_id);
        create temp table element as
        select round_id, organisation_id, element, domain, avg(rating) as score from rating group by round_id, organisation_id, element, domain;
        create temp table figure as
        select   round_id, measure, region, size_band, service_type, count(*) as n, avg(score) as mean, stddev_samp(score) as deviation,
                 percentile_cont(array[.1, .25, .5, .75, .9]) within group (order by score::float8) as quantiles
        from     (select round_id, organisation_id, element as measure, score from element
                  union all
                  select round_id, organisation_id, domain, avg(score) from element group by round_id, organisation_id, domain
                  union all
                  select round_id, organisation_id, 'overall', avg(score) from element group by round_id, organisation_id) score
        join     registry.organisation using (organisation_id)
        group by round_id, measure, cube (region, size_band, service_type);
        create temp table share as
        select   round_id, code, region, size_band, service_type, count(*) as n, avg(rating) as mean, stddev_samp(rating) as deviation,
                 count(*) filter (where rating = 1) as ones, count(*) filter (where rating = 2) as twos,
                 count(*) filter (where rating = 3) as threes, count(*) filter (where rating = 4) as fours
        from     rating join registry.organisation using (organisation_id)
        group by round_id, code, cube (region, size_band, service_type);
        drop table rating, element, figure, share;
        """;

    public static async Task RunAsync(NpgsqlDataSource owner)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await connection.ExecuteAsync("set work_mem = '256MB'");
        await connection.ExecuteAsync(Sql, commandTimeout: 600);
    }
}
