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

    /// <summary>Brings a row to zero at the pivots of others; returns where its own is, or -1 when it depends on them.</summary>
    public static int Reduce(long[] row, IEnumerable<(long[] Row, int Pivot)> others)
    {
        foreach (var (other, pivot) in others)
            Clear(row, other, pivot);
        var own = Array.FindIndex(row, number => number != 0);
        if (own >= 0)
            Scale(row, Inverse(row[own]));
        return own;
    }

    private static void Clear(long[] row, long[] by, int pivot)
    {
        if (row[pivot] == 0)
            return;
        var factor = Prime - row[pivot];
        for (var at = 0; at < row.Length; at++)
        {
            if (by[at] != 0)
                row[at] = (row[at] + factor * by[at]) % Prime;
        }
    }

    private static void Scale(long[] row, long factor)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] = row[at] * factor % Prime;
    }

    private static long Inverse(long value)
    {
        var result = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) == 1)
                result = result * value % Prime;
        }

        return result;
    }
}
