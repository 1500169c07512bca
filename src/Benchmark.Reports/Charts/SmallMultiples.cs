using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One of many like pictures.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Rows">The same groups in every panel, in the same order.</param>
public sealed record Panel(string Title, IReadOnlyList<FigureRow> Rows);

/// <summary>Draws the same groups for many measures, one small panel each, on one scale, so that patterns can be compared.</summary>
public static class SmallMultiples
{
    private const double RowHeight = 18;
    private const double Gap = 22;

    /// <summary>Draws the panels.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="panels">In reading order; at least one, all with the same groups.</param>
    /// <param name="minimum">The lowest rating.</param>
    /// <param name="maximum">The highest rating.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<Panel> panels, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var labels = Math.Min(frame.IsNarrow ? 110 : 150, panels[0].Rows.Max(row => canvas.Small.WidthOf(row.Label)) + 1);
        var columns = frame.IsNarrow ? 1 : Math.Clamp((int)((canvas.Width - labels) / 180), 1, 4);
        var width = (canvas.Width - labels - Gap * columns) / columns;
        double[] heights = [.. panels[0].Rows.Select(row => Math.Max(RowHeight, canvas.Small.Wrap(row.Label, labels).Count * canvas.Small.LineHeight + 3))];
        var y = canvas.Top;

        foreach (var line in panels.Chunk(columns))
        {
            var titles = line.Select(panel => canvas.Strong.Wrap(panel.Title, width + (frame.IsNarrow ? labels : 0))).ToList();
            var top = y + titles.Max(lines => lines.Count) * canvas.Strong.LineHeight + canvas.Small.LineHeight + 4;
            Labels(canvas, line[0].Rows, heights, labels, top);
            for (var at = 0; at < line.Length; at++)
            {
                var left = labels + Gap + at * (width + Gap);
                var scale = new LinearScale(minimum, maximum, left, left + width - 6);
                Title(canvas, titles[at], frame.IsNarrow ? 0 : left, y);
                Rows(canvas, line[at].Rows, heights, scale, top);
            }

            y = top + heights.Sum() + 16;
        }

        return canvas.Finish(Legend.Draw(
            canvas, y, [.. Entries(frame.Theme, [.. panels.SelectMany(panel => panel.Rows).Select(row => row.Figure)])]));
    }

    private static void Title(Canvas canvas, IReadOnlyList<string> lines, double x, double top)
    {
        for (var at = 0; at < lines.Count; at++)
            canvas.Text(x, top + (at + 0.5) * canvas.Strong.LineHeight, lines[at], canvas.Strong);
    }

    private static void Labels(Canvas canvas, IReadOnlyList<FigureRow> rows, double[] heights, double width, double top)
    {
        var y = top;
        for (var at = 0; at < rows.Count; at++)
        {
            canvas.Block(0, y + heights[at] / 2, canvas.Small.Wrap(rows[at].Label, width), canvas.Small with { Fill = canvas.Theme.Ink });
            y += heights[at];
        }
    }

    private static void Rows(Canvas canvas, IReadOnlyList<FigureRow> rows, double[] heights, LinearScale scale, double top)
    {
        for (var rating = scale.From; rating <= scale.To; rating++)
        {
            canvas.Text(scale[rating], top - canvas.Small.LineHeight / 2 - 2, $"{rating}", canvas.Small, Anchor.Middle);
            canvas.Line(scale[rating], top, scale[rating], top + heights.Sum(), canvas.Theme.Rule);
        }

        var y = top;
        for (var at = 0; at < rows.Count; at++)
        {
            var middle = y + heights[at] / 2;
            if (rows[at].Figure is Figure.Published figure)
                Strip(canvas, scale, figure, middle);
            else
                canvas.Hatch(scale.Start, middle - 5, scale.End - scale.Start, 10);
            y += heights[at];
        }
    }

    private static IEnumerable<LegendEntry> Entries(Theme theme, IReadOnlyList<Figure> figures)
    {
        if (figures.OfType<Figure.Published>().Any(figure => figure.Quartiles is not null))
            yield return Legend.Area("Middle half", theme.Strong, theme.Deep);
        if (figures.Any(figure => figure is Figure.Published))
            yield return Legend.Mark("Median (mean where there is none)", Shape.Diamond, theme.Accent);
        if (figures.OfType<Figure.Published>().Any(figure => FigureWords.Typical(figure).Coding != Coding.Exact))
            yield return Legend.Mark("Pointed: that value or beyond", Shape.PointingRight, theme.Accent);
        foreach (var entry in Legend.Cautions(figures).Where(entry => entry == Legend.Withheld))
            yield return entry;
    }

    private static void Strip(Canvas canvas, LinearScale scale, Figure.Published figure, double y)
    {
        if (figure.Quartiles is { } half)
            canvas.Rect(scale[half.Lower.Value], y - 4, Math.Max(2, scale[half.Upper.Value] - scale[half.Lower.Value]), 8, canvas.Theme.Strong, canvas.Theme.Deep);
        var typical = FigureWords.Typical(figure);
        canvas.Mark(scale[typical.Value], y, DistributionMark.ShapeOf(typical), canvas.Theme.Accent, 4.5);
    }
}
