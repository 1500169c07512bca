using System.Collections.Concurrent;

namespace Benchmark.Domain.Statistics;

/// <summary>Between which limits the mean of a group of some size lies by chance alone.</summary>
/// <param name="Lower">Rating points.</param>
/// <param name="Upper">Rating points.</param>
/// <remarks>Formula and source: docs/methods/statistics.md.</remarks>
public readonly record struct FunnelLimits(double Lower, double Upper)
{
    /// <summary>The level of the inner limits, which 1 group in 20 leaves by chance.</summary>
    public const double Warning = 0.95;

    /// <summary>The level of the outer limits, which 1 group in 500 leaves by chance.</summary>
    public const double Alarm = 0.998;

    /// <summary>By level: a curve is hundreds of limits of one level.</summary>
    private static readonly ConcurrentDictionary<double, double> Quantiles = new();

    /// <summary>The limits for a group.</summary>
    /// <param name="centre">The mean of all.</param>
    /// <param name="deviation">The standard deviation of all.</param>
    /// <param name="count">How many are in the group, above 0; not whole where a curve is drawn.</param>
    /// <param name="level">How often chance stays within the limits.</param>
    public static FunnelLimits Of(double centre, double deviation, double count, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var half = Quantiles.GetOrAdd(level, Distributions.NormalQuantile) * deviation / Math.Sqrt(count);
        return new(centre - half, centre + half);
    }
}
