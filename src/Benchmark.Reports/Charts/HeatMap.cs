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
    private const double Lead = 9;

    /// <summary>Draws the grid.</summary>
    public static string Draw(Caption caption, FigureGrid grid, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var steps = ColourSteps.Of(grid.Figures, canvas.Theme);
        var label = Math.Min(frame.IsNarrow ? 82 : 190, grid.RowLabels.Max(words => canvas.Strong.WidthOf(words)) + 1);
        var (left, columnWidth) = Columns(canvas, grid.ColumnLabels, label + 8);
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

        return canvas.Finish(Legend.Draw(canvas, y + 12, [.. steps.Entries(), .. Legend.Cautions(grid.Figures)]));
    }

    /// <summary>Where the columns begin and how wide they are: from <paramref name="start"/>, or further right where headings need it.</summary>
    private static (double Left, double Width) Columns(Canvas canvas, IReadOnlyList<string> labels, double start)
    {
        var width = (canvas.Width - start) / labels.Count;
        if (FitAbove(canvas, labels, width))
            return (start, width);

        var lacking = labels.Select((label, at) => canvas.Small.WidthOf(label) + Lead - start - (at + 0.5) * width).Max();
        return lacking <= 0 ? (start, width) : Columns(canvas, labels, start + lacking + 1);
    }

    private static bool FitAbove(Canvas canvas, IReadOnlyList<string> labels, double width) =>
        labels.SelectMany(label => label.Split(' ')).Max(word => canvas.Small.WidthOf(word)) <= width - 4;

    /// <summary>Headings over their columns; where one does not fit, each gets a line of its own and a lead down to its column.</summary>
    private static double Headings(Canvas canvas, IReadOnlyList<string> labels, double left, double width)
    {
        var style = canvas.Small with { Fill = canvas.Theme.Ink };
        if (FitAbove(canvas, labels, width))
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
            canvas.Text(x - Lead, y, labels[at], style, Anchor.End);
        }

        return end;
    }

    private static double RowHeight(Canvas canvas, FigureGrid grid, int row, double width, double label)
    {
        var words = Enumerable.Range(0, grid.ColumnLabels.Count)
            .Max(column => Words(canvas, grid[row, column], width).Count * canvas.Small.LineHeight);
        return Math.Max(30, Math.Max(label, words) + 8);
    }

    private static void Cell(Canvas canvas, ColourSteps steps, Figure figure, double x, double y, double width, double height)
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
}
