using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Who took part, beside how many there are: whether groups are as frequent in a release as in the sector.</summary>
/// <remarks>
/// From published participation and the counts that the release was built with; later counts do not change it. Formula:
/// docs/methods/statistics.md.
/// </remarks>
public sealed class Representation
{
    private readonly Release _release;
    private readonly Dictionary<Group, SectorCount> _sector;

    private Representation(Release release) => (_release, _sector) =
        (release, release.Sector.Where(count => count.Group is not null).ToDictionary(count => count.Group!));

    /// <summary>Compares a release with what it knew of the sector.</summary>
    public static Representation Of(Release release) => new(release);

    /// <summary>Everything that was counted, beside who took part of it.</summary>
    public IReadOnlyList<SectorPart> Parts => [.. _release.Sector.Select(PartOf)];

    /// <summary>The count of a group in the whole sector; null when not known.</summary>
    public SectorCount? SectorOf(Group group) => _sector.GetValueOrDefault(group);

    /// <summary>The group's share of those that took part over its share of the sector, 2 decimals; null when one of the four numbers is not known.</summary>
    public double? RatioOf(Group group) => SectorOf(group) is { } count ? PartOf(count).Representation : null;

    private SectorPart PartOf(SectorCount count)
    {
        var took = count.Groups.Select(Took).Aggregate((int?)0, (sum, part) => sum + part);
        return count.Organisations == 0
            ? new(count, took, null, null)
            : new(
                count, took, took is { } some ? (int)Math.Floor(100.0 * some / count.Organisations + 0.5) : null,
                took is { } part && Took(Group.England) is { } all && SectorOf(Group.England) is { Organisations: > 0 } sector
                    ? Math.Floor((double)part * sector.Organisations / ((double)all * count.Organisations) * 100 + 0.5) / 100
                    : null);
    }

    private int? Took(Group group) => _release.Lattice.IndexOf(group) is >= 0 and var at ? _release.ParticipationOf(at) : null;
}

/// <summary>Part of the sector that somebody counted, and who took part of it.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Organisations">How many took part, as published; null where one of its groups is withheld.</param>
/// <param name="ResponsePercent">Those that took part of each hundred there are, in whole per cents; null when not known.</param>
/// <param name="Representation">Its share of those that took part over its share of the sector, 2 decimals; null when not known.</param>
public sealed record SectorPart(SectorCount Count, int? Organisations, int? ResponsePercent, double? Representation);
