using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Works out one organisation's score on every measure of a release, in millionths of a rating point, halves up.</summary>
/// <remarks>
/// The same scores as <see cref="Domain.Assessments.Scorecard"/> gives one organisation, for many at once: raters are averaged
/// per statement, statements per element, elements per domain and overall, in exact fractions over one common denominator, and
/// a score is rounded once, at the end. Method: docs/methods/scoring.md.
/// </remarks>
internal sealed class ScoreSheet
{
    private readonly IReadOnlyList<Measure> _measures;
    private readonly int[] _elementOf;
    private readonly long[] _weightOf;
    private readonly int[][] _partsOf;
    private readonly long _common;
    private readonly Int128[] _sums;

    /// <summary>Prepares for the measures of an edition from a perspective.</summary>
    public ScoreSheet(Framework framework, PerspectiveCode? perspective)
    {
        _measures = [.. framework.MeasuresFor(perspective)];
        Statements = framework.Scale is null ? [] : [.. framework.Statements.Where(statement => statement.IsAskedFrom(perspective))];

        string[] elements = [.. framework.Elements.Where(element => element.Statements.Any(Statements.Contains)).Select(element => element.Code)];
        _elementOf = [.. Statements.Select(statement =>
            Array.FindIndex(elements, code => framework.Elements.Any(element => element.Code == code && element.Statements.Contains(statement))))];
        long[] sizes = [.. elements.Select((_, at) => _elementOf.LongCount(element => element == at))];
        _common = sizes.Aggregate(1L, (common, size) => (long)(common / Greatest(common, size) * size));
        _weightOf = [.. sizes.Select(size => _common / size)];
        _partsOf = [.. _measures.Select(measure => measure switch
        {
            Measure.Overall => [.. Enumerable.Range(0, elements.Length)],
            Measure.Domain(var code) => framework.Domains.First(domain => domain.Code == code).Elements
                .Select(element => Array.IndexOf(elements, element.Code)).Where(at => at >= 0).ToArray(),
            Measure.Element(var code) => [Array.IndexOf(elements, code)],
            Measure.Statement(var code) => [Statements.Index().First(pair => pair.Item.Code == code).Index],
            _ => throw new InvalidOperationException("A measure is one of four."),
        })];
        _sums = new Int128[elements.Length];
    }

    /// <summary>What is measured, in the release's order.</summary>
    public IReadOnlyList<Measure> Measures => _measures;

    /// <summary>The statements that are scored, in the edition's order; empty when it is answered in words.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Fills in the scores of one contributor.</summary>
    /// <param name="answers">What everybody answered, by <see cref="Statements"/>.</param>
    /// <param name="contributor">Whose scores to work out.</param>
    /// <param name="scores">One per measure; 1,000,000 to 4,000,000.</param>
    /// <returns>False when a statement is not rated: the assessment does not count.</returns>
    public bool TryFill(Answers answers, int contributor, Span<int> scores)
    {
        var raters = CommonRaters(answers, contributor);
        if (raters == 0)
            return false;

        Array.Clear(_sums);
        for (var at = 0; at < Statements.Count; at++)
        {
            var (sum, own) = answers.Of(contributor, at);
            _sums[_elementOf[at]] += sum * (raters / own) * _weightOf[_elementOf[at]];
        }

        for (var measure = 0; measure < scores.Length; measure++)
        {
            scores[measure] = _measures[measure] is Measure.Statement
                ? Millionths(answers.Of(contributor, _partsOf[measure][0]))
                : MeanOf(_partsOf[measure], raters);
        }

        return true;
    }

    /// <summary>Empty facts, one per measure.</summary>
    public GroupFacts[] NoFacts() =>
        [.. _measures.Select(measure => measure is Measure.Statement ? GroupFacts.OfRatings() : GroupFacts.OfScores())];

    private int MeanOf(int[] elements, Int128 raters)
    {
        var sum = Int128.Zero;
        foreach (var element in elements)
            sum += _sums[element];
        return Millionths((sum, _common * raters * elements.Length));
    }

    /// <summary>The least common multiple of the numbers of raters; 0 when a statement has none.</summary>
    private Int128 CommonRaters(Answers answers, int contributor)
    {
        var common = Int128.One;
        for (var at = 0; at < Statements.Count; at++)
        {
            var raters = answers.Of(contributor, at).Raters;
            if (raters == 0)
                return 0;
            if (common % raters != 0)
                common = checked(common / Greatest(common, raters) * raters);
        }

        return common;
    }

    private static Int128 Greatest(Int128 one, Int128 other) => other == 0 ? one : Greatest(other, one % other);

    private static int Millionths((Int128 Sum, Int128 Count) mean) =>
        (int)((2 * GroupFacts.Point * mean.Sum + mean.Count) / (2 * mean.Count));
}
