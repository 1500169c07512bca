namespace Benchmark.Domain.Actions;

/// <summary>How the actions of one round stand.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Planned">Not begun, and not carried over.</param>
/// <param name="InProgress">Begun, and not carried over.</param>
/// <param name="Done">Carried out.</param>
/// <param name="Dropped">Given up.</param>
/// <param name="CarriedOver">Left open here and gone on with in a later round.</param>
/// <param name="Continued">Of all these, those that came from an earlier round.</param>
public sealed record ActionProgress(string Round, int Planned, int InProgress, int Done, int Dropped, int CarriedOver, int Continued)
{
    /// <summary>One per round that has actions, in the order in which the rounds first appear.</summary>
    public static IReadOnlyList<ActionProgress> Of(IReadOnlyList<PlannedAction> actions)
    {
        return [.. actions.GroupBy(action => action.Round).Select(round => Count(round.Key, [.. round]))];

        static ActionProgress Count(string round, IReadOnlyList<PlannedAction> actions)
        {
            var here = actions.Where(action => action.ContinuedBy is null).ToLookup(action => action.Status);
            return new(
                round, here[ActionStatus.Planned].Count(), here[ActionStatus.InProgress].Count(), here[ActionStatus.Done].Count(),
                here[ActionStatus.Dropped].Count(), actions.Count(action => action.ContinuedBy is not null),
                actions.Count(action => action.Continues is not null));
        }
    }
}
