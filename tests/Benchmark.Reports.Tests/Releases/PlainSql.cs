using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Tests;
using Dapper;
using FigureText = Benchmark.Reports.Releases.FigureRow;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>The figures of a release, computed by the database from the ratings with grouping sets and percentile_cont.</summary>
/// <remarks>Rules are written out in SQL and share nothing with the build but the definition of a score.</remarks>
internal static class PlainSql
{
    private const string Scores = """
        with statement as (
            select s.statement_id, s.code, home.element, home.domain
            from   assessment.statement s
            join   unnest(@Statements, @Elements, @Domains) as home (code, element, domain) using (code)
        ), rating as (
            select organisation_id, code, element, domain, avg(rating::numeric) as rating
            from   assessment.response join statement using (statement_id)
            group by organisation_id, code, element, domain
        ), element as (
            select organisation_id, element, domain, avg(rating) as score from rating group by organisation_id, element, domain
        ), score as (
            select organisation_id, 'statement:' || code as measure, rating as score from rating
            union all select organisation_id, 'element:' || element, score from element
            union all select organisation_id, 'domain:' || domain, avg(score) from element group by organisation_id, domain
            union all select organisation_id, 'overall', avg(score) from element group by organisation_id
        ), placed as (
            select measure, round(score, 6) as score, round(round(score, 6), 1) as tenth, floor(round(score, 6) + 0.5) as whole,
                   region, size_band, service_type, authority_type, coalesce(corporate_group_id, -organisation_id) as corporate_group
            from   score join registry.organisation using (organisation_id)
        )

        """;

    private const string Sql = Scores + """
        select   measure, region, size_band, service_type, authority_type,
                 count(*)::int as n, count(distinct corporate_group)::int as groups,
                 round(avg(score), 1) as mean,
                 percentile_cont(0.5) within group (order by tenth::float8)::numeric as median,
                 percentile_cont(array[.25, .75, .1, .9]) within group (order by tenth::float8) as quantiles,
                 round(stddev_samp(score), 1) as deviation,
                 array[count(*) filter (where whole = 1), count(*) filter (where whole = 2),
                       count(*) filter (where whole = 3), count(*) filter (where whole = 4)]::int[] as counts
        from     placed
        group by measure, cube (region, size_band, service_type, authority_type)
        """;

    public static async Task<Dictionary<(string Measure, Group Group), Row>> ComputeAsync(
        TestDatabase database, Framework framework, PerspectiveCode? perspective)
    {
        var facts = await QueryAsync<Facts>(database, framework, perspective, Sql, []);
        return facts.DistinctBy(row => (row.Measure, row.Group)).ToDictionary(row => (row.Measure, row.Group), Row.Of);
    }

    /// <summary>England's means weighted by counts of the sector, to six decimals: mean of each part times how many there are, over how many there are.</summary>
    public static async Task<Dictionary<string, decimal>> WeightedAsync(
        TestDatabase database, Framework framework, PerspectiveCode? perspective, IReadOnlyList<DimensionCode> by)
    {
        const string sql = Scores + """
            , part as (
                select   measure, case when 'REGION' = any(@By) then region end as region, case when 'SIZE_BAND' = any(@By) then size_band end as size_band,
                         case when 'SERVICE_TYPE' = any(@By) then service_type end as service_type, avg(score) as mean
                from     placed group by 1, 2, 3, 4)
            select   p.measure as "Item1", sum(p.mean * c.organisations) / sum(c.organisations) as "Item2"
            from     part p
            join     registry.sector_count c on (c.region, c.size_band) is not distinct from (p.region, p.size_band)
                     and c.service_types is not distinct from case when p.service_type is not null then array[p.service_type] end
            group by p.measure
            """;
        return (await QueryAsync<(string Measure, decimal Mean)>(database, framework, perspective, sql, new() { ["By"] = by.Select(Code.Of).ToArray() }))
            .ToDictionary(row => row.Measure, row => row.Mean);
    }

    /// <summary>Mean and number of organisations by measure, of organisations of some regions together.</summary>
    public static async Task<Dictionary<string, (int Organisations, decimal Mean)>> OfRegionsAsync(
        TestDatabase database, Framework framework, PerspectiveCode? perspective, IReadOnlyList<Region> regions)
    {
        const string sql = Scores + """
            select measure as "Item1", count(*)::int as "Item2", round(avg(score), 1) as "Item3" from placed where region = any(@Regions) group by measure
            """;
        return (await QueryAsync<(string Measure, int Organisations, decimal Mean)>(
                database, framework, perspective, sql, new() { ["Regions"] = regions.Select(Code.Of).ToArray() }))
            .ToDictionary(row => row.Measure, row => (row.Organisations, row.Mean));
    }

