using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws means in order, highest first, each with how sure it is.</summary>
/// <remarks>
/// A bar runs from the lowest rating to the mean; the whisker is the 95 % interval, where one is published. Groups with the same
/// mean keep their order. Withheld groups stand last, hatched: they have no rank.
/// </remarks>
public static class RankedBars
{
    /// <summary>Draws the bars.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">In any order; a total stands first and is not ranked.</param>
    /// <param name="minimum">The lowest rating, where bars begin.</param>
    /// <param name="maximum">The highest rating.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<FigureRow> rows, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var ranked = rows
            .OrderByDescending(row => row.IsTotal)
            .ThenByDescending(row => row.Figure is Figure.Published figure ? figure.Mean.Tenths : int.MinValue)
            .Select(Row);
        var bottom = RowChart.Draw(
            canvas, canvas.Top, ["Mean", "95% interval", "Organisations"], PlotAxis.Ratings(minimum, maximum), [.. ranked]);
        return canvas.Finish(Legend.Draw(canvas, bottom + 12, [.. Entries(frame.Theme, rows)]));
    }

    private static PlotRow Row(FigureRow row)
    {
        if (row.Figure is not Figure.Published figure)
            return new(row.Label, [], "", RowChart.Withhold, row.IsTotal);

        var interval = ConfidenceInterval.Of(figure);
        var sure = interval is null ? "" : $"{interval.Lower:0.0} to {interval.Upper:0.0}";
        return new(
            row.Label, [figure.Mean.Label, sure, FigureWords.Contributors(figure)],
            $"Mean {figure.Mean.Label}{(sure.Length == 0 ? "" : $" ({sure})")}, {figure.Contributors:#,0} organisations{FigureWords.Signs(figure)}",
            (canvas, scale, y) => Bar(canvas, scale, figure, interval, row.IsTotal, y), row.IsTotal);
    }

    private static void Bar(
        Canvas canvas, LinearScale scale, Figure.Published figure, Interval? interval, bool isTotal, double y)
    {
        const double half = RowChart.Half - 1;
        var (theme, end) = (canvas.Theme, scale[figure.Mean.Value]);
        canvas.Rect(scale.Start, y - half, end - scale.Start, 2 * half, isTotal ? theme.Pale : theme.Strong, theme.Deep);
        if (interval is null)
        {
            canvas.Mark(end, y, DistributionMark.ShapeOf(figure.Mean), theme.Accent, 4);
            return;
        }

        var (lower, upper) = (scale[interval.Lower], scale[interval.Upper]);
        canvas.Line(lower, y, upper, y, theme.Ink, 1.5);
        canvas.Line(lower, y - 4, lower, y + 4, theme.Ink, 1.5);
        canvas.Line(upper, y - 4, upper, y + 4, theme.Ink, 1.5);
    }

    private static IEnumerable<LegendEntry> Entries(Theme theme, IReadOnlyList<FigureRow> rows)
    {
        var shown = rows.Select(row => row.Figure).OfType<Figure.Published>().ToList();
        if (shown.Count > 0)
            yield return Legend.Area("Mean", theme.Strong, theme.Deep);
        if (shown.Exists(figure => ConfidenceInterval.Of(figure) is not null))
            yield return new("95% interval", (canvas, x, y) =>
            {
                canvas.Line(x + 2, y + 6, x + 22, y + 6, theme.Ink, 1.5);
                canvas.Line(x + 2, y + 2, x + 2, y + 10, theme.Ink, 1.5);
                canvas.Line(x + 22, y + 2, x + 22, y + 10, theme.Ink, 1.5);
            });
        if (shown.Exists(figure => ConfidenceInterval.Of(figure) is null))
            yield return Legend.Mark("No interval: too few organisations, or an extreme", Shape.Diamond, theme.Accent);
        foreach (var entry in Legend.Cautions([.. rows.Select(row => row.Figure)]))
            yield return entry;
    }
}
