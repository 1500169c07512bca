namespace Benchmark.Domain.Rounds;

/// <summary>A time in which organisations assess themselves against one edition.</summary>
/// <param name="Id">Number in the database; never shown.</param>
/// <param name="Code">Names the round, for example <c>2026-spring</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Framework">The edition's name, for example <c>lqf-2012</c>.</param>
/// <param name="OpensAt">From when assessments are taken, inclusive.</param>
/// <param name="ClosesAt">Until when, exclusive.</param>
/// <param name="ClosedAt">When somebody closed it for good; null while nobody has.</param>
/// <param name="IsSynthetic">Whether its answers are made up.</param>
public sealed record Round(
    int Id, string Code, string Title, string Framework, DateTimeOffset OpensAt, DateTimeOffset ClosesAt,
    DateTimeOffset? ClosedAt, bool IsSynthetic)
{
    /// <summary>Whether assessments are taken at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => ClosedAt is null && now >= OpensAt && now < ClosesAt;
}
