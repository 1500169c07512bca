namespace Benchmark.Reports.Charts;

/// <summary>One row: words at its side, values in columns, marks on a common scale.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Values">One per column; empty where there are none to show.</param>
/// <param name="Words">The values as a phrase, for narrow places; empty where there are none.</param>
/// <param name="Draw">Draws the marks around a height.</param>
/// <param name="IsTotal">Whether it stands apart from those below.</param>
/// <param name="Section">Heading that starts above it; null to stay under the last one.</param>
internal sealed record PlotRow(
    string Label, IReadOnlyList<string> Values, string Words, Action<Canvas, LinearScale, double> Draw, bool IsTotal = false,
    string? Section = null);

/// <summary>The axis that the rows share.</summary>
/// <param name="From">Value at the left.</param>
/// <param name="To">Value at the right.</param>
/// <param name="Ticks">Ascending.</param>
/// <param name="Words">What people read at a tick.</param>
internal sealed record PlotAxis(double From, double To, IReadOnlyList<double> Ticks, Func<double, string> Words)
{
    /// <summary>A rating scale, one tick a rating.</summary>
    public static PlotAxis Ratings(int minimum, int maximum) => new(
        minimum, maximum, [.. Enumerable.Range(minimum, maximum - minimum + 1).Select(rating => (double)rating)], tick => $"{tick}");

    /// <summary>Shares from 0 to 100 %.</summary>
    public static PlotAxis Shares { get; } = new(0, 100, [0, 50, 100], tick => $"{tick}%");
}

/// <summary>Lays rows out: labels left, marks between, values right; in narrow places labels and values stand above the marks.</summary>
internal static class RowChart
{
    /// <summary>Half the height that marks of a row may fill.</summary>
    public const double Half = 7;

    private const double Margin = 9;
    private const double WidestLabel = 220;
    private const double LeastPlot = 150;

    /// <summary>Draws the rows.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="top">Where they begin.</param>
    /// <param name="headings">One per column of values.</param>
    /// <param name="axis">What the marks are placed by.</param>
    /// <param name="rows">In the order to draw; at least one.</param>
    /// <returns>Where the rows end.</returns>
    public static double Draw(
        Canvas canvas, double top, IReadOnlyList<string> headings, PlotAxis axis, IReadOnlyList<PlotRow> rows)
    {
        var layout = Layout.Of(canvas, headings, axis, rows);
        var y = Header(canvas, layout, top);
        canvas.Line(layout.Scale.Start, y, layout.Scale.End, y, canvas.Theme.Muted);

        foreach (var row in rows)
        {
            if (row.Section is { } section)
                y = canvas.Paragraph(0, y + 10, section, canvas.Strong) + 2;
            y = Row(canvas, layout, row, y);
            if (row.IsTotal)
                canvas.Line(0, y - 0.5, canvas.Width, y - 0.5, canvas.Theme.Rule);
        }

        return y;
    }

    /// <summary>Marks a row as withheld: over the whole scale, since it has no place on it.</summary>
    public static void Withhold(Canvas canvas, LinearScale scale, double y) => Withhold(canvas, scale, y, "Withheld");

    /// <summary>Marks a row as one without what the chart shows, in words.</summary>
    public static void Withhold(Canvas canvas, LinearScale scale, double y, string words)
    {
        canvas.Hatch(scale.Start, y - Half, scale.End - scale.Start, 2 * Half);
        canvas.Plate((scale.Start + scale.End) / 2, y, words, canvas.Small);
    }

    private static double Header(Canvas canvas, Layout layout, double top)
    {
        var style = canvas.Small;
        var middle = top + style.LineHeight / 2;
        for (var at = 0; at < layout.Headings.Count; at++)
            canvas.Text(layout.Rights[at], middle, layout.Headings[at], style, Anchor.End);
        foreach (var tick in layout.Axis.Ticks)
            canvas.Text(layout.Scale[tick], middle, layout.Axis.Words(tick), style, layout.AnchorAt(canvas, tick));
        return top + style.LineHeight + 3;
    }

