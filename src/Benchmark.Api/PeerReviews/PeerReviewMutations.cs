using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Organisations;
using Benchmark.Data.PeerReviews;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.PersonalData;

namespace Benchmark.Api.PeerReviews;

[MutationType]
internal static partial class PeerReviewMutations
{
    /// <summary>Keeps what peers found on a visit; a review of the same theme and day takes the place of the one before.</summary>
    /// <param name="organisation">The authority that was visited: yours, or any for a reviewer.</param>
    /// <param name="text">The text of the review: themes, under them strengths, considerations and quality statements. Name no people.</param>
    /// <param name="reviewedOn">The day of the visit, where the text does not say.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["REVIEWER", "PROVIDER"])]
    [Error<InvalidFileException>]
    [Error<NotReviewedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<IReadOnlyList<PeerReviewView>> RecordPeerReviewAsync(
        [ID<OrganisationFacts>] string organisation, string text, DateOnly? reviewedOn, bool? confirmed,
        PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        PeerReview[] reviews =
        [
            .. PeerReview.Read(text, nameof(text), PeerReviewView.Framework)
                .Select(review => review with { ReviewedOn = review.ReviewedOn ?? reviewedOn }),
        ];
        PersonalDataScan.Ask(confirmed ?? false, (nameof(text), text));

        await using var transaction = await side.ChangeAsync(user, cancellation);
        var kept = await transaction.RecordReviewsAsync(organisation, PeerReviewView.Framework, reviews, clock.GetUtcNow(), cancellation);
        var own = await transaction.ReadOwnScoresAsync(organisation, PeerReviewView.Framework, cancellation);
        await transaction.NoteAsync("recordPeerReview", organisation, cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. kept.Select(review => new PeerReviewView(review, own))];
    }
}
