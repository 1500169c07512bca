using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>What an audit looks at: who stands where, and which sums over places are public.</summary>
/// <param name="CorporateGroups">The distinct corporate groups of each place.</param>
/// <param name="Organisations">How many organisations each place has.</param>
/// <param name="Published">One per published column: how much an organisation of each place counts in it, 1 or nothing unless it is weighted.</param>
internal sealed record AuditTable(
    IReadOnlyList<IReadOnlySet<int>> CorporateGroups, IReadOnlyList<int> Organisations, IReadOnlyList<Weight[]> Published)
{
    /// <summary>How many places there are.</summary>
    public int Places => CorporateGroups.Count;

    /// <summary>The narrowest group of each place in the first release; null for those that are not in it.</summary>
    public IReadOnlyList<Group?> Groups { get; init; } = [];

    /// <summary>The table of releases of the same answers: a place is where an organisation stands in each of them, or that it does not.</summary>
    public static AuditTable Of(IReadOnlyList<ReleaseOutline> releases)
    {
        var places = releases.SelectMany((release, at) => release.Members.Select(member => (Member: member, Release: at)))
            .GroupBy(pair => pair.Member.OrganisationId)
            .Select(own => (own.First().Member.CorporateGroup, Standing: Standing(own)))
            .GroupBy(organisation => string.Join('|', organisation.Standing))
            .OrderBy(place => place.Key, StringComparer.Ordinal)
            .ToList();
        int[][] standings = [.. places.Select(place => place.First().Standing)];
        return new(
            [.. places.Select(place => place.Select(organisation => organisation.CorporateGroup).ToHashSet())],
            [.. places.Select(place => place.Count())],
            [.. releases.SelectMany((release, at) => release.Shown.Select(shown => Column(release.Lattice, shown, at)))])
        {
            Groups = [.. standings.Select(standing => standing[0] < 0 ? null : releases[0].Lattice.Groups[standing[0]])],
        };

        int[] Standing(IEnumerable<(ReleaseMember Member, int Release)> own)
        {
            int[] standing = [.. releases.Select(_ => -1)];
            foreach (var (member, release) in own)
                standing[release] = releases[release].Lattice.IndexOf(member.Place);
            return standing;
        }

        Weight[] Column(Lattice lattice, ShownColumn shown, int release) =>
            Array.ConvertAll(standings, standing => standing[release] >= 0 ? shown.WeightOf(lattice.Groups[standing[release]]) : default);
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
