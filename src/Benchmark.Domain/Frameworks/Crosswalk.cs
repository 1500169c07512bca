namespace Benchmark.Domain.Frameworks;

/// <summary>Who says that two parts belong together.</summary>
public enum MappingBasis
{
    /// <summary>A publisher of one of the two.</summary>
    Published = 1,

    /// <summary>This project, by its own reading.</summary>
    Ours,
}

/// <summary>A domain, element or statement of one edition.</summary>
/// <param name="Framework">Code and edition in one word, for example <c>lqf-2012</c>.</param>
/// <param name="Code">Unique in the edition.</param>
public sealed record Place(string Framework, string Code);

/// <summary>Two parts of different editions that speak of the same thing.</summary>
/// <param name="From">One part.</param>
/// <param name="To">The other.</param>
/// <param name="Basis">Who says so.</param>
/// <param name="Source">Why they belong together.</param>
public sealed record Mapping(Place From, Place To, MappingBasis Basis, string Source);

/// <summary>A part of another edition, as seen from one part.</summary>
/// <param name="Place">The other part.</param>
/// <param name="Basis">Who says that they belong together.</param>
/// <param name="Source">Why.</param>
public sealed record Counterpart(Place Place, MappingBasis Basis, string Source);

/// <summary>How the parts of the editions map to each other. A mapping holds in both directions.</summary>
/// <param name="mappings">In the order of the file.</param>
public sealed class Crosswalk(IReadOnlyList<Mapping> mappings)
{
    private readonly ILookup<Place, Counterpart> _counterparts = mappings
        .SelectMany(mapping => new[]
        {
            (Here: mapping.From, There: new Counterpart(mapping.To, mapping.Basis, mapping.Source)),
            (Here: mapping.To, There: new Counterpart(mapping.From, mapping.Basis, mapping.Source)),
        })
        .ToLookup(pair => pair.Here, pair => pair.There);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Mapping> Mappings { get; } = mappings;

    /// <summary>The parts of other editions that speak of the same thing; empty when none is known.</summary>
    public IReadOnlyList<Counterpart> CounterpartsOf(Place place) => [.. _counterparts[place]];
}
