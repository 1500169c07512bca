namespace Benchmark.Domain.Disclosure;

/// <summary>Finds what follows from published columns and is about too few corporate groups.</summary>
internal static class Closure
{
    /// <summary>Combinations with too few corporate groups behind them; none exactly when nothing of the kind follows.</summary>
    /// <param name="published">One vector per published column.</param>
    /// <param name="corporateGroups">The distinct corporate groups of each class.</param>
    /// <param name="minimum">The fewest corporate groups anything may be about.</param>
    public static IReadOnlyList<ulong[]> LightCombinations(
        IReadOnlyList<ulong[]> published, int[][] corporateGroups, int minimum)
    {
        int[] small = [.. Enumerable.Range(0, corporateGroups.Length).Where(at => corporateGroups[at].Length < minimum)];
        int[] large = [.. Enumerable.Range(0, corporateGroups.Length).Except(small)];
        var whole = Echelon.Of(published, [.. large, .. small]);
        var confined = whole.Rows.Where((_, row) => corporateGroups[whole.Pivots[row]].Length < minimum).ToList();

        return [.. Components(confined).SelectMany(part => Search(part.Rows, part.Places, corporateGroups, minimum))];
    }

    private static IEnumerable<ulong[]> Search(List<ulong[]> rows, int[] places, int[][] corporateGroups, int minimum)
    {
        var search = new LightSearch(new Support([.. places.Select(place => corporateGroups[place])]), places.Length, minimum - 1);
        foreach (var light in search.Find([.. rows.Select(row => Array.ConvertAll(places, place => row[place]))]))
        {
            var combination = new ulong[corporateGroups.Length];
            for (var at = 0; at < places.Length; at++)
                combination[places[at]] = light[at];
            yield return combination;
        }
    }

    /// <summary>Rows that touch, and the places where they are not zero, ascending.</summary>
    private static IEnumerable<(List<ulong[]> Rows, int[] Places)> Components(List<ulong[]> rows)
    {
        var rest = rows.Select(row => (Row: row, Places: row.Index().Where(pair => pair.Item != 0).Select(pair => pair.Index).ToHashSet())).ToList();
        while (rest.Count > 0)
        {
            var places = new HashSet<int>(rest[0].Places);
            var part = new List<ulong[]>();
            for (var at = 0; at >= 0; at = rest.FindIndex(other => other.Places.Overlaps(places)))
            {
                part.Add(rest[at].Row);
                places.UnionWith(rest[at].Places);
                rest.RemoveAt(at);
            }

            yield return (part, [.. places.Order()]);
        }
    }
}
