using System.Globalization;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>The page of a sector report.</summary>
internal static class SectorPage
{
    private static readonly Measure Overall = new Measure.Overall();

    public static Page Of(
        Release release, Release? before, Exhibit participation, Exhibit? sector, Exhibit? completeness, IReadOnlyList<Exhibit> overall,
        IReadOnlyList<Exhibit> parts, Exhibit? change)
    {
        var facts = release.Facts;
        var framework = release.Framework;
        var perspective = SectorWords.Perspective(release) is { } from ? $", seen by {SectorWords.Lower(from)}" : "";
        PageSection?[] sections =
        [
            new("glance", "At a glance", Glance(release)),
            new("participation", "Who took part", Html.Of($"""
                <p>A group appears only where enough organisations took part to protect each of them.</p>
                {participation.ToHtml()}
                """)),
            sector is null ? null : new("sector", "How far this speaks for the sector", Html.Of($"""
                {SectorResponse.Words(release)}
                {sector.ToHtml()}
                {SectorResponse.Weighted(release)}
                """)),
            completeness is null ? null : new("answered", "How much was answered", Html.Of($"""
                <p>This edition is answered in words, so there is nothing to score. What can be told without telling anybody's answer is how much of each area was answered, to the nearest 5% and from 30 organisations.</p>
                {completeness.ToHtml()}
                """)),
            overall.Count == 0 ? null : new("overall", "Overall score", Html.Of($"""
                <p>An organisation's overall score is the mean of its element scores. Each strip shows how the scores of a group lie.</p>
                {Html.Each(overall, exhibit => exhibit.ToHtml())}
                """)),
            parts.Count == 0 ? null : new("parts", "Strengths and gaps", Html.Of($"""
                {Strengths(release)}
                {Html.Each(parts, exhibit => exhibit.ToHtml())}
                """)),
            before is null || release.Measures.Count == 0 ? null : new("change-section", "Change since the last round", Html.Of($"""
                <p>{(change is null ? "No change since the round before can be shown without telling something about single organisations." : "Only differences of published means are shown, and none where a handful of organisations joining or leaving would stand out. Mostly the same organisations take part in both rounds; the rule that tells a change from chance does not count on it, and so errs towards no change.")}</p>
                {change?.ToHtml() ?? Html.None}
                """)),
            new("withheld", "What is withheld, and why", Withheld(release)),
            new("reading", "How to read this", Reading(release)),
            new("method", "Method and version", Method(release)),
        ];
        return new(
            facts.RoundTitle.Contains(framework.Title, StringComparison.Ordinal) ? facts.RoundTitle : $"{framework.Title}: {facts.RoundTitle}", $"Sector report{perspective}", Lead(release), Notices(facts),
            [.. sections.OfType<PageSection>()],
            $"{SectorWords.Source(release)} Checksum {facts.Checksum}.");
    }

    private static IReadOnlyList<string> Notices(ReleaseFacts facts) =>
    [
        .. facts.IsSynthetic ? ["SYNTHETIC: these answers are made up to show how the report works. They describe no real organisation."] : Array.Empty<string>(),
        .. facts.WithdrawnBecause is { } reason ? [$"WITHDRAWN: this release is no longer public. {reason}"] : Array.Empty<string>(),
        .. facts.PublishedAt is null ? ["DRAFT: this release is not published. Do not pass it on."] : Array.Empty<string>(),
    ];

    /// <summary>What the report comes to, in a sentence or two.</summary>
    public static string Lead(Release release)
    {
        var count = release.ParticipationOf(release.Lattice.IndexOf(Group.England));
        var took = count is { } number ? $"About {number:#,0} organisations took part." : "The number that took part is withheld.";
        if (release.Measures.Count == 0)
            return $"{took} They answered in words, so there are no scores.";
        return release[Overall, Group.England] is Figure.Published { } figure
            ? $"The typical organisation scores {FigureWords.Typical(figure).Label} out of {release.Framework.Scale!.Maximum}. {took}"
            : $"The score for England is withheld. {took}";
    }

    private static Html Glance(Release release)
    {
        var (shown, withheld) = Count(release);
        var participation = release.ParticipationOf(release.Lattice.IndexOf(Group.England));
        List<(string Number, string Words)> cards = [(participation is { } count ? $"{count:#,0}" : "Withheld", "organisations took part, to the nearest\u00a05")];
        if (release.Measures.Count > 0 && release[Overall, Group.England] is Figure.Published figure)
        {
            cards.Add((FigureWords.Typical(figure).Label, $"median overall score, out of {release.Framework.Scale!.Maximum}"));
            if (figure.Quartiles is { } half)
                cards.Add(($"{half.Lower.Label} to {half.Upper.Label}", "where the middle half of organisations lie"));
        }

        cards.Add(($"{shown:#,0} of {shown + withheld:#,0}", "groups can be shown; the others are withheld to protect organisations"));
        return Html.Of($"""
            <dl class="facts">
            {Html.Each(cards, card => Html.Of($"<div><dt>{card.Words}</dt><dd>{card.Number}</dd></div>\n"))}
            </dl>
            <p>This report describes {release.Facts.RoundTitle}: {(release.Measures.Count == 0 ? "what organisations answered to" : "how leadership was rated against")} “{release.Framework.Title}” ({release.Framework.Publisher}, {release.Framework.Edition}). It shows groups of organisations, never one organisation.</p>
            """);
    }

