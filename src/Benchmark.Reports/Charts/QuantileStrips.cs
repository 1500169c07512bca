using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws how scores are distributed in each group, one strip a group.</summary>
/// <remarks>
/// Pale band: 10th to 90th percentile, from 50 organisations. Dark band: quartiles, from 20. Upright line: median. Diamond:
/// mean. A pointed end says "or above" or "or below". A withheld group is hatched and says so; it has no place on the scale.
/// </remarks>
public static class QuantileStrips
{
    private const double BandHeight = 14;

    /// <summary>Draws the strips.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">In the order to draw; at least one.</param>
    /// <param name="minimum">The lowest rating.</param>
    /// <param name="maximum">The highest rating.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<FigureRow> rows, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var layout = Layout.Of(canvas, rows, minimum, maximum);
        var y = Header(canvas, layout, canvas.Top);
        var axis = y;
        var gridlines = new List<(double Top, double Bottom)>();

        foreach (var row in rows)
        {
            if (row.Section is { } section)
                y = canvas.Paragraph(0, y + 10, section, canvas.Strong) + 2;

            var height = layout.HeightOf(canvas, row);
            Grid(canvas, layout, y, y + height);
            Row(canvas, layout, row, y, height);
            y += height;
            if (row.IsTotal)
                canvas.Line(0, y - 0.5, canvas.Width, y - 0.5, canvas.Theme.Rule);
        }

