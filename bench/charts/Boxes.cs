using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Charts.Bench;

/// <summary>One box: five points of a distribution and its mean, in rating points.</summary>
internal sealed record Box(string Region, string Size, double P10, double P25, double Median, double P75, double P90, double Mean);

/// <summary>The box plot everybody draws: nine regions by four sizes.</summary>
internal static class Boxes
{
    /// <summary>36 made-up boxes.</summary>
    public static IReadOnlyList<Box> MadeUp() =>
    [
        .. from region in Enum.GetValues<Region>()
           from size in Enum.GetValues<SizeBand>()
           let middle = 24 + ((int)region * 3 + (int)size * 2) % 9
           let half = 3 + ((int)region + (int)size) % 3
           select new Box(
               Regions.Label(region), size.ToString(), (middle - 2 * half) / 10.0, (middle - half) / 10.0, middle / 10.0,
               (middle + half) / 10.0, (middle + 2 * half) / 10.0, (middle - 1) / 10.0),
    ];

    /// <summary>Our drawing of them.</summary>
    public static string Draw(IReadOnlyList<Box> boxes, Frame frame)
    {
        var rows = new FigureRow[boxes.Count];
        for (var at = 0; at < rows.Length; at++)
        {
            var box = boxes[at];
            var figure = new Figure.Published(
                60, Tenths(box.Mean), Tenths(box.Median), new(Tenths(box.P25), Tenths(box.P75)), new(Tenths(box.P10), Tenths(box.P90)), null);
            rows[at] = new(box.Size, figure, Section: at % 4 == 0 ? box.Region : null);
        }

        return QuantileStrips.Draw(
            new("bench", "Scores by region and size", "Rating points, 1 to 4.", "Made-up figures.", "SYNTHETIC"), rows, 1, 4, frame);
    }

    private static CodedNumber Tenths(double value) => new((int)Math.Round(value * 10), Coding.Exact);
}
