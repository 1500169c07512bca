using System.Numerics;

namespace Benchmark.Domain.Assessments;

/// <summary>A score in rating points, to the millionth, rounded half up once from the exact fraction.</summary>
/// <param name="Millionths">Millionths of a rating point, for example 2666667 for 2⅔.</param>
/// <remarks>Why millionths, and why half up: docs/methods/scoring.md.</remarks>
public readonly record struct Score(int Millionths) : IComparable<Score>
{
    /// <summary>Tenths of a rating point, half up from the millionths; for example 27 for 2.65.</summary>
    public int Tenths => (Millionths + 50_000) / 100_000;

    /// <summary>In rating points.</summary>
    public double Value => Millionths / 1_000_000.0;

    /// <inheritdoc/>
    public int CompareTo(Score other) => Millionths.CompareTo(other.Millionths);

    public static bool operator <(Score left, Score right) => left.Millionths < right.Millionths;

    public static bool operator >(Score left, Score right) => left.Millionths > right.Millionths;

    public static bool operator <=(Score left, Score right) => left.Millionths <= right.Millionths;

    public static bool operator >=(Score left, Score right) => left.Millionths >= right.Millionths;
}

/// <summary>An exact fraction that is not negative.</summary>
internal readonly record struct Ratio(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>The mean of some fractions, exactly.</summary>
    public static Ratio Mean(IReadOnlyCollection<Ratio> ratios) => Sum(ratios).Over(ratios.Count);

    /// <summary>The sum of some fractions, exactly.</summary>
    public static Ratio Sum(IEnumerable<Ratio> ratios) => ratios.Aggregate(new Ratio(0, 1), (sum, next) => sum.Plus(next));

    /// <summary>This fraction, divided.</summary>
    public Ratio Over(BigInteger divisor) => new(Numerator, Denominator * divisor);

    /// <summary>This fraction times <paramref name="factor"/> as a whole number, half up.</summary>
    public int RoundedTimes(int factor) => (int)((2 * Numerator * factor + Denominator) / (2 * Denominator));

    private Ratio Plus(Ratio other)
    {
        if (Denominator == other.Denominator)
            return new(Numerator + other.Numerator, Denominator);

        var common = Denominator / BigInteger.GreatestCommonDivisor(Denominator, other.Denominator) * other.Denominator;
        return new(Numerator * (common / Denominator) + other.Numerator * (common / other.Denominator), common);
    }
}
