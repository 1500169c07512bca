using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Statement = Benchmark.Domain.Frameworks.Statement;

namespace Benchmark.Domain.Assessments;

/// <summary>What the ratings of one organisation from one perspective come to.</summary>
/// <remarks>
/// Ratings of several raters are averaged per statement first. An element's score is the mean of its statements, a domain's
/// the mean of its elements, the overall score the mean of all elements. Every step is exact; a score is rounded once, when
/// it is read. docs/methods/scoring.md.
/// </remarks>
public sealed class Scorecard
{
    private readonly Dictionary<Measure, Ratio> _scores = [];

    private Scorecard(
        Framework framework, RatingScale scale, Respondent respondent, int raters, Func<Statement, IEnumerable<Ratio?>> ratingsOf)
    {
        var asked = AskedOf(framework, respondent);

        var elements = new List<Ratio?>();
        foreach (var domain in framework.Domains)
        {
            var own = domain.Elements.Where(element => element.Statements.Any(IsAsked)).Select(ScoreOf).ToList();
            Note(new Measure.Domain(domain.Code), own);
            elements.AddRange(own);
        }

        Raters = raters;
        IsShownToOrganisation = raters >= MinimumRaters(framework, respondent.Perspective);
        Unrated = [.. framework.Statements.Where(statement => IsAsked(statement) && this[new Measure.Statement(statement.Code)] is null)];
        if (Note(new Measure.Overall(), elements) is { } overall && framework.Bands.Count > 0)
            Percentage = Assessments.Percentage.Of(overall, scale, framework.Bands);

        bool IsAsked(Statement statement) => asked.Contains(statement.Code);

        Ratio? ScoreOf(FrameworkElement element) => Note(
            new Measure.Element(element.Code),
            element.Statements.Where(IsAsked)
                .Select(statement => Note(new Measure.Statement(statement.Code), ratingsOf(statement))));
    }

    /// <summary>Scores an assessment, finished or not.</summary>
    /// <param name="framework">The edition.</param>
    /// <param name="respondent">Whose assessment it is.</param>
    /// <param name="sheets">One per rater.</param>
    /// <exception cref="NotScoredException">The edition is answered in words.</exception>
    /// <exception cref="PerspectiveNotAskedException">The edition is not answered from the respondent's perspective.</exception>
    /// <exception cref="StatementNotAskedException">A sheet rates a statement that the respondent is not asked.</exception>
    /// <exception cref="RatingOutsideScaleException">A rating is not on the edition's scale.</exception>
    /// <exception cref="RepeatedRaterException">Two sheets carry the same rater.</exception>
    public static Scorecard Of(Framework framework, Respondent respondent, IReadOnlyList<RaterSheet> sheets)
    {
        var scale = ScaleOf(framework, respondent);
        if (sheets.DistinctBy(sheet => sheet.Rater).Count() < sheets.Count)
            throw new RepeatedRaterException();

        Refuse(framework, scale, AskedOf(framework, respondent), sheets);
        return new(framework, scale, respondent, sheets.Count, statement => sheets
            .Where(sheet => sheet.Ratings.ContainsKey(statement.Code))
            .Select(sheet => (Ratio?)new Ratio(sheet.Ratings[statement.Code], 1)));
    }

    /// <summary>Scores an assessment of which only what its raters say together is known.</summary>
    /// <param name="framework">The edition.</param>
    /// <param name="respondent">Whose assessment it is.</param>
    /// <param name="raters">How many raters handed in a sheet.</param>
    /// <param name="sums">By statement code, the sum of the ratings and how many they are; a statement that is not known is absent.</param>
    /// <exception cref="NotScoredException">The edition is answered in words.</exception>
    /// <exception cref="PerspectiveNotAskedException">The edition is not answered from the respondent's perspective.</exception>
    public static Scorecard OfSums(
        Framework framework, Respondent respondent, int raters, IReadOnlyDictionary<string, (long Total, long Raters)> sums) =>
        new(framework, ScaleOf(framework, respondent), respondent, raters, statement =>
            sums.TryGetValue(statement.Code, out var sum) ? [new Ratio(sum.Total, sum.Raters)] : []);

    /// <summary>Statements the organisation is asked and nobody rated, in the framework's order.</summary>
    public IReadOnlyList<Statement> Unrated { get; }

    /// <summary>Whether every statement that applies is rated, so that the assessment counts.</summary>
    public bool IsComplete => _scores.ContainsKey(new Measure.Overall());

    /// <summary>How many raters handed in a sheet.</summary>
    public int Raters { get; }

    /// <summary>Whether enough raters answered for the organisation to see its own scores without recognising one of them.</summary>
    public bool IsShownToOrganisation { get; }

    /// <summary>The percentage of the highest possible score; null while incomplete, and in editions without bands.</summary>
    public Percentage? Percentage { get; }

    /// <summary>The score of a measure; null while a statement under it is unrated, and where nothing under it applies.</summary>
    public Score? this[Measure measure] =>
        _scores.TryGetValue(measure, out var ratio) ? new Score(ratio.RoundedTimes(1_000_000)) : null;

    /// <summary>Keeps the mean of some parts as a measure's score; null when there are none, or one has no score.</summary>
    private Ratio? Note(Measure measure, IEnumerable<Ratio?> parts)
    {
        var known = parts.ToList();
        if (known.Count == 0 || known.Contains(null))
            return null;

        return _scores[measure] = Ratio.Mean([.. known.OfType<Ratio>()]);
    }

    private static RatingScale ScaleOf(Framework framework, Respondent respondent)
    {
        var scale = framework.Scale ?? throw new NotScoredException(framework);
        return framework.AssessedFrom.Contains(respondent.Perspective)
            ? scale
            : throw new PerspectiveNotAskedException(framework, respondent.Perspective);
    }

    private static HashSet<string> AskedOf(Framework framework, Respondent respondent) =>
        framework.StatementsFor(respondent.Perspective, respondent.Kind, respondent.Service)
            .Select(statement => statement.Code).ToHashSet(StringComparer.Ordinal);

    private static int MinimumRaters(Framework framework, PerspectiveCode? perspective) =>
        framework.Perspectives.SingleOrDefault(each => each.Code == perspective)?.MinimumRaters ?? 1;

    private static void Refuse(
        Framework framework, RatingScale scale, HashSet<string> asked, IReadOnlyList<RaterSheet> sheets)
    {
        foreach (var (statement, rating) in sheets.SelectMany(sheet => sheet.Ratings))
        {
            if (!asked.Contains(statement))
                throw new StatementNotAskedException(framework, statement);
            if (rating < scale.Minimum || rating > scale.Maximum)
                throw new RatingOutsideScaleException(statement, scale);
        }
    }
}
