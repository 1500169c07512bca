using System.Numerics;
using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Counts again on what and on whom the means weighted to the sector rest.</summary>
internal static class WeightingCheck
{
    /// <summary>The gate; null when a release has no such means.</summary>
    public static AuditGate? GateOf(Release release, ReleaseOutline outline)
    {
        const string title = "Means weighted to the sector rest on enough in each part of it, and nobody outweighs the others";
        if (release.Weighting is not SectorWeighting.Shown weighting)
            return null;

        var named = release.Facts.Policy;
        if (PolicyFiles.Find(named.Code, named.Version) is not { Weighting: { } rule } policy)
            return new(title, false, $"policy {named.Code} {named.Version} gives no such means out");

        var members = weighting.Strata.ToDictionary(stratum => stratum.Group, stratum => outline.Members.Where(member => stratum.Group.Contains(member.Place)).ToList());
        var few = weighting.Strata.Count(stratum => members[stratum.Group].Count < rule.Organisations || members[stratum.Group].Count > stratum.Sector);
        var uncounted = weighting.Strata.Count(stratum => !release.Sector.Any(count => count.Group == stratum.Group && count.Organisations == stratum.Sector));
        var once = outline.Members.All(member => weighting.Strata.Count(stratum => stratum.Group.Contains(member.Place)) == 1);
        var outweighs = few > 0 || Outweighs(weighting, members, policy.Dominance);
        return new(
            title, few + uncounted == 0 && once && !outweighs,
            $"{weighting.Strata.Count} parts: {few} with too few or more than there are, {uncounted} without a count; "
            + (once ? "every organisation is in one" : "some organisations are in none or in several")
            + (outweighs ? "; one or two corporate groups outweigh the others" : ""));
    }

    /// <summary>Whether two weightings are the same.</summary>
    public static bool AreAlike(SectorWeighting one, SectorWeighting other) => (one, other) switch
    {
        (SectorWeighting.Shown first, SectorWeighting.Shown second) => first.By.SequenceEqual(second.By) && first.Strata.SequenceEqual(second.Strata),
        _ => one == other,
    };

    /// <summary>What each corporate group holds, over the product of all members' numbers, so that nothing is rounded.</summary>
    private static bool Outweighs(SectorWeighting.Shown weighting, Dictionary<Group, List<ReleaseMember>> members, Dominance rule)
    {
        var product = members.Values.Aggregate(BigInteger.One, (all, own) => all * own.Count);
        var holdings = weighting.Strata
            .SelectMany(stratum => members[stratum.Group].Select(member => (member.CorporateGroup, Weight: product * stratum.Sector / members[stratum.Group].Count)))
            .GroupBy(pair => pair.CorporateGroup, (_, own) => own.Aggregate(BigInteger.Zero, (sum, pair) => sum + pair.Weight))
            .OrderDescending().ToList();
        if (holdings.Count < 3 || holdings[0] == holdings[^1])
            return holdings.Count < 3;

        var total = holdings.Aggregate(BigInteger.Add);
        return holdings[0] * 100 > total * rule.LargestPercent
            || (holdings[0] + holdings[1]) * 100 > total * rule.LargestTwoPercent
            || holdings[0] > (total - holdings[0] - holdings[1]) * rule.LargestPerOthers;
    }
}
