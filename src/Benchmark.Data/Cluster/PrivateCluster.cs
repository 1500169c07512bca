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
    private readonly FileStream _use;
    private readonly Process? _server;

    private PrivateCluster(ClusterHome home, PostgresInstallation installation, FileStream alive, FileStream use, Process? server) =>
        (Home, Installation, _alive, _use, _server) = (home, installation, alive, use, server);

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
        await using var turn = await LockAsync(home, home.Lock, isShared: false, cancellation);
        var installation = PostgresInstallation.Find(MajorOfData(home));
        return await ShareAsync(home, installation, cancellation)
            ?? await StartAsync(home, installation, account, cancellation);
    }

    /// <summary>How one role reaches one database of the cluster.</summary>
    public string ConnectionString(string database, string role) => ConnectionString(Home, database, role).ConnectionString;

    /// <summary>Lets go; when nobody else uses the server, it has stopped afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var turn = await LockAsync(Home, Home.Lock, isShared: false, CancellationToken.None);
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        var number = NumberOfServer(Home);
        await _use.DisposeAsync();
        await _alive.DisposeAsync();
        if (!IsUsed(Home))
        {
            for (var waited = Stopwatch.StartNew(); IsRunning(number) && waited.Elapsed < Patience;)
                await Task.Delay(Pause);
            if (_server is not null)
                await _server.WaitForExitAsync();
            if (Home.IsEphemeral && Directory.Exists(Home.Folder))
                Directory.Delete(Home.Folder, recursive: true);
        }

        _server?.Dispose();
    }

    private static async Task<FileStream> LockAsync(ClusterHome home, string file, bool isShared, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellation))
        {
            try
            {
                return isShared
                    ? new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read)
                    : new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Another process is starting the cluster or letting it go; that takes seconds.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new PostgresUnavailableException(
                    $"The database in {home.Folder} is being started by another process or belongs to another user "
                    + $"({failure.Message.TrimEnd('.')}): end that process, or set BENCHMARK_HOME to another folder.");
            }
        }
    }

    /// <summary>Whether any process still uses the cluster.</summary>
    private static bool IsUsed(ClusterHome home)
    {
        try
        {
            using var alone = new FileStream(home.Users, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return File.Exists(home.Users);
        }
    }

    /// <summary>Joins a running server; null when there is none any more.</summary>
    /// <remarks>
    /// Whoever leaves lets go of the mark of use before the pipe. So if another process has the mark while this one has
    /// the pipe open, the pipe was never without a holder and the server stays. Otherwise it is about to stop.
    /// </remarks>
    private static async Task<PrivateCluster?> ShareAsync(ClusterHome home, PostgresInstallation installation, CancellationToken cancellation)
    {
        if (File.Exists(home.Alive))
        {
            var alive = OpenPipe(home);
            if (IsUsed(home) && await AnswersAsync(home, cancellation))
                return new(home, installation, alive, await LockAsync(home, home.Users, isShared: true, cancellation), server: null);

            await alive.DisposeAsync();
        }

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

        var use = await LockAsync(home, home.Users, isShared: true, cancellation);
        account.MakePipe(home.Alive);
        var alive = OpenPipe(home);
        var server = process.Serve();
        var cluster = new PrivateCluster(home, installation, alive, use, server);
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
            await cluster.LeaveAsync();
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
                foreach wanted in array array['benchmark_vault', 'benchmark_builder', 'benchmark_public', 'benchmark_member', 'benchmark_researcher'] loop
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

    /// <summary>Waits for a server that was asked to stop.</summary>
    private static async Task WaitUntilStoppedAsync(ClusterHome home, CancellationToken cancellation)
    {
        var number = NumberOfServer(home);
        for (var waited = Stopwatch.StartNew(); IsRunning(number); await Task.Delay(Pause, cancellation))
        {
            if (waited.Elapsed > Patience)
            {
                throw new PostgresUnavailableException(
                    $"The PostgreSQL in {home.Folder} does not answer and does not stop: end process {number} and try again.");
            }
        }
    }

    /// <summary>The process that the server's lock file names; null when there is none.</summary>
    private static int? NumberOfServer(ClusterHome home)
    {
        try
        {
            return int.TryParse(File.ReadLines(Path.Combine(home.Data, "postmaster.pid")).FirstOrDefault(), CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a server of this number runs; a machine that lost power leaves a lock file without one.</summary>
    private static bool IsRunning(int? number)
    {
        try
        {
            return number is not null && File.ReadAllText($"/proc/{number}/comm").StartsWith("postgres", StringComparison.Ordinal);
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
