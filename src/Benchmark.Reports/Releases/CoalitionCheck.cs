namespace Benchmark.Reports.Releases;

/// <summary>Proves that pairs of corporate groups who put their answers together learn nothing about too few others.</summary>
/// <remarks>Pairs are taken from the smallest places, where it would show first.</remarks>
internal static class CoalitionCheck
{
    /// <summary>How many pairs learn something about fewer than <paramref name="minimum"/> less two others.</summary>
    /// <param name="table">What is public about whom.</param>
    /// <param name="minimum">The fewest corporate groups anything may be about.</param>
    /// <param name="pairs">How many pairs to try.</param>
    /// <param name="tries">As for <see cref="SupportCheck"/>.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<(int Tried, int Learning)> RunAsync(
        AuditTable table, int minimum, int pairs, long tries, CancellationToken cancellation)
    {
        int[] candidates =
        [
            .. Enumerable.Range(0, table.Places).OrderBy(place => table.CorporateGroups[place].Count).Take(40)
                .Select(place => table.CorporateGroups[place].Min()).Distinct(),
        ];
        var chosen = candidates.SelectMany((one, at) => candidates.Skip(at + 1).Select(other => (one, other))).Take(pairs).ToList();
        var learning = 0;
        foreach (var (one, other) in chosen)
        {
            var finding = await SupportCheck.RunAsync(table.KnownTo([one, other]), minimum - 2, tries, cancellation);
            learning += finding.Light > 0 ? 1 : 0;
        }

        return (chosen.Count, learning);
    }
}
