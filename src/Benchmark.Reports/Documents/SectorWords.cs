using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The words of a sector report.</summary>
internal static class SectorWords
{
    /// <summary>A value of a dimension; size bands with the staff numbers this release gave them.</summary>
    public static string Value(Release release, DimensionCode dimension, int value)
    {
        var label = GroupLabels.Of(dimension, value);
        if (dimension != DimensionCode.SizeBand)
            return label;

        var range = release.Facts.SizeBands.Ranges.Single(range => range.Band == (SizeBand)value);
        return range.Maximum is { } most ? $"{label} ({range.Minimum} to {most} staff)" : $"{label} ({range.Minimum} staff or more)";
    }

    /// <summary>What the values of a dimension are, for example "regions".</summary>
    public static string Plural(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => "regions",
        DimensionCode.SizeBand => "sizes of employer",
        DimensionCode.ServiceType => "main services",
        DimensionCode.AuthorityType => "types of authority",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>A dimension in the names of files, for example "size-band".</summary>
    public static string Slug(DimensionCode dimension) => Domain.Code.Of(dimension).ToLowerInvariant().Replace('_', '-');

    /// <summary>The ends of the scale, for example "1 (Not in place) to 4 (Strong)".</summary>
    public static string Scale(Release release)
    {
        var points = release.Framework.Scale!.Points;
        return $"{points[0].Value} ({Lower(points[0].Label)}) to {points[^1].Value} ({Lower(points[^1].Label)})";
    }

    /// <summary>What stands below every chart, so that a copied picture says where it is from.</summary>
    public static string Source(Release release)
    {
        var facts = release.Facts;
        var synthetic = facts.IsSynthetic ? "SYNTHETIC: made-up answers. " : "";
        return $"{synthetic}{facts.RoundTitle}, {release.Framework.Title} ({release.Framework.Edition}), release {facts.Version}.";
    }

    /// <summary>From where leadership was looked at; null for editions without perspectives.</summary>
    public static string? Perspective(Release release) =>
        release.Framework.Perspectives.FirstOrDefault(perspective => perspective.Code == release.Facts.Perspective)?.Title;

    /// <summary>What the cells of a grid show together.</summary>
    public static string GridFinding(IReadOnlyList<Figure> cells)
    {
        var means = cells.OfType<Figure.Published>().Select(figure => figure.Mean).OrderBy(mean => mean.Tenths).ToList();
        var withheld = cells.Count - means.Count;
        var hidden = withheld == 0 ? "" : $"; {withheld} are withheld";
        return means.Count switch
        {
            0 => $"All {cells.Count} combinations are withheld; their totals appear where they can be shown.",
            _ when means[0] == means[^1] => $"The mean is {means[0].Label} in {means.Count} of {cells.Count} combinations{hidden}.",
            _ => $"Means run from {means[0].Label} to {means[^1].Label} in the {means.Count} combinations shown{hidden}.",
        };
    }

    /// <summary>A change of a mean, for example "up 0.2", "down 0.1" or "no change".</summary>
    public static string Change(int tenths) => tenths switch
    {
        0 => "no change",
        > 0 => $"up {new CodedNumber(tenths, Coding.Exact).Label}",
        _ => $"down {new CodedNumber(-tenths, Coding.Exact).Label}",
    };

    /// <summary>A round in few words: its title without the framework's, and without what the notice says.</summary>
    public static string Season(Release release)
    {
        var title = release.Facts.RoundTitle
            .Replace(release.Framework.Title, "", StringComparison.Ordinal).Replace("SYNTHETIC", "", StringComparison.Ordinal).Trim(' ', ',', ':');
        return title.Length == 0 ? release.Facts.RoundCode : char.ToUpperInvariant(title[0]) + title[1..];
    }

    /// <summary>Words inside a sentence.</summary>
    public static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
