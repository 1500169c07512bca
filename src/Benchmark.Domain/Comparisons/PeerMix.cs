using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Comparisons;

/// <summary>One published group of a mixture.</summary>
/// <param name="Group">The group.</param>
/// <param name="Figure">Its public figure.</param>
/// <param name="Weight">Its share of the mixture, 0 to 1: its contributors over those of all parts.</param>
public sealed record PeerPart(Group Group, Figure.Published Figure, double Weight);

/// <summary>A comparator of about thirty organisations, mixed from published groups that have nobody in common.</summary>
/// <remarks>
/// It is made of public figures alone and anybody can make it again, so it says nothing about anyone that was not public
/// already. The nearest groups come first: those that share the most with the organisation, its service before its size before
/// its region. docs/methods/comparison.md.
/// </remarks>
/// <param name="Parts">The groups, the nearest first.</param>
/// <param name="Contributors">Organisations in all parts, as published.</param>
/// <param name="Mean">Mean of the parts' means by weight, in rating points; null when there is no part.</param>
public sealed record PeerMix(IReadOnlyList<PeerPart> Parts, int Contributors, double? Mean)
{
    /// <summary>How many organisations are enough.</summary>
    public const int Reach = 30;

    private static readonly (DimensionCode Dimension, int Nearness)[] Weights =
        [(DimensionCode.ServiceType, 4), (DimensionCode.AuthorityType, 4), (DimensionCode.SizeBand, 2), (DimensionCode.Region, 1)];

    /// <summary>The mixture for one organisation and one measure.</summary>
    public static PeerMix Of(Release release, Measure measure, Group own)
    {
        var figures = release.FiguresOf(measure);
        var chosen = new List<(Group Group, Figure.Published Figure)>();
        var candidates = release.Lattice.Groups
            .Select((group, at) => (group, figure: figures.Span[at] as Figure.Published, at))
            .Where(candidate => candidate.figure is not null)
            .OrderByDescending(candidate => Nearness(candidate.group, own)).ThenByDescending(candidate => candidate.group.Depth)
            .ThenBy(candidate => candidate.at);
        var contributors = 0;
        foreach (var (group, figure, _) in candidates)
        {
            if (contributors >= Reach)
                break;
            if (figure is null || chosen.Exists(other => Overlap(other.Group, group)))
                continue;

            chosen.Add((group, figure));
            contributors += figure.Contributors;
        }

        double total = contributors;
        return new(
            [.. chosen.Select(part => new PeerPart(part.Group, part.Figure, part.Figure.Contributors / total))], contributors,
            chosen.Count == 0 ? null : chosen.Sum(part => part.Figure.Mean.Value * part.Figure.Contributors) / total);
    }

    /// <summary>How much a group has in common with the organisation's own; a dimension on which it differs counts against it.</summary>
    private static int Nearness(Group group, Group own) => Weights.Sum(weight =>
        group[weight.Dimension] == 0 ? 0 : group[weight.Dimension] == own[weight.Dimension] ? weight.Nearness : -weight.Nearness);

    /// <summary>Whether some organisation could be in both: unless they differ where both name a value, one could.</summary>
    private static bool Overlap(Group one, Group other) => Weights.All(weight =>
        one[weight.Dimension] == 0 || other[weight.Dimension] == 0 || one[weight.Dimension] == other[weight.Dimension]);
}
