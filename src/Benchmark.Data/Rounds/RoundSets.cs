using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Rounds;

/// <summary>The named sets of a round. They are fixed before it closes: docs/methods/disclosure.md, "Named sets".</summary>
public static class RoundSets
{
    /// <summary>Names the sets of a round, in place of those it had.</summary>
    /// <exception cref="RoundNotFoundException">There is no such round.</exception>
    /// <exception cref="RoundClosedException">It is closed: who answered is known, and a set could be drawn around them.</exception>
    public static async Task ReplaceAsync(
        NpgsqlDataSource vault, string round, IReadOnlyList<NamedSet> sets, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            delete from assessment.named_set where round_id = @Round;
            insert into assessment.named_set (round_id, code, title, groups)
            select @Round, code, title, groups::json from unnest(@Codes, @Titles, @Groups) as sets (code, title, groups);
            """;
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var found = await RoundStore.LockAsync(connection, round, cancellation);
        if (found.ClosedAt is not null || found.ClosesAt <= now)
            throw new RoundClosedException(found);

        await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Round = found.Id,
                Codes = sets.Select(set => set.Code).ToArray(),
                Titles = sets.Select(set => set.Title).ToArray(),
                Groups = sets.Select(set => NamedSetFile.ToJson(set.Groups)).ToArray(),
            },
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The named sets of a round, by their codes.</summary>
    public static async Task<IReadOnlyList<NamedSet>> ReadAsync(NpgsqlConnection connection, string round, CancellationToken cancellation)
    {
        const string sql = """
            select   s.code, s.title, s.groups::text
            from     assessment.named_set s
            join     assessment.round r using (round_id)
            where    r.code = $1
            order by s.code collate "C"
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = round } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var sets = new List<NamedSet>();
        while (await rows.ReadAsync(cancellation))
            sets.Add(new(rows.GetString(0), rows.GetString(1), NamedSetFile.FromJson(rows.GetString(2))));
        return sets;
    }
}
