using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Assessments;
using Benchmark.Api.People;
using Benchmark.Data.Actions;
using Benchmark.Data.People;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.PersonalData;

namespace Benchmark.Api.Actions;

[MutationType]
internal static partial class ActionMutations
{
    /// <summary>Plans to do something about a statement.</summary>
    /// <param name="assessment">The assessment whose answer it follows from; it may be handed in already.</param>
    /// <param name="statement">The statement's code.</param>
    /// <param name="text">What will be done. Name no people.</param>
    /// <param name="ownerRole">The role, never the person, that sees to it, for example "registered manager".</param>
    /// <param name="dueOn">The last day on which it is in time.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<AssessmentNotFoundException>]
    [Error<ActionRefusedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<PlannedAction> PlanActionAsync(
        [ID<AssessmentFacts>] string assessment, string statement, string text, string ownerRole, DateOnly dueOn, bool? confirmed,
        PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed ?? false, (nameof(text), text), (nameof(ownerRole), ownerRole));
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var planned = await transaction.PlanAsync(
            AssessmentMutations.NumberOf(assessment), statement, new(text, ownerRole, dueOn, Status: null), clock.GetUtcNow(), cancellation);
        return await KeepAsync(transaction, "planAction", planned, cancellation);
    }

    /// <summary>Changes an action; what is left out stays.</summary>
    /// <param name="id">Which action.</param>
    /// <param name="text">What will be done. Name no people.</param>
    /// <param name="ownerRole">The role that sees to it.</param>
    /// <param name="dueOn">The last day on which it is in time.</param>
    /// <param name="status">How far it is.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<ActionNotFoundException>]
    [Error<ActionContinuedException>]
    [Error<ActionRefusedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<PlannedAction> UpdateActionAsync(
        [ID("Action")] string id, string? text, string? ownerRole, DateOnly? dueOn, ActionStatus? status, bool? confirmed,
        PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed ?? false, (nameof(text), text), (nameof(ownerRole), ownerRole));
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var changed = await transaction.ChangeAsync(NumberOf(id), new(text, ownerRole, dueOn, status), clock.GetUtcNow(), cancellation);
        return await KeepAsync(transaction, "updateAction", changed, cancellation);
    }

    /// <summary>Goes on with an open action in the assessment of a later round, so that both rounds can tell.</summary>
    /// <param name="id">Which action.</param>
    /// <param name="assessment">The assessment of the later round, of the same edition.</param>
    /// <param name="dueOn">The new last day; the old one when left out.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<ActionNotFoundException>]
    [Error<ActionContinuedException>]
    [Error<ActionNotOpenException>]
    [Error<ActionRefusedException>]
    [Error<AssessmentNotFoundException>]
    public static async Task<PlannedAction> CarryOverActionAsync(
        [ID("Action")] string id, [ID<AssessmentFacts>] string assessment, DateOnly? dueOn, PrivateSide side, TimeProvider clock,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var carried = await transaction.CarryOverAsync(
            NumberOf(id), AssessmentMutations.NumberOf(assessment), dueOn, clock.GetUtcNow(), cancellation);
        return await KeepAsync(transaction, "carryOverAction", carried, cancellation);
    }

    private static async Task<PlannedAction> KeepAsync(
        ActingTransaction transaction, string done, PlannedAction action, CancellationToken cancellation)
    {
        await transaction.NoteAsync(done, $"action {action.Number.ToString(CultureInfo.InvariantCulture)}", cancellation);
        await transaction.CommitAsync(cancellation);
        return action;
    }

    private static int NumberOf(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ActionNotFoundException();
}
