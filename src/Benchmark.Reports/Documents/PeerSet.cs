using Benchmark.Data.Organisations;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The published group that one organisation is set beside. It includes the organisation, and is never computed without it.</summary>
/// <param name="Asked">Its own group: of the same region and size or, for councils, of the same region and type.</param>
/// <param name="Shown">The nearest group around it that can be compared with; null when even England is withheld.</param>
public sealed record PeerSet(Group Asked, Group? Shown)
{
    /// <summary>How the group is found, for people and for data files.</summary>
    public const string Rule =
        "The organisation's own region and size of employer, or type of authority; where that group is withheld or too small for quartiles, the nearest broader published group that has them.";

    /// <summary>The peers of an organisation in a release. One set serves every measure, since one mask does.</summary>
    /// <remarks>Nearest: fewest dimensions freed, the last first, as <see cref="Release.NearestPublished"/>; found from published figures alone.</remarks>
    public static PeerSet Of(Release release, OrganisationFacts organisation)
    {
        var asked = Group.England
            .With(DimensionCode.Region, Value(DimensionCode.Region, (int)organisation.Region))
            .With(DimensionCode.SizeBand, Value(DimensionCode.SizeBand, (int)(organisation.SizeBand ?? 0)))
            .With(DimensionCode.AuthorityType, Value(DimensionCode.AuthorityType, (int)(organisation.AuthorityType ?? 0)));
        var measure = Whole(release);
        var around = release.Lattice.Groups
            .Select((group, at) => (group, at))
            .Where(pair => pair.group.Contains(asked) && release[measure, pair.group] is Figure.Published)
            .OrderByDescending(pair => pair.group.Depth).ThenByDescending(pair => pair.at)
            .Select(pair => pair.group).ToList();
        return new(asked, around.Find(group => release[measure, group] is Figure.Published { Quartiles: not null }) ?? around.FirstOrDefault());

        int Value(DimensionCode dimension, int value) => release.Lattice.Dimensions.Contains(dimension) ? value : 0;
    }

    /// <summary>Whether the organisation's own group could be shown.</summary>
    public bool IsOwnGroup => Shown == Asked;

    /// <summary>What a release says of a measure for these peers; withheld when nobody can be shown.</summary>
    public Figure FigureOf(Release release, Measure measure) =>
        Shown is { } group && release.Has(measure) ? release[measure, group] : Figure.Withheld.Instance;

    /// <summary>Who the peers are, in a sentence, and why they are not nearer ones.</summary>
    public string Words(Release release) => this switch
    {
        { Shown: null } => "No group that you belong to can be shown, not even England.",
        { IsOwnGroup: true } => $"Your peers are those in your own group, {Name(release, Asked)}.",
        _ => $"Your own group, {Name(release, Asked)}, is {(release[Whole(release), Asked] is Figure.Published ? "too small to say how its scores lie" : "withheld")}. "
            + $"Your peers here are the nearest group around it that can be shown: {Name(release, Shown!)}.",
    };

    /// <summary>A group as people read it inside a sentence, with the staff numbers of a size.</summary>
    public static string Name(Release release, Group group)
    {
        var size = group.SizeBand is { } band ? $"{SectorWords.Value(release, DimensionCode.SizeBand, (int)band)}" : null;
        string[] parts =
        [
            group.Region is { } region ? Regions.Label(region) : "England",
            .. size is null ? Array.Empty<string>() : [$"{SectorWords.Lower(size)}"],
            .. group.AuthorityType is { } type ? [GroupLabels.Of(DimensionCode.AuthorityType, (int)type)] : Array.Empty<string>(),
        ];
        return group.Depth == 0 ? "all organisations in England that took part" : string.Join(", ", parts);
    }

    /// <summary>The broadest thing a release measures.</summary>
    internal static Measure Whole(Release release) => release.Has(new Measure.Overall()) ? new Measure.Overall() : release.Measures[0];
}
