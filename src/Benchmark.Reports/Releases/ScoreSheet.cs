using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Works out one organisation's score on every measure of a release, in millionths of a rating point, halves up.</summary>
/// <remarks>
/// Raters are averaged per statement, statements per element, elements per domain and overall, in exact fractions: a score is
/// rounded once, at the end. Method: docs/methods/scoring.md.
/// </remarks>
internal sealed class ScoreSheet
{
    private readonly IReadOnlyList<Measure> _measures;
    private readonly int[] _elementOf;
    private readonly int[] _weightOf;
    private readonly int[][] _elementsOfDomain;
    private readonly long _common;
    private readonly Int128[] _sums;

    /// <summary>Prepares for the measures of an edition from a perspective.</summary>
    public ScoreSheet(Framework framework, IReadOnlyList<Measure> measures)
    {
        _measures = measures;
        string[] elements = [.. measures.OfType<Measure.Element>().Select(element => element.Code)];
        Statements = [.. measures.OfType<Measure.Statement>()
            .Select(measure => framework.Statements.First(statement => statement.Code == measure.Code))];

        var home = framework.Elements
            .SelectMany(element => element.Statements, (element, statement) => (statement.Code, element.Code))
            .ToDictionary(pair => pair.Item1, pair => Array.IndexOf(elements, pair.Item2));
        _elementOf = [.. Statements.Select(statement => home[statement.Code])];
        var sizes = elements.Select((_, at) => _elementOf.Count(element => element == at)).ToArray();
        _common = sizes.Aggregate(1L, (common, size) => common / Greatest(common, size) * size);
        _weightOf = [.. sizes.Select(size => (int)(_common / size))];
        _elementsOfDomain = [.. measures.OfType<Measure.Domain>().Select(domain => framework.Domains
            .First(candidate => candidate.Code == domain.Code).Elements
            .Select(element => Array.IndexOf(elements, element.Code)).Where(at => at >= 0).ToArray())];
        _sums = new Int128[elements.Length];
    }

    /// <summary>The statements that are scored, in the edition's order.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Fills in the scores of one contributor.</summary>
    /// <param name="answers">What everybody answered, by <see cref="Statements"/>.</param>
    /// <param name="contributor">Whose scores to work out.</param>
    /// <param name="scores">One per measure, in the release's order; 1,000,000 to 4,000,000.</param>
    /// <returns>False when a statement is not rated: the assessment does not count.</returns>
    public bool TryFill(Answers answers, int contributor, Span<int> scores)
    {
        Array.Clear(_sums);
        var raters = CommonRaters(answers, contributor);
        if (raters == 0)
            return false;

        var measure = scores.Length - Statements.Count;
        for (var at = 0; at < Statements.Count; at++)
        {
            var (sum, own) = answers.Of(contributor, at);
            _sums[_elementOf[at]] += sum * (raters / own);
            scores[measure + at] = Millionths(sum, own);
        }

        for (var element = 0; element < _sums.Length; element++)
            _sums[element] *= _weightOf[element];

        measure = 0;
        scores[measure++] = MeanOf(_sums.Length, raters, Enumerable.Range(0, _sums.Length));
        foreach (var domain in _elementsOfDomain)
            scores[measure++] = MeanOf(domain.Length, raters, domain);
        for (var element = 0; element < _sums.Length; element++)
            scores[measure++] = Millionths(_sums[element], _common * raters);
        return true;
    }

    /// <summary>Empty facts, one per measure.</summary>
    public GroupFacts[] NoFacts() =>
        [.. _measures.Select(measure => measure is Measure.Statement ? GroupFacts.OfRatings() : GroupFacts.OfScores())];

    private int MeanOf(int count, Int128 raters, IEnumerable<int> elements)
    {
        var sum = Int128.Zero;
        foreach (var element in elements)
            sum += _sums[element];
        return Millionths(sum, _common * raters * count);
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

    private static long Greatest(long one, long other) => other == 0 ? one : Greatest(other, one % other);

    private static int Millionths(Int128 sum, Int128 count) => (int)((2 * GroupFacts.Point * sum + count) / (2 * count));
}
