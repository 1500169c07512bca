using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws one organisation across the parts of a framework: the bars to read, and below them a radar for the shape.</summary>
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
    /// <param name="whole">What the parts come to together, above them; null to leave it out.</param>
    public static string Draw(Caption caption, IReadOnlyList<PeerRow> rows, int minimum, int maximum, Frame frame, PeerRow? whole = null)
    {
        var canvas = new Canvas(caption, frame);
        var hasRadar = rows.Count >= 3 && rows.Any(row => row.Own is not null || row.Peers is Figure.Published);
        PeerRow[] listed = [.. whole is null ? [] : new[] { whole }, .. rows.Select((row, at) => hasRadar ? row with { Label = $"{at + 1}  {row.Label}" } : row)];
        var bottom = PeerRanges.Draw(canvas, canvas.Top, listed, minimum, maximum);
        if (hasRadar)
        {
            var radius = frame.IsNarrow ? 96.0 : 120.0;
            Radar(canvas, rows, new(minimum, maximum, 0, radius), (canvas.Width / 2, bottom + radius + 28));
            bottom = Legend.Draw(canvas, bottom + 2 * radius + 56, [.. Entries(canvas.Theme, rows, minimum, maximum)]);
        }

        return canvas.Finish(bottom);
    }

    private static IEnumerable<LegendEntry> Entries(Theme theme, IReadOnlyList<PeerRow> rows, int minimum, int maximum)
    {
        if (rows.Any(row => row.Own is not null))
            yield return new("You", (canvas, x, y) => canvas.Line(x, y + 6, x + 24, y + 6, theme.Accent, 2.5));
        if (rows.Any(row => row.Peers is Figure.Published))
            yield return new("Peers' median", (canvas, x, y) => canvas.Line(x, y + 6, x + 24, y + 6, theme.Deep, 2, "5 3"));
        yield return new($"Rings: {minimum + 1} to {maximum} from inside out, the centre is {minimum}", (canvas, x, y) =>
        {
            canvas.Ring(x + 12, y + 6, 5.5, theme.Hatching);
            canvas.Ring(x + 12, y + 6, 2.5, theme.Hatching);
        });
    }

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
