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
/// <param name="Wanted">The group that was asked for; the narrowest that holds the whole set where a named set was.</param>
/// <param name="Group">The group that is shown: the same or, where its figure is withheld, the nearest published broader one.</param>
/// <param name="Figure">The public figure, which everybody sees; it includes the organisation, unless a named set does not.</param>
public sealed record PeerGroup(Group Wanted, Group Group, Figure Figure)
{
    /// <summary>The named set that was asked for; null where a group was.</summary>
    public ReleaseSet? Set { get; private init; }

    /// <summary>Whether the organisation belongs to what is shown.</summary>
    public bool IsIncluded { get; private init; } = true;

    /// <summary>How the group was chosen, in words.</summary>
    public string Words => Set is { } set ? WordsOf(set) : Wanted == Group
        ? $"{Group.Label}: the public figure, in which you are included."
        : $"The figure of {Wanted.Label} is withheld, so this is the nearest broader group that is published: {Group.Label}, in which you are included.";

    /// <summary>The group of a release that an organisation is set beside.</summary>
    public static PeerGroup Of(Release release, Measure measure, Group wanted)
    {
        var group = release[measure, wanted] is Figure.Published ? wanted : release.NearestPublished(measure, wanted) ?? wanted;
        return new(wanted, group, release[measure, group]);
    }

    /// <summary>A named set that an organisation is set beside; the nearest published group that holds all of it where it is withheld.</summary>
    /// <param name="release">The release.</param>
    /// <param name="measure">What is compared.</param>
    /// <param name="set">One of the release's sets.</param>
    /// <param name="own">The organisation's own narrowest group.</param>
    public static PeerGroup OfSet(Release release, Measure measure, ReleaseSet set, Group own)
    {
        var broader = Of(release, measure, set.Set.Holder);
        return set.IsPublished
            ? new(set.Set.Holder, set.Set.Holder, set.Figures[measure]) { Set = set, IsIncluded = set.Set.Contains(own) }
            : broader with { Set = set, IsIncluded = broader.Group.Contains(own) };
    }

    private string WordsOf(ReleaseSet set)
    {
        var included = IsIncluded ? "in which you are included" : "to which you do not belong";
        return set.IsPublished
            ? $"{set.Set.Title}: the public figure of a named set, {included}. {set.Set.Definition}"
            : $"The figure of {set.Set.Title} is withheld, so this is the nearest broader group that is published: {Group.Label}, {included}.";
    }
}
