using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Statistics;

/// <summary>How sure a share or a mean is.</summary>
/// <remarks>Formulas and sources: docs/methods/statistics.md. Nothing is rounded here.</remarks>
public static class Intervals
{
    /// <summary>Wilson's score interval of a share, within 0 to 1.</summary>
    /// <param name="count">How many of them do.</param>
    /// <param name="of">How many there are, above 0.</param>
    /// <param name="level">How often such an interval holds the share, for example 0.95.</param>
    public static Interval Wilson(int count, int of, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        if (count < 0 || count > of)
            throw new ArgumentOutOfRangeException(nameof(count), "A count lies between none and all.");

        var z = Distributions.NormalQuantile(level);
        var (share, square) = (count / (double)of, z * z);
        var centre = share + square / (2 * of);
        var half = z * Math.Sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        var whole = 1 + square / of;
        return new(count == 0 ? 0 : (centre - half) / whole, count == of ? 1 : (centre + half) / whole, level);
    }

    /// <summary>The interval of a mean of scores that have ends, computed on the logit scale, so that it never leaves them.</summary>
    /// <param name="mean">The mean, between the ends.</param>
    /// <param name="deviation">The sample's standard deviation.</param>
    /// <param name="count">How many scores, 2 or more.</param>
    /// <param name="minimum">The lowest score there is.</param>
    /// <param name="maximum">The highest score there is.</param>
    /// <param name="level">How often such an interval holds the mean, for example 0.95.</param>
    /// <returns>The mean alone where all scores are equal.</returns>
    public static Interval BoundedMean(double mean, double deviation, int count, double minimum, double maximum, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!(mean >= minimum && mean <= maximum))
            throw new ArgumentOutOfRangeException(nameof(mean), "A mean lies between the lowest and the highest score.");
        if (deviation == 0)
            return new(mean, mean, level);

        var range = maximum - minimum;
        var part = (mean - minimum) / range;
        var half = Distributions.StudentQuantile(level, count - 1) * deviation / (Math.Sqrt(count) * range * part * (1 - part));
        var centre = Math.Log(part / (1 - part));
        return new(At(centre - half), At(centre + half), level);

        double At(double logit) => minimum + range / (1 + Math.Exp(-logit));
    }
}
