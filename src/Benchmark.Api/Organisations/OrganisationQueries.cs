using System.Security.Claims;
using Benchmark.Api.Hosting;
using Benchmark.Api.People;
using Benchmark.Data.Organisations;

namespace Benchmark.Api.Organisations;

[QueryType]
internal static partial class OrganisationQueries
{
    /// <summary>One organisation: yours, or any for a role that may; null when there is none you may see.</summary>
    /// <param name="id">Its identifier.</param>
    public static Task<OrganisationFacts?> GetOrganisationAsync(
        [ID<OrganisationFacts>] string id, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        OrganisationNode.GetOrganisationAsync(id, side, user, cancellation);

    /// <summary>Every organisation, by name; for sector bodies and administrators.</summary>
    /// <param name="where">Only some.</param>
    /// <param name="order">By name, or the other way round.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [UseConnection]
    public static async Task<Connection<OrganisationFacts>?> GetOrganisationsAsync(
        PagingArguments paging, OrganisationFilterInput? where, IReadOnlyList<OrganisationSortInput>? order, PrivateSide side,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        var descending = order is [{ Name: SortEnumType.Desc }, ..];
        var from = paging.Start(keys: 2);
        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = await transaction.ListOrganisationsAsync(
            where?.ToFilter() ?? new(), from is null ? null : (from[0], from[1]), descending != paging.IsBackward(), paging.Size() + 1, cancellation);
        return KeysetPage.Of(found, paging, organisation => [organisation.Name, organisation.Reference]);
    }
}
