using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Rounds;
using Dapper;

namespace Benchmark.Data.Assessments;

/// <summary>The assessments of whoever is acting, as they are started, read, handed in and taken back.</summary>
public static class AssessmentStore
{
    private const string Columns = """
        a.assessment_id as number, o.reference as organisation, r.code as round, f.code || '-' || f.edition as framework, a.perspective,
        o.kind, o.service_type as serviceType, a.status, a.revision, a.submitted_at as submittedAt, a.round_id as roundNumber
        """;

    private const string Tables = """
        from   assessment.assessment a
        join   registry.organisation o using (organisation_id)
        join   assessment.round r using (round_id)
        join   assessment.framework f using (framework_id)
        """;

    /// <summary>Starts an assessment, or opens a withdrawn one again with what it holds.</summary>
    /// <param name="transaction">Whose.</param>
    /// <param name="round">The round, which is open.</param>
    /// <param name="framework">The round's edition.</param>
    /// <param name="perspective">From where; null where each organisation hands in one.</param>
    /// <param name="fromLast">Whether to begin with the answers of the last assessment of the same edition and perspective.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing started.</param>
    /// <exception cref="RoundClosedException">The round takes no assessments.</exception>
    /// <exception cref="PerspectiveNotAskedException">The edition is not answered from there.</exception>
    /// <exception cref="SyntheticMixedException">The organisation is made up and the round is not, or the other way round.</exception>
    /// <exception cref="AssessmentStartedException">It is started or handed in already.</exception>
    public static async Task<AssessmentFacts> StartAssessmentAsync(
        this ActingTransaction transaction, Round round, Framework framework, PerspectiveCode? perspective, bool fromLast,
        DateTimeOffset now, CancellationToken cancellation)
    {
        const string start = """
            insert into assessment.assessment (organisation_id, round_id, perspective, status, revision)
            values (@Organisation, @Round, @Perspective, 'DRAFT', 1)
            on conflict (organisation_id, round_id, perspective) do update set status = 'DRAFT', revision = assessment.revision + 1
            where  assessment.status = 'WITHDRAWN'
            returning assessment_id
            """;
        const string isSynthetic = "select is_synthetic from registry.organisation where organisation_id = @Organisation";
        const string sheet = """
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
            select @Organisation, @Round, @Assessment, 0, '', ''::bytea
            where  not exists (select from assessment.sheet where (organisation_id, round_id, assessment_id) = (@Organisation, @Round, @Assessment))
            """;
        if (!round.IsOpenAt(now))
            throw new RoundClosedException(round);
        if (!framework.AssessedFrom.Contains(perspective))
            throw new PerspectiveNotAskedException(framework, perspective);

        var key = new
        {
            Organisation = transaction.Actor.OrganisationNumber,
            Round = round.Id,
            Perspective = perspective is { } from ? Code.Of(from) : null,
        };
        await transaction.Connection.ExecuteAsync(new CommandDefinition("select assessment.ensure_partition(@Round)", key, cancellationToken: cancellation));
        if (await transaction.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(isSynthetic, key, cancellationToken: cancellation)) != round.IsSynthetic)
            throw new SyntheticMixedException(transaction.Actor.Organisation ?? "Your organisation", round);
        var number = await transaction.Connection.ExecuteScalarAsync<int?>(new CommandDefinition(start, key, cancellationToken: cancellation));
        if (number is null)
        {
            var started = await transaction.ListAssessmentsAsync(new(round.Code, perspective), null, 1, false, cancellation);
            throw new AssessmentStartedException(round.Code, started[0].Number);
        }

