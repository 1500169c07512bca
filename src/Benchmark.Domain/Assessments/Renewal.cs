using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>When a published framework asks for the next assessment.</summary>
/// <remarks>
/// Providers who sign up to the Driving Up Quality Code commit to assess themselves at least every 12 months. Other frameworks
/// say nothing, so for them nothing is ever due.
/// </remarks>
public static class Renewal
{
    private const string DrivingUpQuality = "driving-up-quality";
    private const int Months = 12;

    /// <summary>The last day on which the next assessment is in time; null where the framework asks for none.</summary>
    /// <param name="framework">The edition that was answered.</param>
    /// <param name="submittedAt">When the assessment was handed in; null while it is not.</param>
    public static DateOnly? DueAgain(Framework framework, DateTimeOffset? submittedAt) =>
        framework.Code == DrivingUpQuality && submittedAt is { } submitted
            ? DateOnly.FromDateTime(submitted.UtcDateTime).AddMonths(Months)
            : null;

    /// <summary>Whether the next assessment should have been handed in before today.</summary>
    /// <param name="framework">The edition that was answered.</param>
    /// <param name="submittedAt">When the assessment was handed in; null while it is not.</param>
    /// <param name="today">The day that is asked about.</param>
    public static bool HasLapsed(Framework framework, DateTimeOffset? submittedAt, DateOnly today) =>
        DueAgain(framework, submittedAt) is { } due && today > due;
}
