using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Disclosure;
using Benchmark.Data.People;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

[MutationType]
internal static partial class ReleaseMutations
{
    /// <summary>Begins to build a draft release of a closed round; <c>buildProgressed</c> tells how far it is. For sector bodies and administrators.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="perspective">From where leadership was looked at; left out for editions without perspectives.</param>
    /// <param name="policy">The disclosure policy's code; the one for those who took part when not said.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<RoundNotFoundException>]
    [Error<RoundStillOpenException>]
    [Error<RoundAlreadyReleasedException>]
    [Error<PerspectiveNeededException>]
    [Error<PolicyNotFoundException>]
    [Error<UnevenStatementException>]
    [Error<HolderNeededException>]
    public static async Task<BuildProgress> BuildReleaseAsync(
        string round, PerspectiveCode? perspective, string? policy, ReleaseOffice office, PrivateSide side, TimeProvider clock,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var rules = policy is null ? null : PolicyFiles.Find(policy) ?? throw new PolicyNotFoundException(policy);
        var begun = await office.BeginAsync(new(round, perspective, rules, transaction.Actor.Person), clock);
        await transaction.NoteAsync("buildRelease", begun.Release, cancellation);
        await transaction.CommitAsync(cancellation);
        return begun;
    }

    /// <summary>Agrees to an audited release, as somebody other than who built it, whatever key either used. For sector bodies and administrators.</summary>
    /// <param name="release">The release.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<ReleaseNotFoundException>]
    [Error<ReleaseStepException>]
    [Error<SecondPersonNeededException>]
    [Error<HolderNeededException>]
    public static Task<ReleaseFacts> ApproveReleaseAsync(
        [ID("Release")] string release, ReleaseOffice office, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation) =>
        TakeAsync("approveRelease", release, office, side, user, (facts, person) =>
            ReleaseLife.ApproveAsync(office.Builder, facts, person, clock.GetUtcNow(), cancellation), cancellation);

    /// <summary>Makes an approved release public. For sector bodies and administrators.</summary>
    /// <param name="release">The release.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<ReleaseNotFoundException>]
    [Error<ReleaseStepException>]
    [Error<AuditOutdatedException>]
    public static async Task<ReleaseFacts> PublishReleaseAsync(
        [ID("Release")] string release, ReleaseOffice office, PublishedReleases published, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        var taken = await TakeAsync("publishRelease", release, office, side, user, (facts, person) =>
            ReleaseLife.PublishAsync(office.Builder, facts, person, clock.GetUtcNow(), cancellation), cancellation);
        await published.RefreshAsync(cancellation);
        return taken;
    }

    /// <summary>Takes a published release back as a whole. For sector bodies and administrators.</summary>
    /// <param name="release">The release.</param>
    /// <param name="because">Why; shown to the public.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<ReleaseNotFoundException>]
    [Error<ReleaseStepException>]
    public static async Task<ReleaseFacts> WithdrawReleaseAsync(
        [ID("Release")] string release, string because, ReleaseOffice office, PublishedReleases published, PrivateSide side, TimeProvider clock,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        var taken = await TakeAsync("withdrawRelease", release, office, side, user, (facts, person) =>
            ReleaseLife.WithdrawAsync(office.Builder, facts, because, person, clock.GetUtcNow(), cancellation), cancellation);
        await published.RefreshAsync(cancellation);
        return taken;
    }

    private static async Task<ReleaseFacts> TakeAsync(
        string action, string release, ReleaseOffice office, PrivateSide side, ClaimsPrincipal user,
        Func<ReleaseFacts, Person, Task> step, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var facts = await ReleaseLife.FindAsync(office.Builder, release, cancellation);
        await transaction.NoteAsync(action, release, cancellation);
        await step(facts, transaction.Actor.Person);
        await transaction.CommitAsync(cancellation);
        return await ReleaseLife.FindAsync(office.Builder, release, cancellation);
    }
}

/// <summary>Fields of a build's progress.</summary>
[ObjectType<BuildProgress>]
[ExtendObjectType<BuildProgress>(IgnoreProperties = [nameof(BuildProgress.IsEnd), nameof(BuildProgress.Release)])]
internal static partial class BuildProgressNode
{
    /// <summary>Identifies the release that is built; a release by this identifier is there once the build is finished.</summary>
    [ID("Release")]
    public static string GetRelease([Parent] BuildProgress progress) => progress.Release;
}