        var whole = new { key.Organisation, key.Round, Assessment = number, Last = fromLast ? await LastAsync(transaction, number.Value, cancellation) : null };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(sheet, whole, cancellationToken: cancellation));
        if (whole.Last is not null)
            await CopyAnswersAsync(transaction, whole, cancellation);

        return await transaction.FindAssessmentAsync(number.Value, cancellation) ?? throw new AssessmentNotFoundException();
    }

    /// <summary>The assessment of this number; null when there is none, or it is not theirs to see.</summary>
    public static async Task<AssessmentFacts?> FindAssessmentAsync(
        this ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} {Tables} where a.organisation_id = @Organisation and a.assessment_id = @Number",
            new { Number = number, Organisation = transaction.Actor.OrganisationNumber }, cancellationToken: cancellation));
        return row?.ToFacts();
    }

    /// <summary>A page of the acting organisation's assessments, the newest first.</summary>
    /// <param name="transaction">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The number of the one they follow; null from the start.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="oldestFirst">Whether the oldest comes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<AssessmentFacts>> ListAssessmentsAsync(
        this ActingTransaction transaction, AssessmentFilter filter, int? after, int count, bool oldestFirst, CancellationToken cancellation)
    {
        const string sql = $"""
            select {Columns} {Tables}
            where  a.organisation_id = @Organisation
            and    (@Round::text is null or r.code = @Round)
            and    (@Perspective::text is null or a.perspective = @Perspective)
            and    (@Status::text is null or a.status = @Status)
            and    (@Framework::text is null or f.code = @Framework)
            """;
        const string newest = " and (@After::int is null or a.assessment_id < @After) order by a.assessment_id desc limit @Count";
        const string oldest = " and (@After::int is null or a.assessment_id > @After) order by a.assessment_id limit @Count";
        var rows = await transaction.Connection.QueryAsync<Row>(new CommandDefinition(
            sql + (oldestFirst ? oldest : newest),
            new
            {
                Organisation = transaction.Actor.OrganisationNumber,
                filter.Round,
                Perspective = filter.Perspective is { } perspective ? Code.Of(perspective) : null,
                Status = filter.Status is { } status ? Code.Of(status) : null,
                filter.Framework,
                After = after,
                Count = count,
            },
            cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFacts())];
    }

    /// <summary>Hands an assessment in; sheets that raters began and did not hand in are dropped.</summary>
    /// <param name="transaction">Whose.</param>
    /// <param name="number">Which.</param>
    /// <param name="revision">The revision that the person saw.</param>
    /// <param name="find">The edition of a name.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing handed in.</param>
    /// <exception cref="AssessmentNotFoundException">There is none, or it is not theirs.</exception>
    /// <exception cref="AssessmentNotDraftException">It is not a draft.</exception>
    /// <exception cref="RevisionConflictException">Somebody saved in the meantime.</exception>
    /// <exception cref="RoundClosedException">The round takes no assessments any more.</exception>
    /// <exception cref="AggregateException">Statements are not answered yet; one exception for each.</exception>
    public static async Task<AssessmentFacts> SubmitAssessmentAsync(
        this ActingTransaction transaction, int number, int revision, Func<string, Framework> find, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            update assessment.assessment set status = 'SUBMITTED', submitted_at = @Now
            where  (organisation_id, round_id, assessment_id) = (@Organisation, @Round, @Assessment)
            """;
        var assessment = await LockAsync(transaction, number, now, cancellation);
        if (assessment.Status != AssessmentStatus.Draft)
            throw new AssessmentNotDraftException(assessment.Status);
        if (assessment.Revision != revision)
            throw new RevisionConflictException(assessment.Revision, isSaved: false);

        var key = new { Organisation = transaction.Actor.OrganisationNumber, Round = assessment.RoundNumber, Assessment = number, Now = now.UtcDateTime };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "select assessment.drop_unfinished_sheets(@Organisation, @Round, @Assessment)", key, cancellationToken: cancellation));
        var framework = find(assessment.Framework);
        var faults = AnswerRules.FaultsOfSubmission(
            framework, assessment.Respondent, await transaction.ReadAnsweredAsync(assessment, framework, cancellation));
        if (faults.Count > 0)
            throw new AggregateException(faults);

        await transaction.Connection.ExecuteAsync(new CommandDefinition(sql, key, cancellationToken: cancellation));
        return assessment with { Status = AssessmentStatus.Submitted, SubmittedAt = now };
    }

    /// <summary>Takes an assessment back while its round is open; what it holds stays.</summary>
    /// <exception cref="AssessmentNotFoundException">There is none, or it is not theirs.</exception>
    /// <exception cref="RoundClosedException">The round takes no assessments any more.</exception>
    public static async Task<AssessmentFacts> WithdrawAssessmentAsync(
        this ActingTransaction transaction, int number, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            update assessment.assessment set status = 'WITHDRAWN'
            where  (organisation_id, round_id, assessment_id) = (@Organisation, @Round, @Assessment)
            """;
        var assessment = await LockAsync(transaction, number, now, cancellation);
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { Organisation = transaction.Actor.OrganisationNumber, Round = assessment.RoundNumber, Assessment = number }, cancellationToken: cancellation));
        return assessment with { Status = AssessmentStatus.Withdrawn };
    }

    /// <summary>An assessment that stays as it is until the transaction ends.</summary>
    private static async Task<AssessmentFacts> LockAsync(ActingTransaction transaction, int number, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = $"""
            select {Columns}, r.title, r.opens_at as opensAt, r.closes_at as closesAt, r.closed_at as closedAt, r.is_synthetic as isSynthetic
            {Tables}
            where  a.organisation_id = @Organisation and a.assessment_id = @Number
            for    no key update of a
            """;
        var rows = await transaction.Connection.QueryAsync<Row, RoundRow, (Row Row, RoundRow Round)>(
            new CommandDefinition(sql, new { Number = number, Organisation = transaction.Actor.OrganisationNumber }, cancellationToken: cancellation),
            (row, round) => (row, round), splitOn: "title");
        if (rows.ToList() is not [var found])
            throw new AssessmentNotFoundException();

        var round = found.Round.ToRound(found.Row);
        return round.IsOpenAt(now) ? found.Row.ToFacts() : throw new RoundClosedException(round);
    }

    private static async Task<int?> LastAsync(ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        const string sql = """
            select   l.assessment_id
            from     assessment.assessment a
            join     assessment.round ar using (round_id)
            join     assessment.assessment l on l.organisation_id = a.organisation_id and l.perspective is not distinct from a.perspective
            join     assessment.round lr on lr.round_id = l.round_id and lr.framework_id = ar.framework_id
            where    a.organisation_id = @Organisation and a.assessment_id = @Number and l.assessment_id <> @Number
            order by l.assessment_id desc
            limit    1
            """;
        return await transaction.Connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            sql, new { Organisation = transaction.Actor.OrganisationNumber, Number = number }, cancellationToken: cancellation));
    }

    private static Task<int> CopyAnswersAsync(ActingTransaction transaction, object key, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating, number, narrative)
            select @Round, r.organisation_id, @Assessment, r.statement_id, 0, r.rating, r.number, r.narrative
            from   assessment.response r
            join   assessment.sheet h using (round_id, organisation_id, assessment_id, sheet)
            where  r.organisation_id = @Organisation and r.assessment_id = @Last and h.rater = ''
            on conflict do nothing;
            insert into assessment.evidence (round_id, organisation_id, assessment_id, statement_id, sheet, ordinal, kind, reference)
            select @Round, e.organisation_id, @Assessment, e.statement_id, 0, e.ordinal, e.kind, e.reference
            from   assessment.evidence e
            join   assessment.sheet h using (round_id, organisation_id, assessment_id, sheet)
            where  e.organisation_id = @Organisation and e.assessment_id = @Last and h.rater = ''
            on conflict do nothing
            """;
        return transaction.Connection.ExecuteAsync(new CommandDefinition(sql, key, cancellationToken: cancellation));
    }

    private sealed record Row(
        int Number, string Organisation, string Round, string Framework, string? Perspective, string Kind, string? ServiceType,
        string Status, int Revision, DateTime? SubmittedAt, int RoundNumber)
    {
        public AssessmentFacts ToFacts() => new(
            Number, Organisation, Round, Framework,
            new(Code.Read<OrganisationKind>(Kind), ServiceType is null ? null : Code.Read<ServiceType>(ServiceType),
                Perspective is null ? null : Code.Read<PerspectiveCode>(Perspective)),
            Code.Read<AssessmentStatus>(Status), Revision, SubmittedAt)
        {
            RoundNumber = RoundNumber,
        };
    }

    private sealed record RoundRow(string Title, DateTime OpensAt, DateTime ClosesAt, DateTime? ClosedAt, bool IsSynthetic)
    {
        public Round ToRound(Row row) => new(row.RoundNumber, row.Round, Title, row.Framework, OpensAt, ClosesAt, ClosedAt, IsSynthetic);
    }
}

/// <summary>Which assessments to list; what is null does not narrow.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Perspective">From where.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Framework">The framework's code.</param>
public sealed record AssessmentFilter(
    string? Round = null, PerspectiveCode? Perspective = null, AssessmentStatus? Status = null, string? Framework = null);
