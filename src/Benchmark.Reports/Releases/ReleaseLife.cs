using Benchmark.Domain;
using Benchmark.Domain.People;
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
    /// <exception cref="SecondPersonNeededException"><paramref name="person"/> built it, with whatever key.</exception>
    /// <exception cref="HolderNeededException">Nobody knows who approves it, or who built it.</exception>
    public static async Task ApproveAsync(
        NpgsqlDataSource builder, ReleaseFacts release, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var first = await BuilderOfAsync(builder, release, cancellation);
        if (person.MustBeKnown().IsSameAs(first))
            throw new SecondPersonNeededException(release.Name, first.Name);
        if (!first.IsKnown)
            throw new HolderNeededException($"Nobody knows who held the key {first.Name}, which built release {release.Name}: build it again.");

        await TakeAsync(builder, release, ReleaseStatus.Audited, ReleaseStatus.Approved, person, now, null, cancellation);
    }

    /// <summary>Makes an approved release public.</summary>
    /// <exception cref="ReleaseStepException">The release is not approved.</exception>
    /// <exception cref="AuditOutdatedException">Another release of the same answers was published since the audit, which did not look at it.</exception>
    public static async Task PublishAsync(
        NpgsqlDataSource builder, ReleaseFacts release, Person person, DateTimeOffset now, CancellationToken cancellation)
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
        NpgsqlDataSource builder, ReleaseFacts release, string because, Person person, DateTimeOffset now,
        CancellationToken cancellation) =>
        TakeAsync(builder, release, ReleaseStatus.Published, ReleaseStatus.Withdrawn, person, now, because, cancellation);

    internal static async Task TakeAsync(
        NpgsqlDataSource builder, ReleaseFacts release, ReleaseStatus from, ReleaseStatus to, Person person, DateTimeOffset now,
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
            insert into registry.release_step (release_id, step, person, taken_at, known_as)
            select release_id, $2, $3, $4, $7 from moved
            """;
        await using var command = builder.CreateCommand(sql);
        command.Parameters.Add(new() { Value = release.Id });
        command.Parameters.Add(new() { Value = Code.Of(to) });
        command.Parameters.Add(new() { Value = person.Name });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (object?)because ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = Code.Of(from) });
        command.Parameters.Add(new() { Value = person.KnownAs.ToArray() });
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
            throw new ReleaseStepException(release.Name, release.Status, Code.Of(to));
    }

    private static async Task<Person> BuilderOfAsync(NpgsqlDataSource builder, ReleaseFacts release, CancellationToken cancellation)
    {
        await using var command = builder.CreateCommand(
            "select normalize(person, NFC), known_as from registry.release_step where release_id = $1 and step = 'BUILT'");
        command.Parameters.Add(new() { Value = release.Id });
        await using var step = await command.ExecuteReaderAsync(cancellation);
        if (!await step.ReadAsync(cancellation))
            throw new InvalidDataException($"Nobody built release {release.Name}.");

        // Before keys named their holders, a step kept what its actor was called and nothing else.
        return await step.IsDBNullAsync(1, cancellation)
            ? Person.Named(step.GetString(0))
            : new(step.GetString(0), step.GetFieldValue<string[]>(1));
    }
}
