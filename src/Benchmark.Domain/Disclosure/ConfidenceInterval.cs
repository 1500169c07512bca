using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>How sure a published mean is.</summary>
/// <remarks>
/// It is computed from the published numbers alone - rounded mean, rounded count, published deviation - so it tells nothing
/// new about anyone. Formula: docs/methods/figures.md.
/// </remarks>
public static class ConfidenceInterval
{
    private const double Normal = 1.959963984540054;

    /// <summary>The 95 % interval by Student's t, within 1 to 4 rating points; null without a spread or when mean or deviation is coded.</summary>
    public static Interval? Of(Figure.Published figure)
    {
        if (figure is not { Mean: { Coding: Coding.Exact } mean, Spread.StandardDeviation: { Coding: Coding.Exact } deviation })
            return null;

        var half = StudentT(figure.Contributors - 1) * deviation.Value / Math.Sqrt(figure.Contributors);
        return new(OneDecimal(Math.Max(1, mean.Value - half)), OneDecimal(Math.Min(4, mean.Value + half)), 0.95);
    }

    /// <summary>The two-sided 95 % point of Student's t, by the Cornish-Fisher expansion; within 0.0001 from 20 degrees of freedom on.</summary>
    private static double StudentT(int freedom)
    {
        const double cubed = Normal * Normal * Normal;
        const double fifth = cubed * Normal * Normal;
        return Normal
            + (cubed + Normal) / (4.0 * freedom)
            + (5 * fifth + 16 * cubed + 3 * Normal) / (96.0 * freedom * freedom);
    }

    private static double OneDecimal(double value) => Math.Floor(value * 10 + 0.5) / 10;
}
