using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Benchmark.Tests;

/// <summary>One PostgreSQL for all tests of an assembly, in memory, started by the first test that needs it.</summary>
/// <remarks>It takes nothing from the environment but the installed programs, and is gone when the tests end, however they end.</remarks>
public sealed class TestCluster : IAsyncDisposable
{
    private const string Template = "migrated";

    private readonly SemaphoreSlim _turn = new(1);
    private PrivateCluster? _cluster;
    private int _databases;

    /// <summary>The installed programs.</summary>
    public PostgresInstallation Installation => _cluster!.Installation;

    /// <summary>A new database with every table and nothing in them but the lists that are part of the schema.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _cluster ??= await StartAsync(cancellation);
            var name = $"test_{++_databases}";
            await ExecuteAsync(_cluster, $"create database {name} template {Template}", cancellation);
            return new TestDatabase(this, name, Database.In(_cluster, name, ownsCluster: false));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>How a role reaches a database.</summary>
    public string ConnectionString(string database, string role) => _cluster!.ConnectionString(database, role);

    internal Task DropAsync(string name) => ExecuteAsync(_cluster!, $"drop database {name} with (force)", CancellationToken.None);

    /// <summary>Stops the server and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    private static async Task<PrivateCluster> StartAsync(CancellationToken cancellation)
    {
        var cluster = await PrivateCluster.StartAsync(ClusterHome.Ephemeral(), cancellation);
        await ExecuteAsync(cluster, $"create database {Template}", cancellation);
        await using var template = Database.In(cluster, Template, ownsCluster: false);
        await DatabaseSchema.MigrateAsync(template, [], cancellation);
        return cluster;
    }

    private static async Task ExecuteAsync(PrivateCluster cluster, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres", "benchmark"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>A database of one test, dropped when the test ends.</summary>
/// <param name="Name">Its name in the cluster.</param>
/// <param name="Database">How the product sees it.</param>
public sealed record TestDatabase(TestCluster Cluster, string Name, Database Database) : IAsyncDisposable
{
    /// <inheritdoc cref="Database.Owner"/>
    public NpgsqlDataSource Owner => Database.Owner;

    /// <inheritdoc cref="Database.Vault"/>
    public NpgsqlDataSource Vault => Database.Vault;

    /// <inheritdoc cref="Database.Builder"/>
    public NpgsqlDataSource Builder => Database.Builder;

    /// <inheritdoc cref="Database.Public"/>
    public NpgsqlDataSource Public => Database.Public;

    /// <summary>How the owner reaches it, as <c>ConnectionStrings__Benchmark</c> would say it.</summary>
    public string ConnectionString => Cluster.ConnectionString(Name, "benchmark");

    /// <summary>What the owner sees, a line for each row of one text column.</summary>
    public async Task<string> QueryTextAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));

        return string.Join('\n', lines);
    }

    /// <summary>Closes the pools and drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Cluster.DropAsync(Name);
    }
}
