using Dapper;
using Npgsql;

namespace Benchmark.Reports.Examples;

/// <summary>An example of good practice as everybody may read it; nothing says whose it was.</summary>
/// <param name="Number">Rises with each one that is published.</param>
/// <param name="FrameworkCode">The framework's code, for example <c>driving-up-quality</c>.</param>
/// <param name="FrameworkEdition">The edition, for example <c>2013</c>.</param>
/// <param name="Area">The code of the domain it tells of.</param>
/// <param name="Text">As two people approved it.</param>
/// <param name="PublishedOn">Since when it can be read.</param>
/// <param name="Rank">How well it fits what was searched for: 0 without a search, and the more the better.</param>
public sealed record PublishedExample(
    long Number, string FrameworkCode, string FrameworkEdition, string Area, string Text, DateOnly PublishedOn, float Rank);

/// <summary>Finds published examples.</summary>
public static class PublishedExamples
{
    private const string Columns =
        "e.example_id as number, e.framework_code as frameworkCode, e.framework_edition as frameworkEdition, e.area, e.text, e.published_on as publishedOn";

    /// <summary>A page of examples: those that fit best first, and the newest first among those that fit as well.</summary>
    /// <param name="database">The public side.</param>
    /// <param name="framework">The framework's code; null for all.</param>
    /// <param name="search">Words as people type them: all of them, "together", or without -some; null for no search.</param>
    /// <param name="after">Rank and number of the one they follow; null from the start.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublishedExample>> FindAsync(
        NpgsqlDataSource database, string? framework, string? search, (float Rank, long Number)? after, int count, CancellationToken cancellation)
    {
        const string newest = $"""
            select   {Columns}, 0::real as rank
            from     release.example e
            where    (@Framework::text is null or e.framework_code = @Framework)
            and      (@Number::bigint is null or e.example_id < @Number)
            order by e.example_id desc
            limit    @Count
            """;
        const string best = $"""
            select   {Columns}, fit.rank
            from     release.example e
            join     websearch_to_tsquery('english', @Search) asked on e.words @@ asked
            cross    join lateral (select ts_rank_cd(e.words, asked) as rank) fit
            where    (@Framework::text is null or e.framework_code = @Framework)
            and      (@Number::bigint is null or (fit.rank, e.example_id) < (@Rank::real, @Number))
            order by fit.rank desc, e.example_id desc
            limit    @Count
            """;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<PublishedExample>(new CommandDefinition(
            search is null ? newest : best,
            new { Framework = framework, Search = search, after?.Rank, after?.Number, Count = count },
            cancellationToken: cancellation));
        return [.. found];
    }

    /// <summary>One example; null when there is none, or it was taken down.</summary>
    public static async Task<PublishedExample?> FindAsync(NpgsqlDataSource database, long number, CancellationToken cancellation)
    {
        const string sql = $"select {Columns}, 0::real as rank from release.example e where e.example_id = @Number";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<PublishedExample>(
            new CommandDefinition(sql, new { Number = number }, cancellationToken: cancellation));
    }
}
