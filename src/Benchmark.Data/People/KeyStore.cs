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
public sealed record ApiKey(string Prefix, Role Role, string? Organisation, DateTimeOffset? ExpiresAt);

/// <summary>A new key with its secret, which is shown once and kept nowhere.</summary>
public sealed record IssuedKey(ApiKey Key, string Secret);

/// <summary>Keys to the API. Only a hash of each secret is kept.</summary>
public static class KeyStore
{
    private const string Mark = "bmk_";
    private const int PrefixLength = 12;

    /// <summary>Issues a key.</summary>
    /// <param name="vault">The private side.</param>
    /// <param name="role">What its holder may do.</param>
    /// <param name="organisation">Whose key it is; needed for <see cref="Role.Provider"/>.</param>
    /// <param name="expiresAt">From when it opens nothing; null for never.</param>
    /// <param name="person">Who issues it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing issued.</param>
    /// <exception cref="OrganisationNotFoundException">There is no such organisation.</exception>
    /// <exception cref="KeyRefusedException">A provider's key names no organisation, or it would have expired already.</exception>
    public static async Task<IssuedKey> IssueAsync(
        NpgsqlDataSource vault, Role role, string? organisation, DateTimeOffset? expiresAt, string person, DateTimeOffset now,
        CancellationToken cancellation)
    {
        const string sql = """
            with acting as (
                insert into registry.person (name, created_at) values (@Person, @Now)
                on conflict (name) do update set name = excluded.name
                returning person_id
            )
            insert into registry.api_key (prefix, hash, role, organisation_id, issued_by, issued_at, expires_at)
            select @Prefix, @Hash, @Role, o.organisation_id, acting.person_id, @Now, @ExpiresAt
            from   acting
            left   join registry.organisation o on o.reference = @Organisation
            """;
        if (role == Role.Provider && organisation is null)
            throw new KeyRefusedException("A provider's key belongs to one organisation: name it.");
        if (expiresAt <= now)
            throw new KeyRefusedException("The key would have expired already: choose a later day.");
        if (organisation is not null && !(await OrganisationStore.FindAsync(vault, [organisation], cancellation)).ContainsKey(organisation))
            throw new OrganisationNotFoundException(organisation);

        var secret = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
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
            },
            cancellationToken: cancellation));
        return new(new(prefix, role, organisation, expiresAt), secret);
    }

    /// <summary>The key that a secret opens; null when it is unknown, expired or revoked.</summary>
    public static async Task<ApiKey?> FindAsync(NpgsqlDataSource vault, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            select k.prefix, k.role, o.reference as organisation, k.expires_at as expiresAt, k.hash
            from   registry.api_key k
            left   join registry.organisation o using (organisation_id)
            where  k.prefix = @Prefix and k.revoked_at is null and (k.expires_at is null or k.expires_at > @Now)
            """;
        if (!secret.StartsWith(Mark, StringComparison.Ordinal) || secret.Length <= PrefixLength)
            return null;

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            sql, new { Prefix = secret[..PrefixLength], Now = now.UtcDateTime }, cancellationToken: cancellation));
        return row is not null && CryptographicOperations.FixedTimeEquals(row.Hash, HashOf(secret))
            ? new(row.Prefix, Code.Read<Role>(row.Role), row.Organisation, row.ExpiresAt)
            : null;
    }

    /// <summary>Ends a key at once; ending it again changes nothing.</summary>
    /// <exception cref="KeyRefusedException">There is no key of this prefix.</exception>
    public static async Task RevokeAsync(NpgsqlDataSource vault, string prefix, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = "update registry.api_key set revoked_at = coalesce(revoked_at, @Now) where prefix = @Prefix";

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var revoked = await connection.ExecuteAsync(
            new CommandDefinition(sql, new { Prefix = prefix, Now = now.UtcDateTime }, cancellationToken: cancellation));
        if (revoked == 0)
            throw new KeyRefusedException($"There is no key {prefix}: give the first {PrefixLength} characters of its secret.");
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record Row(string Prefix, string Role, string? Organisation, DateTime? ExpiresAt, byte[] Hash);
}

/// <summary>A key cannot be issued or revoked as asked.</summary>
public sealed class KeyRefusedException(string message) : DomainException(message);
