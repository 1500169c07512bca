using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Comparisons;

/// <summary>A part of another edition, scored by what was said of its counterparts.</summary>
/// <param name="Code">The part's code in the other edition.</param>
/// <param name="Title">What people call it there.</param>
/// <param name="Score">Mean of the counterparts' scores in rating points; null where none has one.</param>
/// <param name="Basis">Published where every mapping behind it is; ours otherwise. Null where there is none.</param>
/// <param name="Counterparts">The codes it was read from, in the edition that was answered.</param>
public sealed record CrosswalkPart(string Code, string Title, double? Score, MappingBasis? Basis, IReadOnlyList<string> Counterparts);

/// <summary>One assessment seen through another framework. A reading aid: scores of two editions are not comparable.</summary>
/// <param name="Framework">The other edition.</param>
/// <param name="Parts">Its domains, in its order.</param>
public sealed record CrosswalkView(Framework Framework, IReadOnlyList<CrosswalkPart> Parts)
{
    /// <summary>Share of the other edition's domains that something answered speaks to; 0 to 1.</summary>
    public double Coverage => Parts.Count == 0 ? 0 : Parts.Count(part => part.Score is not null) / (double)Parts.Count;

    /// <summary>Sees scores through another edition.</summary>
    /// <param name="answered">The edition that was answered.</param>
    /// <param name="card">The scores.</param>
    /// <param name="other">The edition to see them through.</param>
    /// <param name="crosswalk">Which parts speak of the same thing; a mapping of an element counts for its domain.</param>
    public static CrosswalkView Of(Framework answered, Scorecard card, Framework other, Crosswalk crosswalk) => new(other,
    [
        .. other.Domains.Select(domain =>
        {
            var found = domain.Elements.Select(element => element.Code).Prepend(domain.Code)
                .SelectMany(code => crosswalk.CounterpartsOf(new(other.Name, code)))
                .Where(counterpart => counterpart.Place.Framework == answered.Name)
                .DistinctBy(counterpart => counterpart.Place.Code).ToList();
            var scores = found.Select(counterpart => ScoreOf(card, counterpart.Place.Code)).OfType<Score>().Select(score => score.Value).ToList();
            return new CrosswalkPart(
                domain.Code, domain.Title, scores.Count == 0 ? null : scores.Average(),
                found.Count == 0 ? null : found.TrueForAll(counterpart => counterpart.Basis == MappingBasis.Published) ? MappingBasis.Published : MappingBasis.Ours,
                [.. found.Select(counterpart => counterpart.Place.Code)]);
        }),
    ]);

    private static Score? ScoreOf(Scorecard card, string code) =>
        card[new Measure.Domain(code)] ?? card[new Measure.Element(code)] ?? card[new Measure.Statement(code)];
}
