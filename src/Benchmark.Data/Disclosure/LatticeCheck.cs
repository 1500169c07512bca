using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Data.Disclosure;

/// <summary>Refuses groups that overlap without saying so, and names for groups that there are not.</summary>
/// <remarks>
/// Whatever overlaps must reach the mask as columns. Groupings that are nested or apart do so as a hierarchy; anything else
/// is a slip of the pen unless it is declared.
/// </remarks>
internal static class LatticeCheck
{
    /// <summary>Notes a problem at each grouping or set that is wrong.</summary>
    public static void Refuse(Policy policy, YamlSection root)
    {
        foreach (var (dimension, section) in policy.Dimensions.Zip(root.OptionalList("dimensions")).Where(pair => pair.First.Code != 0))
            RefuseGroupings(dimension, section.OptionalList("groupings"));

        RefuseWeighting(policy, root);
        DimensionCode[] others = [.. Enum.GetValues<DimensionCode>().Except(policy.Dimensions.Select(dimension => dimension.Code))];
        bool IsElsewhere(Group group) => others.Any(dimension => group[dimension] != 0);

        var (codes, sections) = (new HashSet<string>(StringComparer.Ordinal), root.OptionalList("sets"));
        foreach (var (set, section) in policy.Sets.Zip(sections))
        {
            if (!codes.Add(set.Code))
                section.Refuse("code", $"\"{set.Code}\" is the code of another set already.");
            foreach (var (group, at) in set.Groups.Select((group, at) => (group, at)).Where(pair => IsElsewhere(pair.group)))
                section.Refuse("groups", at, $"\"{group.Label}\" is not a group of this policy's dimensions.");
        }
    }

    /// <summary>Notes a problem at each partition of a weighting that counts of the sector cannot speak of.</summary>
    private static void RefuseWeighting(Policy policy, YamlSection root)
    {
        if (policy.Weighting is not { } weighting)
            return;

        DimensionCode[] counted = [DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType];
        var known = policy.Dimensions.Select(dimension => dimension.Code).Intersect(counted).ToList();
        foreach (var (by, section) in weighting.Partitions.Zip(root.Section("weighting").OptionalList("partitions")))
        {
            foreach (var (dimension, at) in by.Select((dimension, at) => (dimension, at)).Where(pair => !known.Contains(pair.dimension)))
                section.Refuse("by", at, $"{Code.Of(dimension)} is not a dimension of this policy that the sector is counted by: {string.Join(", ", known.Select(Code.Of))}.");
        }
    }

    /// <summary>The codes of a dimension's values, in their order.</summary>
    public static IReadOnlyList<string> ValuesOf(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => Code.All<Region>(),
        DimensionCode.SizeBand => Code.All<SizeBand>(),
        DimensionCode.ServiceType => Code.All<ServiceType>(),
        DimensionCode.AuthorityType => Code.All<AuthorityType>(),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static void RefuseGroupings(PolicyDimension dimension, IReadOnlyList<YamlSection> sections)
    {
        var codes = new HashSet<string>(ValuesOf(dimension.Code), StringComparer.Ordinal);
        foreach (var (grouping, section) in dimension.Groupings.Zip(sections))
        {
            if (!codes.Add(grouping.Code))
                section.Refuse("code", $"\"{grouping.Code}\" is the code of a value or of another grouping already.");
        }

        foreach (var ((grouping, section), at) in dimension.Groupings.Zip(sections).Select((pair, at) => (pair, at)))
        {
            foreach (var earlier in dimension.Groupings.Take(at).Where(earlier => Overlap(earlier, grouping)))
            {
                if (!grouping.OverlapsOthers || !earlier.OverlapsOthers)
                {
                    section.Refuse(
                        "values",
                        $"\"{grouping.Code}\" shares some but not all values with \"{earlier.Code}\". Say overlaps_others: true in both if it is meant.");
                }
            }
        }
    }

    private static bool Overlap(Grouping left, Grouping right)
    {
        var shared = left.Values.Intersect(right.Values).Count();
        return shared > 0 && shared < left.Values.Count && shared < right.Values.Count;
    }
}
