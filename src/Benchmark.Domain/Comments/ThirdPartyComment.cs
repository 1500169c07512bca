namespace Benchmark.Domain.Comments;

/// <summary>What somebody from outside says of an organisation, and what it answers.</summary>
/// <param name="Number">Unique among all comments.</param>
/// <param name="Text">As written.</param>
/// <param name="CommentedAt">When.</param>
/// <param name="Answer">What the organisation answers; null until it does.</param>
/// <param name="AnsweredAt">When it did; null until it does.</param>
/// <remarks>Nothing is known of who wrote it. Four weeks: the commitment of providers under the Driving Up Quality Code.</remarks>
public sealed record ThirdPartyComment(int Number, string Text, DateTimeOffset CommentedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    /// <summary>Comments that an organisation takes in a day; more are an attack, or somebody's mistake.</summary>
    public const int MostInADay = 50;

    private const int DaysToAnswer = 28;
    private const int Longest = 4000;

    /// <summary>The last day on which an answer is in time: four weeks after the comment.</summary>
    public DateOnly AnswerDueOn => DateOnly.FromDateTime(CommentedAt.UtcDateTime).AddDays(DaysToAnswer);

    /// <summary>Whether an answer is missing and its last day is over.</summary>
    public bool IsOverdueOn(DateOnly today) => AnsweredAt is null && today > AnswerDueOn;

    /// <summary>The comment with its answer.</summary>
    /// <exception cref="CommentAnsweredException">It has one.</exception>
    /// <exception cref="CommentRefusedException">The answer is blank or too long.</exception>
    public ThirdPartyComment Answered(string answer, DateTimeOffset now) => AnsweredAt is null
        ? this with { Answer = Words(answer), AnsweredAt = now }
        : throw new CommentAnsweredException();

    /// <summary>The words of a comment or answer without blanks at their ends.</summary>
    /// <exception cref="CommentRefusedException">They are blank or too long.</exception>
    public static string Words(string text) => text.Trim() is { Length: > 0 and <= Longest } words
        ? words
        : throw new CommentRefusedException($"Write 1 to {Longest} characters.");
}

/// <summary>There is no such comment, or it is about another organisation.</summary>
public sealed class CommentNotFoundException() : DomainException("There is no such comment on your organisation.");

/// <summary>The comment was answered before.</summary>
public sealed class CommentAnsweredException() : DomainException("This comment has its answer already, and the answer stays.");

/// <summary>A comment or answer cannot be kept in these words.</summary>
public sealed class CommentRefusedException(string message) : DomainException(message);

/// <summary>Nobody hands out this comment code.</summary>
public sealed class CommentCodeUnknownException()
    : DomainException("No organisation hands out this code. Ask for a new one: codes can be replaced.");

/// <summary>The organisation got more comments in a day than it takes.</summary>
public sealed class TooManyCommentsException()
    : DomainException($"There were {ThirdPartyComment.MostInADay} comments in the last day. Try again tomorrow.");
