using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>The sign for a distribution: pale band, dark band, upright line and mean.</summary>
internal static class DistributionMark
{
    private const double Half = RowChart.Half;

    /// <summary>Draws what is published of a distribution.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="scale">Where values are.</param>
    /// <param name="figure">What is published; bands that it lacks are not drawn.</param>
    /// <param name="y">The middle.</param>
    /// <param name="mean">Whether the mean is drawn too.</param>
    public static void Draw(Canvas canvas, LinearScale scale, Figure.Published figure, double y, bool mean = true)
    {
        var theme = canvas.Theme;
        if (figure.Deciles is { } deciles)
            Band(canvas, scale, deciles, y, Half - 2, theme.Pale, theme.Strong);
        if (figure.Quartiles is { } quartiles)
            Band(canvas, scale, quartiles, y, Half, theme.Strong, theme.Deep);
        if (figure.Median is { } median)
            canvas.Line(scale[median.Value], y - Half - 3, scale[median.Value], y + Half + 3, theme.Deep, 2.5);
        if (mean || figure.Median is null)
            canvas.Mark(scale[figure.Mean.Value], y, ShapeOf(figure.Mean), theme.Accent, 4.5);
    }

    /// <summary>The entries for what is drawn of some figures.</summary>
    public static IEnumerable<LegendEntry> Entries(Theme theme, IReadOnlyList<Figure> figures, bool mean = true)
    {
        var shown = figures.OfType<Figure.Published>().ToList();
        if (shown.Exists(figure => figure.Deciles is not null))
            yield return Legend.Area("Middle 80%", theme.Pale, theme.Strong);
        if (shown.Exists(figure => figure.Quartiles is not null))
            yield return Legend.Area("Middle half", theme.Strong, theme.Deep);
        if (shown.Exists(figure => figure.Median is not null))
            yield return new("Median", (canvas, x, y) => canvas.Line(x + 12, y - 1, x + 12, y + 13, theme.Deep, 2.5));
        if (shown.Exists(figure => mean || figure.Median is null))
            yield return Legend.Mark("Mean", Shape.Diamond, theme.Accent);
        if (shown.Exists(HasCodedEnd))
            yield return new("Pointed end: that value or beyond", (canvas, x, y) => canvas.Polygon([(x, y + 1), (x + 17, y + 1), (x + 24, y + 6), (x + 17, y + 11), (x, y + 11)], theme.Pale, theme.Strong));
        foreach (var entry in Legend.Cautions(figures))
            yield return entry;
    }

    /// <summary>The shape that says how a number is to be read.</summary>
    public static Shape ShapeOf(CodedNumber number) => number.Coding switch
    {
        Coding.OrAbove => Shape.PointingRight,
        Coding.OrBelow => Shape.PointingLeft,
        _ => Shape.Diamond,
    };

    /// <summary>A band whose end is pointed where the number is coded; never thinner than 2 px.</summary>
    private static void Band(
        Canvas canvas, LinearScale scale, Domain.Releases.Range range, double y, double half, string fill, string stroke)
    {
        var (left, right) = (scale[range.Lower.Value], scale[range.Upper.Value]);
        if (right - left < 2)
            (left, right) = (left - 1, right + 1);
        if (range.Lower.Coding == Coding.Exact && range.Upper.Coding == Coding.Exact)
        {
            canvas.Rect(left, y - half, right - left, 2 * half, fill, stroke);
            return;
        }

        var leftTip = range.Lower.Coding == Coding.Exact ? left : left - 7;
        var rightTip = range.Upper.Coding == Coding.Exact ? right : right + 7;
        canvas.Polygon(
            [(left, y - half), (right, y - half), (rightTip, y), (right, y + half), (left, y + half), (leftTip, y)], fill, stroke);
    }

    private static bool HasCodedEnd(Figure.Published figure) =>
        new[] { figure.Mean, figure.Quartiles?.Lower, figure.Quartiles?.Upper, figure.Deciles?.Lower, figure.Deciles?.Upper }
            .Any(number => number is { Coding: not Coding.Exact });
}
