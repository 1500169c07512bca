using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Rounds;

/// <summary>Rounds as they are kept.</summary>
public static class RoundStore
{
    private const string Columns = """
        r.round_id as id, r.code, r.title, f.code || '-' || f.edition as framework, r.opens_at as opensAt, r.closes_at as closesAt,
        r.closed_at as closedAt, r.is_synthetic as isSynthetic
        """;

    /// <summary>Opens a round and returns it with its number; the number given is ignored.</summary>
    /// <exception cref="RoundExistsException">There is one of this code.</exception>
    /// <exception cref="RoundRefusedException">The edition is not in the database or holds a structure only, or the times are in the wrong order.</exception>
    public static async Task<Round> OpenAsync(NpgsqlDataSource vault, Round round, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, is_synthetic)
            select @Code, @Title, framework_id, @OpensAt, @ClosesAt, @IsSynthetic
            from   assessment.framework f
            where  f.code || '-' || f.edition = @Framework
            and    not (f.document ->> 'isStructureOnly')::boolean
            returning round_id
            """;
        if (round.ClosesAt <= round.OpensAt)
            throw new RoundRefusedException($"Round \"{round.Code}\" would close before it opens: choose a later closing time.");

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        try
        {
            var id = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
                sql,
                new
                {
                    round.Code,
                    round.Title,
                    round.Framework,
                    round.IsSynthetic,
                    OpensAt = round.OpensAt.UtcDateTime,
                    ClosesAt = round.ClosesAt.UtcDateTime,
                },
                cancellationToken: cancellation));
            return round with
            {
                Id = id ?? throw new RoundRefusedException($"No round can be opened on {round.Framework}: name an edition that is answered."),
                ClosedAt = null,
            };
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RoundExistsException(round.Code);
        }
    }

    /// <summary>Closes a round for good; it waits for an import that is under way.</summary>
    /// <exception cref="RoundNotFoundException">There is none of this code.</exception>
    /// <exception cref="RoundClosedException">Somebody closed it before.</exception>
    public static async Task<Round> CloseAsync(NpgsqlDataSource vault, string code, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = "update assessment.round set closed_at = @Now where code = @Code and closed_at is null";

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var closed = await connection.ExecuteAsync(
            new CommandDefinition(sql, new { Code = code, Now = now.UtcDateTime }, cancellationToken: cancellation));
        var round = await FindAsync(vault, code, cancellation);
        return closed == 1 ? round : throw new RoundClosedException(round);
    }

    /// <summary>The round of this code.</summary>
    /// <exception cref="RoundNotFoundException">There is none.</exception>
    public static async Task<Round> FindAsync(NpgsqlDataSource vault, string code, CancellationToken cancellation)
    {
        const string sql = $"""
            select {Columns}
            from   assessment.round r
            join   assessment.framework f using (framework_id)
            where  r.code = @Code
            """;

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { Code = code }, cancellationToken: cancellation));
        return row?.ToRound() ?? throw new RoundNotFoundException(code);
    }

    /// <summary>Every round, the one that opened last first.</summary>
    public static async Task<IReadOnlyList<Round>> ListAsync(NpgsqlDataSource vault, CancellationToken cancellation)
    {
        const string sql = $"""
            select   {Columns}
            from     assessment.round r
            join     assessment.framework f using (framework_id)
            order by r.opens_at desc, r.round_id desc
            """;

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToRound())];
    }

    /// <summary>Keeps a round as it is until the transaction ends; imports of one round take turns.</summary>
    /// <exception cref="RoundNotFoundException">There is none of this code.</exception>
    internal static async Task<Round> LockAsync(NpgsqlConnection connection, string code, CancellationToken cancellation)
    {
        const string sql = $"""
            select {Columns}
            from   assessment.round r
            join   assessment.framework f using (framework_id)
            where  r.code = @Code
            for no key update of r
            """;

        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { Code = code }, cancellationToken: cancellation));
        return row?.ToRound() ?? throw new RoundNotFoundException(code);
    }

    private sealed record Row(
        int Id, string Code, string Title, string Framework, DateTime OpensAt, DateTime ClosesAt, DateTime? ClosedAt, bool IsSynthetic)
    {
        public Round ToRound() => new(Id, Code, Title, Framework, OpensAt, ClosesAt, ClosedAt, IsSynthetic);
    }
}
