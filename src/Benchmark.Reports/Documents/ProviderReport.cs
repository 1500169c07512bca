using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>One organisation beside its peers, for itself alone: where it stands, how sure that is, and what to do first.</summary>
internal static class ProviderReport
{
    /// <summary>The report; the same rows, release and day give the same bytes.</summary>
    /// <param name="standing">Where the organisation stands in a release.</param>
    /// <param name="before">Published releases of the same edition and perspective before it, oldest first.</param>
    /// <param name="examples">What others offer about what lies furthest behind; may be empty.</param>
    public static Report Of(Standing standing, IReadOnlyList<Release> before, IReadOnlyList<OfferedExample> examples)
    {
        var release = standing.Release;
        var standings = OwnExhibits.Standings(standing);
        var elements = standing.Domains.Count > 1 && standing.Elements.Count > 0 ? OwnExhibits.Elements(standing) : null;
        var around = OwnExhibits.Around(standing);
        var statements = OwnExhibits.Statements(standing);
        var trend = OwnExhibits.Trend(standing, before);
        Exhibit?[] all = [standings, elements, around, statements, trend];
        PageSection?[] sections =
        [
            OwnSections.Answer(standing),
            new("profile-section", "You and your peers", Html.Of($"""
                <p>{PeerWords.Sentence(release, standing.Peers)}</p>
                {Html.Each(new[] { standings, elements, around }.OfType<Exhibit>(), exhibit => exhibit.ToHtml())}
                """)),
            OwnSections.LargestGaps(standing, statements),
            OwnSections.Actions(standing),
            trend is null ? null : new("rounds", "From round to round", Html.Of($"""
                <p>Your own scores beside the published means of the same peers. Where few took part in a round, its mean moves by chance alone.</p>
                {trend.ToHtml()}
                """)),
            OwnSections.Examples(standing, examples),
            OwnSections.Reading(standing),
            OwnSections.Method(standing),
        ];
        var perspective = SectorWords.Perspective(release) is { } from ? $", seen by {SectorWords.Lower(from)}" : "";
        var page = new Page(
            standing.Own.Organisation.Name, $"Provider report: {release.Framework.Title}{perspective}, {SectorWords.Lower(SectorWords.Season(release))}",
            OwnWords.Lead(standing), OwnSections.Notices(standing), [.. sections.OfType<PageSection>()],
            $"{SectorWords.Source(release)} Checksum {release.Facts.Checksum}.");
        return new(OwnSections.NameOf("provider", standing), page, [.. all.OfType<Exhibit>()], release, standing.Peers);
    }
}
