using Benchmark.Domain.Disclosure;

namespace Benchmark.Reports.Releases;

/// <summary>Decides of which groups the change since an earlier release is shown. Rule: docs/methods/disclosure.md, "Trends".</summary>
internal static class ShownChanges
{
    /// <summary>Numbers of groups that both releases show, and that the policy lets be compared.</summary>
    /// <param name="earlier">A release of the same edition and perspective, of another round.</param>
    /// <param name="release">The release.</param>
    /// <param name="rule">The rule of the release's policy.</param>
    public static IReadOnlySet<int> Between(ReleaseOutline earlier, ReleaseOutline release, TrendRule rule) =>
        release.Published
            .Where(at => release.Lattice.Groups[at] is var group
                && earlier.Published.Contains(earlier.Lattice.IndexOf(group))
                && (group.SizeBand is null || earlier.Facts.SizeBands.Ranges.SequenceEqual(release.Facts.SizeBands.Ranges))
                && IsShown(earlier.Inside(group), release.Inside(group), rule))
            .ToHashSet();

    private static bool IsShown(IReadOnlyDictionary<int, int> before, IReadOnlyDictionary<int, int> now, TrendRule rule)
    {
        int[] counts = [now.Count, before.Count, now.Values.Distinct().Count(), before.Values.Distinct().Count()];
        var changed = now.ExceptBy(before.Keys, pair => pair.Key).Concat(before.ExceptBy(now.Keys, pair => pair.Key));
        return rule.Permits(counts.Min(), changed.Select(pair => pair.Value).Distinct().Count());
    }
}
