using System.Diagnostics;
using Benchmark.Data.Cluster;
using Npgsql;

namespace Benchmark.Data.Tests.Cluster;

/// <summary>The private server, with processes that end badly.</summary>
public sealed class PrivateClusterTests : IDisposable
{
    private const string HomeOfVictim = "BENCHMARK_TEST_VICTIM";

    /// <summary>As durable as the product's own, in the memory of a machine that has room for it.</summary>
    private readonly ClusterHome _home = ClusterHome.Ephemeral() with { IsEphemeral = false };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(_home.Folder))
            Directory.Delete(_home.Folder, recursive: true);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var cluster = await PrivateCluster.StartAsync(_home, Cancellation))
            await ExecuteAsync(cluster, "create table kept as select 42 as answer");

        await using var again = await PrivateCluster.StartAsync(_home, Cancellation);

        Assert.False(again.WasRunning);
        Assert.Equal(42, await ExecuteAsync(again, "select answer from kept"));
    }

    [Fact]
    public async Task The_server_stops_when_its_only_user_is_killed_and_starts_again()
    {
        using var victim = await StartVictimAsync();

        victim.Kill();
        await victim.WaitForExitAsync(Cancellation);

        await using var cluster = await PrivateCluster.StartAsync(_home, Cancellation);
        Assert.False(cluster.WasRunning);
        Assert.Equal("Benchmark", await ExecuteAsync(cluster, "select 'Benchmark'"));
        Assert.DoesNotContain(
            "not properly shut down",
            string.Concat(Directory.GetFiles(Path.Combine(_home.Folder, "postgres", "log")).Select(File.ReadAllText)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_shares_the_server_and_keeps_it_when_the_first_is_killed()
    {
        using var victim = await StartVictimAsync();
        await using var cluster = await PrivateCluster.StartAsync(_home, Cancellation);

        victim.Kill();
        await victim.WaitForExitAsync(Cancellation);
        await Task.Delay(200, Cancellation);

        Assert.True(cluster.WasRunning);
        Assert.Equal(1, await ExecuteAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task Processes_that_start_at_once_agree_on_one_server()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrivateCluster.StartAsync(_home, Cancellation)));

        var servers = new HashSet<object?>();
        foreach (var cluster in clusters)
            servers.Add(await ExecuteAsync(cluster, "select pg_postmaster_start_time()"));

        Assert.Single(servers);
        Assert.Single(clusters, cluster => !cluster.WasRunning);
        foreach (var cluster in clusters.Where(cluster => cluster.WasRunning).Concat(clusters.Where(cluster => !cluster.WasRunning)))
            await cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_home_with_a_long_path_still_has_a_socket()
    {
        var home = _home with { Folder = Path.Combine(_home.Folder, new string('x', 120)) };

        await using (var cluster = await PrivateCluster.StartAsync(home, Cancellation))
            Assert.Equal(1, await ExecuteAsync(cluster, "select 1"));

        Assert.False(home.Sockets.StartsWith(home.Folder, StringComparison.Ordinal));
        Directory.Delete(home.Sockets);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_remedy()
    {
        Directory.CreateDirectory(_home.Folder);
        var file = Path.Combine(_home.Folder, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);

        var error = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => PrivateCluster.StartAsync(new(Path.Combine(file, "home")), Cancellation));

        Assert.StartsWith($"The database cannot be kept in {file}/home", error.Message, StringComparison.Ordinal);
        Assert.Contains("set BENCHMARK_HOME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        await using (await PrivateCluster.StartAsync(_home, Cancellation))
        {
        }

        await File.AppendAllTextAsync(Path.Combine(_home.Folder, "postgres", "data", "postgresql.conf"), "\nno_such_setting = 1\n", Cancellation);

        var error = await Assert.ThrowsAsync<PostgresUnavailableException>(() => PrivateCluster.StartAsync(_home, Cancellation));

        Assert.StartsWith($"PostgreSQL does not start in {_home.Folder}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_is_not_installed_is_named_with_the_remedy()
    {
        var error = Assert.Throws<PostgresUnavailableException>(() => PostgresInstallation.Find(9));

        Assert.Equal(
            "PostgreSQL 9 is not installed: install it (on Debian: apt-get install postgresql-9) "
            + "or point ConnectionStrings__Benchmark at a server.",
            error.Message);
    }

    /// <summary>Not a test: the process that others start and kill.</summary>
    [Fact(Explicit = true)]
    public async Task Hold_the_cluster_until_killed()
    {
        var home = Environment.GetEnvironmentVariable(HomeOfVictim);
        Assert.SkipWhen(home is null, "It is only run by another test.");

        await using var cluster = await PrivateCluster.StartAsync(new(home!), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(home!, "ready"), "", Cancellation);
        await Task.Delay(TimeSpan.FromMinutes(2), Cancellation);
    }

    private async Task<Process> StartVictimAsync()
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Benchmark.Data.Tests"),
            ["-explicit", "only", "-method", $"{typeof(PrivateClusterTests).FullName}.{nameof(Hold_the_cluster_until_killed)}"])
        {
            Environment = { [HomeOfVictim] = _home.Folder },
            RedirectStandardOutput = true,
        };
        var victim = Process.Start(start)!;
        while (!File.Exists(Path.Combine(_home.Folder, "ready")))
        {
            Assert.False(victim.HasExited, "The other process ended before it had a cluster.");
            await Task.Delay(20, Cancellation);
        }

        return victim;
    }

    private static async Task<object?> ExecuteAsync(PrivateCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres", "benchmark"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
