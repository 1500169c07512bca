using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Finds hidden groups that are a linear combination of published ones.</summary>
/// <remarks>
/// It shares nothing with the mask: another prime, and one reduced echelon form of the whole published table instead of an
/// order of choices. Rows are the narrowest places with members.
/// </remarks>
internal static class RankCheck
{
    private const long Prime = 2_147_483_647;

    /// <summary>The hidden groups of a release with members that follow from what it and others show of the same answers.</summary>
    /// <param name="release">The release.</param>
    /// <param name="seen">Others of the same answers.</param>
    public static IReadOnlyList<Group> DerivableGroups(ReleaseOutline release, IReadOnlyList<ReleaseOutline> seen)
    {
        var table = AuditTable.Of([release, .. seen]);
        var echelon = Reduce([.. table.Published.Select(column => Array.ConvertAll(column, NullSpace.Residue))], table.Places);
        return
        [
            .. release.Lattice.Groups.Where((_, at) => !release.Published.Contains(at))
                .Select(group => (group, indicator: table.Groups.Select(place => place is not null && group.Contains(place) ? 1L : 0L).ToArray()))
                .Where(pair => pair.indicator.Any(entry => entry != 0) && IsInSpan(pair.indicator, echelon))
                .Select(pair => pair.group),
        ];
    }

    /// <summary>The hidden sets of a release with members that follow from what it and others show of the same answers.</summary>
    /// <param name="release">The release.</param>
    /// <param name="seen">Others of the same answers.</param>
    public static IReadOnlyList<NamedSet> DerivableSets(ReleaseOutline release, IReadOnlyList<ReleaseOutline> seen)
    {
        var table = AuditTable.Of([release, .. seen]);
        var echelon = Reduce([.. table.Published.Select(column => Array.ConvertAll(column, NullSpace.Residue))], table.Places);
        return
        [
            .. release.Sets.Where(pair => !pair.IsPublished)
                .Select(pair => (pair.Set, indicator: table.Groups.Select(place => place is not null && pair.Set.Contains(place) ? 1L : 0L).ToArray()))
                .Where(pair => pair.indicator.Any(entry => entry != 0) && IsInSpan(pair.indicator, echelon))
                .Select(pair => pair.Set),
        ];
    }

    /// <summary>Whether each of these groups is a linear combination of what a release shows, so that it adds nothing.</summary>
    public static bool AllFollow(ReleaseOutline release, IEnumerable<Group> groups)
    {
        var table = AuditTable.Of([release]);
        var echelon = Reduce([.. table.Published.Select(column => Array.ConvertAll(column, NullSpace.Residue))], table.Places);
        return groups.All(group => IsInSpan([.. table.Groups.Select(place => group.Contains(place!) ? 1L : 0L)], echelon));
    }

    /// <summary>Gauss-Jordan elimination, column by column; each row of the result has a column that is its alone.</summary>
    private static List<(int Column, long[] Row)> Reduce(List<long[]> rows, int columns)
    {
        var echelon = new List<(int, long[])>();
        for (var column = 0; column < columns && echelon.Count < rows.Count; column++)
        {
            var found = rows.FindIndex(echelon.Count, row => row[column] != 0);
            if (found < 0)
                continue;

            (rows[echelon.Count], rows[found]) = (rows[found], rows[echelon.Count]);
            var pivot = rows[echelon.Count];
            var inverse = Power(pivot[column], Prime - 2);
            for (var at = 0; at < columns; at++)
                pivot[at] = pivot[at] * inverse % Prime;
            foreach (var row in rows.Where(row => row != pivot && row[column] != 0))
                Subtract(row, pivot, row[column]);
            echelon.Add((column, pivot));
        }

        return echelon;
    }

    private static bool IsInSpan(long[] indicator, List<(int Column, long[] Row)> echelon)
    {
        foreach (var (column, row) in echelon.Where(pair => indicator[pair.Column] != 0))
            Subtract(indicator, row, indicator[column]);
        return Array.TrueForAll(indicator, entry => entry == 0);
    }

    private static void Subtract(long[] row, long[] pivot, long factor)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] = (row[at] + (Prime - factor) * pivot[at]) % Prime;
    }

    private static long Power(long value, long exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) == 1)
                result = result * value % Prime;
        }

        return result;
    }
}
