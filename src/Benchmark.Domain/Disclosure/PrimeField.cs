namespace Benchmark.Domain.Disclosure;

/// <summary>Exact arithmetic modulo the prime 2^61 - 1. Every number is from 0 to one less than the prime.</summary>
/// <remarks>
/// What is independent modulo the prime is independent. The converse fails only when the prime divides a determinant of
/// whole numbers, which the audit rules out with another prime: docs/methods/disclosure.md.
/// </remarks>
internal static class PrimeField
{
    private const ulong Prime = (1UL << 61) - 1;

    public static ulong Of(long value) => (ulong)(value % (long)Prime + (value < 0 ? (long)Prime : 0)) % Prime;

    /// <summary>A fraction, whose lower part is no multiple of the prime.</summary>
    public static ulong Of(Weight weight) => weight.Per == 1 ? Of(weight.Times) : Multiply(Of(weight.Times), Inverse(Of(weight.Per)));

    public static ulong Subtract(ulong left, ulong right) => left >= right ? left - right : left + Prime - right;

    public static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        var folded = (low & Prime) + ((high << 3) | (low >> 61));
        return folded >= Prime ? folded - Prime : folded;
    }

    public static ulong Inverse(ulong value)
    {
        var (result, power) = (1UL, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = Multiply(result, power);
            power = Multiply(power, power);
        }

        return result;
    }

    /// <summary>Takes <paramref name="factor"/> times <paramref name="other"/> away from <paramref name="vector"/>.</summary>
    public static void SubtractMultiple(ulong[] vector, ulong factor, ulong[] other)
    {
        for (var at = 0; at < vector.Length; at++)
        {
            if (other[at] != 0)
                vector[at] = Subtract(vector[at], Multiply(factor, other[at]));
        }
    }

    /// <summary>Multiplies every number of <paramref name="vector"/> by <paramref name="factor"/>.</summary>
    public static void Scale(ulong[] vector, ulong factor)
    {
        for (var at = 0; at < vector.Length; at++)
            vector[at] = Multiply(vector[at], factor);
    }
}