    private static double Row(Canvas canvas, Layout layout, PlotRow row, double top)
    {
        var style = row.IsTotal ? canvas.Strong : canvas.Body;
        var label = style.Wrap(row.Label, layout.LabelWidth);
        if (layout.IsStacked)
        {
            var below = Lines(canvas, label, style, top + 6);
            below = row.Words.Length == 0 ? below : Lines(canvas, canvas.Small.Wrap(row.Words, canvas.Width), canvas.Small, below);
            return Marks(canvas, layout, row, below + 2, below + 2 * Half + 12);
        }

        var bottom = Marks(canvas, layout, row, top, top + Math.Max(30, label.Count * style.LineHeight + 8));
        canvas.Block(0, (top + bottom) / 2, label, style);
        for (var at = 0; at < row.Values.Count; at++)
            canvas.Text(layout.Rights[at], (top + bottom) / 2, row.Values[at], style, Anchor.End);
        return bottom;
    }

    private static double Marks(Canvas canvas, Layout layout, PlotRow row, double top, double bottom)
    {
        canvas.Grid(layout.TickPlaces, top, bottom);
        row.Draw(canvas, layout.Scale, (top + bottom) / 2);
        return bottom;
    }

    private static double Lines(Canvas canvas, IReadOnlyList<string> lines, TextStyle style, double top)
    {
        for (var at = 0; at < lines.Count; at++)
            canvas.Text(0, top + (at + 0.5) * style.LineHeight, lines[at], style);
        return top + lines.Count * style.LineHeight;
    }

    /// <param name="Scale">Where values are.</param>
    /// <param name="Axis">The axis it was made for.</param>
    /// <param name="LabelWidth">What labels are wrapped to.</param>
    /// <param name="IsStacked">Whether labels and values stand above the marks.</param>
    /// <param name="Headings">Of the columns of values; empty where stacked.</param>
    /// <param name="Rights">The right edge of each column.</param>
    private sealed record Layout(
        LinearScale Scale, PlotAxis Axis, double LabelWidth, bool IsStacked, IReadOnlyList<string> Headings, IReadOnlyList<double> Rights)
    {
        public static Layout Of(Canvas canvas, IReadOnlyList<string> headings, PlotAxis axis, IReadOnlyList<PlotRow> rows)
        {
            var rights = new double[headings.Count];
            var right = canvas.Width;
            for (var at = headings.Count - 1; at >= 0; at--)
            {
                rights[at] = right;
                right -= 16 + rows.Where(row => row.Values.Count > at).Select(row => canvas.Strong.WidthOf(row.Values[at]))
                    .Append(canvas.Small.WidthOf(headings[at])).Max();
            }

            var label = Math.Min(WidestLabel, rows.Max(row => (row.IsTotal ? canvas.Strong : canvas.Body).WidthOf(row.Label)) + 1);
            return canvas.Frame.IsNarrow || right - Margin - label - 20 < LeastPlot
                ? new(new(axis.From, axis.To, Margin, canvas.Width - Margin), axis, canvas.Width, true, [], [])
                : new(new(axis.From, axis.To, label + 20, right - Margin), axis, label, false, headings, rights);
        }

        /// <summary>Where the ticks are.</summary>
        public double[] TickPlaces { get; } = [.. Axis.Ticks.Select(tick => Scale[tick])];

        /// <summary>Ticks at the ends of a narrow drawing lean inwards where their words would leave it.</summary>
        public Anchor AnchorAt(Canvas canvas, double tick)
        {
            var half = canvas.Small.WidthOf(Axis.Words(tick)) / 2;
            return Scale[tick] - half < 0 ? Anchor.Start : Scale[tick] + half > canvas.Width ? Anchor.End : Anchor.Middle;
        }
    }
}
