using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Reports.Charts;

/// <summary>Draws each group's mean against how many organisations it has, with the limits that chance alone would keep to.</summary>
/// <remarks>
/// The limits are <see cref="FunnelLimits"/> of the national mean and deviation, and half a tenth more, since published means
/// are rounded. They use published numbers alone. Groups beyond the outer limits are named.
/// </remarks>
public static class FunnelPlot
{
    private const double PlotHeight = 300;
    private const double Rounding = 0.05;

    /// <summary>Draws the funnel.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="nation">Gives the centre and, where its deviation is published, the limits.</param>
    /// <param name="rows">The groups.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, Figure nation, IReadOnlyList<FigureRow> rows, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var shown = rows.Where(row => row.Figure is Figure.Published).Select(row => (row.Label, Figure: (Figure.Published)row.Figure)).ToList();
        var axis = RatingAxis.Of(shown.Select(pair => pair.Figure.Mean).Concat(nation is Figure.Published { Mean: var all } ? [all] : []), canvas.Top + 10, PlotHeight);
        var most = LinearScale.RoundUp(shown.Select(pair => pair.Figure.Contributors).DefaultIfEmpty(10).Max());
        var across = new LinearScale(0, most, 30, canvas.Width - 14);
        axis.Draw(canvas, across.Start, across.End);
        Across(canvas, axis, across);

        var centre = nation as Figure.Published;
        var limits = centre?.Spread is { StandardDeviation: { Coding: Coding.Exact } deviation } ? deviation.Value : (double?)null;
        if (centre is not null)
            canvas.Line(across.Start, axis.Scale[centre.Mean.Value], across.End, axis.Scale[centre.Mean.Value], canvas.Theme.Deep, 1.5);
        if (limits is { } spread)
            foreach (var (level, dashes) in new[] { (FunnelLimits.Warning, "3 3"), (FunnelLimits.Alarm, "8 4") })
                Limit(canvas, axis, across, count => FunnelLimits.Of(centre!.Mean.Value, spread, count, level), dashes);

        var beyond = shown.Where(pair => IsBeyond(pair.Figure, centre, limits)).ToList();
        foreach (var pair in shown)
            canvas.Mark(
                across[pair.Figure.Contributors], axis.Scale[pair.Figure.Mean.Value],
                beyond.Contains(pair) ? Shape.Square : Shape.Circle, beyond.Contains(pair) ? canvas.Theme.Accent : canvas.Theme.Strong, 5);
        return canvas.Finish(Foot(canvas, axis, centre, limits, beyond, rows.Count - shown.Count));
    }

    private static void Across(Canvas canvas, RatingAxis axis, LinearScale across)
    {
        foreach (var tick in across.Ticks(canvas.Frame.IsNarrow ? 4 : 7))
        {
            canvas.Line(across[tick], axis.Bottom, across[tick], axis.Bottom + 4, canvas.Theme.Muted);
            var anchor = across[tick] + canvas.Small.WidthOf($"{tick:#,0}") / 2 > canvas.Width ? Anchor.End : Anchor.Middle;
            canvas.Text(across[tick], axis.Bottom + 13, $"{tick:#,0}", canvas.Small, anchor);
        }

        canvas.Line(across.Start, axis.Bottom, across.End, axis.Bottom, canvas.Theme.Muted);
        canvas.Text((across.Start + across.End) / 2, axis.Bottom + 29, "Organisations in the group", canvas.Small, Anchor.Middle);
    }

    /// <summary>Both sides of a limit, where it lies within the plot.</summary>
    private static void Limit(Canvas canvas, RatingAxis axis, LinearScale across, Func<double, FunnelLimits> limits, string dashes)
    {
        foreach (var value in new Func<FunnelLimits, double>[] { limit => limit.Upper + Rounding, limit => limit.Lower - Rounding })
        {
            var points = new List<(double X, double Y)>();
            for (var x = across.Start + 4; x <= across.End; x += 6)
            {
                var count = across.From + (x - across.Start) / (across.End - across.Start) * (across.To - across.From);
                var y = axis.Scale[value(limits(count))];
                if (y >= axis.Top && y <= axis.Bottom)
                    points.Add((x, y));
            }

            if (points.Count > 1)
                canvas.Polyline([.. points], canvas.Theme.Muted, 1, dashes);
        }
    }

    private static bool IsBeyond(Figure.Published figure, Figure.Published? centre, double? deviation) =>
        centre is not null && deviation is { } spread && figure.Mean.Coding == Coding.Exact
        && FunnelLimits.Of(centre.Mean.Value, spread, figure.Contributors, FunnelLimits.Alarm) is var limits
        && (figure.Mean.Value > limits.Upper + Rounding || figure.Mean.Value < limits.Lower - Rounding);

    private static double Foot(
        Canvas canvas, RatingAxis axis, Figure.Published? centre, double? limits,
        List<(string Label, Figure.Published Figure)> beyond, int withheld)
    {
        var y = axis.Bottom + 44;
        foreach (var words in new[]
        {
            beyond.Count == 0 ? "" : $"Beyond the outer limit: {string.Join("; ", beyond.Select(pair => $"{pair.Label} ({pair.Figure.Mean.Label})"))}.",
            withheld == 0 ? "" : $"{withheld} groups are withheld [c] and have no place here.",
            limits is null ? "No limits: the national spread is not published." : "",
        }.Where(words => words.Length > 0))
            y = canvas.Paragraph(0, y, words, canvas.Small with { Fill = canvas.Theme.Ink });

        var theme = canvas.Theme;
        var entries = new List<LegendEntry> { Legend.Mark("A group", Shape.Circle, theme.Strong) };
        if (beyond.Count > 0)
            entries.Add(Legend.Mark("Beyond the outer limit", Shape.Square, theme.Accent));
        if (centre is not null)
            entries.Add(new("England", (to, x, top) => to.Line(x, top + 6, x + 24, top + 6, theme.Deep, 1.5)));
        if (limits is not null)
        {
            entries.Add(new("19 of 20 by chance", (to, x, top) => to.Line(x, top + 6, x + 24, top + 6, theme.Muted, 1, "3 3")));
            entries.Add(new("998 of 1,000 by chance", (to, x, top) => to.Line(x, top + 6, x + 24, top + 6, theme.Muted, 1, "8 4")));
        }

        return Legend.Draw(canvas, y + 8, entries);
    }
}
