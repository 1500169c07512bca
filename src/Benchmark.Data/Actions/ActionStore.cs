using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Actions;
using Dapper;

namespace Benchmark.Data.Actions;

/// <summary>The planned actions of the acting person's own organisation; nobody else sees or changes them.</summary>
public static class ActionStore
{
    private const string Select = """
        select   a.action_id as number, r.code as round, f.code || '-' || f.edition as framework, a.assessment_id as assessment,
                 s.code as statement, a.text, a.owner_role as ownerRole, a.due_on as dueOn, a.status, a.planned_at as plannedAt,
                 a.changed_at as changedAt, a.continues, later.action_id as continuedBy
        from     assessment.action a
        join     assessment.round r on r.round_id = a.round_id
        join     assessment.framework f on f.framework_id = r.framework_id
        join     assessment.statement s on s.statement_id = a.statement_id
        left     join assessment.action later on (later.organisation_id, later.continues) = (a.organisation_id, a.action_id)
        where    a.organisation_id = @Organisation
        """;

    /// <summary>Plans an action.</summary>
    /// <param name="transaction">Who plans it.</param>
    /// <param name="assessment">The number of the assessment whose answer it follows from.</param>
    /// <param name="statement">The statement's code.</param>
    /// <param name="words">What will be done, by whom, and until when; a status that is left out is <see cref="ActionStatus.Planned"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing planned.</param>
    /// <exception cref="ActionRefusedException">There is no such assessment of theirs, it has no such statement, or something is not said.</exception>
    public static async Task<PlannedAction> PlanAsync(
        this ActingTransaction transaction, int assessment, string statement, ActionChange words, DateTimeOffset now, CancellationToken cancellation)
    {
        if (words is not { Text: { } text, OwnerRole: { } role, DueOn: { } dueOn })
            throw new ActionRefusedException("Say what will be done, which role sees to it, and until when.");

        var number = await InsertAsync(
            transaction, assessment, statement, ActionWords.Text(text), ActionWords.OwnerRole(role), dueOn, words.Status ?? ActionStatus.Planned, now,
            continues: null, cancellation);
        return await FindAsync(transaction, number, cancellation);
    }

    /// <summary>Changes an action; what is null stays.</summary>
    /// <exception cref="ActionNotFoundException">They have no such action.</exception>
    /// <exception cref="ActionContinuedException">It goes on in a later round.</exception>
    /// <exception cref="ActionRefusedException">Its new words are none.</exception>
    public static async Task<PlannedAction> ChangeAsync(
        this ActingTransaction transaction, int action, ActionChange change, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            update assessment.action
            set    text = @Text, owner_role = @OwnerRole, due_on = @DueOn, status = @Status, changed_at = @Now
            where  organisation_id = @Organisation and action_id = @Number
            """;
        await LockAsync(transaction, action, cancellation);
        var changed = (await FindAsync(transaction, action, cancellation)).With(change, now);
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Organisation = transaction.ProviderOf(),
                changed.Number,
                changed.Text,
                changed.OwnerRole,
                changed.DueOn,
                Status = Code.Of(changed.Status),
                Now = now.UtcDateTime,
            },
            cancellationToken: cancellation));
        return changed;
    }

    /// <summary>Goes on with an open action in the assessment of a later round.</summary>
    /// <param name="transaction">Who carries it over.</param>
    /// <param name="action">The action that is open.</param>
    /// <param name="assessment">The number of the later assessment, of the same edition.</param>
    /// <param name="dueOn">The new last day; null to keep the old one.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing carried over.</param>
    /// <exception cref="ActionNotFoundException">They have no such action.</exception>
    /// <exception cref="ActionContinuedException">It goes on elsewhere already.</exception>
    /// <exception cref="ActionNotOpenException">It is done or dropped.</exception>
    /// <exception cref="ActionRefusedException">There is no such assessment of theirs, or it is of another edition or the same round.</exception>
    public static async Task<PlannedAction> CarryOverAsync(
        this ActingTransaction transaction, int action, int assessment, DateOnly? dueOn, DateTimeOffset now, CancellationToken cancellation)
    {
        await LockAsync(transaction, action, cancellation);
        var known = await FindAsync(transaction, action, cancellation);
        if (known.Assessment == assessment)
            throw new ActionRefusedException("This action is of that assessment already. Carry it over into the assessment of a later round.");

        var next = known.CarriedOver(dueOn, now);
        var number = await InsertAsync(
            transaction, assessment, next.Statement, next.Text, next.OwnerRole, next.DueOn, next.Status, now, next.Continues, cancellation);
        return await FindAsync(transaction, number, cancellation);
    }

    /// <summary>Every action of the organisation, by the day it is due, and then as planned; empty for everybody else.</summary>
    public static async Task<IReadOnlyList<PlannedAction>> ListActionsAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string sql = $"{Select}\norder by a.due_on, a.action_id";
        var rows = await transaction.Connection.QueryAsync<Row>(
            new CommandDefinition(sql, new { Organisation = transaction.ProviderOf() }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToAction())];
    }

    private static async Task<PlannedAction> FindAsync(ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        const string sql = $"{Select}\nand a.action_id = @Number";
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(sql, new { Organisation = transaction.ProviderOf(), Number = number }, cancellationToken: cancellation));
        return row?.ToAction() ?? throw new ActionNotFoundException();
    }

    private static Task<int> LockAsync(ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        const string sql = "select 1 from assessment.action where organisation_id = @Organisation and action_id = @Number for update";
        return transaction.Connection.ExecuteAsync(
            new CommandDefinition(sql, new { Organisation = transaction.ProviderOf(), Number = number }, cancellationToken: cancellation));
    }

    private static async Task<int> InsertAsync(
        ActingTransaction transaction, int assessment, string statement, string text, string ownerRole, DateOnly dueOn, ActionStatus status,
        DateTimeOffset now, int? continues, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.action
                (organisation_id, round_id, assessment_id, statement_id, text, owner_role, due_on, status, planned_at, changed_at, continues)
            select   a.organisation_id, a.round_id, a.assessment_id, s.statement_id, @Text, @OwnerRole, @DueOn, @Status, @Now, @Now, @Continues
            from     assessment.assessment a
            join     assessment.round r using (round_id)
            join     assessment.statement s on s.framework_id = r.framework_id and s.code = @Statement
            where    a.organisation_id = @Organisation and a.assessment_id = @Assessment
            returning action_id
            """;
        var number = await transaction.Connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            sql,
            new
            {
                Organisation = transaction.ProviderOf(),
                Assessment = assessment,
                Statement = statement,
                Text = text,
                OwnerRole = ownerRole,
                DueOn = dueOn,
                Status = Code.Of(status),
                Now = now.UtcDateTime,
                Continues = continues,
            },
            cancellationToken: cancellation));
        return number ?? throw new ActionRefusedException($"You have no such assessment, or its edition has no statement {statement}.");
    }

    private sealed record Row(
        int Number, string Round, string Framework, int Assessment, string Statement, string Text, string OwnerRole, DateOnly DueOn, string Status,
        DateTime PlannedAt, DateTime ChangedAt, int? Continues, int? ContinuedBy)
    {
        public PlannedAction ToAction() => new(
            Number, Round, Framework, Assessment, Statement, Text, OwnerRole, DueOn, Code.Read<ActionStatus>(Status), PlannedAt, ChangedAt,
            Continues, ContinuedBy);
    }
}
