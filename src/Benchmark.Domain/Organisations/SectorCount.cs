using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Organisations;

/// <summary>How many organisations of a kind there are in the whole sector, as somebody published it.</summary>
/// <param name="Region">The region; null for all.</param>
/// <param name="SizeBand">The size of employer; null for all.</param>
/// <param name="Services">The main services that were counted together, in their order; empty for all.</param>
/// <param name="Organisations">How many there are.</param>
/// <param name="Source">Who counted, in words.</param>
/// <param name="AsOf">On which day.</param>
public sealed record SectorCount(
    Region? Region, SizeBand? SizeBand, IReadOnlyList<ServiceType> Services, int Organisations, string Source, DateOnly AsOf)
{
    /// <summary>The groups it counts together; nobody is in two of them.</summary>
    public IReadOnlyList<Group> Groups => Services.Count == 0
        ? [new(Region, SizeBand)]
        : [.. Services.Select(service => new Group(Region, SizeBand, service))];

    /// <summary>The group it counts; null where it counts several together.</summary>
    public Group? Group => Groups is [var only] ? only : null;

    /// <summary>What people read, for example "London: Care home with nursing or care home without nursing".</summary>
    public string Label => Group?.Label ?? string.Join(" or ", Groups.Select((group, at) => at == 0
        ? group.Label
        : GroupLabels.Of(DimensionCode.ServiceType, (int)group.ServiceType!.Value) is var words ? char.ToLowerInvariant(words[0]) + words[1..] : ""));
}
