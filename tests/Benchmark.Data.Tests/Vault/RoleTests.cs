using Benchmark.Tests;
using Npgsql;

namespace Benchmark.Data.Tests.Vault;

/// <summary>What each role may do: docs/adr/0001-keep-two-sides-and-one-direction.md.</summary>
public sealed class RoleTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_public_side_reads_nothing_private()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var tables = await TablesAsync(database, "'registry', 'assessment'");

        Assert.True(tables.Count >= 16);
        foreach (var table in tables)
            await RefusesAsync(database.Public, $"select count(*) from {table}");
    }

    [Fact]
    public async Task The_public_side_writes_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        foreach (var table in await TablesAsync(database, "'registry', 'assessment', 'release'"))
        {
            await RefusesAsync(database.Public, $"delete from {table}");
            await RefusesAsync(database.Public, $"insert into {table} default values");
            await RefusesAsync(database.Public, $"truncate {table}");
        }

        await RefusesAsync(database.Public, "create table public.own (a int)");
        await RefusesAsync(database.Public, "create table release.own (a int)");
        await RefusesAsync(database.Public, "select assessment.start_partition(1)");
    }

    [Fact]
    public async Task The_private_side_has_nothing_to_do_with_releases()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var tables = await TablesAsync(database, "'release'");

        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await RefusesAsync(database.Vault, $"select count(*) from {table}");
            await RefusesAsync(database.Vault, $"insert into {table} default values");
        }
    }

    [Fact]
    public async Task The_builder_reads_answers_and_changes_none()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);

        await using var command = database.Builder.CreateCommand("select count(*) from assessment.response");
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
        await RefusesAsync(database.Builder, "delete from assessment.response");
        await RefusesAsync(database.Builder, "select hash from registry.api_key");
    }

    [Fact]
    public async Task On_another_server_one_login_takes_the_place_of_each_role()
    {
        await using var clone = await cluster.CreateDatabaseAsync(Cancellation);
        await using var database = Database.At(clone.ConnectionString);

        await using var command = database.Public.CreateCommand("select current_user::text");
        Assert.Equal("benchmark_public", await command.ExecuteScalarAsync(Cancellation));
        await RefusesAsync(database.Public, "select count(*) from registry.organisation");
    }

    private static async Task RefusesAsync(NpgsqlDataSource role, string sql)
    {
        await using var command = role.CreateCommand(sql);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(TestDatabase database, string schemas)
    {
        await using var command = database.Owner.CreateCommand(
            $"select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ({schemas}) order by 1");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var tables = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            tables.Add(reader.GetString(0));

        return tables;
    }
}
