using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws how the ratings of each statement are spread: one bar a statement, one part a rating, lowest rating left.</summary>
/// <remarks>
/// Published shares are rounded and coded ("under 10%"), so they need not add up to 100: parts are drawn in proportion to what is
/// published, a coded share at half its bound, and every part that has room bears its words.
/// </remarks>
public static class RatingShares
{
    /// <summary>Draws the bars.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">Statements, in the order to draw; at least one.</param>
    /// <param name="ratings">What each rating means, ascending.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<FigureRow> rows, IReadOnlyList<string> ratings, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var bottom = RowChart.Draw(canvas, canvas.Top, ["Rated 3 or 4", "Organisations"], PlotAxis.Shares, [.. rows.Select(Row)]);
        LegendEntry[] entries =
        [
            .. ratings.Select((words, at) => Legend.Area($"{at + 1} {words}", frame.Theme.Diverging[at], frame.Theme.Muted)),
            .. rows.Any(HasSmallPart) ? [new("No number: under 10%", (canvas, x, y) => canvas.Rect(x + 8, y + 1, 8, 10, frame.Theme.Background, frame.Theme.Muted))] : Array.Empty<LegendEntry>(),
            .. Legend.Cautions([.. rows.Select(row => row.Figure)]),
        ];
        return canvas.Finish(Legend.Draw(canvas, bottom + 12, entries));
    }

    private static PlotRow Row(FigureRow row)
    {
        if (row.Figure is not Figure.Published figure)
            return new(row.Label, [], "", RowChart.Withhold, row.IsTotal, row.Section);
        if (figure.Spread is not { Shares: { Count: > 0 } shares } spread)
            return new(
                row.Label, ["", FigureWords.Contributors(figure)], $"{FigureWords.Contributors(figure)} organisations",
                (canvas, scale, y) => RowChart.Withhold(canvas, scale, y, "Too few for shares"), row.IsTotal, row.Section);

        var good = spread.RatedThreeOrFour?.Label ?? "";
        return new(
            row.Label, [good, FigureWords.Contributors(figure)],
            $"{(good.Length == 0 ? "" : $"Rated 3 or 4: {good}. ")}{FigureWords.Contributors(figure)} organisations",
            (canvas, scale, y) => Parts(canvas, scale, shares, y), row.IsTotal, row.Section);
    }

    private static void Parts(Canvas canvas, LinearScale scale, IReadOnlyList<CodedShare> shares, double y)
    {
        const double half = RowChart.Half + 2;
        double[] sizes = [.. shares.Select(SizeOf)];
        var (left, perCent) = (scale.Start, (scale.End - scale.Start) / sizes.Sum());
        for (var at = 0; at < sizes.Length; at++)
        {
            var (width, fill) = (sizes[at] * perCent, canvas.Theme.Diverging[at]);
            canvas.Rect(left, y - half, width, 2 * half, fill, canvas.Theme.Muted);
            var style = canvas.Small with { Fill = Theme.InkOn(fill) };
            if (style.WidthOf(shares[at].Label) + 6 <= width)
                canvas.Text(left + width / 2, y, shares[at].Label, style, Anchor.Middle);
            left += width;
        }
    }

    private static bool HasSmallPart(FigureRow row) =>
        row.Figure is Figure.Published { Spread.Shares: { } shares } && shares.Any(share => share.Coding == Coding.OrBelow);

    private static double SizeOf(CodedShare share) => share.Coding switch
    {
        Coding.OrBelow => share.Percent / 2.0,
        Coding.OrAbove => (share.Percent + 100) / 2.0,
        _ => share.Percent,
    };
}
