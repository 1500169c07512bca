using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Rounds;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Data.Assessments;

/// <summary>Keeps any number of answers of one sheet in one round trip and one transaction: all of them or none.</summary>
/// <remarks>
/// The first statement raises the revision if it is the one the caller saw; what follows does something only if that
/// happened. Statements that are not sent stay as they are; an answer without any value empties its statement.
/// </remarks>
public static class ResponseSave
{
    /// <summary>Notes in the setting benchmark.saved the round of an assessment whose revision was raised, and otherwise nothing.</summary>
    private const string Raise = """
        with target as (
            select a.organisation_id, a.round_id, a.assessment_id, a.status, a.revision, r.code, r.title, r.opens_at, r.closes_at, r.closed_at
            from   assessment.assessment a
            join   assessment.round r using (round_id)
            where  a.organisation_id = $1 and a.assessment_id = $2
        ), raised as (
            update assessment.assessment a set revision = a.revision + 1
            from   target t
            where  (a.organisation_id, a.round_id, a.assessment_id) = (t.organisation_id, t.round_id, t.assessment_id)
            and    a.status = 'DRAFT' and a.revision = $3 and t.closed_at is null and $4 >= t.opens_at and $4 < t.closes_at
            returning a.revision
        )
        select t.status, t.revision, t.code, t.title, t.opens_at, t.closes_at, t.closed_at, raised.revision,
               set_config('benchmark.saved', case when raised.revision is null then '' else t.round_id::text end, true)
        from   target t
        left   join raised on true
        """;

    /// <summary>The same for a rater, whose sheet is theirs alone and raises no revision.</summary>
    private const string RaiseNothing = """
        with target as (
            select a.round_id, a.status, a.revision, r.code, r.title, r.opens_at, r.closes_at, r.closed_at,
                   a.status = 'DRAFT' and r.closed_at is null and $4 >= r.opens_at and $4 < r.closes_at
                   and i.handed_in_at is null and $4 < i.expires_at and a.revision >= $3 as is_open
            from   assessment.assessment a
            join   assessment.round r using (round_id)
            join   assessment.invitation i using (organisation_id, round_id, assessment_id)
            where  a.organisation_id = $1 and a.assessment_id = $2
        )
        select status, revision, code, title, opens_at, closes_at, closed_at, case when is_open then revision end,
               set_config('benchmark.saved', case when is_open then round_id::text else '' end, true)
        from   target
        """;

    private const string Forget = """
        update assessment.sheet set content_hash = ''
        where  round_id = nullif(current_setting('benchmark.saved', true), '')::int
        and    organisation_id = $1 and assessment_id = $2 and sheet = $3
        """;

    private const string Keep = """
        insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating, number, narrative)
        select r.round_id, $1, $2, s.statement_id, $3, c.rating, c.number, c.narrative
        from   unnest($4::text[], $5::smallint[], $6::float8[], $7::text[]) as c (code, rating, number, narrative)
        join   assessment.round r on r.round_id = nullif(current_setting('benchmark.saved', true), '')::int
        join   assessment.statement s on s.framework_id = r.framework_id and s.code = c.code
        on conflict (round_id, organisation_id, assessment_id, sheet, statement_id)
        do update set rating = excluded.rating, number = excluded.number, narrative = excluded.narrative
        """;

    private const string Clear = """
        delete from assessment.evidence e
        using  assessment.statement s
        where  e.round_id = nullif(current_setting('benchmark.saved', true), '')::int
        and    e.organisation_id = $1 and e.assessment_id = $2 and e.sheet = $3
        and    s.statement_id = e.statement_id and s.code = any ($4::text[])
        """;

    private const string Prove = """
        insert into assessment.evidence (round_id, organisation_id, assessment_id, statement_id, sheet, ordinal, kind, reference)
        select r.round_id, $1, $2, s.statement_id, $3, c.ordinal, c.kind, c.reference
        from   unnest($4::text[], $5::smallint[], $6::text[], $7::text[]) as c (code, ordinal, kind, reference)
        join   assessment.round r on r.round_id = nullif(current_setting('benchmark.saved', true), '')::int
        join   assessment.statement s on s.framework_id = r.framework_id and s.code = c.code
        """;

    private const string Note = """
        insert into registry.audit_event (subject, person, roles, organisation_id, action, target)
        select $1, $2, $3, $4, 'recordResponses', $5
        where  current_setting('benchmark.saved', true) <> ''
        """;

