using System.Runtime.CompilerServices;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

[SubscriptionType]
internal static partial class ReleaseSubscriptions
{
    /// <summary>Every release from when it is published.</summary>
    [Subscribe(With = nameof(FollowReleasesAsync))]
    public static ReleaseFacts ReleasePublished([EventMessage] ReleaseFacts release) => release;

    /// <summary>Releases as they become public, wherever they are published from.</summary>
    /// <param name="framework">Only those of this framework, by code; null for all.</param>
    [GraphQLIgnore]
    public static async IAsyncEnumerable<ReleaseFacts> FollowReleasesAsync(
        string? framework, PublishedReleases releases, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var release in releases.FollowAsync(cancellation))
        {
            if (framework is null || release.FrameworkCode == framework)
                yield return release;
        }
    }

    /// <summary>How far the build of a release is, until it ends. For sector bodies and administrators.</summary>
    [Subscribe(With = nameof(FollowBuildAsync))]
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    public static BuildProgress BuildProgressed([EventMessage] BuildProgress progress) => progress;

    /// <summary>What is told of a build, wherever it runs.</summary>
    /// <param name="release">The release that is built, as <c>buildRelease</c> names it.</param>
    [GraphQLIgnore]
    public static IAsyncEnumerable<BuildProgress> FollowBuildAsync(
        [ID("Release")] string release, ReleaseOffice office, CancellationToken cancellation) =>
        BuildProgress.FollowAsync(office.Builder, release, cancellation);
}
