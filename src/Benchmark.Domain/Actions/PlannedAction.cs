namespace Benchmark.Domain.Actions;

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    /// <summary>Not begun.</summary>
    Planned = 1,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Given up.</summary>
    Dropped,
}

/// <summary>What an organisation means to do about a statement.</summary>
/// <param name="Number">Unique among all actions.</param>
/// <param name="Round">The code of the round in whose assessment it was planned.</param>
/// <param name="Framework">The name of the round's edition, for example <c>well-led-2024</c>.</param>
/// <param name="Assessment">The number of that assessment.</param>
/// <param name="Statement">The statement's code.</param>
/// <param name="Text">What will be done.</param>
/// <param name="OwnerRole">The role, never the person, that sees to it.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="Status">How far it is.</param>
/// <param name="PlannedAt">When it was planned.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Continues">The action of an earlier round that goes on here; null for a new one.</param>
/// <param name="ContinuedBy">The action of a later round in which this one goes on; null while it does not.</param>
public sealed record PlannedAction(
    int Number, string Round, string Framework, int Assessment, string Statement, string Text, string OwnerRole, DateOnly DueOn,
    ActionStatus Status, DateTimeOffset PlannedAt, DateTimeOffset ChangedAt, int? Continues, int? ContinuedBy)
{
    /// <summary>Whether something is left to do here; what goes on in another round is left to do there.</summary>
    public bool IsOpen => ContinuedBy is null && Status is ActionStatus.Planned or ActionStatus.InProgress;

    /// <summary>Whether something is left to do and its last day is over.</summary>
    public bool IsOverdueOn(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>The action with changes; what is left out stays.</summary>
    /// <exception cref="ActionContinuedException">It goes on in a later round.</exception>
    /// <exception cref="ActionRefusedException">A text or role is blank or too long.</exception>
    public PlannedAction With(ActionChange change, DateTimeOffset now) => ContinuedBy is not null
        ? throw new ActionContinuedException(this)
        : this with
        {
            Text = change.Text is { } text ? ActionWords.Text(text) : Text,
            OwnerRole = change.OwnerRole is { } role ? ActionWords.OwnerRole(role) : OwnerRole,
            DueOn = change.DueOn ?? DueOn,
            Status = change.Status ?? Status,
            ChangedAt = now,
        };

    /// <summary>The same, to be gone on with in the assessment of a later round.</summary>
    /// <exception cref="ActionContinuedException">It goes on in a later round already.</exception>
    /// <exception cref="ActionNotOpenException">It is done or dropped.</exception>
    public PlannedAction CarriedOver(DateOnly? dueOn, DateTimeOffset now) => this switch
    {
        { ContinuedBy: not null } => throw new ActionContinuedException(this),
        { IsOpen: false } => throw new ActionNotOpenException(this),
        _ => this with { DueOn = dueOn ?? DueOn, PlannedAt = now, ChangedAt = now, Continues = Number },
    };
}

/// <summary>What to change of an action; what is null stays.</summary>
public sealed record ActionChange(string? Text, string? OwnerRole, DateOnly? DueOn, ActionStatus? Status);

/// <summary>The words of an action.</summary>
public static class ActionWords
{
    private const int LongestText = 2000;
    private const int LongestRole = 100;

    /// <summary>What will be done, without blanks at its ends.</summary>
    /// <exception cref="ActionRefusedException">It is blank or too long.</exception>
    public static string Text(string text) => text.Trim() is { Length: > 0 and <= LongestText } words
        ? words
        : throw new ActionRefusedException($"Say what will be done in 1 to {LongestText} characters.");

    /// <summary>Who sees to it, without blanks at its ends.</summary>
    /// <exception cref="ActionRefusedException">It is blank or too long.</exception>
    public static string OwnerRole(string role) => role.Trim() is { Length: > 0 and <= LongestRole } words
        ? words
        : throw new ActionRefusedException($"Name the role that sees to it in 1 to {LongestRole} characters, for example \"registered manager\".");
}
