using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>The charts of a sector report.</summary>
internal static class SectorExhibits
{
    private static readonly Measure Overall = new Measure.Overall();

    /// <summary>How many took part, in the groups of one dimension each.</summary>
    public static Exhibit Participation(Release release)
    {
        var groups = release.Lattice.Dimensions.SelectMany(dimension => Values(dimension).Select(value => (dimension, value))).ToList();
        var shown = groups.Select(pair => OfParticipation(release, Group.England.With(pair.dimension, pair.value))).ToList();
        var rows = groups.Zip(shown, (pair, part) => new ParticipationRow(
            SectorWords.Value(release, pair.dimension, pair.value), part.Organisations,
            pair.value == 1 ? GroupLabels.Of(pair.dimension) : null)).ToList();
        var total = OfParticipation(release, Group.England);

        var withheld = rows.Count(row => row.Organisations is null);
        var title = total.Organisations is { } count
            ? $"About {count:#,0} organisations took part{(withheld == 0 ? "" : $"; {withheld} of {rows.Count} groups are withheld")}."
            : "The number that took part is withheld.";
        var caption = new Caption(
            "participation", title, "Organisations that took part, to the nearest 5.",
            $"{title} {string.Join(" ", rows.Select(row => $"{row.Label}: {(row.Organisations is { } number ? $"{number:#,0}" : "withheld")}."))}",
            SectorWords.Source(release));
        return new(
            "Organisations in each group", caption, [total, .. shown],
            FigureTables.OfParticipation(
                "Organisations that took part, to the nearest 5. [c]: withheld.",
                [new(Group.England.Label, total.Organisations), .. rows]),
            (under, frame) => ParticipationBars.Draw(under, rows, frame));
    }

    /// <summary>For an edition answered in words, how much of each area was answered.</summary>
    public static Exhibit Completeness(Release release)
    {
        var areas = release.Framework.Domains.Where(domain => release.Completeness.ContainsKey(domain.Code)).ToList();
        List<Group> groups =
        [
            Group.England,
            .. release.Lattice.Dimensions.SelectMany(dimension => Values(dimension).Select(value => Group.England.With(dimension, value))),
        ];
        ShareRow[] rows = [.. areas.Select(area => new ShareRow(area.Title, ShareOf(area.Code, Group.England)))];
        var known = rows.Where(row => row.Share is not null).OrderBy(row => row.Share!.Value.Percent).ToList();
        var title = known switch
        {
            [] => "How much was answered is withheld.",
            [var one, .., var other] when one.Share != other.Share => $"Organisations answered from {one.Share!.Value.Label} ({one.Label}) to {other.Share!.Value.Label} ({other.Label}) of what an area asks.",
            [var one, ..] => $"Organisations answered {one.Share!.Value.Label} of what each area asks.",
        };
        var caption = new Caption(
            "completeness", title, "Share of an area's statements that were answered, in England.",
            $"{title} {string.Join(" ", rows.Select(row => $"{row.Label}: {row.Share?.Label ?? "withheld"}."))}", SectorWords.Source(release));
        return new(
            "How much was answered, area by area", caption,
            [.. groups.SelectMany(group => areas.Select(area => new Shown.OfCompleteness(new Measure.Domain(area.Code), group, ShareOf(area.Code, group))))],
            FigureTables.OfCompleteness(
                "Share of an area's statements that were answered. [c]: withheld.", [.. areas.Select(area => area.Title)],
                [.. groups.Select(group => (group.Label, (IReadOnlyList<CodedShare?>)[.. areas.Select(area => ShareOf(area.Code, group))]))]),
            (under, frame) => ShareBars.Draw(under, rows, "Answered", frame));

        CodedShare? ShareOf(string area, Group group) => release.Completeness[area][release.Lattice.IndexOf(group)];
    }

    /// <summary>The overall score in the groups of one dimension.</summary>
    public static Exhibit By(Release release, DimensionCode dimension)
    {
        var groups = Values(dimension).Select(value => Group.England.With(dimension, value)).ToList();
        Shown.OfMeasure[] shown = [OfMeasure(release, Overall, Group.England), .. groups.Select(group => OfMeasure(release, Overall, group))];
        FigureRow[] rows =
        [
            new(Group.England.Label, shown[0].Figure, IsTotal: true),
            .. groups.Select((group, at) => new FigureRow(SectorWords.Value(release, dimension, group[dimension]), shown[at + 1].Figure)),
        ];
        var words = GroupLabels.Of(dimension);
        FigureRow[] named = [.. groups.Select((group, at) => new FigureRow(GroupLabels.Of(dimension, group[dimension]), shown[at + 1].Figure))];
        return Strips(
            release, $"overall-by-{SectorWords.Slug(dimension)}", $"Overall score by {SectorWords.Lower(words)}", words, rows, shown,
            FigureWords.Finding(named, SectorWords.Plural(dimension)));
    }

