using System.Globalization;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>What a release says about the sector, for people who lead it.</summary>
/// <param name="Name">Names its files: letters, digits, dots and hyphens.</param>
/// <param name="Exhibits">Its charts, in reading order.</param>
/// <param name="Html">The page, complete in itself.</param>
/// <param name="Figures">Every number on the page, as CSV.</param>
public sealed record SectorReport(string Name, IReadOnlyList<Exhibit> Exhibits, string Html, string Figures)
{
    private const double PixelsPerPx = 2;

    /// <summary>The report of a release: the same release gives the same bytes.</summary>
    public static SectorReport Of(Release release)
    {
        var participation = SectorExhibits.Participation(release);
        IReadOnlyList<Exhibit> overall = release.Measures.Count == 0 ? [] :
        [
            .. release.Lattice.Dimensions.Select(dimension => SectorExhibits.By(release, dimension)),
            .. Crossed(release).Select(across => SectorExhibits.Cross(release, DimensionCode.Region, across)),
        ];
        IReadOnlyList<Exhibit> parts = release.Measures.Count == 0 ? [] :
        [
            .. release.Framework.Domains.Count > 1 ? [SectorExhibits.Domains(release)] : Array.Empty<Exhibit>(),
            SectorExhibits.Elements(release),
        ];
        Exhibit[] all = [participation, .. overall, .. parts];
        return new(NameOf(release), all, SectorPage.Of(release, participation, overall, parts).ToHtml(), FiguresFile.Of(release, all));
    }

    /// <summary>Writes the page, its figures as CSV, and each chart as SVG and PNG.</summary>
    /// <param name="release">What to report.</param>
    /// <param name="directory">Made when it is not there; files of the same names are replaced.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>The files written, in a fixed order, the page first.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(Release release, string directory, CancellationToken cancellation)
    {
        var report = Of(release);
        var files = new List<string>();
        Directory.CreateDirectory(directory);

        await File.WriteAllTextAsync(PathOf(".html"), report.Html, cancellation);
        await File.WriteAllTextAsync(PathOf(".csv"), report.Figures, cancellation);
        foreach (var exhibit in report.Exhibits)
        {
            var svg = exhibit.Draw(Frame.Alone);
            await File.WriteAllTextAsync(PathOf($".{exhibit.Caption.Id}.svg"), svg, cancellation);
            await File.WriteAllBytesAsync(PathOf($".{exhibit.Caption.Id}.png"), Picture.Png(svg, PixelsPerPx), cancellation);
        }

        return files;

        string PathOf(string ending)
        {
            files.Add(Path.Combine(directory, report.Name + ending));
            return files[^1];
        }
    }

    /// <summary>What regions are crossed with: sizes of employers, or types of authorities.</summary>
    private static IEnumerable<DimensionCode> Crossed(Release release) => release.Lattice.Dimensions.Contains(DimensionCode.Region)
        ? release.Lattice.Dimensions.Where(dimension => dimension is DimensionCode.SizeBand or DimensionCode.AuthorityType)
        : [];

    private static string NameOf(Release release)
    {
        var facts = release.Facts;
        var perspective = facts.Perspective is { } from ? $"-{Domain.Code.Of(from)}" : "";
        var name = string.Create(CultureInfo.InvariantCulture, $"sector-{release.Framework.Name}-{facts.RoundCode}{perspective}-{facts.Version}");
        return string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-'));
    }
}
