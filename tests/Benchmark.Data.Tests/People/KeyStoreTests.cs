using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.People;

public sealed class KeyStoreTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_opens_its_key_and_is_kept_nowhere()
    {
        await using var database = await OpenAsync();

        var issued = await KeyStore.IssueAsync(database.Vault, Role.Provider, "org-1", Some.Now.AddDays(1), "Ada", Some.Now, Cancellation);

        var actor = await KeyStore.FindAsync(database.Vault, issued.Secret, Some.Now, Cancellation);

        Assert.Equal(issued.Secret[..12], issued.Key.Prefix);
        Assert.NotNull(actor);
        Assert.Equal(("org-1", "PROVIDER", true), (actor.Organisation, string.Join(' ', actor.Roles).ToUpperInvariant(), actor.MayWrite));
        Assert.DoesNotContain(
            issued.Secret[12..],
            await database.QueryTextAsync("select to_jsonb(k)::text || encode(hash, 'escape') from registry.api_key k"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_nothing_once_it_expired_or_was_revoked_or_with_another_secret()
    {
        await using var database = await OpenAsync();
        var issued = await KeyStore.IssueAsync(database.Vault, Role.Researcher, null, Some.Now.AddDays(1), "Ada", Some.Now, Cancellation);
        var (last, other) = (issued.Secret[^1], issued.Secret[^1] == 'A' ? 'E' : 'A');

        Assert.Null(await KeyStore.FindAsync(database.Vault, issued.Secret, Some.Now.AddDays(1), Cancellation));
        Assert.Null(await KeyStore.FindAsync(database.Vault, issued.Secret[..^1] + other, Some.Now, Cancellation));
        Assert.Null(await KeyStore.FindAsync(database.Vault, "", Some.Now, Cancellation));
        Assert.NotNull(await KeyStore.FindAsync(database.Vault, issued.Secret[..^1] + last, Some.Now, Cancellation));

        await KeyStore.RevokeAsync(database.Vault, issued.Key.Prefix, Some.Now, Cancellation);
        Assert.Null(await KeyStore.FindAsync(database.Vault, issued.Secret, Some.Now, Cancellation));
        await KeyStore.RevokeAsync(database.Vault, issued.Key.Prefix, Some.Now, Cancellation);
    }

    [Fact]
    public async Task A_key_that_takes_another_s_place_has_its_rights_and_the_old_one_ends_after_the_overlap()
    {
        await using var database = await OpenAsync();
        var old = await KeyStore.IssueAsync(
            database.Vault, Role.Provider, "org-1", Some.Now.AddDays(90), "Ada", Some.Now, Cancellation, mayWrite: false, " Zoe\u0308  Example ");

        var fresh = await KeyStore.RotateAsync(database.Vault, old.Key.Prefix, TimeSpan.FromHours(1), Some.Now, Cancellation);

        Assert.NotEqual(old.Secret, fresh.Secret);
        Assert.Equal(("Zo\u00eb Example", "Zo\u00eb Example"), (old.Key.Holder, fresh.Key.Holder));
        Assert.Equal(["ZO\u00cb EXAMPLE"], (await KeyStore.FindAsync(database.Vault, fresh.Secret, Some.Now, Cancellation))!.Person.KnownAs);
        Assert.Equal(
            (old.Key.Role, old.Key.Organisation, old.Key.ExpiresAt, old.Key.MayWrite),
            (fresh.Key.Role, fresh.Key.Organisation, fresh.Key.ExpiresAt, fresh.Key.MayWrite));
        Assert.NotNull(await KeyStore.FindAsync(database.Vault, old.Secret, Some.Now.AddMinutes(59), Cancellation));
        Assert.Null(await KeyStore.FindAsync(database.Vault, old.Secret, Some.Now.AddHours(1), Cancellation));
        Assert.NotNull(await KeyStore.FindAsync(database.Vault, fresh.Secret, Some.Now.AddHours(1), Cancellation));
        await Assert.ThrowsAsync<KeyRefusedException>(
            () => KeyStore.RotateAsync(database.Vault, old.Key.Prefix, TimeSpan.Zero, Some.Now, Cancellation));
    }

    [Fact]
    public async Task A_key_that_does_not_say_who_holds_it_lets_in_somebody_whom_nobody_knows()
    {
        await using var database = await OpenAsync();
        var issued = await KeyStore.IssueAsync(database.Vault, Role.Provider, "org-1", null, "Ada", Some.Now, Cancellation);

        var actor = await KeyStore.FindAsync(database.Vault, issued.Secret, Some.Now, Cancellation);

        Assert.Equal((null, issued.Key.Prefix, false), (issued.Key.Holder, actor!.Name, actor.Person.IsKnown));
    }

    [Fact]
    public async Task A_key_that_makes_no_sense_is_refused()
    {
        await using var database = await OpenAsync();

        await Assert.ThrowsAsync<KeyRefusedException>(
            () => KeyStore.IssueAsync(database.Vault, Role.Provider, null, null, "Ada", Some.Now, Cancellation));
        await Assert.ThrowsAsync<KeyRefusedException>(
            () => KeyStore.IssueAsync(database.Vault, Role.Reviewer, null, Some.Now, "Ada", Some.Now, Cancellation));
        foreach (var holder in new[] { " ", "bmk_AbCdEfGh", new string('A', 201) })
        {
            await Assert.ThrowsAsync<KeyRefusedException>(
                () => KeyStore.IssueAsync(database.Vault, Role.Reviewer, null, null, "Ada", Some.Now, Cancellation, holder: holder));
        }

        await Assert.ThrowsAsync<OrganisationNotFoundException>(
            () => KeyStore.IssueAsync(database.Vault, Role.Provider, "nobody", null, "Ada", Some.Now, Cancellation));
        await Assert.ThrowsAsync<KeyRefusedException>(() => KeyStore.RevokeAsync(database.Vault, "bmk_nothing", Some.Now, Cancellation));
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await using var command = database.Owner.CreateCommand(
            "insert into registry.organisation (reference, name, kind, region, is_synthetic) values ('org-1', 'First', 'PROVIDER', 'LONDON', false)");
        await command.ExecuteNonQueryAsync(Cancellation);
        return database;
    }
}
