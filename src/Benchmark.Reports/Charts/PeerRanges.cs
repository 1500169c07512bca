using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One organisation's own score beside its peers' published figure.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Own">The organisation's own score, in rating points; null when it has none.</param>
/// <param name="Peers">What everyone can see of its peers, its own answer included.</param>
/// <param name="Section">Heading that starts above this row; null to stay under the last one.</param>
public sealed record PeerRow(string Label, double? Own, Figure Peers, string? Section = null);

/// <summary>Draws you and your peers: a dot for your own score on the range of the others.</summary>
/// <remarks>Says where the dot lies in words: a quarter of the range, never a rank.</remarks>
public static class PeerRanges
{
    /// <summary>Draws the ranges.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rows">In the order to draw; at least one.</param>
    /// <param name="minimum">The lowest rating.</param>
    /// <param name="maximum">The highest rating.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<PeerRow> rows, int minimum, int maximum, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        return canvas.Finish(Draw(canvas, canvas.Top, rows, minimum, maximum));
    }

    /// <summary>Where an own score lies, in words; compared as people read it, to one decimal.</summary>
    public static string Position(double? own, Figure peers) => (TenthsOf(own), peers) switch
    {
        (null, _) => "No score of your own",
        ({ } tenths, Figure.Published { Quartiles.Lower: { } lower }) when tenths < lower.Tenths && lower.Coding != Coding.OrBelow => "Lowest quarter",
        ({ } tenths, Figure.Published { Quartiles.Upper: { } upper }) when tenths > upper.Tenths && upper.Coding != Coding.OrAbove => "Highest quarter",
        (_, Figure.Published { Quartiles: not null }) => "Middle half",
        (_, Figure.Published) => "Too few peers to say",
        _ => "Peers withheld",
    };

    /// <summary>Draws the rows and their legend on a canvas that holds more.</summary>
    /// <returns>Where they end.</returns>
    internal static double Draw(Canvas canvas, double top, IReadOnlyList<PeerRow> rows, int minimum, int maximum)
    {
        var bottom = RowChart.Draw(
            canvas, top, ["You", "Peers' median", "Your position"], PlotAxis.Ratings(minimum, maximum), [.. rows.Select(Row)]);
        LegendEntry[] entries =
        [
            .. rows.Any(row => row.Own is not null) ? [Legend.Mark("You", Shape.Circle, canvas.Theme.Accent)] : Array.Empty<LegendEntry>(),
            .. DistributionMark.Entries(canvas.Theme, [.. rows.Select(row => row.Peers)], mean: false),
        ];
        return Legend.Draw(canvas, bottom + 12, entries);
    }

    private static int? TenthsOf(double? score) => score is { } points ? (int)Math.Floor(points * 10 + 0.5) : null;

    private static PlotRow Row(PeerRow row)
    {
        var own = TenthsOf(row.Own) is { } tenths ? new CodedNumber(tenths, Coding.Exact).Label : null;
        var peers = row.Peers is Figure.Published figure ? FigureWords.Typical(figure).Label : FigureWords.Sign(Symbol.Confidential);
        var position = Position(row.Own, row.Peers);
        return new(
            row.Label, [own ?? FigureWords.Sign(Symbol.NotAvailable), peers, position],
            own is null ? $"{position}; peers {peers}" : $"You {own}, peers {peers}. {position}.",
            (canvas, scale, y) => Marks(canvas, scale, row, y), Section: row.Section);
    }

    private static void Marks(Canvas canvas, LinearScale scale, PeerRow row, double y)
    {
        if (row.Peers is Figure.Published figure)
            DistributionMark.Draw(canvas, scale, figure, y, mean: false);
        else
            canvas.Hatch(scale.Start, y - RowChart.Half, scale.End - scale.Start, 2 * RowChart.Half);
        if (row.Own is { } own)
            canvas.Mark(scale[own], y, Shape.Circle, canvas.Theme.Accent, 6.5);
    }
}
