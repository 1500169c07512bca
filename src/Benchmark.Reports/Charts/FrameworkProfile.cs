using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws one organisation across the parts of a framework: a radar for the shape, and beside it the bars to read.</summary>
/// <remarks>
/// A radar alone is hard to read and its area means nothing, so it never stands alone: each spoke is numbered as its row. Where
/// either side has no number, its outline is open. Fewer than three parts get no radar.
/// </remarks>
public static class FrameworkProfile
{
    /// <summary>Draws the profile.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">The parts, in the framework's order; at least one.</param>
    /// <param name="minimum">The lowest rating, at the centre.</param>
    /// <param name="maximum">The highest rating, at the rim.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<PeerRow> rows, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var radius = frame.IsNarrow ? 96.0 : 130.0;
        var bottom = canvas.Top;
        if (rows.Count >= 3)
        {
            Radar(canvas, rows, new(minimum, maximum, 0, radius), (canvas.Width / 2, canvas.Top + radius + 24));
            bottom = Legend.Draw(canvas, canvas.Top + 2 * radius + 56, Entries(canvas.Theme)) + 8;
        }

        PeerRow[] numbered = [.. rows.Select((row, at) => row with { Label = $"{at + 1}  {row.Label}" })];
        return canvas.Finish(PeerRanges.Draw(canvas, bottom, numbered, minimum, maximum));
    }

    private static LegendEntry[] Entries(Theme theme) =>
    [
        new("You", (canvas, x, y) => canvas.Line(x, y + 6, x + 24, y + 6, theme.Accent, 2.5)),
        new("Peers' median", (canvas, x, y) => canvas.Line(x, y + 6, x + 24, y + 6, theme.Deep, 2, "5 3")),
    ];

    private static void Radar(Canvas canvas, IReadOnlyList<PeerRow> rows, LinearScale scale, (double X, double Y) centre)
    {
        var theme = canvas.Theme;
        for (var rating = scale.From + 1; rating <= scale.To; rating++)
            canvas.Ring(centre.X, centre.Y, scale[rating], theme.Rule);
        for (var at = 0; at < rows.Count; at++)
        {
            var (x, y) = Spoke(at, scale.End);
            canvas.Line(centre.X, centre.Y, x, y, theme.Rule);
            var (labelX, labelY) = Spoke(at, scale.End + 13);
            canvas.Text(labelX, labelY, $"{at + 1}", canvas.Strong, Anchor.Middle);
        }

        Outline([.. rows.Select(row => row.Peers is Figure.Published peers ? FigureWords.Typical(peers).Value : (double?)null)], theme.Deep, 2, "5 3");
        Outline([.. rows.Select(row => row.Own)], theme.Accent, 2.5, null);
        for (var at = 0; at < rows.Count; at++)
            if (rows[at].Own is { } own)
                canvas.Mark(Spoke(at, scale[own]).X, Spoke(at, scale[own]).Y, Shape.Circle, theme.Accent, 4.5);

        (double X, double Y) Spoke(int at, double distance)
        {
            var angle = 2 * Math.PI * at / rows.Count;
            return (centre.X + distance * Math.Sin(angle), centre.Y - distance * Math.Cos(angle));
        }

        void Outline(double?[] values, string colour, double width, string? dashes)
        {
            for (var at = 0; at < values.Length; at++)
            {
                var next = (at + 1) % values.Length;
                if (values[at] is { } from && values[next] is { } to)
                    canvas.Polyline([Spoke(at, scale[from]), Spoke(next, scale[to])], colour, width, dashes);
            }
        }
    }
}
