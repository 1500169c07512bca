using Benchmark.Domain.Frameworks;

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
