using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.People;
using Dapper;
using Npgsql;

namespace Benchmark.Data.People;

/// <summary>A key as it is known after it was issued.</summary>
/// <param name="Prefix">Names the key; the beginning of its secret.</param>
/// <param name="Role">What its holder may do.</param>
/// <param name="Organisation">Whose assessments its holder works on; null for all or none.</param>
/// <param name="ExpiresAt">From when it opens nothing; null for never.</param>
public sealed record ApiKey(string Prefix, Role Role, string? Organisation, DateTimeOffset? ExpiresAt)
{
    /// <summary>Who holds it; null where nobody said, so that it does not count where two people are needed.</summary>
    public string? Holder { get; init; }

    /// <summary>Whether its holder may change anything.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>When it was issued.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>From when on it opens nothing because somebody ended or replaced it; null for never.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A new key with its secret, which is shown once and kept nowhere.</summary>
/// <param name="Key">The key as it is known from now on.</param>
/// <param name="Secret">What opens it; shown this once.</param>
public sealed record IssuedKey(ApiKey Key, string Secret);

/// <summary>Keys to the API. Only a hash of each secret is kept.</summary>
public static class KeyStore
{
    private const string Mark = Person.KeyMark;
    private const int PrefixLength = 12;
    private const int LongestName = 200;