    /// <summary>Keeps answers and gives back the new revision.</summary>
    /// <param name="member">The pool of the role that sees no row but by a policy.</param>
    /// <param name="actor">Whose sheet: the organisation's own or, for a rater, theirs.</param>
    /// <param name="assessment">The assessment's number.</param>
    /// <param name="revision">The revision the caller saw.</param>
    /// <param name="responses">Already found to be in order: <see cref="AnswerRules.Faults"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing kept, unless it was kept already.</param>
    /// <exception cref="AssessmentNotFoundException">There is none, or it is not theirs.</exception>
    /// <exception cref="AssessmentNotDraftException">It is not a draft.</exception>
    /// <exception cref="RoundClosedException">The round takes no assessments.</exception>
    /// <exception cref="RevisionConflictException">Somebody saved in the meantime.</exception>
    public static async Task<int> RunAsync(
        NpgsqlDataSource member, Actor actor, int assessment, int revision, IReadOnlyList<Response> responses, DateTimeOffset now,
        CancellationToken cancellation)
    {
        short sheet = actor.Sheet?.Sheet ?? 0;
        var organisation = actor.OrganisationNumber ?? throw new AssessmentNotFoundException();
        string[] codes = [.. responses.Select(response => response.Statement)];
        var evidence = responses.SelectMany(response => response.Evidence.Select((item, at) => (response.Statement, At: (short)at, item))).ToList();

        await using var connection = await member.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ActingTransaction.SettingsOf(actor),
                Command(actor.Sheet is null ? Raise : RaiseNothing, organisation, assessment, revision, now.UtcDateTime),
                Command(Forget, organisation, assessment, sheet),
                Command(
                    Keep, organisation, assessment, sheet, codes, responses.Select(response => (short?)response.Rating).ToArray(),
                    responses.Select(response => response.Number).ToArray(),
                    Texts(responses.Select(response => Blank(response.Narrative)))),
                Command(Clear, organisation, assessment, sheet, codes),
                Command(
                    Prove, organisation, assessment, sheet, evidence.Select(item => item.Statement).ToArray(),
                    evidence.Select(item => item.At).ToArray(), Texts(evidence.Select(item => Blank(item.item.Kind))),
                    evidence.Select(item => item.item.Reference.Trim()).ToArray()),
                Command(Note, actor.Subject, actor.Name, actor.RoleCodes, organisation, $"assessment {assessment}"),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            throw new AssessmentNotFoundException();

        var outcome = new Outcome(
            Code.Read<AssessmentStatus>(rows.GetString(0)), rows.GetInt32(1), await rows.IsDBNullAsync(7, cancellation) ? null : rows.GetInt32(7),
            new(0, rows.GetString(2), rows.GetString(3), "", rows.GetDateTime(4), rows.GetDateTime(5),
                await rows.IsDBNullAsync(6, cancellation) ? null : rows.GetDateTime(6), false));
        while (await rows.NextResultAsync(cancellation))
        {
        }

        await rows.DisposeAsync();
        return outcome.Raised ?? throw await RefusalAsync(connection, actor, assessment, sheet, outcome, responses, now, cancellation);
    }

    private static async Task<DomainException> RefusalAsync(
        NpgsqlConnection connection, Actor actor, int assessment, short sheet, Outcome outcome, IReadOnlyList<Response> responses,
        DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            select a.revision, not exists (
                select from unnest($4::text[], $5::smallint[], $6::float8[], $7::text[]) as c (code, rating, number, narrative)
                left join assessment.statement s on s.framework_id = r.framework_id and s.code = c.code
                left join assessment.response k on (k.round_id, k.organisation_id, k.assessment_id, k.sheet, k.statement_id)
                                                 = (a.round_id, a.organisation_id, a.assessment_id, $3, s.statement_id)
                where (c.rating, c.number, c.narrative) is distinct from (k.rating, k.number, k.narrative))
            from   assessment.assessment a
            join   assessment.round r using (round_id)
            where  a.organisation_id = $1 and a.assessment_id = $2
            """;
        if (!outcome.Round.IsOpenAt(now))
            return new RoundClosedException(outcome.Round);
        if (outcome.Status != AssessmentStatus.Draft)
            return new AssessmentNotDraftException(outcome.Status);

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ActingTransaction.SettingsOf(actor),
                Command(
                    sql, actor.OrganisationNumber ?? 0, assessment, sheet, responses.Select(response => response.Statement).ToArray(),
                    responses.Select(response => (short?)response.Rating).ToArray(), responses.Select(response => response.Number).ToArray(),
                    Texts(responses.Select(response => Blank(response.Narrative)))),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new RevisionConflictException(rows.GetInt32(0), rows.GetBoolean(1))
            : new AssessmentNotFoundException();
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
        return command;
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> texts) =>
        new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Outcome(AssessmentStatus Status, int Revision, int? Raised, Round Round);
}