    /// <summary>The overall mean in every combination of two dimensions.</summary>
    public static Exhibit Cross(Release release, DimensionCode down, DimensionCode across)
    {
        int[] rows = [0, .. Values(down)];
        int[] columns = [0, .. Values(across)];
        Shown.OfMeasure[] shown =
        [
            .. rows.SelectMany(row => columns.Select(column =>
                OfMeasure(release, Overall, Group.England.With(down, row).With(across, column)))),
        ];
        var grid = new FigureGrid(
            [.. rows.Select(row => GroupLabels.Of(down, row))], [.. columns.Select(column => GroupLabels.Of(across, column))],
            [.. shown.Select(cell => cell.Figure)]);
        var cells = shown.Where(cell => cell.Group.Depth == 2).ToList();
        var heading = $"Mean overall score by {SectorWords.Lower(GroupLabels.Of(down))} and {SectorWords.Lower(GroupLabels.Of(across))}";
        var title = SectorWords.GridFinding([.. cells.Select(cell => cell.Figure)]);
        var caption = new Caption(
            $"overall-by-{SectorWords.Slug(down)}-and-{SectorWords.Slug(across)}", title,
            $"Mean overall score in rating points, {SectorWords.Scale(release)}.",
            $"{title} The table of this chart has every mean.", SectorWords.Source(release));
        return new(
            heading, caption, shown, FigureTables.OfGrid($"{heading}. [c]: withheld.", GroupLabels.Of(down), grid),
            (under, frame) => HeatMap.Draw(under, grid, frame));
    }

    /// <summary>The domains and the elements in England, as far as the edition publishes them; a single domain is left out.</summary>
    public static IReadOnlyList<Exhibit> Parts(Release release)
    {
        var hasDomains = release.Framework.Domains.Count > 1 && release.Framework.Domains.Any(domain => release.Has(new Measure.Domain(domain.Code)));
        var hasElements = release.Framework.Elements.Any(element => release.Has(new Measure.Element(element.Code)));
        return [.. hasDomains ? [Domains(release)] : Array.Empty<Exhibit>(), .. hasElements ? [Elements(release)] : Array.Empty<Exhibit>()];
    }

    /// <summary>Every domain in England.</summary>
    private static Exhibit Domains(Release release)
    {
        var domains = release.Framework.Domains.Where(domain => release.Has(new Measure.Domain(domain.Code))).ToList();
        Shown.OfMeasure[] shown = [.. domains.Select(domain => OfMeasure(release, new Measure.Domain(domain.Code), Group.England))];
        FigureRow[] rows = [.. domains.Zip(shown, (domain, part) => new FigureRow(domain.Title, part.Figure))];
        return Strips(release, "domains", "Domains in England", "Domain", rows, shown, FigureWords.Finding(rows, "domains"));
    }

    /// <summary>Every element in England, under its domain.</summary>
    private static Exhibit Elements(Release release)
    {
        var several = release.Framework.Domains.Count > 1;
        var elements = release.Framework.Domains
            .SelectMany(domain => domain.Elements
                .Where(element => release.Has(new Measure.Element(element.Code)))
                .Select((element, at) => (element, Section: several && at == 0 ? domain.Title : null)))
            .ToList();
        Shown.OfMeasure[] shown = [.. elements.Select(pair => OfMeasure(release, new Measure.Element(pair.element.Code), Group.England))];
        FigureRow[] rows = [.. elements.Zip(shown, (pair, part) => new FigureRow(pair.element.Title, part.Figure, Section: pair.Section))];
        return Strips(release, "elements", "Elements in England", "Element", rows, shown, FigureWords.Finding(rows, "elements"));
    }

    private static Exhibit Strips(
        Release release, string id, string heading, string first, FigureRow[] rows, Shown[] shown, string title)
    {
        var scale = release.Framework.Scale!;
        var caption = new Caption(
            id, title, $"{heading}, in rating points, {SectorWords.Scale(release)}.", $"{title} {FigureWords.Description(rows)}",
            SectorWords.Source(release));
        return new(
            heading, caption, shown, FigureTables.OfRows($"{heading}. [c]: withheld; [u]: few organisations.", first, rows),
            (under, frame) => QuantileStrips.Draw(under, rows, scale.Minimum, scale.Maximum, frame));
    }

    private static IEnumerable<int> Values(DimensionCode dimension) => Enumerable.Range(1, Lattice.SizeOf(dimension));

    private static Shown.OfMeasure OfMeasure(Release release, Measure measure, Group group) => new(measure, group, release[measure, group]);

    private static Shown.OfParticipation OfParticipation(Release release, Group group) =>
        new(group, release.ParticipationOf(release.Lattice.IndexOf(group)));
}
