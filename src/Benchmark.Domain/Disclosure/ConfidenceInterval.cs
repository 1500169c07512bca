using System.Collections.Concurrent;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Disclosure;

/// <summary>How sure a published mean is.</summary>
/// <remarks>
/// It is computed from the published numbers alone - rounded mean, rounded count, published deviation - so it tells nothing
/// new about anyone. Formula: docs/methods/figures.md.
/// </remarks>
public static class ConfidenceInterval
{
    private const double Level = 0.95;

    // Counts are published in steps, so there are few, and each asks for a search.
    private static readonly ConcurrentDictionary<int, double> Quantiles = new();

    /// <summary>The 95 % interval by Student's t, within 1 to 4 rating points; null without a spread or when mean or deviation is coded.</summary>
    public static Interval? Of(Figure.Published figure)
    {
        if (figure is not { Mean: { Coding: Coding.Exact } mean, Spread.StandardDeviation: { Coding: Coding.Exact } deviation })
            return null;

        var half = Quantiles.GetOrAdd(figure.Contributors - 1, freedom => Distributions.StudentQuantile(Level, freedom)) * deviation.Value / Math.Sqrt(figure.Contributors);
        return new(OneDecimal(Math.Max(1, mean.Value - half)), OneDecimal(Math.Min(4, mean.Value + half)), Level);
    }

    private static double OneDecimal(double value) => Math.Floor(value * 10 + 0.5) / 10;
}
