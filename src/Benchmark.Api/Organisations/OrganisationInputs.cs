using Benchmark.Data.Organisations;
using Benchmark.Domain.Organisations;

namespace Benchmark.Api.Organisations;

/// <summary>Which organisations to list; all conditions must hold.</summary>
/// <param name="Name">What the name must be like.</param>
/// <param name="Kind">Which kinds.</param>
/// <param name="Region">Which regions.</param>
/// <param name="SizeBand">Which size bands.</param>
public sealed record OrganisationFilterInput(
    StringOperationFilterInput? Name, OrganisationKindOperationFilterInput? Kind, RegionOperationFilterInput? Region,
    SizeBandOperationFilterInput? SizeBand)
{
    /// <summary>The same, for the register.</summary>
    public OrganisationFilter ToFilter() => new(Name?.Contains, Kind?.ToList(), Region?.ToList(), SizeBand?.ToList());
}

/// <summary>What a text must be like.</summary>
/// <param name="Contains">It holds these letters, whatever their case.</param>
public sealed record StringOperationFilterInput(string? Contains);

/// <summary>Which kinds of organisation.</summary>
/// <param name="Eq">This one.</param>
/// <param name="In">Any of these.</param>
public sealed record OrganisationKindOperationFilterInput(OrganisationKind? Eq, IReadOnlyList<OrganisationKind>? In)
{
    /// <summary>Every kind that is meant; null when none is named.</summary>
    public IReadOnlyList<OrganisationKind>? ToList() => Eq is { } one ? [one] : In;
}

/// <summary>Which regions.</summary>
/// <param name="Eq">This one.</param>
/// <param name="In">Any of these.</param>
public sealed record RegionOperationFilterInput(Region? Eq, IReadOnlyList<Region>? In)
{
    /// <summary>Every region that is meant; null when none is named.</summary>
    public IReadOnlyList<Region>? ToList() => Eq is { } one ? [one] : In;
}

/// <summary>Which size bands.</summary>
/// <param name="Eq">This one.</param>
/// <param name="In">Any of these.</param>
public sealed record SizeBandOperationFilterInput(SizeBand? Eq, IReadOnlyList<SizeBand>? In)
{
    /// <summary>Every size band that is meant; null when none is named.</summary>
    public IReadOnlyList<SizeBand>? ToList() => Eq is { } one ? [one] : In;
}

/// <summary>What organisations are sorted by.</summary>
/// <param name="Name">By name; references decide between equal names.</param>
public sealed record OrganisationSortInput(SortEnumType? Name);

/// <summary>The direction of an order.</summary>
public enum SortEnumType
{
    /// <summary>From the first to the last.</summary>
    Asc,

    /// <summary>From the last to the first.</summary>
    Desc,
}
