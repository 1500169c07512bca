using System.Runtime.InteropServices;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Reports.Releases;

/// <summary>What published columns leave open, modulo 2^31 - 1: one row per place.</summary>
/// <remarks>
/// Something follows about some places alone exactly when their rows depend on each other: a combination of published
/// columns is zero on every vector that all of them are zero on, and the other way round.
/// </remarks>
internal static class NullSpace
{
    private const long Prime = int.MaxValue;

    /// <summary>One row per place, all of the same length.</summary>
    public static long[][] Rows(IReadOnlyList<Weight[]> published, int places)
    {
        var basis = new List<(long[] Row, int Pivot)>();
        foreach (var column in published)
        {
            var rest = Array.ConvertAll(column, Residue);
            foreach (var (row, at) in basis)
                Clear(rest, row, at);
            var pivot = Array.FindIndex(rest, number => number != 0);
            if (pivot < 0)
                continue;

            Scale(rest, Inverse(rest[pivot]));
            foreach (var (row, _) in basis)
                Clear(row, rest, pivot);
            basis.Add((rest, pivot));
        }

        int[] open = [.. Enumerable.Range(0, places).Except(basis.Select(pair => pair.Pivot))];
        var rows = new long[places][];
        foreach (var (row, pivot) in basis)
            rows[pivot] = Array.ConvertAll(open, place => (Prime - row[place]) % Prime);
        foreach (var place in open)
            rows[place] = Array.ConvertAll(open, other => other == place ? 1L : 0L);
        return rows;
    }

    /// <summary>A fraction modulo 2^31 - 1. Neither part is a multiple of it: nobody counts so many.</summary>
    public static long Residue(Weight weight) => weight.Per == 1 ? weight.Times % Prime : weight.Times % Prime * Inverse(weight.Per % Prime) % Prime;

    /// <summary>Brings a row to zero at the pivot of another, which is 1 there and zero before it.</summary>
    private static void Clear(long[] row, long[] by, int pivot) => Clear(row, by, pivot, 1);

    /// <summary>The same by a row that is something else at its pivot, of which the inverse is given.</summary>
    private static void Clear(long[] row, long[] by, int pivot, long inverse)
    {
        if (row[pivot] == 0)
            return;
        var factor = (Prime - row[pivot]) * inverse % Prime;
        for (var at = pivot; at < row.Length; at++)
        {
            // 2^31 is 1 modulo 2^31 - 1, so the high bits are added to the low ones.
            var sum = row[at] + factor * by[at];
            sum = (sum & Prime) + (sum >> 31);
            row[at] = sum >= Prime ? sum - Prime : sum;
        }
    }

    private static void Scale(long[] row, long factor)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] = row[at] * factor % Prime;
    }

    private static long Inverse(long value)
    {
        if (value is 1 or Prime - 1)
            return value;
        var result = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) == 1)
                result = result * value % Prime;
        }

        return result;
    }

    /// <summary>Independent rows, each of them zero before its pivot and zero at those of the rows before it.</summary>
    /// <remarks>Grows and shrinks without taking new memory: a search asks for many of them, one after another.</remarks>
    internal sealed class Echelon
    {
        private readonly List<(long[] Row, int Pivot, long Inverse)> _rows = [];

        /// <summary>How many rows there are.</summary>
        public int Count { get; private set; }

        /// <summary>Takes a row in; false when it depends on those that are there.</summary>
        public bool Add(long[] row)
        {
            if (Count == _rows.Count)
                _rows.Add((new long[row.Length], 0, 0));
            var own = _rows[Count].Row;
            row.CopyTo(own, 0);
            foreach (var (other, at, inverse) in CollectionsMarshal.AsSpan(_rows)[..Count])
                Clear(own, other, at, inverse);
            var pivot = own.AsSpan().IndexOfAnyExcept(0L);
            if (pivot < 0)
                return false;

            _rows[Count++] = (own, pivot, Inverse(own[pivot]));
            return true;
        }

        /// <summary>Whether a row depends on those that are there.</summary>
        public bool Has(long[] row)
        {
            var (kept, isNew) = (Count, Add(row));
            Keep(kept);
            return !isNew;
        }

        /// <summary>Drops all rows but the first.</summary>
        /// <param name="count">How many to keep.</param>
        public void Keep(int count) => Count = count;
    }
}
