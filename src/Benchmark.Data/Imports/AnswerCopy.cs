using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Streams answers into the database in binary, skipping sheets that are known just so.</summary>
/// <remarks>
/// The first answers of a round go into bare tables, which are part of the whole only when their keys and checks are in
/// place; later ones go through the keys. Evidence needs its own stream, so the source is read again for it.
/// </remarks>
internal sealed class AnswerCopy(NpgsqlConnection connection, Round round, ImportPlan plan, bool isFirst)
{
    private const string Key = "round_id, organisation_id, assessment_id, statement_id, sheet";

    /// <summary>Copies the answers, then their evidence.</summary>
    public async Task RunAsync(ImportSource source, Action<long, long> report, CancellationToken cancellation)
    {
        var statements = await StatementsAsync(cancellation);
        await CopyResponsesAsync(source, statements, report, cancellation);
        if (plan.HasEvidence)
            await CopyEvidenceAsync(source, statements, cancellation);
    }

    private async Task CopyResponsesAsync(ImportSource source, short[] statements, Action<long, long> report, CancellationToken cancellation)
    {
        await using var copy = await BeginAsync("assessment.response", $"{Key}, rating, number, narrative", cancellation);
        var rows = source.Answers();
        var count = 0L;
        while (rows.Read())
        {
            AddResponse(copy, rows.Current, statements);
            if (copy.IsFull)
                await copy.FlushAsync(cancellation);
            if ((++count & 0x1FFF) == 0)
                report(count, rows.BytesRead);
        }

        if (count != plan.Answers)
            throw new IOException($"{source.Name} changed while it was imported. Import it again.");

        await copy.CompleteAsync(cancellation);
    }

    private async Task CopyEvidenceAsync(ImportSource source, short[] statements, CancellationToken cancellation)
    {
        await using var copy = await BeginAsync("assessment.evidence", $"{Key}, ordinal, reference", cancellation);
        var rows = source.Answers();
        while (rows.Read())
        {
            AddEvidence(copy, rows.Current, statements);
            if (copy.IsFull)
                await copy.FlushAsync(cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private Task<BinaryCopy> BeginAsync(string table, string columns, CancellationToken cancellation) => isFirst
        ? BinaryCopy.BeginBareAsync(connection, $"{table}_{round.Id}", columns, cancellation)
        : BinaryCopy.BeginAsync(connection, table, columns, cancellation);

    private void AddResponse(BinaryCopy copy, in AnswerRow answer, short[] statements)
    {
        if (answer.Sheet.Change == Change.Unchanged)
            return;

        AddKey(copy, 8, answer, statements);
        if (answer.Rating > 0)
            copy.Add(answer.Rating);
        else
            copy.AddNull();

        if (answer.Number is { } number)
            copy.Add(number);
        else
            copy.AddNull();

        if (answer.Narrative.Length > 0)
            copy.Add(answer.Narrative);
        else
            copy.AddNull();
    }

    private void AddEvidence(BinaryCopy copy, in AnswerRow answer, short[] statements)
    {
        if (answer.Evidence.IsEmpty || answer.Sheet.Change == Change.Unchanged)
            return;

        var rest = answer.Evidence;
        for (short ordinal = 0; answer.TakeItem(ref rest, out var item); ordinal++)
        {
            AddKey(copy, 7, answer, statements);
            copy.Add(ordinal);
            copy.Add(item);
        }
    }

    private void AddKey(BinaryCopy copy, short columns, in AnswerRow answer, short[] statements)
    {
        copy.StartRow(columns);
        copy.Add(round.Id);
        copy.Add(answer.Sheet.Assessment.Organisation.Id);
        copy.Add(answer.Sheet.Assessment.Id);
        copy.Add(statements[answer.Statement]);
        copy.Add(answer.Sheet.Number);
    }

    /// <summary>The numbers of the edition's statements, by position.</summary>
    private async Task<short[]> StatementsAsync(CancellationToken cancellation)
    {
        const string sql = """
            select s.code, s.statement_id
            from   assessment.round r
            join   assessment.statement s using (framework_id)
            where  r.round_id = @Round
            """;
        var rows = await connection.QueryAsync<(string Code, short Id)>(
            new CommandDefinition(sql, new { Round = round.Id }, cancellationToken: cancellation));
        var ids = rows.ToDictionary(row => row.Code, row => row.Id, StringComparer.Ordinal);
        return [.. plan.Statements.Select(statement => ids.TryGetValue(statement.Code, out var id)
            ? id
            : throw new InvalidDataException($"The statement {statement.Code} of {plan.Framework.Name} is not in the database."))];
    }
}
