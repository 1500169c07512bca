using Benchmark.Domain;
using Benchmark.Domain.Releases;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>Takes a release through its life: built, audited, approved by a second person, published, withdrawn.</summary>
/// <remarks>Each step is one transaction that moves the status and notes who did it; the database refuses any other move.</remarks>
public static class ReleaseLife
{
    /// <summary>Every release, whatever its status, newest first.</summary>
    public static Task<IReadOnlyList<ReleaseFacts>> ListAsync(NpgsqlDataSource builder, CancellationToken cancellation) =>
        ReleaseQueries.ReadFactsAsync(builder, cancellation);

    /// <summary>The release with this name, for example <c>well-led-2024/1.0.0</c>.</summary>
    /// <exception cref="ReleaseNotFoundException">There is none.</exception>
    public static async Task<ReleaseFacts> FindAsync(NpgsqlDataSource builder, string name, CancellationToken cancellation) =>
        (await ListAsync(builder, cancellation)).FirstOrDefault(release => release.Name == name)
        ?? throw new ReleaseNotFoundException(name);

    /// <summary>Agrees to an audited release, as somebody other than who built it.</summary>
    /// <exception cref="ReleaseStepException">The release is not audited.</exception>
    /// <exception cref="SecondPersonNeededException"><paramref name="person"/> built it.</exception>
    public static async Task ApproveAsync(
        NpgsqlDataSource builder, ReleaseFacts release, string person, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await BuilderOfAsync(builder, release, cancellation) == person)
            throw new SecondPersonNeededException(release.Name, person);

        await TakeAsync(builder, release, ReleaseStatus.Audited, ReleaseStatus.Approved, person, now, null, cancellation);
    }

    /// <summary>Makes an approved release public.</summary>
    /// <exception cref="ReleaseStepException">The release is not approved.</exception>
    /// <exception cref="AuditOutdatedException">Another release of the same answers was published since the audit, which did not look at it.</exception>
    public static async Task PublishAsync(
        NpgsqlDataSource builder, ReleaseFacts release, string person, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await TakeAsync(builder, release, ReleaseStatus.Approved, ReleaseStatus.Published, person, now, null, cancellation);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.RaiseException && refusal.ConstraintName == "audit_is_of_today")
        {
            throw new AuditOutdatedException(release.Name);
        }
    }

    /// <summary>Takes a published release back as a whole. Its version and the reason stay visible.</summary>
    /// <exception cref="ReleaseStepException">The release is not published.</exception>
    public static Task WithdrawAsync(
        NpgsqlDataSource builder, ReleaseFacts release, string because, string person, DateTimeOffset now,
        CancellationToken cancellation) =>
        TakeAsync(builder, release, ReleaseStatus.Published, ReleaseStatus.Withdrawn, person, now, because, cancellation);

    internal static async Task TakeAsync(
        NpgsqlDataSource builder, ReleaseFacts release, ReleaseStatus from, ReleaseStatus to, string person, DateTimeOffset now,
        string? because, CancellationToken cancellation)
    {
        const string sql = """
            with moved as (
                update release.release
                set    status = $2,
                       published_at = case when $2 = 'PUBLISHED' then $4 else published_at end,
                       withdrawn_because = $5
                where  release_id = $1 and status = $6
                returning release_id
            )
            insert into registry.release_step (release_id, step, person, taken_at)
            select release_id, $2, $3, $4 from moved
            """;
        await using var command = builder.CreateCommand(sql);
        command.Parameters.Add(new() { Value = release.Id });
        command.Parameters.Add(new() { Value = Code.Of(to) });
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (object?)because ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = Code.Of(from) });
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
            throw new ReleaseStepException(release.Name, release.Status, Code.Of(to));
    }

    private static async Task<string?> BuilderOfAsync(NpgsqlDataSource builder, ReleaseFacts release, CancellationToken cancellation)
    {
        await using var command = builder.CreateCommand(
            "select person from registry.release_step where release_id = $1 and step = 'BUILT'");
        command.Parameters.Add(new() { Value = release.Id });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }
}
