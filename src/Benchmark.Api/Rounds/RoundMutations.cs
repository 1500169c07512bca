using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Api.Releases;
using Benchmark.Data.Frameworks;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Disclosure;
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

    /// <summary>Names groups whose figures are published together, in place of those named before; while the round is open.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="sets">The sets; none to name none.</param>
    [Authorize(Roles = ["SECTOR_BODY", "ADMINISTRATOR"])]
    [Error<RoundNotFoundException>]
    [Error<RoundClosedException>]
    [Error<RoundRefusedException>]
    public static async Task<Round> NameSetsAsync(
        string round, IReadOnlyList<NamedSetInput> sets, PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        var named = sets.Select(set => set.ToSet()).ToList();
        if (NamedSetRules.ProblemOf(named) is { } problem)
            throw new RoundRefusedException(problem);

        await using var transaction = await side.ChangeAsync(user, cancellation);
        await transaction.NoteAsync("nameSets", round, cancellation);
        await RoundSets.ReplaceAsync(registrar.Vault, round, named, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return await RoundStore.FindAsync(registrar.Vault, round, cancellation);
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

/// <summary>Groups that are published together under a name.</summary>
/// <param name="Code">Names it: capital letters, digits and underscores, a letter first, at most 40.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Groups">An organisation of any of them belongs to the set. Each names at least one characteristic.</param>
public sealed record NamedSetInput(string Code, string Title, IReadOnlyList<GroupInput> Groups)
{
    internal NamedSet ToSet() => new(Code, Title.Trim(), [.. Groups.Select(group => group.ToGroup())]);
}
