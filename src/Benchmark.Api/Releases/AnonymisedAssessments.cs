using System.Security.Claims;
using Benchmark.Api.Hosting;
using Benchmark.Api.People;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;

namespace Benchmark.Api.Releases;

/// <summary>Single assessments of a release, anonymised.</summary>
[ObjectType<ReleaseFacts>]
internal static partial class AnonymisedAssessments
{
    private const int LargestPage = 500;

    /// <summary>Anonymised assessments, at most 500 a page, in an order that stays; none where the release's policy gives none out. For researchers who accepted the terms.</summary>
    /// <param name="where">Only some.</param>
    [Authorize(Roles = ["RESEARCHER"])]
    [UseConnection(ConnectionName = "AnonymisedAssessments", DefaultPageSize = 50, MaxPageSize = LargestPage, AllowBackwardPagination = false)]
    public static async Task<Connection<AnonymisedView>?> GetAssessmentsAsync(
        [Parent] ReleaseFacts release, PagingArguments paging, AnonymisedFilterInput? where, ResearcherSide researchers, PrivateSide side,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!await ResearcherSide.AcceptedTermsAsync(user, side, cancellation))
            throw new GraphQLException(ErrorBuilder.New().SetMessage(ResearcherSide.TermsRemedy).SetCode("TERMS_NOT_ACCEPTED").Build());

        var after = paging.Start(keys: 1) is [var code] ? code : null;
        var found = await AssessmentRows.ReadPageAsync(
            researchers.Pool, release, where?.ToGroup() ?? Group.England, after, paging.Size() + 1, cancellation);
        return KeysetPage.Of([.. found.Select(AnonymisedView.Of)], paging, assessment => [assessment.Code]);
    }
}

/// <summary>Which anonymised assessments to list; all conditions must hold. An assessment whose class is broader fits no narrower condition.</summary>
/// <param name="Region">Only of this region.</param>
/// <param name="SizeBand">Only of this size of employer.</param>
/// <param name="ServiceType">Only of this main service.</param>
/// <param name="AuthorityType">Only of this type of authority.</param>
public sealed record AnonymisedFilterInput(Region? Region, SizeBand? SizeBand, ServiceType? ServiceType, AuthorityType? AuthorityType)
{
    internal Group ToGroup() => new(Region, SizeBand, ServiceType, AuthorityType);
}

/// <summary>An assessment made from the ratings of organisations alike; nobody's own.</summary>
/// <param name="Code">Tells the assessments of one release apart; drawn anew for each release.</param>
/// <param name="Region">Null where assessments are not told apart by region.</param>
/// <param name="SizeBand">Null where assessments are not told apart by size of employer.</param>
/// <param name="ServiceType">Null where assessments are not told apart by main service.</param>
/// <param name="AuthorityType">Null where assessments are not told apart by type of authority.</param>
/// <param name="Ratings">One for each statement that is asked from the release's perspective, in the edition's order.</param>
/// <remarks>An item costs half an object, so that a page of 500 fits what a query may cost.</remarks>
[Cost(0.5)]
[GraphQLName("AnonymisedAssessment")]
public sealed record AnonymisedView(
    string Code, Region? Region, SizeBand? SizeBand, ServiceType? ServiceType, AuthorityType? AuthorityType, IReadOnlyList<int> Ratings)
{
    internal static AnonymisedView Of(AnonymisedAssessment assessment) => new(
        assessment.Code, assessment.Class.Region, assessment.Class.SizeBand, assessment.Class.ServiceType, assessment.Class.AuthorityType,
        [.. assessment.Ratings.Select(rating => (int)rating)]);
}
