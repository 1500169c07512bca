using System.Globalization;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>How far a release speaks for the sector: who took part of those there are, and what the means would be with everybody's share.</summary>
internal static class SectorResponse
{
    private const int All = 100;

    /// <summary>The response of England, of the values of each dimension, and of services that were counted together.</summary>
    public static Exhibit Exhibit(Release release)
    {
        var parts = Representation.Of(release).Parts;
        var drawn = parts.Where(part => part.Count.Group is null || part.Count.Group.Depth <= 1).OrderBy(part => SectionOf(part.Count).Order).ToList();
        var sections = drawn.Select(part => SectionOf(part.Count).Title).ToList();
        ShareRow[] rows =
        [
            .. drawn.Select((part, at) => new ShareRow(LabelOf(part.Count), ShareOf(part), at > 0 && sections[at] != sections[at - 1] ? sections[at] : null)),
        ];
        var title = Finding(drawn);
        var caption = new Caption(
            "sector", title, "Organisations that took part of each hundred there are in the sector.",
            $"{title} {string.Join(" ", rows.Select(row => $"{row.Label}: {row.Share?.Label ?? "withheld"}."))}",
            $"{SectorWords.Source(release)} Counted by: {string.Join("; ", SourcesOf(release))}.");
        return new(
            "Who took part of those there are", caption,
            [
                .. drawn.Select(part => new Shown.OfSector(part)),
                .. MeasuresOf(release).Where(pair => release.WeightedMeans.ContainsKey(pair.Measure)).Select(pair => new Shown.OfWeighted(pair.Measure, release.WeightedMeans[pair.Measure])),
            ],
            Table(drawn), (under, frame) => ShareBars.Draw(under, rows, "Took part", frame));
    }

    /// <summary>Who took part, in a sentence, and what has to be kept in mind.</summary>
    public static Html Words(Release release)
    {
        var england = Representation.Of(release).Parts.FirstOrDefault(part => part.Count.Group == Group.England);
        var took = england is { Organisations: { } organisations, ResponsePercent: { } percent }
            ? $"About {Thousands(organisations)} of the {Thousands(england.Count.Organisations)} organisations of the sector took part: {percent} of each hundred. "
            : "";
        var foreign = release.Facts.IsSynthetic && release.Sector.Any(count => !count.Source.Contains("SYNTHETIC", StringComparison.Ordinal));
        return Html.Of($"""
            <p>{took}Where some kinds of organisation took part more often than others, a figure for all of them leans towards those kinds. The counts are those known when the release was built.</p>
            {(foreign ? Html.Of($"<p><strong>SYNTHETIC answers beside counts of real organisations: the two have nothing to do with each other, and no response here is that of anybody.</strong></p>") : Html.None)}
            """);
    }

    /// <summary>England's means as they are beside those weighted to the sector, or why there are none.</summary>
    public static Html Weighted(Release release)
    {
        if (release.Measures.Count == 0)
            return Html.None;
        if (release.Weighting is not SectorWeighting.Shown shown)
            return Html.Of($"<h3>Means weighted to the sector</h3>\n<p>{release.Weighting.Explanation}</p>\n");

        var rows = MeasuresOf(release);
        return Html.Of($"""
            <h3>Means weighted to the sector</h3>
            <p>{Meaning(release, shown.By, rows)} {shown.Explanation} It corrects for who took part by these kinds and for nothing else: it cannot tell what those that stayed away would have said.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table: means weighted to the sector">
            <table class="plain">
            <caption>Means of England, as they are and weighted to {Thousands(shown.Strata.Sum(stratum => (long)stratum.Sector))} organisations</caption>
            <thead><tr><th scope="col">Part</th><th scope="col">Mean</th><th scope="col">Weighted to the sector</th></tr></thead>
            <tbody>
            {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Title}</th><td>{MeanOf(release, row.Measure)}</td><td>{release.WeightedMeans[row.Measure].Label}</td></tr>\n"))}
            </tbody>
            </table>
            </div>
            <p class="source">Counted by: {shown.Source}, {shown.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.</p>
            """);
    }

