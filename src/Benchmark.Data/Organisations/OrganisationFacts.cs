using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Organisations;

/// <summary>What a file says about an organisation.</summary>
/// <param name="Reference">Names it in files, for example <c>org-0001</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="CorporateGroup">Its owner; null when it is its own.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="SizeBand">How many people it employs; null when not said.</param>
/// <param name="ServiceType">Its main service; null when it has none.</param>
/// <param name="AuthorityType">What kind of council it is; null unless it is one.</param>
public sealed record OrganisationFacts(
    string Reference, string Name, string? CorporateGroup, OrganisationKind Kind, Region Region, SizeBand? SizeBand,
    ServiceType? ServiceType, AuthorityType? AuthorityType);
