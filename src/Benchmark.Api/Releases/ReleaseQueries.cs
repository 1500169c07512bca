using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

[QueryType]
internal static partial class ReleaseQueries
{
    /// <summary>Published and withdrawn releases, newest first.</summary>
    /// <param name="framework">Only those of this framework, by code; null for all.</param>
    [CacheControl(60)]
    [UsePaging]
    public static IEnumerable<ReleaseFacts> GetReleases(PublishedReleases releases, string? framework) =>
        releases.Facts.Where(release => framework is null || release.FrameworkCode == framework);

    /// <summary>One release: the newest published one when no version is named; null when there is none.</summary>
    /// <param name="framework">The framework's code, for example <c>well-led</c>; its newest edition with a release counts.</param>
    /// <param name="perspective">From where leadership was looked at; left out for editions without perspectives.</param>
    /// <param name="version">A version; <c>2.*</c> and <c>2.1.*</c> name the newest that begins so.</param>
    [CacheControl(60)]
    public static ReleaseFacts? GetRelease(
        PublishedReleases releases, string framework, PerspectiveCode? perspective, string? version) =>
        releases.Find(framework, perspective, version);
}
