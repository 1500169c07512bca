using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Benchmark.Data.Cluster;

/// <summary>A PostgreSQL of the project's own: made when missing, started when not running, shared with whoever else uses it.</summary>
/// <remarks>
/// It listens on a Unix socket in a folder that nobody else can enter. Every process that uses it holds one named pipe open;
/// when the last of them ends, even by <c>kill -9</c>, the server shuts down in good order and leaves no stale lock.
/// </remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    /// <summary>The role that owns everything in the cluster.</summary>
    internal const string OwnerRole = "benchmark";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly FileStream _alive;
    private readonly Process? _server;

    private PrivateCluster(ClusterHome home, PostgresInstallation installation, FileStream alive, Process? server) =>
        (Home, Installation, _alive, _server) = (home, installation, alive, server);

    /// <summary>Where it lives.</summary>
    public ClusterHome Home { get; }

    /// <summary>Whose server and tools it uses.</summary>
    public PostgresInstallation Installation { get; }

    /// <summary>Whether another process had it running already.</summary>
    public bool WasRunning => _server is null;

    /// <summary>Finds the cluster running, or starts it, or makes it first.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot be made or started.</exception>
    public static async Task<PrivateCluster> StartAsync(ClusterHome home, CancellationToken cancellation)
    {
        var account = ServerAccount.Current;
        home.Prepare(account);
        await using var turn = await TakeTurnAsync(home, cancellation);

        var installation = PostgresInstallation.Find(MajorOfData(home));
        return await ShareAsync(home, installation, cancellation)
            ?? await StartAsync(home, installation, account, cancellation);
    }

    /// <summary>How one role reaches one database of the cluster.</summary>
    public string ConnectionString(string database, string role) => ConnectionString(Home, database, role).ConnectionString;

    /// <summary>Lets go; the server stops unless another process still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _alive.DisposeAsync();
        if (_server is null)
            return;

        for (var waited = Stopwatch.StartNew(); File.Exists(Home.Alive) && waited.Elapsed < TimeSpan.FromSeconds(1);)
            await Task.Delay(Pause);

        if (!File.Exists(Home.Alive))
        {
            using var limit = new CancellationTokenSource(Patience);
            await _server.WaitForExitAsync(limit.Token);
            if (Home.IsEphemeral && Directory.Exists(Home.Folder))
                Directory.Delete(Home.Folder, recursive: true);
        }

        _server.Dispose();
    }

    private static async Task<FileStream> TakeTurnAsync(ClusterHome home, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellation))
        {
            try
            {
                return new FileStream(home.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Another process is starting the cluster; it lets go within seconds.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new PostgresUnavailableException(
                    $"The database in {home.Folder} is being started by another process or belongs to another user "
                    + $"({failure.Message.TrimEnd('.')}): end that process, or set BENCHMARK_HOME to another folder.");
            }
        }
    }

    /// <summary>Joins a running server; null when there is none any more.</summary>
    private static async Task<PrivateCluster?> ShareAsync(ClusterHome home, PostgresInstallation installation, CancellationToken cancellation)
    {
        if (!File.Exists(home.Alive))
        {
            await WaitUntilStoppedAsync(home, cancellation);
            return null;
        }

        var alive = OpenPipe(home);
        if (await AnswersAsync(home, cancellation) && File.Exists(home.Alive))
            return new(home, installation, alive, server: null);

        await alive.DisposeAsync();
        await WaitUntilStoppedAsync(home, cancellation);
        File.Delete(home.Alive);
        return null;
    }

    private static async Task<PrivateCluster> StartAsync(
        ClusterHome home, PostgresInstallation installation, ServerAccount account, CancellationToken cancellation)
    {
        var process = new ServerProcess(installation, home, account);
        if (!Directory.Exists(home.Data))
            await process.InitialiseAsync(cancellation);

        account.MakePipe(home.Alive);
        var alive = OpenPipe(home);
        var server = process.Serve();
        var cluster = new PrivateCluster(home, installation, alive, server);
        try
        {
            while (!await AnswersAsync(home, cancellation))
            {
                if (server.HasExited)
                {
                    throw new PostgresUnavailableException(
                        $"PostgreSQL does not start in {home.Folder} ({process.WhyItStopped()}): "
                        + "put that right, or set BENCHMARK_HOME to another folder.");
                }

                await Task.Delay(Pause, cancellation);
            }

            await cluster.FurnishAsync(cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The roles, which can log in here directly, and the database.</summary>
    private async Task FurnishAsync(CancellationToken cancellation)
    {
        const string roles = """
            do $$
            declare
                wanted text;
            begin
                foreach wanted in array array['benchmark_vault', 'benchmark_builder', 'benchmark_public'] loop
                    if not exists (select from pg_roles where rolname = wanted) then
                        execute format('create role %I login', wanted);
                    end if;
                end loop;
            end
            $$
            """;

        var settings = ConnectionString(Home, "postgres", OwnerRole);
        settings.Pooling = false;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(roles, connection);
        await command.ExecuteNonQueryAsync(cancellation);

        command.CommandText = $"select exists (select from pg_database where datname = '{Database.DefaultName}')";
        if (await command.ExecuteScalarAsync(cancellation) is true)
            return;

        command.CommandText = $"create database {Database.DefaultName}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> AnswersAsync(ClusterHome home, CancellationToken cancellation)
    {
        var settings = ConnectionString(home, "postgres", OwnerRole);
        settings.Pooling = false;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>A server that was asked to stop removes its lock file last.</summary>
    private static async Task WaitUntilStoppedAsync(ClusterHome home, CancellationToken cancellation)
    {
        var lockFile = Path.Combine(home.Data, "postmaster.pid");
        for (var waited = Stopwatch.StartNew(); File.Exists(lockFile) && IsRunning(lockFile); await Task.Delay(Pause, cancellation))
        {
            if (waited.Elapsed > Patience)
            {
                throw new PostgresUnavailableException(
                    $"The PostgreSQL in {home.Folder} does not answer and does not stop: end process {File.ReadLines(lockFile).First()} and try again.");
            }
        }
    }

    /// <summary>Whether the process named by a lock file exists; a machine that lost power leaves the file behind.</summary>
    private static bool IsRunning(string lockFile)
    {
        try
        {
            return int.TryParse(File.ReadLines(lockFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
                && File.Exists($"/proc/{id}/comm") && File.ReadAllText($"/proc/{id}/comm").StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int? MajorOfData(ClusterHome home) =>
        Path.Combine(home.Data, "PG_VERSION") is var file && File.Exists(file)
            ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Opened for both ways, so that neither side waits for the other.</summary>
    private static FileStream OpenPipe(ClusterHome home) =>
        new(home.Alive, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);

    private static NpgsqlConnectionStringBuilder ConnectionString(ClusterHome home, string database, string role) => new()
    {
        Host = home.Sockets,
        Port = 5432,
        Database = database,
        Username = role,
        Options = "-c client_min_messages=warning",
        ApplicationName = "benchmark",
        Timezone = "UTC",
        TargetSessionAttributes = "any",
        MaxPoolSize = 20,
    };
}
