namespace Benchmark.Domain.Statistics;

/// <summary>The normal distribution, Student's t and the binomial one: how likely a deviation is, and how large one must be to be unlikely.</summary>
/// <remarks>Formulas and sources: docs/methods/statistics.md.</remarks>
public static class Distributions
{
    private const double Precision = 1e-15;

    /// <summary>How likely it is that Student's t lies at least this far from 0, on either side.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="freedom">Degrees of freedom, above 0; need not be whole.</param>
    public static double StudentTwoSided(double t, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        return IncompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
    }

    /// <summary>How far from 0 Student's t lies with the probability 1 - <paramref name="level"/>, on either side together.</summary>
    /// <param name="level">How often an interval of that width holds, for example 0.95.</param>
    /// <param name="freedom">Degrees of freedom, above 0; need not be whole.</param>
    public static double StudentQuantile(double level, double freedom)
    {
        CheckLevel(level);
        return Solve(t => StudentTwoSided(t, freedom) - (1 - level));
    }

    /// <summary>The same of the normal distribution: 1.96 for 0.95.</summary>
    public static double NormalQuantile(double level)
    {
        CheckLevel(level);
        return Solve(z => NormalTwoSided(z) - (1 - level));
    }

    /// <summary>How likely it is that a normal deviate lies at least this far from 0, on either side.</summary>
    public static double NormalTwoSided(double z)
    {
        var half = z * z / 2;
        return half < 1.5 ? 1 - GammaSeries(half) : GammaFraction(half);
    }

    /// <summary>How likely it is that at least so many of so many tries succeed.</summary>
    /// <param name="successes">From 0 to <paramref name="tries"/>.</param>
    /// <param name="tries">0 or more, each on its own.</param>
    /// <param name="share">How likely one try succeeds; from 0 to 1.</param>
    /// <returns>1 for no success.</returns>
    public static double BinomialAtLeast(int successes, int tries, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, tries);
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), "A share lies between 0 and 1.");
        return successes == 0 ? 1 : IncompleteBeta(successes, tries - successes + 1, share);
    }

    private static void CheckLevel(double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), "A level lies between 0 and 1.");
    }

    /// <summary>Where a falling function is 0, by halving.</summary>
    private static double Solve(Func<double, double> falling)
    {
        var (low, high) = (0.0, 1.0);
        while (falling(high) > 0)
            high *= 2;
        while (high - low > Precision * high)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
                break;
            (low, high) = falling(middle) > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The lower incomplete gamma function of 1/2, by its series, as a part of the whole.</summary>
    private static double GammaSeries(double x)
    {
        if (x == 0)
            return 0;

        var (term, sum) = (2.0, 2.0);
        for (var at = 1; Math.Abs(term) > Math.Abs(sum) * Precision; at++)
            sum += term *= x / (at + 0.5);
        return sum * Math.Exp(-x) * Math.Sqrt(x / Math.PI);
    }

    /// <summary>The upper incomplete gamma function of 1/2, by its continued fraction (Lentz), as a part of the whole.</summary>
    private static double GammaFraction(double x)
    {
        var b = x + 0.5;
        var (c, d) = (1e300, 1 / b);
        var h = d;
        for (var at = 1; ; at++)
        {
            var a = -at * (at - 0.5);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            h *= c * d;
            if (Math.Abs(c * d - 1) <= Precision)
                return Math.Exp(-x) * Math.Sqrt(x / Math.PI) * h;
        }
    }

    /// <summary>The regularised incomplete beta function, by its continued fraction (Lentz).</summary>
    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x is 0 or 1)
            return x;

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - front * BetaFraction(b, a, 1 - x) / b;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        const int enough = 10_000;
        var (c, d) = (1.0, 1 / (1 - (a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m <= enough; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            h *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            h *= c * d;
            if (Math.Abs(c * d - 1) <= Precision)
                break;
        }

        return h;
    }

    /// <summary>The logarithm of the gamma function, by Stirling's series after stepping up.</summary>
    private static double LogGamma(double x)
    {
        var below = 0.0;
        for (; x < 15; x++)
            below += Math.Log(x);
        var square = 1 / (x * x);
        var series = (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188)))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - below;
    }
}
