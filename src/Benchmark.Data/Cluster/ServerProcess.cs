using System.Diagnostics;

namespace Benchmark.Data.Cluster;

/// <summary>Runs the programs of a private cluster, as the account that owns it and with nothing of this process's environment.</summary>
internal sealed class ServerProcess(PostgresInstallation installation, ClusterHome home, ServerAccount account)
{
    /// <summary>
    /// Runs the server in the foreground and asks it to stop once nobody holds the named pipe open, however they ended.
    /// A session of its own keeps Ctrl-C away from it. It is asked until it goes: one that is only just starting does not listen yet.
    /// </summary>
    private const string Guard = """
        alive=$1; scratch=$2; log=$3; shift 3
        exec </dev/null >"$log" 2>&1
        "$@" & server=$!
        ( read -r _ <"$alive"; rm -f "$alive"; while kill -INT "$server" 2>/dev/null; do sleep 0.2; done ) & watch=$!
        trap 'kill -INT "$server"' HUP INT TERM
        wait "$server"; wait "$server"
        kill "$watch" 2>/dev/null; rm -f "$alive"
        [ -z "$scratch" ] || { cd /; rm -rf "$scratch"; }
        """;

    /// <summary>Makes the data directory; a run that was interrupted leaves nothing that looks like one.</summary>
    /// <exception cref="PostgresUnavailableException"><c>initdb</c> fails.</exception>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        var unfinished = home.Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);

        using var initdb = Start(
            redirect: true, installation.Program("initdb"), "--pgdata", unfinished, "--username", PrivateCluster.OwnerRole,
            "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", home.IsEphemeral ? "--no-sync" : "--data-checksums");
        var output = initdb.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await initdb.StandardError.ReadToEndAsync(cancellation);
        await output;
        await initdb.WaitForExitAsync(cancellation);
        if (initdb.ExitCode != 0)
        {
            throw new PostgresUnavailableException(
                $"PostgreSQL could not make its files in {home.Data} ({LastLine(errors)}): free some space or set BENCHMARK_HOME to another folder.");
        }

        Directory.Move(unfinished, home.Data);
    }

    /// <summary>Starts the server under its guard. <see cref="ClusterHome.Alive"/> must be held open already.</summary>
    public Process Serve()
    {
        string[] guard = ["/bin/sh", "-c", Guard, "guard", home.Alive, home.IsEphemeral ? home.Folder : "", home.StartLog];
        string[] server = [installation.Program("postgres"), "-D", home.Data, .. Settings().SelectMany(setting => new[] { "-c", setting })];
        return Start(redirect: false, "/usr/bin/setsid", [.. guard, .. server]);
    }

    /// <summary>The last line the server wrote before it gave up.</summary>
    public string WhyItStopped() => File.Exists(home.StartLog) ? LastLine(File.ReadAllText(home.StartLog)) : "it left no message";

    /// <summary>
    /// Statements, parameters and rows never reach the log: they may hold what somebody wrote. With no replication the
    /// lowest WAL level lets a table that is loaded in the transaction that made it skip the log.
    /// </summary>
    private IEnumerable<string> Settings() =>
    [
        "listen_addresses=", $"unix_socket_directories={home.Sockets}", "unix_socket_permissions=0700",
        "log_error_verbosity=terse", "log_min_error_statement=panic", "log_statement=none",
        "wal_level=minimal", "max_wal_senders=0", "max_wal_size=2GB", "maintenance_work_mem=128MB", "work_mem=16MB", "jit=off",
        .. home.IsEphemeral
            ? new[] { "fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300", "shared_buffers=64MB" }
            :
            [
                "shared_buffers=256MB", "logging_collector=on", $"log_directory={Path.Combine(home.Server, "log")}",
                "log_filename=postgresql-%a.log", "log_truncate_on_rotation=on", "log_rotation_age=1d", "log_rotation_size=0",
            ],
    ];

    private Process Start(bool redirect, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = home.Server,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        if (account.Name is not null)
            start.UserName = account.Name;

        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = home.Server;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return Process.Start(start)!;
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? last : "it left no message";
}
