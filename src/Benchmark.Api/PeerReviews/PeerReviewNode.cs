using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Organisations;
using Benchmark.Data.PeerReviews;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;

namespace Benchmark.Api.PeerReviews;

/// <summary>What visiting peers found about one theme; seen by the authority itself and by reviewers.</summary>
[GraphQLName("PeerReview")]
public sealed record PeerReviewView([property: GraphQLIgnore] KeptPeerReview Kept, [property: GraphQLIgnore] Scorecard? Own)
{
    /// <summary>The edition by whose themes and quality statements peers review.</summary>
    internal static Framework Framework { get; } = FrameworkFiles.Shipped.Find(PeerReviewStore.FrameworkCode)
        ?? throw new InvalidDataException($"The edition {PeerReviewStore.FrameworkCode} is not shipped.");

    /// <summary>The theme.</summary>
    public FrameworkDomain Theme => Framework.Domains.First(domain => domain.Code == Kept.Review.Theme);

    /// <summary>When the visit was; null when the document does not say.</summary>
    public DateOnly? ReviewedOn => Kept.Review.ReviewedOn;

    /// <summary>The words that open the theme; null when there are none.</summary>
    public string? Introduction => Kept.Review.Introduction;

    /// <summary>The peers' score of the theme; null when they gave none.</summary>
    public int? Score => Kept.Review.Score;

    /// <summary>The authority's own score of the theme in its latest submitted assessment; null without one, and for reviewers.</summary>
    public double? OwnScore => Own?.Of(Framework, Kept.Review.Theme)?.Value;

    /// <summary>What the authority does well.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<FindingView> Strengths => Of(FindingKind.Strength);

    /// <summary>What it may want to look at.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<FindingView> Considerations => Of(FindingKind.Consideration);

    /// <summary>What the peers wrote about quality statements, a paragraph each.</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<FindingView> Observations => Of(FindingKind.Observation);

    private IReadOnlyList<FindingView> Of(FindingKind kind) =>
        [.. Kept.Review.Findings().Where(finding => finding.Kind == kind).Select(finding => new FindingView(this, finding))];
}

/// <summary>One thing that peers found: about a theme, or about one of its quality statements.</summary>
[GraphQLName("Finding")]
public sealed record FindingView([property: GraphQLIgnore] PeerReviewView Review, [property: GraphQLIgnore] Finding Finding)
{
    /// <summary>What sort of finding it is.</summary>
    public FindingKind Kind => Finding.Kind;

    /// <summary>As written.</summary>
    public string Text => Finding.Text;

    /// <summary>The theme it is about; null when it is about a quality statement.</summary>
    public FrameworkDomain? Domain => Finding.Element is null ? Review.Theme : null;

    /// <summary>The quality statement it is about; null when it is about the whole theme.</summary>
    public FrameworkElement? Element => Review.Theme.Elements.FirstOrDefault(element => element.Code == Finding.Element);

    /// <summary>The peers' score of that theme or quality statement; null when they gave none.</summary>
    public int? Score => Finding.Element is null
        ? Review.Score
        : Review.Kept.Review.Elements.FirstOrDefault(reviewed => reviewed.Element == Finding.Element)?.Score;

    /// <summary>The authority's own score of it in its latest submitted assessment; null without one, and for reviewers.</summary>
    public double? OwnScore => Finding.Element is { } element
        ? Review.Own?.Of(PeerReviewView.Framework, element)?.Value
        : Review.OwnScore;
}

/// <summary>Fields of a peer review that need the engine.</summary>
[ObjectType<PeerReviewView>]
internal static partial class PeerReviewNode
{
    /// <summary>Identifies the review; opaque.</summary>
    [ID("PeerReview")]
    public static string GetId([Parent] PeerReviewView review) => review.Kept.Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Peer reviews, as a field of the authority.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationPeerReviews
{
    /// <summary>What peers found on their visits, the latest first; seen by the authority itself and by reviewers.</summary>
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<PeerReviewView>> GetPeerReviewsAsync(
        [Parent] OrganisationFacts organisation, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        var reviews = await transaction.ListReviewsAsync(organisation.Reference, PeerReviewView.Framework, cancellation);
        var own = reviews.Count == 0 ? null : await transaction.ReadOwnScoresAsync(organisation.Reference, PeerReviewView.Framework, cancellation);
        return [.. reviews.Select(review => new PeerReviewView(review, own))];
    }
}
