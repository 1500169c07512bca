using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>What an audit looks at: who stands where, and which sums over places are public.</summary>
/// <param name="CorporateGroups">The distinct corporate groups of each place.</param>
/// <param name="Organisations">How many organisations each place has.</param>
/// <param name="Published">One per published column: 1 for each place that is part of it, else 0.</param>
internal sealed record AuditTable(
    IReadOnlyList<IReadOnlySet<int>> CorporateGroups, IReadOnlyList<int> Organisations, IReadOnlyList<int[]> Published)
{
    /// <summary>How many places there are.</summary>
    public int Places => CorporateGroups.Count;

    /// <summary>The table of a release.</summary>
    /// <param name="lattice">Its groups.</param>
    /// <param name="published">The groups it publishes.</param>
    /// <param name="members">Each organisation's place and corporate group.</param>
    public static AuditTable Of(Lattice lattice, IEnumerable<int> published, IReadOnlyList<(Group Place, int CorporateGroup)> members)
    {
        var places = members.GroupBy(member => member.Place).OrderBy(place => lattice.IndexOf(place.Key)).ToList();
        return new(
            [.. places.Select(place => place.Select(member => member.CorporateGroup).ToHashSet())],
            [.. places.Select(place => place.Count())],
            [.. published.Select(group => places.Select(place => lattice.Groups[group].Contains(place.Key) ? 1 : 0).ToArray())]);
    }

    /// <summary>The table as it looks to some who know their own answers and put them together.</summary>
    /// <param name="coalition">Corporate groups.</param>
    /// <remarks>Places where nobody else is left are no longer unknown. A member's other places stay: others are there.</remarks>
    public AuditTable KnownTo(IReadOnlyCollection<int> coalition)
    {
        int[] left = [.. Enumerable.Range(0, Places).Where(place => CorporateGroups[place].Any(group => !coalition.Contains(group)))];
        return new(
            [.. left.Select(place => CorporateGroups[place].Where(group => !coalition.Contains(group)).ToHashSet())],
            [.. left.Select(place => Organisations[place])],
            [.. Published.Select(column => Array.ConvertAll(left, place => column[place]))]);
    }
}
