using System.Security.Claims;
using Benchmark.Api.Assessments;
using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Comparisons;

/// <summary>An organisation's own scores beside the release to compare them with.</summary>
/// <param name="Release">What is published.</param>
/// <param name="Assessment">What the organisation handed in.</param>
/// <param name="Card">Its scores.</param>
internal sealed record OwnRelease(Release Release, AssessmentFacts Assessment, Scorecard Card)
{
    private static readonly DimensionCode[] SizeAndRegion = [DimensionCode.Region, DimensionCode.SizeBand];

    /// <summary>The group of the organisation's peers; by size and region when not said.</summary>
    public Group GroupOf(OrganisationFacts organisation, IReadOnlyCollection<DimensionCode>? by) =>
        new Characteristics(organisation.Region, organisation.SizeBand, organisation.ServiceType, organisation.AuthorityType)
            .GroupIn(Release.Lattice, by ?? SizeAndRegion);
}

/// <summary>Finds what an organisation can be compared with.</summary>
internal sealed class OwnScores(PublishedReleases releases)
{
    /// <summary>The release asked for, and the organisation's own assessment of its round or, when it took no part, its latest.</summary>
    /// <returns>Null when there is no such release, or the organisation handed in nothing, or it is somebody else's.</returns>
    public async Task<OwnRelease?> FindAsync(
        OrganisationFacts organisation, string framework, PerspectiveCode? perspective, string? version, PrivateSide side,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference
            || releases.Find(framework, perspective, version) is not { Status: ReleaseStatus.Published } facts)
            return null;

        await using var transaction = await side.BeginAsync(user, cancellation);
        var filter = new AssessmentFilter(facts.RoundCode, perspective, AssessmentStatus.Submitted);
        var ofRound = await transaction.ListAssessmentsAsync(filter, null, 1, oldestFirst: false, cancellation);
        var others = await transaction.ListAssessmentsAsync(
            filter with { Round = null, Framework = facts.FrameworkCode }, null, 20, oldestFirst: false, cancellation);
        var assessment = ofRound.Concat(others.Where(other => other.Framework == $"{facts.FrameworkCode}-{facts.FrameworkEdition}")).FirstOrDefault();
        if (assessment is null || await transaction.ReadScorecardAsync(assessment, Editions.Of(assessment.Framework), cancellation) is not { } card)
            return null;

        return new(await releases.LoadAsync(facts), assessment, card);
    }
}
