using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Frameworks;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Rounds;

namespace Benchmark.Api.Rounds;

[MutationType]
internal static partial class RoundMutations
{
    /// <summary>Opens a round; for sector bodies and administrators.</summary>
    /// <param name="code">Names the round, for example <c>2026-spring</c>.</param>
    /// <param name="title">What people call it; the code when not said.</param>
    /// <param name="framework">The framework's code, for example <c>well-led</c>.</param>
    /// <param name="edition">Its edition; the latest when not said.</param>
    /// <param name="opensAt">From when assessments are taken; from now when not said.</param>
    /// <param name="closesAt">Until when they are taken.</param>
    /// <param name="isSynthetic">Whether its answers are made up, so that everything that comes of it says so; real when not said.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<RoundExistsException>]
    [Error<RoundRefusedException>]
    public static async Task<Round> OpenRoundAsync(
        string code, string? title, string framework, string? edition, DateTimeOffset? opensAt, DateTimeOffset closesAt, bool? isSynthetic,
        PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var found = FrameworkFiles.Shipped.Find(framework, edition)
            ?? throw new RoundRefusedException($"There is no framework {framework}{(edition is null ? "" : $" of {edition}")}: the codes are in frameworks.");
        await using var transaction = await side.ChangeAsync(user, cancellation);
        await transaction.NoteAsync("openRound", code, cancellation);
        var round = await RoundStore.OpenAsync(
            registrar.Vault, new(0, code, title ?? code, found.Name, opensAt ?? clock.GetUtcNow(), closesAt, null, isSynthetic ?? false), cancellation);
        await transaction.CommitAsync(cancellation);
        return round;
    }

    /// <summary>Closes a round for good; what comes later belongs to the next one.</summary>
    /// <param name="code">The round's code.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<RoundNotFoundException>]
    [Error<RoundClosedException>]
    public static async Task<Round> CloseRoundAsync(
        string code, PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        await transaction.NoteAsync("closeRound", code, cancellation);
        var round = await RoundStore.CloseAsync(registrar.Vault, code, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return round;
    }
}
