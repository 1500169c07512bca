using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Data.Disclosure;

/// <summary>Refuses groupings that overlap without saying so.</summary>
/// <remarks>
/// Whatever overlaps must reach the mask as columns. Groupings that are nested or apart do so as a hierarchy; anything else
/// is a slip of the pen unless it is declared.
/// </remarks>
internal static class LatticeCheck
{
    /// <summary>Notes a problem at each grouping that is wrong.</summary>
    public static void Refuse(DimensionCode dimension, IReadOnlyList<(YamlSection Section, Grouping Grouping)> groupings)
    {
        var values = dimension == 0 ? [] : ValuesOf(dimension);
        var codes = new HashSet<string>(values, StringComparer.Ordinal);
        foreach (var (section, grouping) in groupings)
        {
            if (!codes.Add(grouping.Code))
                section.Refuse("code", $"\"{grouping.Code}\" is the code of a value or of another grouping already.");
            foreach (var value in grouping.Values.Where(value => dimension != 0 && !values.Contains(value)))
                section.Refuse("values", $"\"{value}\" is not a value of {Code.Of(dimension)}. Its values are {string.Join(", ", values)}.");
            if (grouping.Values.Distinct().Count() < Math.Max(1, grouping.Values.Count))
                section.Refuse("values", "A grouping names each of its values once, and at least one.");
        }

        for (var at = 0; at < groupings.Count; at++)
        {
            var (section, grouping) = groupings[at];
            foreach (var (_, earlier) in groupings.Take(at).Where(pair => Overlap(pair.Grouping, grouping)))
            {
                if (!grouping.OverlapsOthers || !earlier.OverlapsOthers)
                    section.Refuse("values", $"\"{grouping.Code}\" shares some but not all values with \"{earlier.Code}\". Say overlaps_others: true in both if it is meant.");
            }
        }
    }

    private static bool Overlap(Grouping left, Grouping right)
    {
        var shared = left.Values.Intersect(right.Values).Count();
        return shared > 0 && shared < left.Values.Count && shared < right.Values.Count;
    }

    private static IReadOnlyList<string> ValuesOf(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => Code.All<Region>(),
        DimensionCode.SizeBand => Code.All<SizeBand>(),
        DimensionCode.ServiceType => Code.All<ServiceType>(),
        DimensionCode.AuthorityType => Code.All<AuthorityType>(),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}
