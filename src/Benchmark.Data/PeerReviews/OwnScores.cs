using Benchmark.Data.Assessments;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Data.PeerReviews;

/// <summary>How an authority scored itself, to be set beside what its peers found.</summary>
public static class OwnScores
{
    /// <summary>The scores of the authority's latest submitted assessment; null when it has none, and for everybody but itself.</summary>
    public static async Task<Scorecard?> ReadOwnScoresAsync(
        this ActingTransaction transaction, string organisation, Framework framework, CancellationToken cancellation)
    {
        if (transaction.Actor.Organisation != organisation || transaction.ProviderOf() is null)
            return null;

        var submitted = await transaction.ListAssessmentsAsync(
            new(Status: AssessmentStatus.Submitted, Framework: framework.Code), null, 20, oldestFirst: false, cancellation);
        return submitted.Where(assessment => assessment.Framework == framework.Name).MaxBy(assessment => assessment.SubmittedAt) is { } latest
            ? await transaction.ReadScorecardAsync(latest, framework, cancellation)
            : null;
    }

    /// <summary>The score of a theme or quality statement, by its code; null when it is not complete.</summary>
    public static Score? Of(this Scorecard scores, Framework framework, string place) =>
        scores[framework.Domains.Any(domain => domain.Code == place) ? new Measure.Domain(place) : new Measure.Element(place)];
}
