using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.Organisations;

namespace Benchmark.Api.Organisations;

[MutationType]
internal static partial class OrganisationMutations
{
    /// <summary>Enters a new organisation; for administrators.</summary>
    /// <param name="reference">Names it in files, for example <c>org-0001</c>; never used twice.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="kind">What kind of body it is.</param>
    /// <param name="region">Where it is.</param>
    /// <param name="sizeBand">How many people it employs; null when not known.</param>
    /// <param name="serviceType">Its main service; null when it has none.</param>
    /// <param name="authorityType">What kind of council it is; null unless it is one.</param>
    /// <param name="corporateGroup">Its owner; null when it is its own.</param>
    [Authorize(Roles = ["ADMINISTRATOR"])]
    [Error<OrganisationExistsException>]
    [Error<OrganisationRefusedException>]
    public static async Task<OrganisationFacts> RegisterOrganisationAsync(
        string reference, string name, OrganisationKind kind, Region region, SizeBand? sizeBand, ServiceType? serviceType,
        AuthorityType? authorityType, string? corporateGroup, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var facts = new OrganisationFacts(reference.Trim(), name.Trim(), corporateGroup?.Trim(), kind, region, sizeBand, serviceType, authorityType);
        if (facts.Reference.Length is 0 or > 100 || facts.Name.Length is 0 or > 300)
            throw new OrganisationRefusedException("An organisation has a reference of 1 to 100 letters and a name of 1 to 300.");
        if (authorityType is not null && kind != OrganisationKind.LocalAuthority)
            throw new OrganisationRefusedException("Only a local authority has an authority type: leave it out.");

        await using var transaction = await side.ChangeAsync(user, cancellation);
        await transaction.RegisterAsync(facts, cancellation);
        await transaction.NoteAsync("registerOrganisation", facts.Reference, cancellation);
        await transaction.CommitAsync(cancellation);
        return facts;
    }

    /// <summary>Everything that is kept about your organisation, as JSON by table. Raters' sheets are their own and are left out.</summary>
    [Authorize(Roles = ["PROVIDER"])]
    [UseMutationConvention(PayloadFieldName = "document")]
    public static async Task<string> ExportOrganisationAsync(PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var document = await transaction.ExportOrganisationAsync(cancellation);
        await transaction.NoteAsync("exportOrganisation", transaction.Actor.Organisation, cancellation);
        await transaction.CommitAsync(cancellation);
        return document;
    }

    /// <summary>
    /// Erases an organisation with all it ever kept here, keys included; it cannot be undone. What was published stays: a release
    /// describes groups and holds nothing that is one organisation's own.
    /// </summary>
    /// <param name="organisation">Which: yours or, for administrators, any.</param>
    /// <param name="reference">Its reference once more, so that nobody erases the wrong one.</param>
    [Authorize(Roles = ["PROVIDER", "ADMINISTRATOR"])]
    [UseMutationConvention(PayloadFieldName = "erased")]
    [Error<OrganisationNotFoundException>]
    public static async Task<string> EraseOrganisationAsync(
        [ID<OrganisationFacts>] string organisation, string reference, PrivateSide side, Registrar registrar, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var found = organisation == reference ? await transaction.FindOrganisationAsync(reference, cancellation) : null;
        if (found is null)
            throw new OrganisationNotFoundException(reference);

        await transaction.NoteAsync("eraseOrganisation", reference, cancellation);
        await OrganisationData.EraseOrganisationAsync(registrar.Vault, reference, cancellation);
        await transaction.CommitAsync(cancellation);
        return reference;
    }
}
