namespace Benchmark.Domain.Actions;

/// <summary>There is no such action, or it is another organisation's.</summary>
public sealed class ActionNotFoundException() : DomainException("You have no such action. It may have been named wrongly.");

/// <summary>The action goes on in a later round and is changed there.</summary>
public sealed class ActionContinuedException(PlannedAction action)
    : DomainException("This action goes on in a later round. Change the action that continues it.")
{
    /// <summary>The action that was to be changed.</summary>
    public PlannedAction Action { get; } = action;
}

/// <summary>The action is done or dropped, so there is nothing to carry over.</summary>
public sealed class ActionNotOpenException(PlannedAction action)
    : DomainException($"This action is {Code.Of(action.Status)}: only one that is planned or in progress is carried over.")
{
    /// <summary>The action that was to be carried over.</summary>
    public PlannedAction Action { get; } = action;
}

/// <summary>An action cannot be planned in these words, or in this assessment.</summary>
public sealed class ActionRefusedException(string message) : DomainException(message);
