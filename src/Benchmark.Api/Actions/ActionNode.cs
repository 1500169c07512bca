using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Assessments;
using Benchmark.Api.People;
using Benchmark.Api.Rounds;
using Benchmark.Data.Actions;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Rounds;

namespace Benchmark.Api.Actions;

/// <summary>What an organisation means to do about a statement; seen by itself alone.</summary>
[ObjectType<PlannedAction>]
[GraphQLName("Action")]
[ExtendObjectType<PlannedAction>(IgnoreProperties =
[
    nameof(PlannedAction.Number), nameof(PlannedAction.Framework), nameof(PlannedAction.Assessment), nameof(PlannedAction.Continues),
    nameof(PlannedAction.ContinuedBy),
])]
internal static partial class ActionNode
{
    /// <summary>Identifies the action; opaque.</summary>
    [ID("Action")]
    public static string GetId([Parent] PlannedAction action) => action.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The round in whose assessment it was planned.</summary>
    [BatchResolver]
    [BindMember(nameof(PlannedAction.Round))]
    [Cost(1)]
    public static async Task<IReadOnlyList<Round>> GetRoundAsync(
        [Parent] IReadOnlyList<PlannedAction> actions, PublicDatabase database, CancellationToken cancellation)
    {
        var rounds = (await PublicRounds.ListAsync(database.Pool, cancellation)).ToDictionary(round => round.Code, StringComparer.Ordinal);
        return [.. actions.Select(action => rounds[action.Round])];
    }

    /// <summary>What it is about.</summary>
    [BindMember(nameof(PlannedAction.Statement))]
    public static Statement GetStatement([Parent] PlannedAction action) =>
        Editions.Of(action.Framework).Statements.First(statement => statement.Code == action.Statement);

    /// <summary>Whether something is left to do and its last day is over.</summary>
    public static bool GetIsOverdue([Parent] PlannedAction action, TimeProvider clock) => action.IsOverdueOn(clock.Today());

    /// <summary>Whether it came from an earlier round.</summary>
    public static bool GetIsContinuation([Parent] PlannedAction action) => action.Continues is not null;

    /// <summary>Whether it goes on in a later round, and is changed there.</summary>
    public static bool GetIsCarriedOver([Parent] PlannedAction action) => action.ContinuedBy is not null;

    /// <summary>Today, as all due days are meant: in Coordinated Universal Time.</summary>
    internal static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>Planned actions, as fields of the organisation.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationActions
{
    /// <summary>What it plans to do, by the day it is due; seen by itself alone.</summary>
    /// <param name="where">Only some.</param>
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<PlannedAction>> GetActionsAsync(
        [Parent] OrganisationFacts organisation, ActionFilterInput? where, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        var (filter, today) = (where?.ToFilter() ?? new(), clock.Today());
        return [.. (await ListAsync(organisation, side, user, cancellation)).Where(action => filter.Admits(action, today))];
    }

    /// <summary>How its actions stand, round by round, from the one whose actions are due first; seen by itself alone.</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<ActionProgress>> GetActionProgressAsync(
        [Parent] OrganisationFacts organisation, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        ActionProgress.Of(await ListAsync(organisation, side, user, cancellation));

    private static async Task<IReadOnlyList<PlannedAction>> ListAsync(
        OrganisationFacts organisation, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return [];

        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ListActionsAsync(cancellation);
    }
}

/// <summary>Planned actions, as a field of what they follow from.</summary>
[ObjectType<ResponseView>]
internal static partial class ResponseActions
{
    /// <summary>What is planned because of this answer, by the day it is due.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<PlannedAction>>> GetActionsAsync(
        [Parent] IReadOnlyList<ResponseView> responses, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        var actions = (await transaction.ListActionsAsync(cancellation)).ToLookup(action => (action.Assessment, action.Statement));
        return [.. responses.Select(response => (IReadOnlyList<PlannedAction>)[.. actions[(response.Assessment.Number, response.Statement.Code)]])];
    }
}

/// <summary>Which actions to list; all conditions must hold.</summary>
/// <param name="Status">Any of these.</param>
/// <param name="IsOverdue">Only those that are open with their last day over, or only the others.</param>
/// <param name="DueBy">Only open ones that are due on this day or before.</param>
/// <param name="Round">Only those of the round with this code.</param>
/// <param name="Statement">Only those about the statement with this code.</param>
public sealed record ActionFilterInput(IReadOnlyList<ActionStatus>? Status, bool? IsOverdue, DateOnly? DueBy, string? Round, string? Statement)
{
    internal ActionFilter ToFilter() => new(Status, IsOverdue, DueBy, Round, Statement);
}
