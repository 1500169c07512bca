using System.Security.Claims;
using Benchmark.Api.Hosting;
using Benchmark.Api.Organisations;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.People;

namespace Benchmark.Api.People;

[QueryType]
internal static partial class ViewerQueries
{
    /// <summary>Who you are; null when nobody signed in.</summary>
    public static Viewer? GetViewer(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } ? new(user.ToActor()) : null;

    /// <summary>Who did what on the private side, newest first, and never the content; for administrators.</summary>
    /// <param name="where">Only some.</param>
    [Authorize(Roles = ["ADMINISTRATOR"])]
    [UseConnection]
    public static async Task<Connection<AuditEvent>?> GetAuditTrailAsync(
        PagingArguments paging, AuditFilterInput? where, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (paging.IsBackward())
            throw new GraphQLException(ErrorBuilder.New().SetMessage("The trail is read from its newest end: use first and after.").SetCode("PAGING_BACKWARDS").Build());

        var before = paging.Start(keys: 1) is [var number] && long.TryParse(number, out var least) ? least : (long?)null;
        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = await transaction.ReadAsync(before, where?.Organisation, where?.Action, paging.Size() + 1, cancellation);
        return KeysetPage.Of([.. found.Select(AuditEvent.Of)], paging, step => [step.Number]);
    }
}

/// <summary>Which events of the trail to list; all conditions must hold.</summary>
/// <param name="Organisation">Only what concerns the organisation with this reference.</param>
/// <param name="Action">Only this action, for example <c>submitAssessment</c>.</param>
public sealed record AuditFilterInput(string? Organisation, string? Action);

/// <summary>Something that somebody did on the private side.</summary>
/// <param name="Number">Rises with time.</param>
/// <param name="HappenedAt">When.</param>
/// <param name="Subject">The key or person that did it.</param>
/// <param name="Person">What they were called then.</param>
/// <param name="Roles">What they could do then, by code.</param>
/// <param name="Organisation">The reference of the organisation concerned; null for none.</param>
/// <param name="Action">What was done, as the mutation is called.</param>
/// <param name="Target">To what; null where the action says it all.</param>
public sealed record AuditEvent(
    string Number, DateTimeOffset HappenedAt, string Subject, string Person, IReadOnlyList<string> Roles, string? Organisation,
    string Action, string? Target)
{
    internal static AuditEvent Of(TrailEvent step) => new(
        step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), step.HappenedAt, step.Subject, step.Person,
        step.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries), step.Organisation, step.Action, step.Target);
}

/// <summary>Whoever is signed in.</summary>
public sealed record Viewer([property: GraphQLIgnore] Actor Actor)
{
    /// <summary>What they may do.</summary>
    public IReadOnlyList<Role> Roles => Actor.Roles;

    /// <summary>What the trail calls them.</summary>
    public string Name => Actor.Name;
}

/// <summary>Fields of the viewer that need the private side.</summary>
[ObjectType<Viewer>]
internal static partial class ViewerNode
{
    /// <summary>Whose assessments they work on; null for nobody's.</summary>
    public static async Task<OrganisationFacts?> GetOrganisationAsync(
        [Parent] Viewer viewer, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        viewer.Actor.Organisation is { } reference
            ? await OrganisationNode.GetOrganisationAsync(reference, side, user, cancellation)
            : null;

    /// <summary>Keys they may see, the newest first: their organisation's, or all for administrators.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<ApiKey>> GetKeysAsync(
        [Parent] Viewer viewer, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await KeyStore.ListAsync(transaction, cancellation);
    }

    /// <summary>Terms they accepted, the newest first.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<TermsAcceptance>> GetAcceptedTermsAsync(
        [Parent] Viewer viewer, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ListTermsAsync(cancellation);
    }
}

/// <summary>Fields of a key.</summary>
[ObjectType<ApiKey>]
[ExtendObjectType<ApiKey>(IgnoreProperties = [nameof(ApiKey.MayWrite)])]
internal static partial class ApiKeyNode
{
    /// <summary>What it may be used for.</summary>
    public static IReadOnlyList<KeyScope> GetScopes([Parent] ApiKey key) => key.MayWrite ? [KeyScope.Read, KeyScope.Write] : [KeyScope.Read];
}
