using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One entry of a legend: a sign and what it means.</summary>
/// <param name="Words">What the sign means.</param>
/// <param name="Draw">Draws the sign in a box of 24 by 12 px whose upper left corner it is given.</param>
internal sealed record LegendEntry(string Words, Action<Canvas, double, double> Draw);

/// <summary>Explains the signs of a chart below it, in as many lines as the width needs.</summary>
internal static class Legend
{
    private const double SignWidth = 24;
    private const double SignHeight = 12;
    private const double Gap = 6;

    /// <summary>Draws the entries from <paramref name="top"/> down.</summary>
    /// <returns>Where they end.</returns>
    public static double Draw(Canvas canvas, double top, IReadOnlyList<LegendEntry> entries)
    {
        var style = canvas.Small;
        var (x, y) = (0.0, top);
        var rowHeight = 0.0;
        foreach (var entry in entries)
        {
            var lines = style.Wrap(entry.Words, canvas.Width - SignWidth - Gap);
            var width = SignWidth + Gap + lines.Max(line => style.WidthOf(line));
            if (x > 0 && x + width > canvas.Width)
                (x, y, rowHeight) = (0, y + rowHeight, 0);

            entry.Draw(canvas, x, y + (style.LineHeight - SignHeight) / 2);
            for (var at = 0; at < lines.Count; at++)
                canvas.Text(x + SignWidth + Gap, y + (at + 0.5) * style.LineHeight, lines[at], style);

            rowHeight = Math.Max(rowHeight, lines.Count * style.LineHeight + 3);
            x += width + 18;
        }

        return y + rowHeight;
    }

    /// <summary>The entry for hatched places.</summary>
    public static LegendEntry Withheld { get; } =
        new("[c] Withheld to protect organisations", (canvas, x, y) => canvas.Hatch(x, y, SignWidth, SignHeight));

    /// <summary>The entries that some figures need: few organisations, withheld.</summary>
    public static IEnumerable<LegendEntry> Cautions(IReadOnlyList<Figure> figures)
    {
        if (figures.OfType<Figure.Published>().Any(figure => figure.Symbols.Contains(Symbol.LowReliability)))
            yield return new(
                "10 to 29 organisations: read with care", (canvas, x, y) => canvas.Text(x + 12, y + 6, "[u]", canvas.Small, Anchor.Middle));
        if (figures.Any(figure => figure is Figure.Withheld))
            yield return Withheld;
    }

    /// <summary>The entry for a mark.</summary>
    public static LegendEntry Mark(string words, Shape shape, string fill) =>
        new(words, (canvas, x, y) => canvas.Mark(x + SignWidth / 2, y + SignHeight / 2, shape, fill));

    /// <summary>The entry for a filled area.</summary>
    public static LegendEntry Area(string words, string fill, string? stroke = null) =>
        new(words, (canvas, x, y) => canvas.Rect(x, y + 1, SignWidth, SignHeight - 2, fill, stroke));
}
