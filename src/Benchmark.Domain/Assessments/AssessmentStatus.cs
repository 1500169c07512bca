namespace Benchmark.Domain.Assessments;

/// <summary>Where an assessment stands.</summary>
public enum AssessmentStatus
{
    /// <summary>Being written, or handed in with statements unrated; it does not count.</summary>
    Draft = 1,

    /// <summary>Handed in with every applicable statement rated.</summary>
    Submitted,

    /// <summary>Taken back by the organisation; it does not count.</summary>
    Withdrawn,
}
