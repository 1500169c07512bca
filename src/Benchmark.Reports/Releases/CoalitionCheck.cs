namespace Benchmark.Reports.Releases;

/// <summary>Lets pairs of corporate groups put their answers together, and looks for what they learn about too few others.</summary>
/// <remarks>
/// That they learn nothing follows from minimum support; this tries the theorem on pairs from the smallest places, where a
/// failure would show first.
/// </remarks>
internal static class CoalitionCheck
{
    /// <summary>How many pairs were tried, and how many learn something about fewer than <paramref name="minimum"/> less two others.</summary>
    /// <param name="table">What is public about whom.</param>
    /// <param name="minimum">The fewest corporate groups anything may be about.</param>
    /// <param name="pairs">How many pairs to try.</param>
    /// <param name="tries">Sets of places to try for each place and pair.</param>
    public static (int Tried, int Learning) Run(AuditTable table, int minimum, int pairs, long tries)
    {
        int[] candidates =
        [
            .. Enumerable.Range(0, table.Places).OrderBy(place => table.CorporateGroups[place].Count).Take(40)
                .Select(place => table.CorporateGroups[place].Min()).Distinct(),
        ];
        var chosen = candidates.SelectMany((one, at) => candidates.Skip(at + 1).Select(other => (one, other))).Take(pairs).ToList();
        var learning = chosen.AsParallel().Count(pair => SupportCheck.Attack(table.KnownTo([pair.one, pair.other]), minimum - 2, tries));
        return (chosen.Count, learning);
    }
}
