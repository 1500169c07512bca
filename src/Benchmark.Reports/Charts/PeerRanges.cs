using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Reports.Charts;

/// <summary>One organisation's own score beside its peers' published figure.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Own">The organisation's own score, in rating points; null when it has none.</param>
/// <param name="Peers">What everyone can see of its peers, its own answer included.</param>
/// <param name="Section">Heading that starts above this row; null to stay under the last one.</param>
/// <param name="Reviewed">What visiting peers scored it, in rating points; null when they did not.</param>
public sealed record PeerRow(string Label, double? Own, Figure Peers, string? Section = null, int? Reviewed = null);

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
    public static string Position(double? own, Figure peers) => (own, peers) switch
    {
        (null, _) => "No score of your own",
        ({ } score, Figure.Published figure) => Domain.Statistics.Position.Of(score, figure) switch
        {
            PositionBand.LowestQuarter => "Lowest quarter",
            PositionBand.MiddleHalf => "Middle half",
            PositionBand.HighestQuarter => "Highest quarter",
            _ => "Too few peers to say",
        },
        _ => "Peers withheld",
    };

    /// <summary>Draws the rows and their legend on a canvas that holds more.</summary>
    /// <returns>Where they end.</returns>
    internal static double Draw(Canvas canvas, double top, IReadOnlyList<PeerRow> rows, int minimum, int maximum)
    {
        var areReviewed = rows.Any(row => row.Reviewed is not null);
        string[] headings = ["You", .. areReviewed ? ["Peer review"] : Array.Empty<string>(), "Peers' median", "Your position"];
        var bottom = RowChart.Draw(
            canvas, top, headings, PlotAxis.Ratings(minimum, maximum), [.. rows.Select(row => Row(row, areReviewed))]);
        LegendEntry[] entries =
        [
            .. rows.Any(row => row.Own is not null) ? [Legend.Mark("You", Shape.Circle, canvas.Theme.Accent)] : Array.Empty<LegendEntry>(),
            .. areReviewed ? [Legend.Mark("Peer review", Shape.Square, canvas.Theme.Deep)] : Array.Empty<LegendEntry>(),
            .. DistributionMark.Entries(canvas.Theme, [.. rows.Select(row => row.Peers)], mean: false),
        ];
        return Legend.Draw(canvas, bottom + 12, entries);
    }

    private static int? TenthsOf(double? score) => score is { } points ? (int)Math.Floor(points * 10 + 0.5) : null;

    private static PlotRow Row(PeerRow row, bool areReviewed)
    {
        var own = TenthsOf(row.Own) is { } tenths ? new CodedNumber(tenths, Coding.Exact).Label : null;
        var peers = row.Peers is Figure.Published figure ? FigureWords.Typical(figure).Label : FigureWords.Sign(Symbol.Confidential);
        var position = Position(row.Own, row.Peers);
        var reviewed = row.Reviewed is { } score ? $"{score}" : FigureWords.Sign(Symbol.NotAvailable);
        return new(
            row.Label, [own ?? FigureWords.Sign(Symbol.NotAvailable), .. areReviewed ? [reviewed] : Array.Empty<string>(), peers, position],
            $"{(own is null ? $"{position}; peers' median {peers}." : $"You {own}, peers' median {peers}. {position}.")}{(row.Reviewed is null ? "" : $" Peer review\u00a0{reviewed}.")}",
            (canvas, scale, y) => Marks(canvas, scale, row, y), Section: row.Section);
    }

    private static void Marks(Canvas canvas, LinearScale scale, PeerRow row, double y)
    {
        if (row.Peers is Figure.Published figure)
            DistributionMark.Draw(canvas, scale, figure, y, mean: false);
        else
            canvas.Hatch(scale.Start, y - RowChart.Half, scale.End - scale.Start, 2 * RowChart.Half);
        if (row.Reviewed is { } reviewed)
            canvas.Mark(scale[reviewed], y, Shape.Square, canvas.Theme.Deep, 9);
        if (row.Own is { } own)
            canvas.Mark(scale[own], y, Shape.Circle, canvas.Theme.Accent, 6.5);
    }
}
