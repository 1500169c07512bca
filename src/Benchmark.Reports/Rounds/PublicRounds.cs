using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Reports.Rounds;

/// <summary>Reads rounds as the public sees them: facts, and never an answer.</summary>
public static class PublicRounds
{
    /// <summary>Every round, newest first.</summary>
    public static async Task<IReadOnlyList<Round>> ListAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        const string sql = """
            select   0 as id, code, title, framework_code || '-' || framework_edition as framework, opens_at as opensAt,
                     closes_at as closesAt, closed_at as closedAt, is_synthetic as isSynthetic
            from     release.round
            order by opens_at desc, code
            """;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToRound())];
    }

    private sealed record Row(
        int Id, string Code, string Title, string Framework, DateTime OpensAt, DateTime ClosesAt, DateTime? ClosedAt, bool IsSynthetic)
    {
        public Round ToRound() => new(
            Id, Code, Title, Framework, new(OpensAt), new(ClosesAt), ClosedAt is { } closed ? new(closed) : null, IsSynthetic);
    }
}