    private static Html Strengths(Release release)
    {
        var hasElements = release.Framework.Elements.Any(element => release.Has(new Measure.Element(element.Code)));
        var measured = hasElements
            ? release.Framework.Elements.Select(element => (element.Title, Measure: (Measure)new Measure.Element(element.Code)))
            : release.Framework.Domains.Select(domain => (domain.Title, Measure: (Measure)new Measure.Domain(domain.Code)));
        var parts = measured
            .Where(part => release.Has(part.Measure))
            .Select(part => (part.Title, Figure: release[part.Measure, Group.England] as Figure.Published))
            .Where(pair => pair.Figure is not null)
            .Select(pair => (pair.Title, pair.Figure!.Mean))
            .OrderByDescending(pair => pair.Mean.Tenths)
            .ToList();
        if (parts.Count == 0)
            return Html.Of($"<p>No part can be shown.</p>");
        if (parts[0].Mean == parts[^1].Mean)
            return Html.Of($"<p>The means of the parts do not differ.</p>");

        return Html.Of($"""
            <p>Across England the highest mean is {parts[0].Mean.Label}, for {Listed(parts, parts[0].Mean)}; the lowest is {parts[^1].Mean.Label}, for {Listed(parts, parts[^1].Mean)}. A low mean says where there is most room to improve, not why.</p>
            """);
    }

    private static string Listed(List<(string Title, CodedNumber Mean)> elements, CodedNumber mean)
    {
        var titles = elements.Where(pair => pair.Mean == mean).Select(pair => $"“{pair.Title}”").ToList();
        return titles.Count switch
        {
            1 => titles[0],
            <= 4 => $"{string.Join(", ", titles.SkipLast(1))} and {titles[^1]}",
            _ => $"{string.Join(", ", titles.Take(3))} and {titles.Count - 3} more",
        };
    }

    private static Html Withheld(Release release)
    {
        var (shown, withheld) = Count(release);
        return Html.Of($"""
            <p>Of the {shown + withheld} groups of this release, {withheld} are withheld. {Figure.Withheld.Explanation}</p>
            <p>A withheld group is hatched in charts and marked [c] in tables. It looks the same whatever the reason, so that the mark itself gives nothing away. Withheld never means zero.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table: signs">
            <table class="plain">
            <caption>Signs in charts and tables</caption>
            <thead><tr><th scope="col">Sign</th><th scope="col">Meaning</th></tr></thead>
            <tbody>
            <tr><th scope="row">[c]</th><td>Withheld to protect organisations.</td></tr>
            <tr><th scope="row">[u]</th><td>Shown, but from only 10 to 29 organisations: read with care.</td></tr>
            <tr><th scope="row">too few</th><td>The group is shown, but is too small for this number: the middle half needs 20 organisations, the middle 80% needs 50.</td></tr>
            <tr><th scope="row">3.8 or above</th><td>The highest scores are not told apart, and nor are those of 1.2 or below, so that no group can be read as unanimous.</td></tr>
            </tbody>
            </table>
            </div>
            """);
    }

    private static Html Reading(Release release) => release.Measures.Count == 0
        ? Html.Of($"""
            <p>Organisations answered in words. This report counts who took part and how much they answered; it holds no answer and no example.</p>
            <p>Those that took part chose to. They may differ from those that did not.</p>
            """)
        : Html.Of($"""
            <ul>
            <li><strong>Scores</strong> run from {SectorWords.Scale(release)}.</li>
            <li><strong>Median:</strong> half of the organisations score this or less, half this or more. <strong>Mean:</strong> the average.</li>
            <li><strong>Middle half:</strong> a quarter of organisations score below it and a quarter above. <strong>Middle 80%:</strong> a tenth below, a tenth above.</li>
            <li><strong>How sure:</strong> every number is rounded to 0.1, so a difference of 0.1 may be no difference at all. Small groups move more from round to round than large ones.</li>
            <li><strong>What it does not say:</strong> why groups differ. Groups differ in more than region and size, and those that took part may differ from those that did not.</li>
            <li><strong>Whose view:</strong> scores are ratings against a framework, not measurements. They are best read beside other evidence.</li>
            </ul>
            """);

    private static Html Method(Release release)
    {
        var facts = release.Facts;
        List<(string Name, string Words)> rows =
        [
            ("Framework", $"{release.Framework.Title}, edition {release.Framework.Edition}, {release.Framework.Publisher}"),
            ("Round", $"{facts.RoundTitle} ({facts.RoundCode})"),
            ("Release", $"{facts.Version}, {facts.Status.ToString().ToLowerInvariant()}"),
            ("Published", facts.PublishedAt?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "not yet"),
            ("Size bands", $"version {facts.SizeBands.Version}"),
            ("Disclosure policy", $"{facts.Policy.Code}, version {facts.Policy.Version}"),
            ("Checksum", facts.Checksum),
        ];
        if (SectorWords.Perspective(release) is { } perspective)
            rows.Insert(1, ("Perspective", perspective));
        return Html.Of($"""
            <p>Each organisation's element score is the mean of its ratings of the statements that apply to it; a domain and the overall score are means of element scores. Only complete submissions count. Figures are computed once, when a release is built, then rounded, and do not change afterwards.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table: this release">
            <table class="plain">
            <caption>This release</caption>
            <thead><tr><th scope="col">Fact</th><th scope="col">Value</th></tr></thead>
            <tbody>
            {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Name}</th><td>{row.Words}</td></tr>\n"))}
            </tbody>
            </table>
            </div>
            <p>The data files of this report have every number shown here with its sign. The method is explained in plain words in the methods annex.</p>
            """);
    }

    private static (int Shown, int Withheld) Count(Release release)
    {
        var shown = Enumerable.Range(0, release.Lattice.Groups.Count).Count(group => release.ParticipationOf(group) is not null);
        return (shown, release.Lattice.Groups.Count - shown);
    }
}
