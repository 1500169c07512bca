using System.Globalization;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>What a dataset says of itself, to people and to programs alike.</summary>
internal static class DatasetWords
{
    public const string Publisher = "Benchmark";
    public const string LicenceName = "CC-BY-4.0";
    public const string LicenceTitle = "Creative Commons Attribution 4.0 International";
    public const string LicencePath = "https://creativecommons.org/licenses/by/4.0/";

    public static IReadOnlyList<string> Keywords { get; } = ["adult social care", "leadership", "self-assessment", "benchmark", "England"];

    /// <summary>Lower case, digits, dots and hyphens: names the dataset where slashes may not stand.</summary>
    public static string Slug(ReleaseFacts facts) =>
        $"benchmark-{facts.Name.ToLowerInvariant().Replace('/', '-').Replace('_', '-')}";

    public static string Title(Release release)
    {
        var perspective = release.Framework.Perspectives.FirstOrDefault(perspective => perspective.Code == release.Facts.Perspective);
        var title = perspective is null ? release.Facts.RoundTitle : $"{release.Facts.RoundTitle}, seen by: {perspective.Title}";
        return release.Facts.IsSynthetic && !title.StartsWith("SYNTHETIC", StringComparison.Ordinal) ? $"SYNTHETIC {title}" : title;
    }

    public static string Description(Release release)
    {
        var synthetic = release.Facts.IsSynthetic ? "SYNTHETIC: the answers are made up and describe no real organisation. " : "";
        return $"{synthetic}Figures about groups of care organisations that rated their own leadership against {release.Framework.Title} ({release.Framework.Edition}), "
            + $"by {string.Join(", ", release.Lattice.Dimensions.Select(dimension => GroupLabels.Of(dimension).ToLowerInvariant()))}. {Figure.Withheld.Explanation}";
    }

    public static string Citation(Release release)
    {
        var year = release.Facts.PublishedAt?.Year.ToString(CultureInfo.InvariantCulture) ?? "not published";
        return $"{Publisher} ({year}). {Title(release)}. Release {release.Facts.Name} [data set]. SHA-256 of its manifest: {release.Facts.Checksum}.";
    }

    public static string Licence(Release release) =>
        $"{Title(release)}\n\n{LicenceTitle} ({LicenceName})\n{LicencePath}\n\nUse the data for whatever you like and say where they come from:\n\n{Citation(release)}\n";

    public static string? PublishedOn(ReleaseFacts facts) => facts.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