    /// <summary>Issues a key.</summary>
    /// <param name="vault">The private side.</param>
    /// <param name="role">What its holder may do.</param>
    /// <param name="organisation">Whose key it is; needed for <see cref="Role.Provider"/>.</param>
    /// <param name="expiresAt">From when it opens nothing; null for never.</param>
    /// <param name="person">Who issues it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing issued.</param>
    /// <param name="mayWrite">Whether its holder may change anything.</param>
    /// <param name="holder">Who holds it: what they are called, or the address by which they sign in. Null where nobody says.</param>
    /// <exception cref="OrganisationNotFoundException">There is no such organisation.</exception>
    /// <exception cref="KeyRefusedException">A provider's key names no organisation, its holder is not a name, or it would have expired already.</exception>
    public static async Task<IssuedKey> IssueAsync(
        NpgsqlDataSource vault, Role role, string? organisation, DateTimeOffset? expiresAt, string person, DateTimeOffset now,
        CancellationToken cancellation, bool mayWrite = true, string? holder = null)
    {
        const string sql = """
            with acting as (
                insert into registry.person (name, created_at) values (@Person, @Now)
                on conflict (name) do update set name = excluded.name
                returning person_id
            )
            insert into registry.api_key (prefix, hash, role, organisation_id, issued_by, issued_at, expires_at, may_write, holder, known_as)
            select @Prefix, @Hash, @Role, o.organisation_id, acting.person_id, @Now, @ExpiresAt, @MayWrite, @Holder, @KnownAs
            from   acting
            left   join registry.organisation o on o.reference = @Organisation
            """;
        if (role == Role.Provider && organisation is null)
            throw new KeyRefusedException("A provider's key belongs to one organisation: name it.");
        if (expiresAt <= now)
            throw new KeyRefusedException("The key would have expired already: choose a later day.");
        var named = holder is null ? null : await vault.NameAsync([holder], cancellation);
        if (named is { IsKnown: false } or { Name.Length: > LongestName })
            throw new KeyRefusedException($"Name the key's holder in 1 to {LongestName} characters: what they are called, or the address by which they sign in.");
        if (organisation is not null && !(await OrganisationStore.FindAsync(vault, [organisation], cancellation)).ContainsKey(organisation))
            throw new OrganisationNotFoundException(organisation);

        var secret = NewSecret();
        var prefix = secret[..PrefixLength];
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Person = person,
                Now = now.UtcDateTime,
                Prefix = prefix,
                Hash = HashOf(secret),
                Role = Code.Of(role),
                Organisation = organisation,
                ExpiresAt = expiresAt?.UtcDateTime,
                MayWrite = mayWrite,
                Holder = named?.Name,
                KnownAs = named?.KnownAs.ToArray(),
            },
            cancellationToken: cancellation));
        return new(new(prefix, role, organisation, expiresAt) { Holder = named?.Name, MayWrite = mayWrite, IssuedAt = now }, secret);
    }

    /// <summary>Issues a key in the place of another, with the same holder, rights and end; the old one opens for a while longer.</summary>
    /// <param name="vault">The private side.</param>
    /// <param name="prefix">Names the old key.</param>
    /// <param name="overlap">How long the old key opens still.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing issued.</param>
    /// <exception cref="KeyRefusedException">There is no key of this prefix that still opens.</exception>
    public static async Task<IssuedKey> RotateAsync(
        NpgsqlDataSource vault, string prefix, TimeSpan overlap, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            with old as (
                select api_key_id, role, organisation_id, issued_by, expires_at, may_write, holder, known_as
                from   registry.api_key
                where  prefix = @Old and (revoked_at is null or revoked_at > @Now) and (expires_at is null or expires_at > @Now)
                and    replaced_by is null
                for update
            ), fresh as (
                insert into registry.api_key (prefix, hash, role, organisation_id, issued_by, issued_at, expires_at, may_write, holder, known_as)
                select @Prefix, @Hash, role, organisation_id, issued_by, @Now, expires_at, may_write, holder, known_as from old
                returning prefix
            ), ended as (
                update registry.api_key k set revoked_at = @EndsAt, replaced_by = fresh.prefix
                from   old, fresh
                where  k.api_key_id = old.api_key_id
            )
            select old.role, o.reference as organisation, old.expires_at as expiresAt, old.may_write as mayWrite, old.holder
            from   old
            left   join registry.organisation o using (organisation_id)
            """;
        var secret = NewSecret();
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var old = await connection.QuerySingleOrDefaultAsync<Replaced>(new CommandDefinition(
            sql,
            new { Old = prefix, Prefix = secret[..PrefixLength], Hash = HashOf(secret), Now = now.UtcDateTime, EndsAt = (now + overlap).UtcDateTime },
            cancellationToken: cancellation))
            ?? throw new KeyRefusedException($"There is no key {prefix} that still opens: issue a new one.");
        return new(
            new(secret[..PrefixLength], Code.Read<Role>(old.Role), old.Organisation, old.ExpiresAt)
            {
                Holder = old.Holder,
                MayWrite = old.MayWrite,
                IssuedAt = now,
            },
            secret);
    }

    /// <summary>Whom a secret lets in; null when it is unknown, expired or revoked.</summary>
    /// <remarks>The time of the last use is kept to the minute, so that most uses write nothing.</remarks>
    public static async Task<Actor?> FindAsync(NpgsqlDataSource vault, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            select k.prefix, k.holder, k.role, o.reference as organisation, k.organisation_id as organisationNumber, k.hash, k.may_write as mayWrite,
                   k.last_used_at is null or k.last_used_at < @Now - interval '1 minute' as isStale
            from   registry.api_key k
            left   join registry.organisation o using (organisation_id)
            where  k.prefix = @Prefix and (k.revoked_at is null or k.revoked_at > @Now) and (k.expires_at is null or k.expires_at > @Now)
            """;
        const string use = "update registry.api_key set last_used_at = @Now where prefix = @Prefix";
        if (!IsSecret(secret) || secret.Length <= PrefixLength)
            return null;

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var key = new { Prefix = secret[..PrefixLength], Now = now.UtcDateTime };
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, key, cancellationToken: cancellation));
        if (row is null || !CryptographicOperations.FixedTimeEquals(row.Hash, HashOf(secret)))
            return null;

        if (row.IsStale)
            await connection.ExecuteAsync(new CommandDefinition(use, key, cancellationToken: cancellation));
        return new($"key:{row.Prefix}", row.Holder ?? row.Prefix, [Code.Read<Role>(row.Role)], row.Organisation, row.OrganisationNumber)
        {
            MayWrite = row.MayWrite,
        };
    }

    /// <summary>Whether a text looks like a key's secret.</summary>
    public static bool IsSecret(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The keys that somebody may see, the newest first: a provider its organisation's, an administrator all.</summary>
    public static async Task<IReadOnlyList<ApiKey>> ListAsync(ActingTransaction transaction, CancellationToken cancellation)
    {
        const string sql = """
            select   k.prefix, k.holder, k.role, o.reference as organisation, k.may_write as mayWrite, k.issued_at as issuedAt,
                     k.expires_at as expiresAt, k.revoked_at as revokedAt, k.last_used_at as lastUsedAt
            from     registry.api_key k
            left     join registry.organisation o using (organisation_id)
            where    @SeesAll or (k.organisation_id = @Own and k.role = 'PROVIDER' and @IsProvider)
            order by k.api_key_id desc
            """;
        var actor = transaction.Actor;
        var rows = await transaction.Connection.QueryAsync<Listed>(new CommandDefinition(
            sql, new { SeesAll = actor.Is(Role.Administrator), Own = actor.OrganisationNumber, IsProvider = actor.Is(Role.Provider) },
            cancellationToken: cancellation));
        return
        [
            .. rows.Select(row => new ApiKey(row.Prefix, Code.Read<Role>(row.Role), row.Organisation, row.ExpiresAt)
            {
                Holder = row.Holder,
                MayWrite = row.MayWrite,
                IssuedAt = row.IssuedAt,
                RevokedAt = row.RevokedAt,
                LastUsedAt = row.LastUsedAt,
            }),
        ];
    }

    /// <summary>Ends a key at once; ending it again changes nothing.</summary>
    /// <exception cref="KeyRefusedException">There is no key of this prefix.</exception>
    public static async Task RevokeAsync(NpgsqlDataSource vault, string prefix, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = "update registry.api_key set revoked_at = least(revoked_at, @Now) where prefix = @Prefix";

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var revoked = await connection.ExecuteAsync(
            new CommandDefinition(sql, new { Prefix = prefix, Now = now.UtcDateTime }, cancellationToken: cancellation));
        if (revoked == 0)
            throw new KeyRefusedException($"There is no key {prefix}: give the first {PrefixLength} characters of its secret.");
    }

    private static string NewSecret() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record Row(
        string Prefix, string? Holder, string Role, string? Organisation, int? OrganisationNumber, byte[] Hash, bool MayWrite, bool IsStale);

    private sealed record Replaced(string Role, string? Organisation, DateTime? ExpiresAt, bool MayWrite, string? Holder);

    private sealed record Listed(
        string Prefix, string? Holder, string Role, string? Organisation, bool MayWrite, DateTime IssuedAt, DateTime? ExpiresAt, DateTime? RevokedAt,
        DateTime? LastUsedAt);
}

/// <summary>A key cannot be issued or revoked as asked.</summary>
public sealed class KeyRefusedException(string message) : DomainException(message);
