using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Assessments;
using Benchmark.Api.People;
using Benchmark.Api.Rounds;
using Benchmark.Data.Examples;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Examples;
using Benchmark.Domain.Frameworks;
using Benchmark.Reports.Examples;

namespace Benchmark.Api.Examples;

/// <summary>An example of an organisation's practice, and how far it is on its way to others; seen by itself and, once offered, by reviewers.</summary>
[ObjectType<ExampleOffer>]
[GraphQLName("Example")]
[ExtendObjectType<ExampleOffer>(IgnoreProperties =
[
    nameof(ExampleOffer.Number), nameof(ExampleOffer.Organisation), nameof(ExampleOffer.RewrittenBy), nameof(ExampleOffer.Approvals),
])]
internal static partial class ExampleNode
{
    private const string Offered = "offer-";

    /// <summary>Identifies the example; opaque.</summary>
    [ID("Example")]
    public static string GetId([Parent] ExampleOffer example) =>
        (example.Status == ExampleStatus.Private ? "story-" : Offered) + example.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The edition it belongs to.</summary>
    [BindMember(nameof(ExampleOffer.Framework))]
    public static Framework GetFramework([Parent] ExampleOffer example) => Editions.Of(example.Framework);

    /// <summary>The area it tells of.</summary>
    [BindMember(nameof(ExampleOffer.Area))]
    public static FrameworkDomain GetArea([Parent] ExampleOffer example) =>
        GetFramework(example).Domains.First(domain => domain.Code == example.Area);

    /// <summary>How many people approved the words as they stand; two publish it, not both of the organisation itself.</summary>
    public static int GetApprovalCount([Parent] ExampleOffer example) => example.Approvals.Count;

    /// <summary>The number of the offer that an identifier names.</summary>
    /// <exception cref="ExampleNotFoundException">It names none.</exception>
    internal static int NumberOf(string id) =>
        id.StartsWith(Offered, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(Offered.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ExampleNotFoundException();
}

/// <summary>An example of good practice as everybody may read it; nothing says whose it was.</summary>
[ObjectType<PublishedExample>]
[ExtendObjectType<PublishedExample>(IgnoreProperties =
[
    nameof(PublishedExample.Number), nameof(PublishedExample.FrameworkCode), nameof(PublishedExample.FrameworkEdition), nameof(PublishedExample.Rank),
])]
internal static partial class PublishedExampleNode
{
    /// <summary>Identifies the example everywhere; opaque.</summary>
    [ID("PublishedExample")]
    public static string GetId([Parent] PublishedExample example) => example.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The example with this identifier; null when there is none, or it was taken down.</summary>
    [NodeResolver]
    public static async Task<PublishedExample?> GetPublishedExampleAsync(string id, PublicDatabase database, CancellationToken cancellation) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await PublishedExamples.FindAsync(database.Pool, number, cancellation)
            : null;

    /// <summary>The edition it belongs to.</summary>
    public static Framework GetFramework([Parent] PublishedExample example) => Editions.Of($"{example.FrameworkCode}-{example.FrameworkEdition}");

    /// <summary>The area it tells of.</summary>
    [BindMember(nameof(PublishedExample.Area))]
    public static FrameworkDomain GetArea([Parent] PublishedExample example) =>
        GetFramework(example).Domains.First(domain => domain.Code == example.Area);
}

/// <summary>Examples, as a field of the organisation.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationExamples
{
    /// <summary>What it offered to others, the latest first, and then the examples of its assessments; seen by itself alone.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<ExampleOffer>> GetExamplesAsync(
        [Parent] OrganisationFacts organisation, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return [];

        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ListOwnAsync(cancellation);
    }
}
