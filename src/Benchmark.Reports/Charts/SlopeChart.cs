using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One group in two rounds.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Before">In the earlier round.</param>
/// <param name="After">In the later round.</param>
public sealed record SlopeRow(string Label, Figure Before, Figure After);

/// <summary>Draws how means changed between two rounds: rising lines solid, falling lines dashed, level lines dotted.</summary>
/// <remarks>A group that is withheld in either round has no line; it is named below, with the round it can be shown in.</remarks>
public static class SlopeChart
{
    private const double PlotHeight = 300;

    /// <summary>Draws the slopes.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="before">What people call the earlier round.</param>
    /// <param name="after">What people call the later round.</param>
    /// <param name="rows">At least one.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, string before, string after, IReadOnlyList<SlopeRow> rows, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var shown = rows.Where(row => row is { Before: Figure.Published, After: Figure.Published })
            .Select(row => new Slope(row.Label, ((Figure.Published)row.Before).Mean, ((Figure.Published)row.After).Mean)).ToList();
        var hidden = rows.Where(row => row is not { Before: Figure.Published, After: Figure.Published }).Select(row => row.Label).ToList();
        var bottom = shown.Count == 0 ? canvas.Top : Slopes(canvas, before, after, shown);
        if (hidden.Count > 0)
            bottom = canvas.Paragraph(0, bottom + 6, $"Not shown, because a round is withheld [c]: {string.Join(", ", hidden)}.", canvas.Small);
        return canvas.Finish(bottom);
    }

    private static double Slopes(Canvas canvas, string before, string after, List<Slope> slopes)
    {
        var side = canvas.Frame.IsNarrow ? 92.0 : 230.0;
        var numbers = slopes.Exists(slope => slope.Before.Coding != Coding.Exact) ? 42.0 : 24.0;
        var (left, right) = (canvas.Frame.IsNarrow ? numbers + 26 : side, canvas.Width - side);
        var axis = RatingAxis.Of(
            slopes.SelectMany(slope => new[] { slope.Before, slope.After }),
            Headings(canvas, before, after, left, right) + 16, PlotHeight);
        canvas.Line(left, axis.Top - 8, left, axis.Bottom, canvas.Theme.Rule);
        canvas.Line(right, axis.Top - 8, right, axis.Bottom, canvas.Theme.Rule);

        foreach (var slope in slopes)
            Line(canvas, axis, slope, left, right);
        var ends = Math.Max(
            Labels(canvas, axis, slopes, left, -1, slope => slope.Before, canvas.Frame.IsNarrow ? numbers : side - 26, !canvas.Frame.IsNarrow),
            Labels(canvas, axis, slopes, right, 1, slope => slope.After, side - 26, names: true));
        return Legend.Draw(canvas, Math.Max(axis.Bottom, ends) + 12, [.. Entries(canvas.Theme, slopes)]);
    }

    /// <summary>The rounds over their ends, each as wide as its surroundings allow.</summary>
    private static double Headings(Canvas canvas, string before, string after, double left, double right)
    {
        var style = canvas.Strong;
        var bottom = canvas.Top;
        foreach (var (words, x, side) in new[] { (before, left, left), (after, right, canvas.Width - right) })
        {
            var lines = style.Wrap(words, 2 * Math.Min(side, (right - left) / 2 - 4));
            canvas.Block(x, canvas.Top + lines.Count * style.LineHeight / 2, lines, style, Anchor.Middle);
            bottom = Math.Max(bottom, canvas.Top + lines.Count * style.LineHeight);
        }

        return bottom;
    }

    private static void Line(Canvas canvas, RatingAxis axis, Slope slope, double left, double right)
    {
        var (start, end) = (axis.Scale[slope.Before.Value], axis.Scale[slope.After.Value]);
        var (colour, width, dashes) = StyleOf(canvas.Theme, slope.Change);
        canvas.Polyline([(left, start), (right, end)], colour, width, dashes);
        canvas.Mark(left, start, DistributionMark.ShapeOf(slope.Before), colour, 4.5);
        canvas.Mark(right, end, DistributionMark.ShapeOf(slope.After), colour, 4.5);
    }

    /// <summary>Means at one end, grouped where they are equal; names too where there is room.</summary>
    private static double Labels(
        Canvas canvas, RatingAxis axis, List<Slope> slopes, double x, int direction, Func<Slope, CodedNumber> end, double room, bool names)
    {
        var groups = slopes.GroupBy(end).OrderByDescending(group => group.Key.Tenths).ToList();
        var blocks = groups.ConvertAll(group => canvas.Body.Wrap(
            names ? $"{group.Key.Label} {string.Join(", ", group.Select(slope => slope.Label))}" : group.Key.Label, room));
        double[] heights = [.. blocks.Select(lines => lines.Count * canvas.Body.LineHeight + 3)];
        var middles = LabelPlacement.Apart([.. groups.Select(group => axis.Scale[group.Key.Value])], heights, axis.Top - 12);
        for (var at = 0; at < groups.Count; at++)
        {
            canvas.Line(x + direction * 7, axis.Scale[groups[at].Key.Value], x + direction * 20, middles[at], canvas.Theme.Rule);
            canvas.Block(x + direction * 24, middles[at], blocks[at], canvas.Body, direction < 0 ? Anchor.End : Anchor.Start);
        }

        return middles.Zip(heights, (middle, height) => middle + height / 2).Max();
    }

    private static (string Colour, double Width, string? Dashes) StyleOf(Theme theme, int change) => change switch
    {
        > 0 => (theme.Deep, 2.5, null),
        < 0 => (theme.Accent, 2.5, "7 4"),
        _ => (theme.Muted, 1.5, "2 3"),
    };

    private static IEnumerable<LegendEntry> Entries(Theme theme, List<Slope> slopes)
    {
        foreach (var (sign, words) in new[] { (1, "Up"), (-1, "Down"), (0, "No change that can be shown") })
            if (slopes.Exists(slope => Math.Sign(slope.Change) == sign))
                yield return new(words, (canvas, x, y) =>
                {
                    var (colour, width, dashes) = StyleOf(theme, sign);
                    canvas.Line(x, y + 6, x + 24, y + 6, colour, width, dashes);
                });
    }

    private sealed record Slope(string Label, CodedNumber Before, CodedNumber After)
    {
        /// <summary>In tenths; 0 where an end is coded, since what lies beyond is not known.</summary>
        public int Change => Before.Coding == Coding.Exact && After.Coding == Coding.Exact ? After.Tenths - Before.Tenths : 0;
    }
}
