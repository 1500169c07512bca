namespace Benchmark.Domain.Actions;

/// <summary>Which actions to list; all conditions must hold, and what is null does not narrow.</summary>
/// <param name="Statuses">Any of these.</param>
/// <param name="IsOverdue">Open with their last day over, or not so.</param>
/// <param name="DueBy">Open and due on this day or before.</param>
/// <param name="Round">Of the round with this code.</param>
/// <param name="Statement">About the statement with this code.</param>
public sealed record ActionFilter(
    IReadOnlyList<ActionStatus>? Statuses = null, bool? IsOverdue = null, DateOnly? DueBy = null, string? Round = null, string? Statement = null)
{
    /// <summary>Whether an action is wanted.</summary>
    public bool Admits(PlannedAction action, DateOnly today) =>
        (Statuses is null || Statuses.Contains(action.Status))
        && (IsOverdue is null || action.IsOverdueOn(today) == IsOverdue)
        && (DueBy is null || (action.IsOpen && action.DueOn <= DueBy))
        && (Round is null || action.Round == Round)
        && (Statement is null || action.Statement == Statement);
}
