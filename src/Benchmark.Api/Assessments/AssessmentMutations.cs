using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PersonalData;
using Benchmark.Domain.Rounds;

namespace Benchmark.Api.Assessments;

[MutationType]
internal static partial class AssessmentMutations
{
    /// <summary>Starts an assessment, or opens a withdrawn one again with what it holds.</summary>
    /// <param name="round">The round's code; it is open.</param>
    /// <param name="perspective">From where; left out for editions without perspectives.</param>
    /// <param name="fromLast">Whether to begin with the answers of the last assessment of the same edition and perspective.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<RoundNotFoundException>]
    [Error<RoundClosedException>]
    [Error<PerspectiveNotAskedException>]
    [Error<SyntheticMixedException>]
    [Error<AssessmentStartedException>]
    public static async Task<AssessmentFacts> StartAssessmentAsync(
        string round, PerspectiveCode? perspective, bool? fromLast, PrivateSide side, Registrar registrar, TimeProvider clock,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        var open = await RoundStore.FindAsync(registrar.Vault, round, cancellation);
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var started = await transaction.StartAssessmentAsync(
            open, Editions.Of(open.Framework), perspective, fromLast ?? false, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("startAssessment", TargetOf(started), cancellation);
        await transaction.CommitAsync(cancellation);
        return started;
    }

    /// <summary>Keeps any number of answers of the organisation's own sheet at once: all of them or none.</summary>
    /// <remarks>Statements that are not sent stay as they are. An answer with nothing in it empties its statement.</remarks>
    /// <param name="assessment">Which assessment; a draft.</param>
    /// <param name="revision">The revision you saw, so that nobody's answers are overwritten unseen.</param>
    /// <param name="responses">The answers.</param>
    /// <param name="confirmed">True to keep words in which a name or another sign of a person was suspected.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<AssessmentNotFoundException>]
    [Error<AssessmentNotDraftException>]
    [Error<RoundClosedException>]
    [Error<RevisionConflictException>]
    [Error<StatementNotAskedException>]
    [Error<RatingOutsideScaleException>]
    [Error<ResponseRefusedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<SavedRevision> RecordResponsesAsync(
        [ID<AssessmentFacts>] string assessment, int revision, IReadOnlyList<ResponseInput> responses, bool? confirmed,
        PrivateSide side, AssessmentsKnown known, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var actor = user.ToWritingActor();
        var number = NumberOf(assessment);
        var (framework, respondent) = await known.FindAsync(number, actor, cancellation);
        Response[] answers = [.. responses.Select(response => response.ToResponse())];
        Refuse(framework, respondent, answers, confirmed ?? false);
        var saved = await ResponseSave.RunAsync(side.Member, actor, number, revision, answers, clock.GetUtcNow(), cancellation);
        return new(number, saved);
    }

    /// <summary>Hands an assessment in. It can be taken back until the round closes.</summary>
    /// <param name="assessment">Which assessment; a draft.</param>
    /// <param name="revision">The revision you saw.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<AssessmentNotFoundException>]
    [Error<AssessmentNotDraftException>]
    [Error<RoundClosedException>]
    [Error<RevisionConflictException>]
    [Error<StatementUnansweredException>]
    [Error<NothingAnsweredException>]
    public static async Task<AssessmentFacts> SubmitAssessmentAsync(
        [ID<AssessmentFacts>] string assessment, int revision, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var submitted = await transaction.SubmitAssessmentAsync(NumberOf(assessment), revision, Editions.Of, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("submitAssessment", TargetOf(submitted), cancellation);
        await transaction.CommitAsync(cancellation);
        return submitted;
    }

    /// <summary>Takes an assessment back while its round is open; what it holds stays, and it counts no more.</summary>
    /// <param name="assessment">Which assessment.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<AssessmentNotFoundException>]
    [Error<RoundClosedException>]
    public static async Task<AssessmentFacts> WithdrawAssessmentAsync(
        [ID<AssessmentFacts>] string assessment, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var withdrawn = await transaction.WithdrawAssessmentAsync(NumberOf(assessment), clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("withdrawAssessment", TargetOf(withdrawn), cancellation);
        await transaction.CommitAsync(cancellation);
        return withdrawn;
    }

    /// <summary>Invites somebody without an account to fill in a sheet of their own; gives the link to send them, once.</summary>
    /// <param name="assessment">Which assessment; a draft that was never handed in.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<AssessmentNotFoundException>]
    [Error<InvitationRefusedException>]
    public static async Task<InvitationLink> InviteRaterAsync(
        [ID<AssessmentFacts>] string assessment, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var facts = await transaction.FindAssessmentAsync(NumberOf(assessment), cancellation) ?? throw new AssessmentNotFoundException();
        var issued = await transaction.InviteRaterAsync(facts, Editions.Of(facts.Framework), clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("inviteRater", TargetOf(facts), cancellation);
        await transaction.CommitAsync(cancellation);
        return new(issued.Invitation, $"/rate/{issued.Secret}");
    }

    /// <summary>Keeps the answers of a rater who came by a link, and hands the sheet in when told to.</summary>
    /// <param name="link">The link, or its last part.</param>
    /// <param name="responses">The answers; statements that are not sent stay as they are.</param>
    /// <param name="handIn">Whether the sheet is finished; its link opens nothing afterwards.</param>
    /// <param name="confirmed">True to keep words in which a name or another sign of a person was suspected.</param>
    [Error<LinkUnknownException>]
    [Error<AssessmentNotDraftException>]
    [Error<RoundClosedException>]
    [Error<StatementNotAskedException>]
    [Error<RatingOutsideScaleException>]
    [Error<ResponseRefusedException>]
    [Error<StatementUnansweredException>]
    [Error<NothingAnsweredException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<RaterAnswer> RecordSheetAsync(
        string link, IReadOnlyList<ResponseInput> responses, bool? handIn, bool? confirmed, RaterSheets sheets, CancellationToken cancellation) =>
        await sheets.RecordAsync(
            link[(link.LastIndexOf('/') + 1)..], [.. responses.Select(response => response.ToResponse())], handIn ?? false, confirmed ?? false, cancellation);

    internal static int NumberOf(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new AssessmentNotFoundException();

    /// <summary>Refuses answers that cannot be kept, for every reason at once.</summary>
    internal static void Refuse(Framework framework, Respondent respondent, IReadOnlyList<Response> answers, bool confirmed)
    {
        var faults = AnswerRules.Faults(framework, respondent, answers);
        if (faults.Count > 0)
            throw new AggregateException(faults);

        PersonalDataScan.Ask(confirmed, [.. answers.Select(answer => (answer.Statement, answer.Narrative))]);
    }

    private static string TargetOf(AssessmentFacts assessment) => $"assessment {assessment.Number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>An answer to keep.</summary>
/// <param name="Statement">The statement's code.</param>
/// <param name="Rating">On the edition's scale; null for not rated.</param>
/// <param name="Number">Where the statement asks "what proportion"; null for none.</param>
/// <param name="Narrative">The answer in words; null for none. Name no people.</param>
/// <param name="Evidence">What shows it, in order; all that was kept before is replaced.</param>
public sealed record ResponseInput(string Statement, int? Rating, double? Number, string? Narrative, IReadOnlyList<EvidenceInput>? Evidence)
{
    internal Response ToResponse() => new(
        Statement, Rating, Number, Narrative, [.. (Evidence ?? []).Select(item => new Evidence(item.Kind, item.Reference))]);
}

/// <summary>Something that shows what an answer says.</summary>
/// <param name="Kind">What sort of thing it is, for example <c>Policy</c>; null when not said.</param>
/// <param name="Reference">Where it is found.</param>
public sealed record EvidenceInput(string? Kind, string Reference);

/// <summary>Answers were kept.</summary>
/// <param name="Number">Which assessment.</param>
/// <param name="Revision">The revision it has now; name it when you save next.</param>
public sealed record SavedRevision([property: GraphQLIgnore] int Number, int Revision);

/// <summary>What was kept, as it is now.</summary>
[ObjectType<SavedRevision>]
internal static partial class SavedRevisionNode
{
    /// <summary>The assessment as it is now; read it only if you need it.</summary>
    public static Task<AssessmentFacts?> GetAssessmentAsync(
        [Parent] SavedRevision saved, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        AssessmentNode.GetAssessmentAsync(saved.Number.ToString(CultureInfo.InvariantCulture), side, user, cancellation);
}

/// <summary>A link that lets a rater in; it is shown once.</summary>
/// <param name="Rater">What is known of the sheet.</param>
/// <param name="Link">Where on this server the sheet is, from its root: <c>/rate/…</c>.</param>
public sealed record InvitationLink(Invitation Rater, string Link);

/// <summary>What became of a rater's sheet.</summary>
/// <param name="IsHandedIn">Whether it is finished and counts.</param>
/// <param name="Unanswered">Statements that are still open, in the edition's order.</param>
public sealed record RaterAnswer(bool IsHandedIn, [property: ListSize(AssumedSize = 30)] IReadOnlyList<Statement> Unanswered);