    private static async Task<IReadOnlyList<T>> QueryAsync<T>(
        TestDatabase database, Framework framework, PerspectiveCode? perspective, string sql, Dictionary<string, object> more)
    {
        var home = framework.Domains
            .SelectMany(domain => domain.Elements, (domain, element) => (domain, element))
            .SelectMany(pair => pair.element.Statements, (pair, statement) => (statement, pair.element, pair.domain))
            .Where(place => place.statement.IsAskedFrom(perspective))
            .ToList();
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        more["Statements"] = home.Select(place => place.statement.Code).ToArray();
        more["Elements"] = home.Select(place => place.element.Code).ToArray();
        more["Domains"] = home.Select(place => place.domain.Code).ToArray();
        return [.. await connection.QueryAsync<T>(sql, more)];
    }

    [method: ExplicitConstructor]
    internal sealed record Facts(
        string Measure, string? Region, string? Size_Band, string? Service_Type, string? Authority_Type, int N, int Groups,
        decimal Mean, decimal Median, double[] Quantiles, decimal? Deviation, int[] Counts)
    {
        public Group Group => new(
            Region is null ? null : Code.Read<Region>(Region), Size_Band is null ? null : Code.Read<SizeBand>(Size_Band),
            Service_Type is null ? null : Code.Read<ServiceType>(Service_Type),
            Authority_Type is null ? null : Code.Read<AuthorityType>(Authority_Type));

        public int Enough => Math.Min(N, Groups);
    }

    /// <summary>A figure as text, by the words of the primary-rules table.</summary>
    public sealed record Row(
        int Contributors, string Mean, string? Median, string? Quartiles, string? Deciles, string? Deviation, string? Shares)
    {
        public static Row Of(Figure.Published figure) => new(
            figure.Contributors, FigureText.Text(figure.Mean), Text(figure.Median),
            Pair(figure.Quartiles), Pair(figure.Deciles), Text(figure.Spread?.StandardDeviation),
            figure.Spread is { Shares.Count: > 0 } spread
                ? string.Join(' ', spread.Shares.Append(spread.RatedThreeOrFour!.Value).Select(FigureText.Text))
                : null);

        private static string? Text(CodedNumber? number) => number is { } coded ? FigureText.Text(coded) : null;

        private static string? Pair(Domain.Releases.Range? range) =>
            range is null ? null : $"{FigureText.Text(range.Lower)} {FigureText.Text(range.Upper)}";

        private static string Coded(decimal value)
        {
            var tenth = Math.Round(value, 1, MidpointRounding.AwayFromZero);
            return tenth >= 3.8m ? "3.8+" : tenth <= 1.2m ? "1.2-" : tenth.ToString("0.0", CultureInfo.InvariantCulture);
        }

        private static string Pair(double lower, double upper) => $"{Coded(Exact(lower))} {Coded(Exact(upper))}";

        /// <summary>percentile_cont of tenths is a multiple of a hundredth of a tenth, which floating point only just misses.</summary>
        private static decimal Exact(double quantile) => Math.Round((decimal)quantile, 9);

        private static string Share(int count, int of, int enough)
        {
            var percent = 100m * count / of;
            var step = enough >= 100 ? 1 : 5;
            return percent < 10 ? "10-" : percent > 90 ? "90+"
                : (step * Math.Round(percent / step, MidpointRounding.AwayFromZero)).ToString("0", CultureInfo.InvariantCulture);
        }

        internal static Row Of(Facts facts)
        {
            var isStatement = facts.Measure.StartsWith("statement:", StringComparison.Ordinal);
            return new(
                (int)(5 * Math.Round(facts.N / 5m, MidpointRounding.AwayFromZero)),
                Coded(facts.Mean),
                isStatement ? null : Coded(Exact((double)facts.Median)),
                isStatement || facts.Enough < 20 ? null : Pair(facts.Quantiles[0], facts.Quantiles[1]),
                isStatement || facts.Enough < 50 ? null : Pair(facts.Quantiles[2], facts.Quantiles[3]),
                facts.Enough < 30 ? null : facts.Deviation < 0.3m ? "0.3-" : facts.Deviation!.Value.ToString("0.0", CultureInfo.InvariantCulture),
                !isStatement || facts.Enough < 30
                    ? null
                    : string.Join(' ', facts.Counts.Append(facts.Counts[2] + facts.Counts[3]).Select(count => Share(count, facts.N, facts.Enough))));
        }
    }
}
