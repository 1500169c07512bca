using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Comparisons;

/// <summary>What of an organisation decides its peers.</summary>
/// <param name="Region">Where it is.</param>
/// <param name="SizeBand">How many people it employs; null when not known.</param>
/// <param name="ServiceType">Its main service; null when it has none.</param>
/// <param name="AuthorityType">What kind of council it is; null unless it is one.</param>
public sealed record Characteristics(Region Region, SizeBand? SizeBand, ServiceType? ServiceType, AuthorityType? AuthorityType)
{
    /// <summary>The narrowest group of a lattice that the organisation belongs to, by some of its dimensions.</summary>
    /// <param name="lattice">The groups of a release.</param>
    /// <param name="by">The dimensions that its peers share with it; those the lattice does not have are left out.</param>
    public Group GroupIn(Lattice lattice, IReadOnlyCollection<DimensionCode> by) => lattice.Dimensions
        .Where(by.Contains)
        .Aggregate(Group.England, (group, dimension) => group.With(dimension, ValueOf(dimension)));

    private int ValueOf(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => (int)Region,
        DimensionCode.SizeBand => (int)(SizeBand ?? 0),
        DimensionCode.ServiceType => (int)(ServiceType ?? 0),
        DimensionCode.AuthorityType => (int)(AuthorityType ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}

/// <summary>The published group that an organisation is set beside, and how it was chosen.</summary>
/// <param name="Wanted">The group that was asked for.</param>
/// <param name="Group">The group that is shown: the same or, where its figure is withheld, the nearest published broader one.</param>
/// <param name="Figure">The public figure of the group, which everybody sees and which includes the organisation.</param>
public sealed record PeerGroup(Group Wanted, Group Group, Figure Figure)
{
    /// <summary>How the group was chosen, in words.</summary>
    public string Words => Wanted == Group
        ? $"{Group.Label}: the public figure, in which you are included."
        : $"The figure of {Wanted.Label} is withheld, so this is the nearest broader group that is published: {Group.Label}, in which you are included.";

    /// <summary>The group of a release that an organisation is set beside.</summary>
    public static PeerGroup Of(Release release, Measure measure, Group wanted)
    {
        var group = release[measure, wanted] is Figure.Published ? wanted : release.NearestPublished(measure, wanted) ?? wanted;
        return new(wanted, group, release[measure, group]);
    }
}
