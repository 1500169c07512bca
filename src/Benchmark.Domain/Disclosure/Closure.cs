namespace Benchmark.Domain.Disclosure;

/// <summary>Finds what follows from published columns and is about too few corporate groups.</summary>
internal static class Closure
{
    /// <summary>The most steps a search takes. The lattice of a release needs a few hundred: docs/methods/disclosure.md.</summary>
    private const int Steps = 30_000;

    /// <summary>Looks for combinations with too few corporate groups behind them.</summary>
    /// <param name="published">One vector per published column.</param>
    /// <param name="corporateGroups">The distinct corporate groups of each class.</param>
    /// <param name="minimum">The fewest corporate groups anything may be about.</param>
    public static ClosureFinding Look(IReadOnlyList<ulong[]> published, int[][] corporateGroups, int minimum)
    {
        int[] small = [.. Enumerable.Range(0, corporateGroups.Length).Where(at => corporateGroups[at].Length < minimum)];
        int[] large = [.. Enumerable.Range(0, corporateGroups.Length).Except(small)];
        var whole = Echelon.Of(published, [.. large, .. small]);
        var confined = whole.Rows.Where((_, row) => corporateGroups[whole.Pivots[row]].Length < minimum).ToList();
        var (light, unsettled) = (new List<ulong[]>(), new List<int[]>());
        foreach (var (rows, places) in Components(confined))
        {
            var search = new LightSearch(new Support([.. places.Select(place => corporateGroups[place])]), places.Length, minimum - 1, Steps);
            light.AddRange(search.Find([.. rows.Select(row => Array.ConvertAll(places, place => row[place]))])
                .Select(found => Spread(found, places, corporateGroups.Length)));
            if (!search.IsSettled)
                unsettled.Add(places);
        }

        return new(light, unsettled);
    }

    private static ulong[] Spread(ulong[] found, int[] places, int classes)
    {
        var combination = new ulong[classes];
        for (var at = 0; at < places.Length; at++)
            combination[places[at]] = found[at];
        return combination;
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

/// <summary>What the closure found.</summary>
/// <param name="Light">Combinations with too few corporate groups behind them.</param>
/// <param name="Unsettled">Classes, in lists that hang together, about which too much is published for the search to come to an end.</param>
internal sealed record ClosureFinding(IReadOnlyList<ulong[]> Light, IReadOnlyList<int[]> Unsettled)
{
    /// <summary>Whether nothing too light follows, for certain.</summary>
    public bool IsClean => Light.Count == 0 && Unsettled.Count == 0;
}
