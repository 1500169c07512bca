using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>What a heat map shows in its cells.</summary>
/// <param name="RowLabels">Down the side; the first is the total.</param>
/// <param name="ColumnLabels">Along the top; the first is the total.</param>
/// <param name="Figures">Row by row; as many as rows times columns.</param>
public sealed record FigureGrid(
    IReadOnlyList<string> RowLabels, IReadOnlyList<string> ColumnLabels, IReadOnlyList<Figure> Figures)
{
    /// <summary>The figure of one cell.</summary>
    public Figure this[int row, int column] => Figures[row * ColumnLabels.Count + column];
}

/// <summary>Draws the mean of every combination of two dimensions, with the number in the cell.</summary>
/// <remarks>
/// Five steps of one colour between the lowest and the highest mean shown; the number says what the colour says. Withheld
/// cells are hatched and bear the sign [c].
/// </remarks>
public static class HeatMap
{
    private const double Gap = 2;

    /// <summary>Draws the grid.</summary>
    public static string Draw(Caption caption, FigureGrid grid, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var steps = Steps.Of(grid.Figures, canvas.Theme);
        var label = Math.Min(frame.IsNarrow ? 82 : 190, grid.RowLabels.Max(words => canvas.Strong.WidthOf(words)) + 1);
        var columnWidth = (canvas.Width - label - 8) / grid.ColumnLabels.Count;
        var left = canvas.Width - columnWidth * grid.ColumnLabels.Count;
        var y = Headings(canvas, grid.ColumnLabels, left, columnWidth) + 4;

        for (var row = 0; row < grid.RowLabels.Count; row++)
        {
            var style = row == 0 ? canvas.Strong : canvas.Body;
            var lines = style.Wrap(grid.RowLabels[row], label);
            var height = RowHeight(canvas, grid, row, columnWidth, lines.Count * style.LineHeight);
            canvas.Block(0, y + height / 2, lines, style);
            for (var column = 0; column < grid.ColumnLabels.Count; column++)
                Cell(canvas, steps, grid[row, column], left + column * columnWidth, y, columnWidth, height);
            y += height + (row == 0 ? 6 : 0);
        }

        return canvas.Finish(Legend.Draw(canvas, y + 12, [.. steps.Entries(), .. Withheld(grid)]));
    }

    /// <summary>Headings over their columns; where one does not fit, each gets a line of its own and a lead down to its column.</summary>
    private static double Headings(Canvas canvas, IReadOnlyList<string> labels, double left, double width)
    {
        var style = canvas.Small with { Fill = canvas.Theme.Ink };
        var longest = labels.SelectMany(label => label.Split(' ')).Max(word => style.WidthOf(word));
        if (longest <= width - 4)
        {
            var lines = labels.Select(label => style.Wrap(label, width - 4)).ToList();
            var bottom = canvas.Top + lines.Max(block => block.Count) * style.LineHeight;
            for (var at = 0; at < lines.Count; at++)
            {
                var middle = bottom - lines[at].Count * style.LineHeight / 2;
                canvas.Block(left + (at + 0.5) * width, middle, lines[at], style, Anchor.Middle);
            }

            return bottom;
        }

        var end = canvas.Top + labels.Count * style.LineHeight + 6;
        for (var at = 0; at < labels.Count; at++)
        {
            var (x, y) = (left + (at + 0.5) * width, canvas.Top + (labels.Count - at - 0.5) * style.LineHeight);
            canvas.Line(x, y, x, end, canvas.Theme.Muted);
            canvas.Line(x - 6, y, x, y, canvas.Theme.Muted);
            canvas.Text(x - 9, y, labels[at], style, Anchor.End);
        }

        return end;
    }

    private static double RowHeight(Canvas canvas, FigureGrid grid, int row, double width, double label)
    {
        var words = Enumerable.Range(0, grid.ColumnLabels.Count)
            .Max(column => Words(canvas, grid[row, column], width).Count * canvas.Small.LineHeight);
        return Math.Max(30, Math.Max(label, words) + 8);
    }

    private static void Cell(Canvas canvas, Steps steps, Figure figure, double x, double y, double width, double height)
    {
        var words = Words(canvas, figure, width);
        var (middle, centre) = (x + width / 2, y + height / 2);
        if (figure is not Figure.Published published)
        {
            canvas.Hatch(x + Gap / 2, y + Gap / 2, width - Gap, height - Gap);
            canvas.Plate(middle, centre, words[0], canvas.Small);
            return;
        }

        var fill = steps.FillOf(published.Mean);
        canvas.Rect(x + Gap / 2, y + Gap / 2, width - Gap, height - Gap, fill);
        canvas.Block(middle, centre, words, new(canvas.Body.Size, Theme.InkOn(fill)), Anchor.Middle);
    }

    private static IReadOnlyList<string> Words(Canvas canvas, Figure figure, double width) => figure is Figure.Published published
        ? canvas.Body.Wrap(published.Mean.Label + FigureWords.Signs(published), width - Gap - 4)
        : [FigureWords.Sign(Symbol.Confidential)];

    private static IEnumerable<LegendEntry> Withheld(FigureGrid grid)
    {
        if (grid.Figures.OfType<Figure.Published>().Any(figure => figure.Symbols.Contains(Symbol.LowReliability)))
            yield return new(
                "10 to 29 organisations: read with care", (canvas, x, y) => canvas.Text(x + 12, y + 6, "[u]", canvas.Small, Anchor.Middle));
        if (grid.Figures.Any(figure => figure is Figure.Withheld))
            yield return Legend.Withheld with { Words = "[c] Withheld to protect organisations" };
    }

    /// <summary>Which colour a mean has. The steps are whole tenths wide, so that a legend can name them exactly.</summary>
    private sealed record Steps(CodedNumber Lowest, int Width, CodedNumber Highest, Theme Theme)
    {
        public static Steps Of(IEnumerable<Figure> figures, Theme theme)
        {
            CodedNumber[] means = [.. figures.OfType<Figure.Published>().Select(figure => figure.Mean).OrderBy(mean => mean.Tenths)];
            if (means.Length == 0)
                return new(default, 1, new(-1, Coding.Exact), theme);

            var span = means[^1].Tenths - means[0].Tenths + 1;
            return new(means[0], (span + theme.Sequence.Count - 1) / theme.Sequence.Count, means[^1], theme);
        }

        public string FillOf(CodedNumber mean) => Theme.Sequence[(mean.Tenths - Lowest.Tenths) / Width];

        public IEnumerable<LegendEntry> Entries()
        {
            for (var (step, from) = (0, Lowest.Tenths); from <= Highest.Tenths; step++, from += Width)
                yield return Legend.Area(Words(from, Math.Min(Highest.Tenths, from + Width - 1)), Theme.Sequence[step], Theme.Rule);
        }

        private string Words(int from, int to)
        {
            if (to == Highest.Tenths && Highest.Coding == Coding.OrAbove)
                return new CodedNumber(from, Coding.OrAbove).Label;
            if (from == Lowest.Tenths && Lowest.Coding == Coding.OrBelow)
                return new CodedNumber(to, Coding.OrBelow).Label;
            var (first, last) = (new CodedNumber(from, Coding.Exact).Label, new CodedNumber(to, Coding.Exact).Label);
            return from == to ? first : $"{first} to {last}";
        }
    }
}
