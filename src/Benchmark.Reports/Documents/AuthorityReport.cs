using System.Globalization;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>One local authority's leadership, for itself alone: its own scores beside what visiting peers found, and beside councils like it.</summary>
internal static class AuthorityReport
{
    /// <summary>The theme of leadership: Theme 4 of local authority assurance.</summary>
    private const string Leadership = "LAT4";

    /// <summary>The report; the same rows, release and day give the same bytes.</summary>
    /// <param name="standing">Where the authority stands in a release.</param>
    /// <param name="before">Published releases of the same edition before it, oldest first.</param>
    /// <param name="reviews">What visiting peers found, the latest visit first; may be empty.</param>
    /// <param name="examples">What others offer about what lies furthest behind; may be empty.</param>
    public static Report Of(
        Standing standing, IReadOnlyList<Release> before, IReadOnlyList<PeerReview> reviews, IReadOnlyList<OfferedExample> examples)
    {
        var release = standing.Release;
        var theme = release.Framework.Domains.FirstOrDefault(domain => domain.Code == Leadership) ?? release.Framework.Domains[^1];
        var review = reviews.FirstOrDefault(one => one.Theme == theme.Code);
        var leadership = Beside(standing, theme, review);
        var standings = OwnExhibits.Standings(standing);
        var around = OwnExhibits.Around(standing);
        var trend = OwnExhibits.Trend(standing, before);
        Exhibit?[] all = [leadership, standings, around, trend];
        PageSection?[] sections =
        [
            OwnSections.Answer(standing),
            new("theme", $"Theme {ThemeNumber(release.Framework, theme)}: {theme.Title}", Html.Of($"""
                <p>{ReviewWords(standing, theme, review)}</p>
                {leadership.ToHtml()}
                {(review is null ? Html.None : Findings(release.Framework, review))}
                """)),
            new("profile-section", "All themes, beside councils like yours", Html.Of($"""
                <p>{PeerWords.Sentence(release, standing.Peers)}</p>
                {standings.ToHtml()}{around.ToHtml()}
                """)),
            OwnSections.LargestGaps(standing, null),
            OwnSections.Actions(standing),
            trend is null ? null : new("rounds", "From round to round", Html.Of($"""
                <p>Your own scores beside the published means of the same peers.</p>
                {trend.ToHtml()}
                """)),
            OwnSections.Examples(standing, examples),
            OwnSections.Reading(standing),
            OwnSections.Method(standing),
        ];
        var page = new Page(
            standing.Own.Organisation.Name, $"Authority report: {release.Framework.Title}, {SectorWords.Lower(SectorWords.Season(release))}",
            OwnWords.Lead(standing), OwnSections.Notices(standing), [.. sections.OfType<PageSection>()],
            $"{SectorWords.Source(release)} Checksum {release.Facts.Checksum}.");
        return new(OwnSections.NameOf("authority", standing), page, [.. all.OfType<Exhibit>()], release, standing.Peers);
    }

    private static Exhibit Beside(Standing standing, FrameworkDomain theme, PeerReview? review)
    {
        var scores = review?.Scores().ToDictionary(given => given.Place, given => given.Score, StringComparer.Ordinal);
        return OwnExhibits.Beside(standing, "leadership", $"{theme.Title}: you, your peer review and councils like yours",
        [
            (theme.Title, new Measure.Domain(theme.Code), null, ScoreOf(theme.Code)),
            .. theme.Elements.Select(element => (element.Title, (Measure)new Measure.Element(element.Code), (string?)null, ScoreOf(element.Code))),
        ]);

        int? ScoreOf(string place) => scores is not null && scores.TryGetValue(place, out var score) ? score : null;
    }

    private static string ReviewWords(Standing standing, FrameworkDomain theme, PeerReview? review)
    {
        if (review is null)
            return "No peer review of this theme is recorded. Once one is, its findings and scores stand here beside your own.";

        var visit = review.ReviewedOn is { } day ? $"Peers visited on {OwnWords.Day(day)}." : "Peers visited; the document does not say when.";
        var own = standing.ScoreOf(new Measure.Domain(theme.Code));
        return (own, review.Score) switch
        {
            ({ } score, { } given) => $"{visit} You score the theme {OwnWords.Tenths(score)}; they score it {given.ToString(CultureInfo.InvariantCulture)}. {Apart(score - given)}",
            ({ } score, null) => $"{visit} You score the theme {OwnWords.Tenths(score)}; they gave it no score.",
            (null, { } given) => $"{visit} They score the theme {given.ToString(CultureInfo.InvariantCulture)}; you have no score of your own for it.",
            _ => $"{visit} Neither they nor you have a score for the theme.",
        };
    }

    private static string Apart(double difference) => difference switch
    {
        > 0.5 => "You see yourselves better than they do: begin with their considerations.",
        < -0.5 => "They see you better than you see yourselves: look at what they name as strengths.",
        _ => "The two views agree to within half a point.",
    };

    private static Html Findings(Framework framework, PeerReview review) => Html.Of($"""
        {List("What peers named as strengths", review.Strengths)}
        {List("What peers would have you consider", review.Considerations)}
        {Html.Each(review.Elements.Where(element => element.Observations.Count > 0), element => List($"{framework.TitleOf(element.Element)}", element.Observations))}
        """);

    private static Html List(string heading, IReadOnlyList<string> items) => items.Count == 0
        ? Html.None
        : Html.Of($"""
            <h3>{heading}</h3>
            <ul>
            {Html.Each(items, item => Html.Of($"<li>{item}</li>\n"))}
            </ul>

            """);

    private static int ThemeNumber(Framework framework, FrameworkDomain theme) => framework.Domains.ToList().IndexOf(theme) + 1;
}
