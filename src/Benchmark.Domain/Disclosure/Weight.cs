namespace Benchmark.Domain.Disclosure;

/// <summary>How much a participant counts in a column: an exact fraction in lowest terms, nothing by default.</summary>
public readonly record struct Weight : IComparable<Weight>
{
    private readonly long _perLessOne;

    private Weight(long times, long per) => (Times, _perLessOne) = (times, per - 1);

    /// <summary>Above the line.</summary>
    public long Times { get; }

    /// <summary>Below the line, 1 or more.</summary>
    public long Per => _perLessOne + 1;

    /// <summary>The fraction as a number.</summary>
    public double Value => (double)Times / Per;

    /// <summary>A fraction, for example the organisations of the sector for each that took part.</summary>
    /// <param name="times">Above the line.</param>
    /// <param name="per">Below the line, 1 or more.</param>
    public static Weight Of(long times, long per)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        var common = Greatest(Math.Abs(times), per);
        return new(times / common, per / common);
    }

    /// <summary>A whole number as a weight.</summary>
    public static implicit operator Weight(long whole) => FromInt64(whole);

    /// <summary>A whole number as a weight.</summary>
    public static Weight FromInt64(long whole) => new(whole, 1);

    /// <inheritdoc/>
    public int CompareTo(Weight other) => ((Int128)Times * other.Per).CompareTo((Int128)other.Times * Per);

    /// <summary>Whether it is less.</summary>
    public static bool operator <(Weight left, Weight right) => left.CompareTo(right) < 0;

    /// <summary>Whether it is more.</summary>
    public static bool operator >(Weight left, Weight right) => left.CompareTo(right) > 0;

    /// <summary>Whether it is no more.</summary>
    public static bool operator <=(Weight left, Weight right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it is no less.</summary>
    public static bool operator >=(Weight left, Weight right) => left.CompareTo(right) >= 0;

    private static long Greatest(long one, long other) => other == 0 ? Math.Max(one, 1) : Greatest(other, one % other);
}