    private static string Meaning(Release release, IReadOnlyList<DimensionCode> by, List<(Measure Measure, string Title)> rows)
    {
        var moved = rows.Where(row => release[row.Measure, Group.England] is Figure.Published figure && figure.Mean != release.WeightedMeans[row.Measure]).ToList();
        var had = $"Had organisations of every {string.Join(" and ", by.Select(dimension => SectorWords.Lower(GroupLabels.Of(dimension))))} taken part as often as the others,";
        return moved.Count == 0
            ? $"{had} no mean of England would read differently."
            : $"{had} {(moved.Count == rows.Count ? "every mean" : $"{moved.Count} of {rows.Count} means")} of England would read differently.";
    }

    private static string MeanOf(Release release, Measure measure) =>
        release[measure, Group.England] is Figure.Published figure ? figure.Mean.Label : FigureWords.Sign(Symbol.Confidential);

    private static List<(Measure Measure, string Title)> MeasuresOf(Release release) =>
    [
        .. release.Measures.Where(measure => measure is not Measure.Statement).Select(measure => (measure, measure switch
        {
            Measure.Domain(var code) => release.Framework.TitleOf(code) ?? code,
            Measure.Element(var code) => release.Framework.TitleOf(code) ?? code,
            _ => "Overall",
        })),
    ];

    private static string Finding(List<SectorPart> drawn)
    {
        var known = drawn.Where(part => part.Count.Group?.Depth == 1 && part.ResponsePercent is not null).OrderBy(part => part.ResponsePercent).ToList();
        return known switch
        {
            [var least, .., var most] when least.ResponsePercent != most.ResponsePercent =>
                $"From {least.ResponsePercent} ({NameOf(least.Count)}) to {most.ResponsePercent} ({NameOf(most.Count)}) of each hundred organisations took part.",
            [var any, ..] => $"{any.ResponsePercent} of each hundred organisations took part, of every kind.",
            [] => "How many of those there are took part.",
        };
    }

    private static IEnumerable<string> SourcesOf(Release release) =>
        release.Sector.Select(count => $"{count.Source}, {count.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}").Distinct();

    /// <summary>A response above all of them is a band: participation is rounded, and a register may be out of date.</summary>
    private static CodedShare? ShareOf(SectorPart part) => part.ResponsePercent switch
    {
        null => null,
        > All => new(All, Coding.OrAbove),
        { } percent => new(percent, Coding.Exact),
    };

    private static (int Order, string Title) SectionOf(SectorCount count) => count switch
    {
        { Group: null } => (5, "Services counted together"),
        { Region: not null } => (2, GroupLabels.Of(DimensionCode.Region)),
        { SizeBand: not null } => (3, GroupLabels.Of(DimensionCode.SizeBand)),
        { Services.Count: > 0 } => (4, GroupLabels.Of(DimensionCode.ServiceType)),
        _ => (1, Group.England.Label),
    };

    private static string LabelOf(SectorCount count) => count.Group switch
    {
        { Depth: 1, SizeBand: { } size } => GroupLabels.Of(DimensionCode.SizeBand, (int)size),
        { Depth: 1, ServiceType: { } service } => GroupLabels.Of(DimensionCode.ServiceType, (int)service),
        _ => count.Label,
    };

    private static string NameOf(SectorCount count) => count.SizeBand is null ? LabelOf(count) : $"{LabelOf(count)} employers";

    private static Html Table(List<SectorPart> parts) => Html.Of($"""
        <table>
        <caption>Organisations that took part, to the nearest 5, of those there are. [c]: withheld.</caption>
        <thead><tr><th scope="col">Part of the sector</th><th scope="col">In the sector</th><th scope="col">Took part</th><th scope="col">Of each hundred</th></tr></thead>
        <tbody>
        {Html.Each(parts, part => Html.Of($"<tr><th scope=\"row\">{part.Count.Label}</th><td>{part.Count.Organisations}</td>{Cell(part.Organisations)}{Cell(part.ResponsePercent)}</tr>\n"))}
        </tbody>
        </table>
        """);

    private static string Thousands(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static Html Cell(int? number) => number is { } known ? Html.Of($"<td>{known}</td>") : Html.Of($"<td>{FigureWords.Sign(Symbol.Confidential)}</td>");
}
