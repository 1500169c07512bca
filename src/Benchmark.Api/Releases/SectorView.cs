using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

/// <summary>How many organisations of a kind the whole sector has, as the release knew when it was built, and who took part of them.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Region">The region; null for all.</param>
/// <param name="SizeBand">The size of employer; null for all.</param>
/// <param name="ServiceTypes">The main services that were counted together; empty for all.</param>
/// <param name="Sector">How many there are.</param>
/// <param name="Organisations">How many took part, from published numbers to the nearest 5; null when withheld.</param>
/// <param name="Symbol">The marker to print instead of a number; null when there is one.</param>
/// <param name="ResponsePercent">Those that took part of each hundred there are, whole per cents; null when not known.</param>
/// <param name="Representation">Its share of those that took part over its share of the sector: 1 as in the sector; null when either is not known.</param>
/// <param name="Source">Who counted, in words.</param>
/// <param name="AsOf">On which day.</param>
[GraphQLName("SectorCount")]
public sealed record SectorCountView(
    string Label, Region? Region, SizeBand? SizeBand, IReadOnlyList<ServiceType> ServiceTypes, int Sector, int? Organisations, Symbol? Symbol,
    int? ResponsePercent, double? Representation, string Source, DateOnly AsOf)
{
    internal static SectorCountView Of(SectorPart part) => new(
        part.Count.Label, part.Count.Region, part.Count.SizeBand, part.Count.Services, part.Count.Organisations, part.Organisations,
        part.Organisations is null ? global::Benchmark.Domain.Releases.Symbol.Confidential : null, part.ResponsePercent, part.Representation,
        part.Count.Source, part.Count.AsOf);
}

/// <summary>Whether England's means are weighted to the sector in a release, and how.</summary>
/// <param name="Symbol">The marker to print instead of a weighted mean; null when there is one.</param>
/// <param name="Explanation">What people read about it.</param>
/// <param name="By">What the parts of the sector differ by; empty when there is no weighted mean.</param>
/// <param name="Source">Who counted the sector, in words; null when there is no weighted mean.</param>
/// <param name="AsOf">On which day; null when there is no weighted mean.</param>
/// <param name="Strata">The parts of the sector: everybody is in one of them; empty when there is no weighted mean.</param>
[GraphQLName("SectorWeighting")]
public sealed record SectorWeightingView(
    Symbol? Symbol, string Explanation, IReadOnlyList<DimensionCode> By, string? Source, DateOnly? AsOf,
    [property: ListSize(AssumedSize = 36)] IReadOnlyList<StratumView> Strata)
{
    internal static SectorWeightingView Of(Release release) => release.Weighting is SectorWeighting.Shown shown
        ? new(null, shown.Explanation, shown.By, shown.Source, shown.AsOf, [.. shown.Strata.Select(stratum => StratumView.Of(release, stratum))])
        : release.Measures.Count == 0 ? new(global::Benchmark.Domain.Releases.Symbol.NotApplicable, "This edition is answered in words, so there are no means.", [], null, null, [])
        : new(release.Weighting.Symbol, release.Weighting.Explanation, [], null, null, []);
}

/// <summary>Part of the sector, within which those that took part stand for those that did not.</summary>
/// <param name="Group">Who belongs to it.</param>
/// <param name="Sector">How many organisations the sector has of it.</param>
/// <param name="Organisations">How many took part, to the nearest 5; null when withheld.</param>
/// <param name="Symbol">The marker to print instead of a number; null when there is one.</param>
/// <param name="ResponsePercent">Those that took part of each hundred there are, from published numbers, whole per cents; null when withheld.</param>
[GraphQLName("Stratum")]
public sealed record StratumView(Group Group, int Sector, int? Organisations, Symbol? Symbol, int? ResponsePercent)
{
    internal static StratumView Of(Release release, Stratum stratum) => release.ParticipationOf(release.Lattice.IndexOf(stratum.Group)) is { } organisations
        ? new(stratum.Group, stratum.Sector, organisations, null, (int)Math.Floor(100.0 * organisations / stratum.Sector + 0.5))
        : new(stratum.Group, stratum.Sector, null, global::Benchmark.Domain.Releases.Symbol.Confidential, null);
}
