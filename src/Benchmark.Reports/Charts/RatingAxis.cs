using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>An upright axis of rating points, as long as the means shown need, and at least one point long.</summary>
/// <param name="Scale">Where values are; the highest is at the top.</param>
/// <param name="Ticks">Ascending, half a point apart.</param>
internal sealed record RatingAxis(LinearScale Scale, IReadOnlyList<double> Ticks)
{
    public double Top => Scale.End;

    public double Bottom => Scale.Start;

    /// <summary>The axis for some means; a stretch in the middle of the scale when there are none.</summary>
    public static RatingAxis Of(IEnumerable<CodedNumber> means, double top, double height)
    {
        int[] tenths = [.. means.Select(mean => mean.Tenths).DefaultIfEmpty(25)];
        var (from, to) = (tenths.Min() / 5 * 5, (tenths.Max() + 4) / 5 * 5);
        while (to - from < 10)
            (from, to) = (Math.Max(10, from - 5), Math.Min(40, to + 5));
        return new(
            new(from / 10.0, to / 10.0, top + height, top),
            [.. Enumerable.Range(0, (to - from) / 5 + 1).Select(step => (from + 5 * step) / 10.0)]);
    }

    /// <summary>Draws the gridlines with their ratings at the left.</summary>
    public void Draw(Canvas canvas, double left, double right)
    {
        foreach (var tick in Ticks)
        {
            canvas.Line(left, Scale[tick], right, Scale[tick], canvas.Theme.Rule);
            canvas.Text(left - 5, Scale[tick], $"{tick:0.0}", canvas.Small, Anchor.End);
        }
    }
}
