using Benchmark.Data.People;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>What a regulator published about an organisation.</summary>
/// <param name="Organisation">The organisation's reference.</param>
/// <param name="Scheme">By which scheme, for example <c>CQC_LA_ASSURANCE</c>.</param>
/// <param name="Measure">Of what, for example <c>overall</c>.</param>
/// <param name="Rating">As published, for example <c>Good</c>; null when none was given.</param>
/// <param name="Score">As published, in the scheme's unit; null when none was given.</param>
/// <param name="PublishedOn">Null when not said.</param>
/// <param name="AssessedIn">The first day of the month of the assessment; null when not said.</param>
public sealed record RegulatorRating(
    string Organisation, string Scheme, string Measure, string? Rating, decimal? Score, DateOnly? PublishedOn, DateOnly? AssessedIn);

/// <summary>Published ratings as they are kept.</summary>
public static class RegulatorRatings
{
    /// <summary>Keeps ratings of known organisations and returns how many are new or other than before.</summary>
    internal static Task<int> WriteAsync(NpgsqlConnection connection, IReadOnlyList<RegulatorRating> ratings, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.regulator_rating as kept (organisation_id, scheme, measure, rating, score, published_on, assessed_in)
            select o.organisation_id, file.scheme, file.measure, file.rating, file.score, file.published_on, file.assessed_in
            from   unnest(@Organisations, @Schemes, @Measures, @Ratings, @Scores, @PublishedOn, @AssessedIn)
                   as file (reference, scheme, measure, rating, score, published_on, assessed_in)
            join   registry.organisation o using (reference)
            on conflict (organisation_id, scheme, measure) do update
            set    rating = excluded.rating, score = excluded.score, published_on = excluded.published_on, assessed_in = excluded.assessed_in
            where  (kept.rating, kept.score, kept.published_on, kept.assessed_in)
                   is distinct from (excluded.rating, excluded.score, excluded.published_on, excluded.assessed_in)
            """;
        if (ratings.Count == 0)
            return Task.FromResult(0);

        return connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Organisations = ratings.Select(rating => rating.Organisation).ToArray(),
                Schemes = ratings.Select(rating => rating.Scheme).ToArray(),
                Measures = ratings.Select(rating => rating.Measure).ToArray(),
                Ratings = ratings.Select(rating => rating.Rating).ToArray(),
                Scores = ratings.Select(rating => rating.Score).ToArray(),
                PublishedOn = ratings.Select(rating => rating.PublishedOn).ToArray(),
                AssessedIn = ratings.Select(rating => rating.AssessedIn).ToArray(),
            },
            cancellationToken: cancellation));
    }

    /// <summary>What regulators published about the acting organisation, by scheme and measure.</summary>
    public static async Task<IReadOnlyList<RegulatorRating>> ListRegulatorRatingsAsync(
        this ActingTransaction transaction, string organisation, CancellationToken cancellation)
    {
        const string sql = """
            select   o.reference as organisation, r.scheme, r.measure, r.rating, r.score, r.published_on as publishedOn, r.assessed_in as assessedIn
            from     registry.regulator_rating r
            join     registry.organisation o using (organisation_id)
            where    o.reference = @Organisation and o.organisation_id = @Own
            order by r.scheme, r.measure
            """;
        var rows = await transaction.Connection.QueryAsync<RegulatorRating>(new CommandDefinition(
            sql, new { Organisation = organisation, Own = transaction.ProviderOf() }, cancellationToken: cancellation));
        return [.. rows];
    }

    /// <summary>Every rating of a scheme, by organisation.</summary>
    public static async Task<IReadOnlyList<RegulatorRating>> ListAsync(NpgsqlDataSource vault, string scheme, CancellationToken cancellation)
    {
        const string sql = """
            select   o.reference, r.scheme, r.measure, r.rating, r.score, r.published_on, r.assessed_in
            from     registry.regulator_rating r
            join     registry.organisation o using (organisation_id)
            where    r.scheme = $1
            order by o.reference collate "C", r.measure
            """;
        await using var command = vault.CreateCommand(sql);
        command.Parameters.Add(new() { Value = scheme });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var ratings = new List<RegulatorRating>();
        while (await rows.ReadAsync(cancellation))
        {
            ratings.Add(new(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.TextOrNull(3), rows.ValueOrNull<decimal>(4),
                rows.ValueOrNull<DateOnly>(5), rows.ValueOrNull<DateOnly>(6)));
        }

        return ratings;
    }
}
