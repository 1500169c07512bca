using Benchmark.Data.People;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Practice;

/// <summary>A database with two organisations, an authority, two rounds on a made-up edition, and people who act.</summary>
/// <remarks>The first organisation has an assessment in each round, numbered 1 and 2; the second has number 3.</remarks>
internal sealed record Stage(TestDatabase Database) : IAsyncDisposable
{
    public static Actor First { get; } = new("key:first", "Ada", [Role.Provider], "org-1", 1);

    public static Actor FirstColleague { get; } = new("key:first-too", "Bea", [Role.Provider], "org-1", 1);

    public static Actor Second { get; } = new("key:second", "Cy", [Role.Provider], "org-2", 2);

    public static Actor Authority { get; } = new("key:authority", "Dee", [Role.Provider], "la-1", 3);

    public static Actor Reviewer { get; } = new("key:reviewer", "Eve", [Role.Reviewer], null, null);

    public static Actor OtherReviewer { get; } = new("key:reviewer-too", "Flo", [Role.Reviewer], null, null);

    public static Actor Administrator { get; } = new("key:administrator", "Gus", [Role.Administrator], null, null);

    public static Actor SectorBody { get; } = new("key:sector", "Hal", [Role.SectorBody], null, null);

    public static Actor Researcher { get; } = new("key:researcher", "Ida", [Role.Researcher], null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Stage> SetAsync(TestCluster cluster, params Framework[] more)
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework(), .. more], Cancellation);
        await using var command = database.Vault.CreateCommand("""
            insert into registry.organisation (reference, name, kind, region, is_synthetic)
            values ('org-1', 'First Care', 'PROVIDER', 'LONDON', true), ('org-2', 'Second Care', 'PROVIDER', 'LONDON', true),
                   ('la-1', 'Example Council', 'LOCAL_AUTHORITY', 'LONDON', true);
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, is_synthetic)
            select   round.name, round.name, f.framework_id, '2026-01-01', '2027-01-01', true
            from     assessment.framework f, unnest(array['2025-spring', '2026-spring']) with ordinality as round (name, at)
            where    f.code = 'made-up'
            order by round.at;
            insert into assessment.assessment (organisation_id, round_id, assessment_id, status, revision)
            values (1, 1, 1, 'DRAFT', 1), (1, 2, 2, 'DRAFT', 1), (2, 2, 3, 'DRAFT', 1);
            """);
        await command.ExecuteNonQueryAsync(Cancellation);
        return new(database);
    }

    /// <summary>What a person does, kept.</summary>
    public async Task<T> DoAsync<T>(Actor actor, Func<ActingTransaction, Task<T>> work)
    {
        await using var transaction = await ActingTransaction.BeginAsync(Database.Database.Member, actor, Cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(Cancellation);
        return result;
    }

    /// <summary>The same without the policies: only what the queries say themselves stands between one organisation and another.</summary>
    public async Task<T> DoByFiltersAloneAsync<T>(Actor actor, Func<ActingTransaction, Task<T>> work)
    {
        await using var transaction = await ActingTransaction.BeginAsync(Database.Vault, actor, Cancellation);
        return await work(transaction);
    }

    /// <summary>What a person's own statement gives, or how many rows it changed; the code of the refusal where it is refused.</summary>
    public async Task<string> TryAsync(Actor actor, string sql)
    {
        await using var transaction = await ActingTransaction.BeginAsync(Database.Database.Member, actor, Cancellation);
        await using var command = transaction.Connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return sql.StartsWith("select", StringComparison.Ordinal)
                ? $"{await command.ExecuteScalarAsync(Cancellation)}"
                : $"{await command.ExecuteNonQueryAsync(Cancellation)}";
        }
        catch (Npgsql.PostgresException refusal)
        {
            return refusal.SqlState;
        }
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
