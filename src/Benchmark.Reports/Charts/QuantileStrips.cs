using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws how scores are distributed in each group, one strip a group.</summary>
/// <remarks>
/// Pale band: 10th to 90th percentile, from 50 organisations. Dark band: quartiles, from 20. Upright line: median. Diamond:
/// mean. A pointed end says "or above" or "or below". A withheld group is hatched and says so; it has no place on the scale.
/// </remarks>
public static class QuantileStrips
{
    /// <summary>Draws the strips.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">In the order to draw; at least one.</param>
    /// <param name="minimum">The lowest rating.</param>
    /// <param name="maximum">The highest rating.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<FigureRow> rows, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var bottom = RowChart.Draw(
            canvas, canvas.Top, ["Median", "Mean", "Organisations"], PlotAxis.Ratings(minimum, maximum), [.. rows.Select(Row)]);
        return canvas.Finish(Legend.Draw(
            canvas, bottom + 12, [.. DistributionMark.Entries(frame.Theme, [.. rows.Select(row => row.Figure)])]));
    }

    private static PlotRow Row(FigureRow row) => row.Figure is Figure.Published figure
        ? new(
            row.Label, [figure.Median?.Label ?? "", figure.Mean.Label, FigureWords.Contributors(figure)], Words(figure),
            (canvas, scale, y) => DistributionMark.Draw(canvas, scale, figure, y), row.IsTotal, row.Section)
        : new(row.Label, [], "", RowChart.Withhold, row.IsTotal, row.Section);

    private static string Words(Figure.Published figure)
    {
        var median = figure.Median is { } middle ? $"Median {middle.Label}, mean" : "Mean";
        return $"{median} {figure.Mean.Label}, {figure.Contributors:#,0} organisations{FigureWords.Signs(figure)}";
    }
}
