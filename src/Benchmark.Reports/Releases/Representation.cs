using Benchmark.Data.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Who took part, beside how many there are: whether groups are as frequent in a release as in the sector.</summary>
/// <remarks>From published participation and published counts alone. Formula: docs/methods/statistics.md.</remarks>
public sealed class Representation
{
    private readonly Release _release;
    private readonly Dictionary<Group, SectorCount> _sector;

    private Representation(Release release, Dictionary<Group, SectorCount> sector) => (_release, _sector) = (release, sector);

    /// <summary>Compares a release with counts of the sector.</summary>
    /// <param name="release">The release.</param>
    /// <param name="counts">One for each kind there is one of; may be empty.</param>
    public static Representation Of(Release release, IReadOnlyList<SectorCount> counts) =>
        new(release, counts.ToDictionary(count => new Group(count.Region, count.SizeBand, count.ServiceType)));

    /// <summary>The count of a group in the whole sector; null when not known.</summary>
    public SectorCount? SectorOf(Group group) => _sector.GetValueOrDefault(group);

    /// <summary>The group's share of those that took part over its share of the sector, 2 decimals; null when one of the four numbers is not known.</summary>
    public double? RatioOf(Group group) =>
        Took(group) is { } took && Took(Group.England) is { } all
        && SectorOf(group) is { Organisations: > 0 } there && SectorOf(Group.England) is { Organisations: > 0 } sector
            ? Math.Floor((double)took * sector.Organisations / ((double)all * there.Organisations) * 100 + 0.5) / 100
            : null;

    private int? Took(Group group) => _release.Lattice.IndexOf(group) is >= 0 and var at ? _release.ParticipationOf(at) : null;
}
