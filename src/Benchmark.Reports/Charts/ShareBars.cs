using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One share of organisations or answers.</summary>
/// <param name="Label">What it is a share of.</param>
/// <param name="Share">Rounded and coded; null where withheld.</param>
/// <param name="Section">Heading that starts above this bar; null to stay under the last one.</param>
public sealed record ShareRow(string Label, CodedShare? Share, string? Section = null);

/// <summary>Draws shares from 0 to 100 per cent, one bar each, with the share in words.</summary>
/// <remarks>A coded share ends in a pale part that reaches as far as it may: "over 90%" to 100, "under 10%" from 0 to 10.</remarks>
public static class ShareBars
{
    /// <summary>Draws the bars.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">In the order to draw; at least one.</param>
    /// <param name="heading">What the shares are called in the column of numbers.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<ShareRow> rows, string heading, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var bottom = RowChart.Draw(canvas, canvas.Top, [heading], PlotAxis.Shares, [.. rows.Select(Row)]);
        LegendEntry[] entries =
        [
            .. rows.Any(row => row.Share is { Coding: not Coding.Exact }) ? [Legend.Area("Somewhere in here", frame.Theme.Pale, frame.Theme.Muted)] : Array.Empty<LegendEntry>(),
            .. rows.Any(row => row.Share is null) ? [Legend.Withheld] : Array.Empty<LegendEntry>(),
        ];
        return canvas.Finish(entries.Length == 0 ? bottom : Legend.Draw(canvas, bottom + 12, entries));
    }

    private static PlotRow Row(ShareRow row) => row.Share is { } share
        ? new(row.Label, [share.Label], share.Label, (canvas, scale, y) => Bar(canvas, scale, share, y), Section: row.Section)
        : new(row.Label, [], "", RowChart.Withhold, Section: row.Section);

    private static void Bar(Canvas canvas, LinearScale scale, CodedShare share, double y)
    {
        var (sure, possible) = share.Coding switch
        {
            Coding.OrAbove => (share.Percent, 100),
            Coding.OrBelow => (0, share.Percent),
            _ => (share.Percent, share.Percent),
        };
        if (possible > sure)
            canvas.Rect(scale[sure], y - RowChart.Half, scale[possible] - scale[sure], 2 * RowChart.Half, canvas.Theme.Pale, canvas.Theme.Muted);
        if (sure > 0)
            canvas.Rect(scale.Start, y - RowChart.Half, scale[sure] - scale.Start, 2 * RowChart.Half, canvas.Theme.Strong, canvas.Theme.Deep);
    }
}
