using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Npgsql;

namespace Benchmark.Reports.Documents;

/// <summary>What an organisation knows of itself: its scores round by round, and what it means to do.</summary>
/// <param name="Organisation">Who it is.</param>
/// <param name="Rounds">Its submitted assessments of one edition from one perspective, oldest first; may be empty.</param>
/// <param name="Actions">All its actions for the edition, by the day they are due.</param>
public sealed record OwnRecord(OrganisationFacts Organisation, IReadOnlyList<OwnRound> Rounds, IReadOnlyList<PlannedAction> Actions)
{
    private const int MostRounds = 8;

    private const string OrganisationSql = """
        select o.reference, o.name, g.name, o.kind, o.region, o.size_band, o.service_type, o.authority_type
        from   registry.organisation o
        left   join registry.corporate_group g using (corporate_group_id)
        where  o.organisation_id = $1
        """;

    private const string RoundsSql = """
        select   a.assessment_id, a.code, a.revision, a.submitted_at, a.round_id, assessment.rater_count($1, a.round_id, a.assessment_id),
                 rated.statements, rated.totals, rated.raters
        from     (
                     select   a.assessment_id, r.code, a.revision, a.submitted_at, a.round_id
                     from     assessment.assessment a
                     join     assessment.round r using (round_id)
                     join     assessment.framework f using (framework_id)
                     where    a.organisation_id = $1 and f.code || '-' || f.edition = $2
                     and      a.perspective is not distinct from $3 and a.status = 'SUBMITTED'
                     order by a.assessment_id desc
                     limit    $5) a
        cross    join lateral (
                     select array_agg(s.statement) as statements, array_agg(s.total) as totals, array_agg(s.raters) as raters
                     from   assessment.rating_sums($1, a.round_id, a.assessment_id, $4) s) rated
        order by a.assessment_id
        """;

    private const string ActionsSql = """
        select   a.action_id, r.code, a.assessment_id, s.code, a.text, a.owner_role, a.due_on, a.status, a.planned_at, a.changed_at, a.continues,
                 later.action_id
        from     assessment.action a
        join     assessment.round r using (round_id)
        join     assessment.framework f using (framework_id)
        join     assessment.statement s using (statement_id)
        left     join assessment.action later on (later.organisation_id, later.continues) = (a.organisation_id, a.action_id)
        where    a.organisation_id = $1 and f.code || '-' || f.edition = $2
        order by a.due_on, a.action_id
        """;

    /// <summary>The record of the organisation that somebody acts for, read in one round trip; null for everybody who acts for none.</summary>
    /// <exception cref="NotScoredException">The edition is answered in words.</exception>
    public static async Task<OwnRecord?> ReadAsync(
        ActingTransaction transaction, Framework framework, PerspectiveCode? perspective, CancellationToken cancellation)
    {
        if (transaction.Actor.OrganisationNumber is not { } number)
            return null;

        var minimum = framework.Perspectives.FirstOrDefault(known => known.Code == perspective)?.MinimumRaters ?? 1;
        await using var batch = new NpgsqlBatch(transaction.Connection)
        {
            BatchCommands =
            {
                Command(OrganisationSql, number),
                Command(RoundsSql, number, framework.Name, perspective is { } from ? Code.Of(from) : DBNull.Value, minimum, MostRounds),
                Command(ActionsSql, number, framework.Name),
            },
        };
        await batch.PrepareAsync(cancellation);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;

        var organisation = ReadOrganisation(rows);
        var rounds = new List<OwnRound>();
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            rounds.Add(ReadRound(rows, organisation, framework, perspective));

        var actions = new List<PlannedAction>();
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            actions.Add(ReadAction(rows, framework));
        return new(organisation, rounds, actions);
    }

    /// <summary>What it handed in for a round; null when it did not.</summary>
    public OwnRound? In(string round) => Rounds.FirstOrDefault(own => own.Assessment.Round == round);

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }

    private static OrganisationFacts ReadOrganisation(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), Text(row, 2), Code.Read<OrganisationKind>(row.GetString(3)), Code.Read<Region>(row.GetString(4)),
        Member<SizeBand>(row, 5), Member<ServiceType>(row, 6), Member<AuthorityType>(row, 7));

    private static OwnRound ReadRound(NpgsqlDataReader row, OrganisationFacts organisation, Framework framework, PerspectiveCode? perspective)
    {
        var respondent = new Respondent(organisation.Kind, organisation.ServiceType, perspective);
        var sums = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        if (!row.IsDBNull(6))
        {
            var (statements, totals, raters) = (row.GetFieldValue<string[]>(6), row.GetFieldValue<long[]>(7), row.GetFieldValue<long[]>(8));
            for (var at = 0; at < statements.Length; at++)
                sums.Add(statements[at], (totals[at], raters[at]));
        }

        return new(
            new(row.GetInt32(0), organisation.Reference, row.GetString(1), framework.Name, respondent, AssessmentStatus.Submitted, row.GetInt32(2), Time(row, 3))
            {
                RoundNumber = row.GetInt32(4),
            },
            Scorecard.OfSums(framework, respondent, (int)row.GetInt64(5), sums));
    }

    private static PlannedAction ReadAction(NpgsqlDataReader row, Framework framework) => new(
        row.GetInt32(0), row.GetString(1), framework.Name, row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetFieldValue<DateOnly>(6), Code.Read<ActionStatus>(row.GetString(7)), Time(row, 8), Time(row, 9), Number(row, 10), Number(row, 11));

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static T? Member<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : Code.Read<T>(row.GetString(column));
}

/// <summary>One submitted assessment and what it comes to.</summary>
public sealed record OwnRound(AssessmentFacts Assessment, Scorecard Scores);
