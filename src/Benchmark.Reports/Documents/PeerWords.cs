using Benchmark.Data.Organisations;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>Who an organisation's peers are in a report: the same as in the API, for people.</summary>
internal static class PeerWords
{
    /// <summary>How the group is found, for people and for data files.</summary>
    public const string Rule =
        "The organisation's own region and size of employer, or type of authority; where that group is withheld, the nearest broader published group. It includes the organisation.";

    private static readonly DimensionCode[] Shared = [DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.AuthorityType];

    /// <summary>The group that an organisation belongs to in a release.</summary>
    public static Group OwnGroup(Release release, OrganisationFacts organisation) =>
        new Characteristics(organisation.Region, organisation.SizeBand, organisation.ServiceType, organisation.AuthorityType).GroupIn(release.Lattice, Shared);

    /// <summary>Who the peers are, in a sentence, and why they are not nearer ones.</summary>
    public static string Sentence(Release release, PeerGroup peers) => peers switch
    {
        { Figure: Figure.Withheld } => $"Your own group, {Name(release, peers.Wanted)}, is withheld, and so is every broader one, even England.",
        _ when peers.Group == peers.Wanted => $"Your peers are your own group: {Name(release, peers.Group)}.",
        _ => $"Your own group, {Name(release, peers.Wanted)}, is withheld. Your peers here are the nearest broader group that is published: {Name(release, peers.Group)}.",
    };

    /// <summary>A group as people read it inside a sentence, with the staff numbers of a size.</summary>
    public static string Name(Release release, Group group)
    {
        if (group.Depth == 0)
            return "everybody in England who took part";

        string[] parts =
        [
            group.Region is { } region ? Regions.Label(region) : "England",
            .. group.SizeBand is { } band ? [SectorWords.Lower(SectorWords.Value(release, DimensionCode.SizeBand, (int)band)).Replace(" (", " employers (", StringComparison.Ordinal)] : Array.Empty<string>(),
            .. group.AuthorityType is { } type ? [NameOf(type)] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    private static string NameOf(AuthorityType type) => GroupLabels.Of(DimensionCode.AuthorityType, (int)type) is var label && type == AuthorityType.LondonBorough
        ? label
        : SectorWords.Lower(label);

    /// <summary>The broadest thing a release measures.</summary>
    public static Measure Whole(Release release) => release.Has(new Measure.Overall()) ? new Measure.Overall() : release.Measures[0];
}
