using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>Partitions of England whose parts somebody counted in the whole sector.</summary>
internal static class SectorStrata
{
    /// <summary>The partitions of a policy that are counted, in its order.</summary>
    /// <remarks>All parts are counted by one source on one day: counts of different registers do not add up.</remarks>
    public static IEnumerable<SectorWeighting.Shown> Counted(Policy policy, IReadOnlyList<SectorCount> sector)
    {
        var counts = sector.Where(count => count.Group is not null).ToDictionary(count => count.Group!);
        foreach (var by in policy.Weighting?.Partitions ?? [])
        {
            var parts = new Lattice(by).Groups.Where(group => group.Depth == by.Count).Select(group => counts.GetValueOrDefault(group)).ToList();
            if (parts.TrueForAll(part => part is not null) && parts.DistinctBy(part => (part!.Source, part.AsOf)).ToList() is [{ } any])
            {
                yield return new(
                    by, [.. parts.Where(part => part!.Organisations > 0).Select(part => new Stratum(part!.Group!, part.Organisations))],
                    any.Source, any.AsOf);
            }
        }
    }

    /// <summary>The weighted column of England: every participant counts for as many as its stratum has in the sector for each that took part.</summary>
    /// <param name="weighting">The strata.</param>
    /// <param name="places">The narrowest group of each participant.</param>
    /// <param name="rule">How many a stratum needs.</param>
    /// <returns>Null where a stratum has too few, more than the sector has, or somebody is in none.</returns>
    public static Column? ColumnOf(SectorWeighting.Shown weighting, IReadOnlyList<Group> places, WeightingRule rule)
    {
        var terms = new List<Term>();
        foreach (var stratum in weighting.Strata)
        {
            int[] members = [.. places.Index().Where(pair => stratum.Group.Contains(pair.Item)).Select(pair => pair.Index)];
            if (members.Length < rule.Organisations || members.Length > stratum.Sector)
                return null;
            terms.AddRange(members.Select(member => new Term(member, Weight.Of(stratum.Sector, members.Length))));
        }

        return terms.Count == places.Count ? new("weighted to the sector", 0, terms) : null;
    }
}
