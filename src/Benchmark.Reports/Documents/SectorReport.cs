using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>What a release says about the sector, for people who lead it.</summary>
public static class SectorReport
{
    /// <summary>The report of a release: the same releases give the same bytes.</summary>
    /// <param name="release">What to report.</param>
    /// <param name="before">The published release before it of the same edition and perspective; null for the first.</param>
    public static Report Of(Release release, Release? before = null)
    {
        var participation = SectorExhibits.Participation(release);
        var completeness = release.Completeness.Count == 0 ? null : SectorExhibits.Completeness(release);
        IReadOnlyList<Exhibit> overall = release.Measures.Count == 0 ? [] :
        [
            .. release.Lattice.Dimensions.Select(dimension => SectorExhibits.By(release, dimension)),
            .. Crossed(release).Select(across => SectorExhibits.Cross(release, DimensionCode.Region, across)),
        ];
        var parts = SectorExhibits.Parts(release);
        var change = before is null || release.Measures.Count == 0 ? null : SectorChange.Exhibit(release, before);
        var sector = release.Sector.Count == 0 ? null : SectorResponse.Exhibit(release);
        Exhibit?[] all = [participation, sector, completeness, .. overall, .. parts, change];
        return new(
            NameOf(release), SectorPage.Of(release, before, participation, sector, completeness, overall, parts, change),
            [.. all.OfType<Exhibit>()], release);
    }

    /// <summary>What regions are crossed with: sizes of employers, or types of authorities.</summary>
    private static IEnumerable<DimensionCode> Crossed(Release release) => release.Lattice.Dimensions.Contains(DimensionCode.Region)
        ? release.Lattice.Dimensions.Where(dimension => dimension is DimensionCode.SizeBand or DimensionCode.AuthorityType)
        : [];

    private static string NameOf(Release release)
    {
        var facts = release.Facts;
        string[] perspective = facts.Perspective is { } from ? [Domain.Code.Of(from)] : [];
        return Report.NameOf(["sector", release.Framework.Name, facts.RoundCode, .. perspective, facts.Version]);
    }
}
