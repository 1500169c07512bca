using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Comparisons;

/// <summary>A statement behind a gap, with the organisation's own rating.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Own">Its score in rating points; null when it has none.</param>
public sealed record GapStatement(Statement Statement, Score? Own);

/// <summary>An element in which an organisation lags its peers.</summary>
/// <param name="Element">The element.</param>
/// <param name="Comparison">Its score beside the peers' figure.</param>
/// <param name="Statements">The statements behind it, the lowest first.</param>
public sealed record Gap(FrameworkElement Element, Comparison Comparison, IReadOnlyList<GapStatement> Statements)
{
    /// <summary>Where an organisation lags its peers, the largest gap first; equal gaps in the edition's order.</summary>
    /// <param name="release">What is published.</param>
    /// <param name="card">The organisation's own scores.</param>
    /// <param name="peers">The group its peers are in.</param>
    public static IReadOnlyList<Gap> Of(Release release, Scorecard card, Group peers) =>
    [
        .. release.Framework.Elements
            .Select(element => (element, measure: MeasureOf(release, element)))
            .Where(pair => pair.measure is not null)
            .Select(pair => (pair.element, comparison: Comparison.Of(pair.measure!, card[pair.measure!], PeerGroup.Of(release, pair.measure!, peers))))
            .Where(pair => pair.comparison.Difference is { Points: < 0 })
            .OrderBy(pair => pair.comparison.Difference?.Points)
            .Select(pair => new Gap(pair.element, pair.comparison, StatementsOf(pair.element, card))),
    ];

    /// <summary>What tells how an element is rated: itself, or its domain where it is all there is to that; null where neither is published.</summary>
    public static Measure? MeasureOf(Release release, FrameworkElement element)
    {
        var domain = release.Framework.Domains.FirstOrDefault(domain => domain.Elements is [var only] && only.Code == element.Code);
        Measure?[] measures = [new Measure.Element(element.Code), domain is null ? null : new Measure.Domain(domain.Code)];
        return measures.FirstOrDefault(measure => measure is not null && release.Has(measure));
    }

    private static IReadOnlyList<GapStatement> StatementsOf(FrameworkElement element, Scorecard card) =>
    [
        .. element.Statements.Select(statement => new GapStatement(statement, card[new Measure.Statement(statement.Code)]))
            .Where(statement => statement.Own is not null).OrderBy(statement => statement.Own),
    ];
}
