using System.Globalization;
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
    public static string Of(
        IReadOnlyList<ReleaseFacts> releases, IReadOnlyList<Framework> frameworks, Func<ReleaseFacts, string> path)
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
                new("reports", "Sector reports", Reports(published, frameworks, path)),
                new("api", "For programs", Html.Of($"""
                    <p>The same figures are served by GraphQL at <a href="/graphql"><code>/graphql</code></a>: frameworks, rounds, releases and benchmarks by region, size of employer and service.</p>
                    """)),
                new("withheld", "What is never shown", Html.Of($"""
                    <p>{Figure.Withheld.Explanation} Answers, evidence and examples stay with the organisation that wrote them.</p>
                    """)),
            ],
            "Benchmark publishes figures about groups of organisations, never about one.").ToHtml();
    }

    private static Html Reports(
        List<ReleaseFacts> published, IReadOnlyList<Framework> frameworks, Func<ReleaseFacts, string> path) => published.Count == 0
        ? Html.Of($"<p>Nothing is published yet.</p>")
        : Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Table: published releases">
            <table class="plain">
            <caption>Published releases, newest first</caption>
            <thead><tr><th scope="col">Report</th><th scope="col">Framework</th><th scope="col">Seen by</th><th scope="col">Version</th><th scope="col">Published</th></tr></thead>
            <tbody>
            {Html.Each(published, release => Row(release, frameworks, path))}
            </tbody>
            </table>
            </div>
            """);

    private static Html Row(ReleaseFacts release, IReadOnlyList<Framework> frameworks, Func<ReleaseFacts, string> path)
    {
        var framework = frameworks.FirstOrDefault(candidate =>
            candidate.Code == release.FrameworkCode && candidate.Edition == release.FrameworkEdition);
        var perspective = framework?.Perspectives.FirstOrDefault(candidate => candidate.Code == release.Perspective)?.Title ?? "the organisation";
        return Html.Of($"""
            <tr><th scope="row"><a href="{path(release)}">{release.RoundTitle}</a></th><td>{framework?.Title ?? release.FrameworkCode} ({release.FrameworkEdition})</td><td>{perspective}</td><td>{release.Version}</td><td>{release.PublishedAt?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? ""}</td></tr>

            """);
    }
}
