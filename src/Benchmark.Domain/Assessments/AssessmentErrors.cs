using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;

namespace Benchmark.Domain.Assessments;

/// <summary>The edition is answered in words, so there is nothing to score.</summary>
public sealed class NotScoredException(Framework framework)
    : DomainException($"{framework.Title}, edition {framework.Edition}, is answered in words and has no scores.")
{
    /// <summary>The edition.</summary>
    public Framework Framework { get; } = framework;
}

/// <summary>The edition is not answered from this perspective, or only from perspectives.</summary>
public sealed class PerspectiveNotAskedException(Framework framework, PerspectiveCode? perspective)
    : DomainException(framework.Perspectives.Count == 0
        ? $"{framework.Title} is answered once for each organisation. Leave the perspective out."
        : $"Choose a perspective of {framework.Title}: {string.Join(", ", framework.Perspectives.Select(each => Code.Of(each.Code)))}.")
{
    /// <summary>The edition.</summary>
    public Framework Framework { get; } = framework;

    /// <summary>The perspective that was given; null when none was.</summary>
    public PerspectiveCode? Perspective { get; } = perspective;
}

/// <summary>A statement was answered that the organisation is not asked.</summary>
public sealed class StatementNotAskedException(Framework framework, string statement)
    : DomainException($"{statement} is not a statement of {framework.Name} that this organisation answers from this perspective.")
{
    /// <summary>The code that was answered.</summary>
    public string Statement { get; } = statement;
}

/// <summary>A rating is not on the edition's scale.</summary>
public sealed class RatingOutsideScaleException(string statement, RatingScale scale)
    : DomainException($"The rating of {statement} is not on the scale. Ratings go from {scale.Minimum} to {scale.Maximum}.")
{
    /// <summary>The statement's code.</summary>
    public string Statement { get; } = statement;

    /// <summary>The scale.</summary>
    public RatingScale Scale { get; } = scale;
}

/// <summary>Two sheets of one assessment carry the same rater.</summary>
public sealed class RepeatedRaterException()
    : DomainException("Two sheets carry the same rater. Each rater hands in one sheet.");

/// <summary>An answer cannot be kept as it is.</summary>
public sealed class ResponseRefusedException(string statement, string message) : DomainException($"{statement}: {message}")
{
    /// <summary>The statement's code.</summary>
    public string Statement { get; } = statement;
}

/// <summary>A statement has to be answered before the assessment can be handed in.</summary>
public sealed class StatementUnansweredException(Statement statement)
    : DomainException($"{statement.Code} is not answered yet: {statement.Text}")
{
    /// <summary>The statement.</summary>
    public Statement Statement { get; } = statement;
}

/// <summary>Nothing is answered, so there is nothing to hand in.</summary>
public sealed class NothingAnsweredException()
    : DomainException("Nothing is answered yet: answer at least one statement before handing in.");

/// <summary>There is no such assessment, or it is somebody else's.</summary>
public sealed class AssessmentNotFoundException()
    : DomainException("You have no such assessment: start one in a round that is open.");

/// <summary>The assessment cannot be changed as it stands.</summary>
public sealed class AssessmentNotDraftException(AssessmentStatus status)
    : DomainException(status == AssessmentStatus.Submitted
        ? "The assessment is handed in. While the round is open you can withdraw it, start it again and change it."
        : "The assessment is withdrawn. Start it again to change it; what it held is still there.")
{
    /// <summary>Where it stands.</summary>
    public AssessmentStatus Status { get; } = status;
}

/// <summary>Somebody saved in the meantime, so that nothing was overwritten.</summary>
/// <param name="currentRevision">The revision the assessment has now.</param>
/// <param name="isSaved">Whether the answers sent are already kept just so.</param>
public sealed class RevisionConflictException(int currentRevision, bool isSaved)
    : DomainException(isSaved
        ? $"These answers are kept already: the assessment is at revision {currentRevision}."
        : $"Somebody else saved in the meantime. Read the assessment again, at revision {currentRevision}, and save what still differs.")
{
    /// <summary>The revision the assessment has now.</summary>
    public int CurrentRevision { get; } = currentRevision;

    /// <summary>Whether the answers sent are already kept just so, as after an answer that was lost on its way.</summary>
    public bool IsSaved { get; } = isSaved;
}

/// <summary>The assessment is under way or handed in already.</summary>
public sealed class AssessmentStartedException(string round, int number)
    : DomainException($"Your assessment of round \"{round}\" is started already: go on with it.")
{
    /// <summary>The assessment.</summary>
    public int Number { get; } = number;
}

/// <summary>A rater cannot be invited.</summary>
public sealed class InvitationRefusedException(string message) : DomainException(message);

/// <summary>A link opens no sheet.</summary>
public sealed class LinkUnknownException()
    : DomainException("This link opens nothing: it is mistyped, expired or used already. Ask whoever sent it for a new one.");

/// <summary>A made-up organisation meets a round of real ones, or the other way round.</summary>
public sealed class SyntheticMixedException(string organisation, Round round)
    : DomainException(round.IsSynthetic
        ? $"Round \"{round.Code}\" is SYNTHETIC and {organisation} is not made up: real and made-up answers are never mixed. Take part in another round."
        : $"{organisation} is SYNTHETIC and round \"{round.Code}\" is not: real and made-up answers are never mixed. Open a SYNTHETIC round for it.")
{
    /// <summary>The organisation's reference.</summary>
    public string Organisation { get; } = organisation;
}
