using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The first page people see: what this is, and what there is to read.</summary>
public static class FrontPage
{
    /// <summary>The page.</summary>
    /// <param name="releases">What is public, newest first; may be empty.</param>
    /// <param name="frameworks">Editions that releases may be of.</param>
    /// <param name="path">Where the report of a release is served.</param>
    /// <param name="latest">The newest public release that has scores, shown as charts; null where there is none.</param>
    public static string Of(
        IReadOnlyList<ReleaseFacts> releases, IReadOnlyList<Framework> frameworks, Func<ReleaseFacts, string> path, Release? latest)
    {
        var published = releases.Where(release => release.Status == ReleaseStatus.Published).ToList();
        return new Page(
            "Benchmark", "Leadership in social care, compared",
            "Care organisations rate their own leadership against published frameworks. Everyone learns from the sector's answers, and nobody can learn anybody's.",
            [
                .. published.Any(release => release.IsSynthetic)
                    ? ["SYNTHETIC: some releases here are made up to show how the product works. They describe no real organisation."]
                    : Array.Empty<string>(),
            ],
            [
                .. latest is null ? Array.Empty<PageSection>() : [new("latest", "The latest figures", Latest(latest, path))],
                new("reports", "Sector reports", ReleaseList.Of(published, frameworks, path)),
                new("own", "Your own report", Html.Of($"""
                    <p>When you are signed in, <a href="/reports/provider">your provider report</a> shows where your organisation stands among its peers, how sure that is and what to do first. Local authorities have <a href="/reports/authority">an authority report</a> beside what visiting peers found. Nobody else can see either.</p>
                    """)),
                new("datasets", "Datasets", Html.Of($"""
                    <p>Every release can be <a href="/datasets">downloaded as files</a> for analysis: CSV, JSON Lines and Parquet.</p>
                    """)),
                new("api", "For programs", Html.Of($"""
                    <p>The same figures are served by GraphQL at <a href="/graphql"><code>/graphql</code></a>: frameworks, rounds, releases and benchmarks by region, size of employer and service.</p>
                    """)),
                new("method", "Method", Html.Of($"""
                    <p><a href="/reports/methods">How these figures are made</a>, in plain words: what is measured, who is protected and how, how sure the figures are, and what they cannot say.</p>
                    """)),
                new("withheld", "What is never shown", Html.Of($"""
                    <p>{Figure.Withheld.Explanation} Answers, evidence and examples stay with the organisation that wrote them.</p>
                    """)),
            ],
            "Benchmark publishes figures about groups of organisations, never about one.").ToHtml();
    }

    private static Html Latest(Release release, Func<ReleaseFacts, string> path)
    {
        Exhibit[] exhibits =
        [
            SectorExhibits.By(release, release.Lattice.Dimensions[0]),
            .. SectorExhibits.Parts(release).Take(1),
        ];
        return Html.Of($"""
            <p>{SectorPage.Lead(release)} These charts are of {release.Facts.RoundTitle}. <a href="{path(release.Facts)}">Read the whole report</a>.</p>
            {Html.Each(exhibits, exhibit => exhibit.ToHtml())}
            """);
    }
}
