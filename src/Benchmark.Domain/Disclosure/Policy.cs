using System.Numerics;
using System.Text.Json.Serialization;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>The rules by which a release decides what may be shown. Data of the release, never configuration.</summary>
/// <param name="Code">Names the policy, for example <c>standard</c>.</param>
/// <param name="Version">Names its version; a rule that changes makes a new one.</param>
/// <param name="Summary">What people read about it.</param>
/// <param name="Mode">How hidden groups are protected from being worked out.</param>
/// <param name="Dimensions">What figures are broken down by, in the order of the lattice.</param>
/// <param name="Sets">Groups with a name of their own that may be published beside the lattice; fixed before a build.</param>
/// <param name="MinimumGroups">Fewest distinct corporate groups behind anything that is shown or can be worked out.</param>
/// <param name="MinimumOrganisations">Fewest organisations behind anything that is shown.</param>
/// <param name="Thresholds">Counts from which finer figures are shown.</param>
/// <param name="Dominance">How much of a figure one or two corporate groups may make up.</param>
/// <param name="Coding">The ends of scales that are shown as bands.</param>
/// <param name="Rounding">How figures are rounded.</param>
/// <param name="Trend">When the change since an earlier release is shown.</param>
/// <remarks>docs/methods/disclosure.md says why each number is what it is.</remarks>
public sealed record Policy(
    string Code, string Version, string Summary, MaskMode Mode, IReadOnlyList<PolicyDimension> Dimensions,
    IReadOnlyList<NamedSet> Sets, int MinimumGroups, int MinimumOrganisations, Thresholds Thresholds, Dominance Dominance,
    CodedEnds Coding, Rounding Rounding, TrendRule Trend)
{
    /// <summary>The groups a release under this policy describes.</summary>
    public Lattice Lattice => new([.. Dimensions.Select(dimension => dimension.Code)]);

    /// <summary>How single assessments are anonymised for researchers; null where none are given out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MicrodataRule? Microdata { get; init; }

    /// <summary>How England's means are weighted to the sector; null where they never are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeightingRule? Weighting { get; init; }
}

/// <summary>How hidden groups are protected from being worked out.</summary>
public enum MaskMode
{
    /// <summary>No hidden group follows from the published ones.</summary>
    Plain = 1,

    /// <summary>Nothing that follows from the published groups involves fewer corporate groups than the minimum.</summary>
    MinimumSupport,
}

/// <summary>A dimension figures are broken down by.</summary>
/// <param name="Code">The dimension.</param>
/// <param name="Groupings">Broader values made of others, for example "small and medium"; empty when there are none.</param>
public sealed record PolicyDimension(DimensionCode Code, IReadOnlyList<Grouping> Groupings);

/// <summary>A broader value of a dimension.</summary>
/// <param name="Code">Its code; not that of a value.</param>
/// <param name="Values">One-based positions of the values it is made of.</param>
/// <param name="OverlapsOthers">Whether it is meant to share some but not all of its values with another grouping.</param>
public sealed record Grouping(string Code, IReadOnlyList<int> Values, bool OverlapsOthers);


/// <summary>Counts, of organisations and of corporate groups alike, from which finer figures are shown.</summary>
/// <param name="Quartiles">From how many on quartiles are shown.</param>
/// <param name="Deciles">From how many on the 10th and 90th percentile are shown.</param>
/// <param name="Shares">From how many on shares and the standard deviation are shown, and with them the interval.</param>
/// <param name="WholePercents">From how many on shares are whole per cents.</param>
public sealed record Thresholds(int Quartiles, int Deciles, int Shares, int WholePercents);

/// <summary>How much of a figure one or two corporate groups may make up, by organisations or weight.</summary>
/// <param name="LargestPercent">Most the largest may hold.</param>
/// <param name="LargestTwoPercent">Most the largest two may hold together.</param>
/// <param name="LargestPerOthers">At most this many times what the third and later hold together is held by the largest.</param>
/// <remarks>The last keeps the second largest from pinning the largest to within one rating point.</remarks>
public sealed record Dominance(int LargestPercent, int LargestTwoPercent, int LargestPerOthers)
{
    /// <summary>Whether these corporate groups' holdings, in any order, let none be worked out by another.</summary>
    public bool Permits(IReadOnlyList<BigInteger> holdings)
    {
        var (first, second, total) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        foreach (var holding in holdings)
        {
            total += holding;
            if (holding > first)
                (first, second) = (holding, first);
            else if (holding > second)
                second = holding;
        }

        return 100 * first <= LargestPercent * total
            && 100 * (first + second) <= LargestTwoPercent * total
            && first <= LargestPerOthers * (total - first - second);
    }
}

/// <summary>The ends of scales that are shown as bands, in tenths of a rating point or per cent.</summary>
/// <param name="LowTenths">At or below: "1.2 or below".</param>
/// <param name="HighTenths">At or above: "3.8 or above".</param>
/// <param name="DeviationTenths">A standard deviation below this is shown as "under 0.3".</param>
/// <param name="LowPercent">A share below this is shown as "under 10%".</param>
/// <param name="HighPercent">A share above this is shown as "over 90%".</param>
public sealed record CodedEnds(int LowTenths, int HighTenths, int DeviationTenths, int LowPercent, int HighPercent);

/// <summary>How figures are rounded, halves up.</summary>
/// <param name="Count">Counts are multiples of this.</param>
/// <param name="SharePercent">Shares are multiples of this many per cent, below <see cref="Thresholds.WholePercents"/>.</param>
/// <param name="MeanTenths">Means and percentiles are multiples of this many tenths of a rating point.</param>
public sealed record Rounding(int Count, int SharePercent, int MeanTenths);

/// <summary>When the change of a figure between two releases is shown, of a group that both publish.</summary>
/// <param name="Contributors">From so many organisations and corporate groups on, in both releases, it always is.</param>
/// <param name="FewChanged">With fewer it is not when one to this many corporate groups came, went or moved.</param>
/// <remarks>A change of a small group that one organisation joined tells much about that one, as most rate alike from round to round.</remarks>
public sealed record TrendRule(int Contributors, int FewChanged)
{
    /// <summary>Whether the change is shown.</summary>
    /// <param name="contributors">Organisations or corporate groups, whichever are fewer, in the release that has fewer.</param>
    /// <param name="changed">Corporate groups with an organisation that is in the group in one of the releases alone.</param>
    public bool Permits(int contributors, int changed) =>
        contributors >= Contributors || changed == 0 || changed > FewChanged;
}
