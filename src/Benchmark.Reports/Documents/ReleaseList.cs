using System.Globalization;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The releases there are, edition by edition, the last published first and of those of one day the newest edition; the perspectives of one round stand in one line.</summary>
internal static class ReleaseList
{
    /// <param name="published">Newest first; may be empty.</param>
    /// <param name="editions">Editions that releases may be of.</param>
    /// <param name="path">Where a release leads.</param>
    public static Html Of(IReadOnlyList<ReleaseFacts> published, IReadOnlyList<Framework> editions, Func<ReleaseFacts, string> path) => published.Count == 0
        ? Html.Of($"<p>Nothing is published yet.</p>")
        : Html.Each(
            published.GroupBy(release => (release.FrameworkCode, release.FrameworkEdition))
                .OrderByDescending(releases => releases.Max(release => release.PublishedAt?.Date))
                .ThenByDescending(releases => releases.Key.FrameworkEdition, StringComparer.Ordinal),
            releases =>
            {
                var edition = editions.FirstOrDefault(known => (known.Code, known.Edition) == releases.Key);
                return Html.Of($"""
                    <h3>{edition?.Title ?? releases.Key.FrameworkCode} ({releases.Key.FrameworkEdition})</h3>
                    <ul>
                    {Html.Each(releases.GroupBy(release => (release.RoundCode, release.Version, Day(release))), round => Round([.. round], edition, path))}
                    </ul>

                    """);
            });

    private static Html Round(IReadOnlyList<ReleaseFacts> releases, Framework? edition, Func<ReleaseFacts, string> path)
    {
        var first = releases[0];
        var published = Html.Of($"(release {first.Version}, published {Day(first)})");
        return first.Perspective is null
            ? Html.Of($"<li><a href=\"{path(first)}\">{first.RoundTitle}</a> {published}</li>\n")
            : Html.Of($"<li>{first.RoundTitle} {published}, seen by {Html.Each(releases.Index(), pair => Html.Of($"{(pair.Index == 0 ? "" : pair.Index == releases.Count - 1 ? " and " : ", ")}<a href=\"{path(pair.Item)}\">{Name(pair.Item, edition)}</a>"))}</li>\n");
    }

    private static string Name(ReleaseFacts release, Framework? edition) => SectorWords.Lower(
        edition?.Perspectives.FirstOrDefault(perspective => perspective.Code == release.Perspective)?.Title ?? Domain.Code.Of(release.Perspective!.Value));

    private static string Day(ReleaseFacts release) => release.PublishedAt?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
