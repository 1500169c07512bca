using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Statistics;

/// <summary>Where a score lies among those of a group, in bands and never as a rank.</summary>
public enum PositionBand
{
    /// <summary>Below the lower quartile.</summary>
    LowestQuarter = 1,

    /// <summary>From the lower to the upper quartile, both included.</summary>
    MiddleHalf,

    /// <summary>Above the upper quartile.</summary>
    HighestQuarter,
}

/// <summary>Places a score among published quartiles.</summary>
/// <remarks>
/// The band follows from the score and the quartiles alone, so equal scores always have equal places, however many there are.
/// Whoever scores what the quartile says is in the middle half: a quartile that many share puts nobody above or below them.
/// </remarks>
public static class Position
{
    /// <summary>The band of a score; null where the figure has no quartiles.</summary>
    /// <param name="score">Rating points; it is rounded to 0.1, halves up, as the quartiles were.</param>
    /// <param name="figure">The published figure of the group, which may include the score.</param>
    public static PositionBand? Of(double score, Figure.Published figure)
    {
        if (figure.Quartiles is not { } quartiles)
            return null;

        var tenths = (int)Math.Floor(score * 10 + 0.5);
        return tenths < quartiles.Lower.Tenths && quartiles.Lower.Coding != Coding.OrBelow ? PositionBand.LowestQuarter
            : tenths > quartiles.Upper.Tenths && quartiles.Upper.Coding != Coding.OrAbove ? PositionBand.HighestQuarter
            : PositionBand.MiddleHalf;
    }
}
