using Npgsql;

namespace Benchmark.Bench.Import;

/// <summary>What PostgreSQL alone needs for the rows of an imported round: copy them into fresh tables, then add keys and checks.</summary>
/// <remarks>
/// The rows are ready in PostgreSQL's own format, nothing is read or checked on the way, and the tables are made in the same
/// transaction, so that they too need no write-ahead log.
/// </remarks>
internal sealed class BareCopy(NpgsqlDataSource owner, int round, string folder)
{
    private static readonly string[] Tables = ["response", "evidence"];

    /// <summary>Writes the imported rows to files.</summary>
    public async Task PrepareAsync()
    {
        await using var connection = await owner.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy assessment.{table}_{round} to stdout (format binary)");
            await using var file = File.Create(Path.Combine(folder, table));
            await rows.CopyToAsync(file);
        }
    }

    /// <summary>Copies them into fresh tables.</summary>
    public async Task RunAsync()
    {
        await using var connection = await owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, """
            drop table if exists public.evidence, public.response;
            create table public.response (like assessment.response);
            create table public.evidence (like assessment.evidence);
            """);
        foreach (var table in Tables)
        {
            await using var file = File.OpenRead(Path.Combine(folder, table));
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy public.{table} from stdin (format binary, freeze)");
            await file.CopyToAsync(rows, 1 << 17);
        }

        await ExecuteAsync(connection, $"""
            alter table public.response
                add primary key (round_id, organisation_id, assessment_id, sheet, statement_id),
                add check (rating between 1 and 9),
                add check (round_id = {round}),
                add foreign key (organisation_id, round_id, assessment_id, sheet) references assessment.sheet,
                add foreign key (statement_id) references assessment.statement;
            alter table public.evidence
                add primary key (round_id, organisation_id, assessment_id, sheet, statement_id, ordinal),
                add check (round_id = {round}),
                add foreign key (round_id, organisation_id, assessment_id, sheet, statement_id) references public.response;
            """);
        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
