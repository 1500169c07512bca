using Benchmark.Domain.Disclosure;

namespace Benchmark.Domain.Releases;

/// <summary>What a release says about a named set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Organisations">Organisations of it that took part, to the nearest 5; null where withheld.</param>
/// <param name="Figures">One per measure of the release; all published or all withheld.</param>
public sealed record ReleaseSet(NamedSet Set, int? Organisations, IReadOnlyDictionary<Measure, Figure> Figures)
{
    /// <summary>Whether anything may be shown about it.</summary>
    public bool IsPublished => Organisations is not null;
}
