using System.Security.Claims;
using Benchmark.Api.Actions;
using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Domain.Assessments;

namespace Benchmark.Api.Assessments;

/// <summary>Whether an assessment has outlived the time for which its framework counts it.</summary>
[ObjectType<AssessmentFacts>]
internal static partial class AssessmentRenewal
{
    /// <summary>Whether the edition asks for another by a day that is over, and none was handed in since; false where it asks for none.</summary>
    public static async Task<bool> GetIsLapsedAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var framework = Editions.Of(assessment.Framework);
        if (assessment.Status != AssessmentStatus.Submitted || !Renewal.HasLapsed(framework, assessment.SubmittedAt, clock.Today()))
            return false;

        await using var transaction = await side.BeginAsync(user, cancellation);
        var submitted = await transaction.ListAssessmentsAsync(
            new(Status: AssessmentStatus.Submitted, Framework: framework.Code), null, 50, oldestFirst: false, cancellation);
        return submitted.All(other => other.SubmittedAt <= assessment.SubmittedAt);
    }
}
