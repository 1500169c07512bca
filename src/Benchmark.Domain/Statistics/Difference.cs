using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Statistics;

/// <summary>What a difference comes to, in plain words.</summary>
public enum Verdict
{
    /// <summary>Above, by more than chance and rounding explain.</summary>
    Above = 1,

    /// <summary>No difference that chance and rounding could not explain.</summary>
    Similar,

    /// <summary>Below, by more than chance and rounding explain.</summary>
    Below,
}

/// <summary>The difference of two means and what it is worth.</summary>
/// <param name="Points">Rating points, the first less the second.</param>
/// <param name="Lower">Lower end of its interval, with room for rounding.</param>
/// <param name="Upper">Upper end of its interval, with room for rounding.</param>
/// <param name="Probability">How likely a difference as large is when there is none; 0 to 1. Rounding is not counted.</param>
/// <param name="Verdict">What it comes to.</param>
/// <remarks>Formulas and sources: docs/methods/statistics.md. Published numbers go in, so nothing new about anyone comes out.</remarks>
public sealed record Difference(double Points, double Lower, double Upper, double Probability, Verdict Verdict)
{
    /// <summary>How far a published mean may be from the exact one.</summary>
    public const double Rounding = 0.05;

    private const double Level = 0.95;

    /// <summary>Between two groups without common members, by Welch's test.</summary>
    /// <returns>Null where a mean or a deviation is a band or not published.</returns>
    public static Difference? Between(Figure.Published one, Figure.Published other) =>
        (Sample.Of(one), Sample.Of(other)) is ({ } first, { } second) ? Between(first, second, 2 * Rounding) : null;

    /// <summary>Between a group and a broader one that contains it.</summary>
    /// <remarks>The part is taken as drawn from the whole without putting back, so the larger it is, the less it can differ by chance.</remarks>
    /// <returns>Null where a mean, or the deviation of the whole, is a band or not published, or the part is as large as the whole.</returns>
    public static Difference? OfPart(Figure.Published part, Figure.Published whole)
    {
        if (part.Mean.Coding != Coding.Exact || Sample.Of(whole) is not { } all || part.Contributors >= whole.Contributors)
            return null;

        var error = all.Deviation * Math.Sqrt(1.0 / part.Contributors - 1.0 / whole.Contributors);
        return Of(part.Mean.Value - all.Mean, error, whole.Contributors - 1, 2 * Rounding);
    }

    /// <summary>Between two samples of exact scores.</summary>
    internal static Difference Between(Sample one, Sample other, double rounding)
    {
        var (first, second) = (one.Deviation * one.Deviation / one.Count, other.Deviation * other.Deviation / other.Count);
        var error = Math.Sqrt(first + second);
        var freedom = error == 0
            ? one.Count + other.Count - 2
            : (first + second) * (first + second) / (first * first / (one.Count - 1) + second * second / (other.Count - 1));
        return Of(one.Mean - other.Mean, error, freedom, rounding);
    }

    private static Difference Of(double points, double error, double freedom, double rounding)
    {
        var half = Distributions.StudentQuantile(Level, freedom) * error + rounding;
        var probability = error > 0 ? Distributions.StudentTwoSided(points / error, freedom) : points == 0 ? 1 : 0;
        var verdict = points - half > 0 ? Verdict.Above : points + half < 0 ? Verdict.Below : Verdict.Similar;
        return new(points, points - half, points + half, probability, verdict);
    }
}

/// <summary>What is known of some scores.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, dividing by one less than there are.</param>
/// <param name="Count">How many, 2 or more.</param>
internal readonly record struct Sample(double Mean, double Deviation, int Count)
{
    /// <summary>What a published figure tells; null where its mean or deviation is a band or not published.</summary>
    public static Sample? Of(Figure.Published figure) =>
        figure is { Mean: { Coding: Coding.Exact } mean, Spread.StandardDeviation: { Coding: Coding.Exact } deviation }
            ? new(mean.Value, deviation.Value, figure.Contributors)
            : null;
}
