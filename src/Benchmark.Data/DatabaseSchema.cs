using Benchmark.Data.Frameworks;
using Benchmark.Data.Vault;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmark.Data;

/// <summary>Brings a database to the state this build needs: its tables, and the lists it ships.</summary>
public static class DatabaseSchema
{
    /// <summary>Applies what is missing; doing it again changes nothing.</summary>
    /// <exception cref="StatementInUseException">An edition lost a statement that has answers.</exception>
    public static async Task MigrateAsync(Database database, IReadOnlyList<Framework> frameworks, CancellationToken cancellation)
    {
        await using (var context = new VaultContext(database.Owner))
            await context.Database.MigrateAsync(cancellation);

        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync("lock table assessment.framework in share row exclusive mode");
        await WriteRegionsAsync(connection);
        await WriteSizeBandsAsync(connection, SizeBands.Default);
        foreach (var framework in frameworks)
            await WriteFrameworkAsync(connection, framework);

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The migrations a database still needs, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> PendingMigrationsAsync(Database database, CancellationToken cancellation)
    {
        await using var context = new VaultContext(database.Owner);
        return [.. await context.Database.GetPendingMigrationsAsync(cancellation)];
    }

    private static async Task WriteRegionsAsync(NpgsqlConnection connection)
    {
        const string sql = """
            insert into registry.region (code, official_code, label)
            select code, official_code, label from unnest(@Codes, @OfficialCodes, @Labels) as shipped (code, official_code, label)
            on conflict (code) do update set official_code = excluded.official_code, label = excluded.label
            """;

        var regions = Enum.GetValues<Region>();
        await connection.ExecuteAsync(sql, new
        {
            Codes = regions.Select(Code.Of).ToArray(),
            OfficialCodes = regions.Select(Regions.OfficialCode).ToArray(),
            Labels = regions.Select(Regions.Label).ToArray(),
        });
    }

    /// <summary>A version that is there stays as it is: a release may have been built with it.</summary>
    private static async Task WriteSizeBandsAsync(NpgsqlConnection connection, SizeBands bands)
    {
        const string sql = """
            insert into registry.size_band (version, code, minimum_staff, maximum_staff)
            values (@Version, @Code, @Minimum, @Maximum)
            on conflict do nothing
            """;

        await connection.ExecuteAsync(
            sql, bands.Ranges.Select(range => new { bands.Version, Code = Code.Of(range.Band), range.Minimum, range.Maximum }));
    }

    private static async Task WriteFrameworkAsync(NpgsqlConnection connection, Framework framework)
    {
        const string edition = """
            insert into assessment.framework (code, edition, document)
            values (@Code, @Edition, @Document::jsonb)
            on conflict (code, edition) do update set document = excluded.document
            returning framework_id
            """;
        const string gone = """
            delete from assessment.statement
            where  framework_id = @Framework and code <> all (@Codes)
            """;
        const string statements = """
            insert into assessment.statement (framework_id, code, position)
            select @Framework, code, position - 1 from unnest(@Codes) with ordinality as shipped (code, position)
            on conflict (framework_id, code) do update set position = excluded.position
            """;

        var id = await connection.ExecuteScalarAsync<short>(
            edition, new { framework.Code, framework.Edition, Document = FrameworkDocument.ToJson(framework) });
        var shipped = new { Framework = id, Codes = framework.Statements.Select(statement => statement.Code).ToArray() };
        try
        {
            await connection.ExecuteAsync(gone, shipped);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new StatementInUseException(framework.Name);
        }

        await connection.ExecuteAsync(statements, shipped);
    }
}

/// <summary>An edition no longer has a statement that organisations have answered.</summary>
public sealed class StatementInUseException(string framework)
    : DomainException($"The edition {framework} lost a statement that has answers: give it back, or publish a new edition.")
{
    /// <summary>The edition.</summary>
    public string Framework { get; } = framework;
}
