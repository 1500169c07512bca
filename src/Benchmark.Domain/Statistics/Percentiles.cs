namespace Benchmark.Domain.Statistics;

/// <summary>Points of a distribution, by the two definitions that PostgreSQL has.</summary>
/// <remarks>Formulas and sources: docs/methods/statistics.md.</remarks>
public static class Percentiles
{
    /// <summary>The point below which a fraction of the scores lies, between two scores where it falls between them.</summary>
    /// <param name="sorted">Scores, ascending.</param>
    /// <param name="fraction">0 to 1.</param>
    /// <returns>What PostgreSQL's <c>percentile_cont</c> gives: type 7 of Hyndman and Fan.</returns>
    /// <exception cref="ArgumentException">There is no score, or the fraction is none.</exception>
    public static double Continuous(IReadOnlyList<double> sorted, double fraction)
    {
        Check(sorted, fraction);
        var place = fraction * (sorted.Count - 1);
        var (lower, upper) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return lower + (place - Math.Floor(place)) * (upper - lower);
    }

    /// <summary>The first score at or below which at least a fraction of the scores lies.</summary>
    /// <param name="sorted">Scores, ascending.</param>
    /// <param name="fraction">0 to 1.</param>
    /// <returns>What PostgreSQL's <c>percentile_disc</c> gives: always one of the scores.</returns>
    /// <exception cref="ArgumentException">There is no score, or the fraction is none.</exception>
    public static double Discrete(IReadOnlyList<double> sorted, double fraction)
    {
        Check(sorted, fraction);
        return sorted[Math.Max(0, (int)Math.Ceiling(fraction * sorted.Count) - 1)];
    }

    private static void Check(IReadOnlyList<double> sorted, double fraction)
    {
        if (sorted.Count == 0)
            throw new ArgumentException("A percentile needs at least one score.", nameof(sorted));
        if (fraction is not (>= 0 and <= 1))
            throw new ArgumentException("A fraction lies between 0 and 1.", nameof(fraction));
    }
}
