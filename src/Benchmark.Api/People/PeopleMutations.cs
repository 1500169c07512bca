using System.Security.Claims;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.People;

namespace Benchmark.Api.People;

[MutationType]
internal static partial class PeopleMutations
{
    /// <summary>How long a key opens beside the one that took its place, so that nobody is locked out while it is changed.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Issues a key and shows its secret, once; for administrators, and for providers for their own organisation.</summary>
    /// <param name="role">What its holder may do.</param>
    /// <param name="organisation">Whose assessments its holder works on; needed for providers.</param>
    /// <param name="scopes">What it may be used for; to look and to change when not said.</param>
    /// <param name="expiresAt">From when it opens nothing; null for never.</param>
    /// <param name="holder">Who holds it: what they are called, or the address by which they sign in. A key that does not say counts for nobody where two people are needed.</param>
    [Authorize(Roles = ["ADMINISTRATOR", "PROVIDER"])]
    [Error<KeyRefusedException>]
    [Error<OrganisationNotFoundException>]
    public static async Task<IssuedKey> IssueKeyAsync(
        Role role, [ID<OrganisationFacts>] string? organisation, IReadOnlyList<KeyScope>? scopes, DateTimeOffset? expiresAt, string? holder,
        PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var actor = user.ToActor();
        if (!actor.Is(Role.Administrator) && (role != Role.Provider || organisation != actor.Organisation))
            throw new KeyRefusedException("A provider issues keys of providers for its own organisation: an administrator issues others.");

        await using var transaction = await side.ChangeAsync(user, cancellation);
        var issued = await KeyStore.IssueAsync(
            registrar.Vault, role, organisation, expiresAt, actor.Name, clock.GetUtcNow(), cancellation,
            mayWrite: scopes is null || scopes.Contains(KeyScope.Write), holder);
        await transaction.NoteAsync("issueKey", issued.Key.Prefix, cancellation);
        await transaction.CommitAsync(cancellation);
        return issued;
    }

    /// <summary>Issues a key in the place of another, with its holder; the other opens for one more day.</summary>
    /// <param name="prefix">Names the old key: the beginning of its secret.</param>
    [Authorize(Roles = ["ADMINISTRATOR", "PROVIDER"])]
    [Error<KeyRefusedException>]
    public static async Task<IssuedKey> RotateKeyAsync(
        string prefix, PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        await FindAsync(transaction, prefix, cancellation);
        var issued = await KeyStore.RotateAsync(registrar.Vault, prefix, Overlap, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("rotateKey", prefix, cancellation);
        await transaction.CommitAsync(cancellation);
        return issued;
    }

    /// <summary>Ends a key at once.</summary>
    /// <param name="prefix">Names the key: the beginning of its secret.</param>
    [Authorize(Roles = ["ADMINISTRATOR", "PROVIDER"])]
    [Error<KeyRefusedException>]
    public static async Task<ApiKey> RevokeKeyAsync(
        string prefix, PrivateSide side, Registrar registrar, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        await FindAsync(transaction, prefix, cancellation);
        await KeyStore.RevokeAsync(registrar.Vault, prefix, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("revokeKey", prefix, cancellation);
        var revoked = await FindAsync(transaction, prefix, cancellation);
        await transaction.CommitAsync(cancellation);
        return revoked;
    }

    /// <summary>Accepts the terms under which researchers see anonymised assessments.</summary>
    /// <param name="terms">The version that was read, for example <c>research-1.0</c>.</param>
    [Authorize(Roles = ["RESEARCHER"])]
    [Error<TermsUnknownException>]
    public static async Task<TermsAcceptance> AcceptTermsAsync(
        string terms, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var accepted = await transaction.AcceptTermsAsync(terms, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("acceptTerms", terms, cancellation);
        await transaction.CommitAsync(cancellation);
        return accepted;
    }

    /// <summary>A key that the acting person may see.</summary>
    private static async Task<ApiKey> FindAsync(ActingTransaction transaction, string prefix, CancellationToken cancellation) =>
        (await KeyStore.ListAsync(transaction, cancellation)).FirstOrDefault(key => key.Prefix == prefix)
        ?? throw new KeyRefusedException($"There is no key {prefix}: give the first letters of its secret, as they were shown.");
}
