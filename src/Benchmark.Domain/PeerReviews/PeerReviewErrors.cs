using Benchmark.Domain.Organisations;

namespace Benchmark.Domain.PeerReviews;

/// <summary>The organisation is not one that peers review under this framework, or it is not yours to record for.</summary>
public sealed class NotReviewedException(string organisation, OrganisationKind? kind)
    : DomainException(kind is { } known
        ? $"Peers review local authorities, and {organisation} is {Code.Of(known)}. Name the authority that was visited."
        : "There is no such authority that you may record a review for.")
{
    /// <summary>The reference that was given.</summary>
    public string Organisation { get; } = organisation;
}
