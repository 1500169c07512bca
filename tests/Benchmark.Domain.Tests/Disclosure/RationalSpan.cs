using System.Numerics;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>What follows from some columns, in whole numbers of any size: an oracle that shares nothing with the mask.</summary>
internal sealed class RationalSpan
{
    private readonly List<BigInteger[]> _rows = [];

    public RationalSpan(IEnumerable<int[]> columns)
    {
        foreach (var column in columns)
            Add(column);
    }

    public bool Holds(int[] vector) => Reduce(vector).All(number => number.IsZero);

    private void Add(int[] column)
    {
        if (Reduce(column) is var rest && rest.Any(number => !number.IsZero))
            _rows.Add(rest);
    }

    private BigInteger[] Reduce(int[] vector)
    {
        BigInteger[] rest = [.. vector.Select(number => (BigInteger)number)];
        foreach (var row in _rows)
        {
            var pivot = Array.FindIndex(row, number => !number.IsZero);
            if (rest[pivot].IsZero)
                continue;

            var (keep, take) = (row[pivot], rest[pivot]);
            rest = [.. rest.Zip(row, (left, right) => left * keep - right * take)];
            var divisor = rest.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            if (divisor > BigInteger.One)
                rest = [.. rest.Select(number => number / divisor)];
        }

        return rest;
    }
}
