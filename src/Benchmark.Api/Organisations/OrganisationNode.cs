using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Organisations;

namespace Benchmark.Api.Organisations;

/// <summary>The body that hands in one assessment per round and perspective; seen by itself and by roles that may.</summary>
[ObjectType<OrganisationFacts>]
[GraphQLName("Organisation")]
internal static partial class OrganisationNode
{
    /// <summary>Identifies the organisation everywhere; opaque.</summary>
    [ID("Organisation")]
    public static string GetId([Parent] OrganisationFacts organisation) => organisation.Reference;

    /// <summary>The organisation with this identifier; null when there is none, or it is not yours to see.</summary>
    [NodeResolver]
    public static async Task<OrganisationFacts?> GetOrganisationAsync(
        string id, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.Identity is not { IsAuthenticated: true })
            return null;

        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.FindOrganisationAsync(id, cancellation);
    }
}
