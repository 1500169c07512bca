using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>How England's means are weighted to the sector: docs/methods/weighting.md.</summary>
/// <param name="Organisations">Fewest organisations of a stratum: fewer are not asked to speak for the rest of theirs.</param>
/// <param name="Partitions">What strata differ by, the first choice first. The first that can be used and shown is.</param>
public sealed record WeightingRule(int Organisations, IReadOnlyList<IReadOnlyList<DimensionCode>> Partitions);