        canvas.Line(layout.Scale.Start, axis, layout.Scale.End, axis, canvas.Theme.Muted);
        return canvas.Finish(Legend.Draw(canvas, y + 12, Entries(canvas.Theme, rows)));
    }

    private static double Header(Canvas canvas, Layout layout, double top)
    {
        var style = canvas.Small;
        var bottom = top + style.LineHeight;
        foreach (var column in layout.Columns)
            canvas.Text(column.Right, bottom - style.LineHeight / 2, column.Heading, style, Anchor.End);
        foreach (var rating in layout.Ratings)
            canvas.Text(layout.Scale[rating], bottom - style.LineHeight / 2, $"{rating}", style, Anchor.Middle);
        return bottom + 3;
    }

    private static void Grid(Canvas canvas, Layout layout, double top, double bottom)
    {
        foreach (var rating in layout.Ratings)
            canvas.Line(layout.Scale[rating], top, layout.Scale[rating], bottom, canvas.Theme.Rule);
    }

    private static void Row(Canvas canvas, Layout layout, FigureRow row, double top, double height)
    {
        var style = row.IsTotal ? canvas.Strong : canvas.Body;
        var label = style.Wrap(row.Label, layout.LabelWidth);
        var middle = canvas.Frame.IsNarrow ? top + height - BandHeight / 2 - 8 : top + height / 2;
        if (canvas.Frame.IsNarrow)
            NarrowLabel(canvas, layout, row, label, style, top);
        else
            canvas.Block(0, middle, label, style);

        if (row.Figure is not Figure.Published published)
        {
            canvas.Hatch(layout.Scale.Start, middle - BandHeight / 2, layout.Scale.End - layout.Scale.Start, BandHeight);
            canvas.Plate((layout.Scale.Start + layout.Scale.End) / 2, middle, "Withheld", canvas.Small);
            return;
        }

        Strip(canvas, layout.Scale, published, middle);
        foreach (var column in layout.Columns)
            canvas.Text(column.Right, middle, column.Of(published), style, Anchor.End);
    }

    private static void NarrowLabel(
        Canvas canvas, Layout layout, FigureRow row, IReadOnlyList<string> label, TextStyle style, double top)
    {
        var y = top + 6;
        foreach (var line in label)
        {
            canvas.Text(0, y + style.LineHeight / 2, line, style);
            y += style.LineHeight;
        }

        foreach (var line in layout.NarrowWords(canvas, row.Figure))
        {
            canvas.Text(0, y + canvas.Small.LineHeight / 2, line, canvas.Small);
            y += canvas.Small.LineHeight;
        }
    }

    private static void Strip(Canvas canvas, LinearScale scale, Figure.Published figure, double y)
    {
        var theme = canvas.Theme;
        if (figure.Deciles is { } deciles)
            Band(canvas, scale, deciles, y, BandHeight / 2 - 2, theme.Pale, theme.Strong);
        if (figure.Quartiles is { } quartiles)
            Band(canvas, scale, quartiles, y, BandHeight / 2, theme.Strong, theme.Deep);
        if (figure.Median is { } median)
            canvas.Line(scale[median.Value], y - BandHeight / 2 - 3, scale[median.Value], y + BandHeight / 2 + 3, theme.Deep, 2.5);
        canvas.Mark(scale[figure.Mean.Value], y, ShapeOf(figure.Mean), theme.Accent, 4.5);
    }

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

    private static Shape ShapeOf(CodedNumber number) => number.Coding switch
    {
        Coding.OrAbove => Shape.PointingRight,
        Coding.OrBelow => Shape.PointingLeft,
        _ => Shape.Diamond,
    };

    private static List<LegendEntry> Entries(Theme theme, IReadOnlyList<FigureRow> rows)
    {
        var shown = rows.Select(row => row.Figure).OfType<Figure.Published>().ToList();
        var entries = new List<LegendEntry>();
        if (shown.Exists(figure => figure.Deciles is not null))
            entries.Add(Legend.Area("Middle 80%", theme.Pale, theme.Strong));
        if (shown.Exists(figure => figure.Quartiles is not null))
            entries.Add(Legend.Area("Middle half", theme.Strong, theme.Deep));
        if (shown.Exists(figure => figure.Median is not null))
            entries.Add(new("Median", (canvas, x, y) => canvas.Line(x + 12, y - 1, x + 12, y + 13, theme.Deep, 2.5)));
        if (shown.Count > 0)
            entries.Add(Legend.Mark("Mean", Shape.Diamond, theme.Accent));
        if (shown.Exists(HasCodedEnd))
            entries.Add(Legend.Mark("Pointed end: that value or beyond", Shape.PointingRight, theme.Accent));
        if (shown.Exists(figure => figure.Symbols.Contains(Symbol.LowReliability)))
            entries.Add(new("10 to 29 organisations: read with care", (canvas, x, y) => canvas.Text(x + 12, y + 6, "[u]", canvas.Small, Anchor.Middle)));
        if (shown.Count < rows.Count)
            entries.Add(Legend.Withheld);
        return entries;
    }

    private static bool HasCodedEnd(Figure.Published figure) =>
        new[] { figure.Mean, figure.Quartiles?.Lower, figure.Quartiles?.Upper, figure.Deciles?.Lower, figure.Deciles?.Upper }
            .Any(number => number is { Coding: not Coding.Exact });

    private sealed record Column(string Heading, double Right, Func<Figure.Published, string> Of);

    private sealed record Layout(LinearScale Scale, IReadOnlyList<int> Ratings, double LabelWidth, IReadOnlyList<Column> Columns)
    {
        private static readonly (string Heading, Func<Figure.Published, string> Of)[] Words =
        [
            ("Median", figure => figure.Median?.Label ?? ""),
            ("Mean", figure => figure.Mean.Label),
            ("Organisations", figure => FigureWords.Contributors(figure)),
        ];

        public static Layout Of(Canvas canvas, IReadOnlyList<FigureRow> rows, int minimum, int maximum)
        {
            int[] ratings = [.. Enumerable.Range(minimum, maximum - minimum + 1)];
            if (canvas.Frame.IsNarrow)
                return new(new(minimum, maximum, 9, canvas.Width - 9), ratings, canvas.Width, []);

            var columns = new List<Column>();
            var right = canvas.Width;
            foreach (var (heading, of) in Words.Reverse())
            {
                columns.Add(new(heading, right, of));
                right -= 16 + Math.Max(
                    canvas.Small.WidthOf(heading),
                    rows.Select(row => row.Figure).OfType<Figure.Published>()
                        .Select(figure => canvas.Strong.WidthOf(of(figure))).DefaultIfEmpty().Max());
            }

            var label = Math.Min(220, rows.Max(row => canvas.Strong.WidthOf(row.Label)) + 1);
            return new(new(minimum, maximum, label + 20, right - 8), ratings, label, columns);
        }

        public double HeightOf(Canvas canvas, FigureRow row)
        {
            var style = row.IsTotal ? canvas.Strong : canvas.Body;
            var lines = style.Wrap(row.Label, LabelWidth).Count * style.LineHeight;
            return canvas.Frame.IsNarrow
                ? 6 + lines + NarrowWords(canvas, row.Figure).Count * canvas.Small.LineHeight + 4 + BandHeight + 10
                : Math.Max(30, lines + 8);
        }

        public IReadOnlyList<string> NarrowWords(Canvas canvas, Figure figure) => figure is Figure.Published published
            ? canvas.Small.Wrap(
                (published.Median is { } median ? $"Median {median.Label}, mean " : "Mean ")
                + $"{published.Mean.Label}, {published.Contributors:#,0} organisations{FigureWords.Signs(published)}",
                LabelWidth)
            : [];
    }
}
