using System.Security.Cryptography;
using System.Text;

namespace Benchmark.Data.Cluster;

/// <summary>Where a private cluster lives, and how long.</summary>
/// <param name="Folder">The folder for everything; made when missing.</param>
/// <param name="IsEphemeral">Whether it is for tests: fast, not durable, and gone when the last process using it ends.</param>
public sealed record ClusterHome(string Folder, bool IsEphemeral = false)
{
    /// <summary>Longest path of a Unix socket, in bytes, without the closing zero.</summary>
    private const int LongestSocketPath = 107;

    /// <summary>What <c>BENCHMARK_HOME</c> says, or this user's own data folder.</summary>
    public static ClusterHome OfThisUser() => new(Path.GetFullPath(
        Environment.GetEnvironmentVariable("BENCHMARK_HOME") is { Length: > 0 } home ? home
        : Environment.IsPrivilegedProcess ? "/var/lib/benchmark"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "benchmark")));

    /// <summary>A new place that no other process knows, in memory where the machine has room for that.</summary>
    public static ClusterHome Ephemeral() => new(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}"),
        IsEphemeral: true);

    /// <summary>Whatever the server writes.</summary>
    internal string Server => Path.Combine(Folder, "postgres");

    /// <summary>The data directory.</summary>
    internal string Data => Path.Combine(Server, "data");

    /// <summary>What the server wrote before its own log was open.</summary>
    internal string StartLog => Path.Combine(Server, "start.log");

    /// <summary>The named pipe that every process using the cluster holds open; the server stops when the last one lets go.</summary>
    internal string Alive => Path.Combine(Server, "alive");

    /// <summary>Held while a process starts the cluster or finds it running.</summary>
    internal string Lock => Path.Combine(Folder, "postgres.lock");

    /// <summary>Shared by every process that uses the cluster, so that the last one knows that it is.</summary>
    internal string Users => Path.Combine(Folder, "postgres.users");

    /// <summary>The folder of the Unix socket: short enough for the operating system, and closed to everybody else.</summary>
    internal string Sockets =>
        Path.Combine(Server, "s") is var inside && Encoding.UTF8.GetByteCount($"{inside}/.s.PGSQL.5432") <= LongestSocketPath
            ? inside
            : Path.Combine(ShortFolder, $"benchmark-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..16]}");

    private static string ShortFolder =>
        Environment.IsPrivilegedProcess ? "/run"
        : Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 60 } own && Directory.Exists(own) ? own
        : "/tmp";

    /// <summary>Makes the folders, each for the server's account alone.</summary>
    /// <exception cref="PostgresUnavailableException">They cannot be made or reached.</exception>
    internal void Prepare(ServerAccount account)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            if (IsEphemeral)
                account.MakeFolder(Folder);

            account.MakeFolder(Server);
            account.MakeFolder(Sockets);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new PostgresUnavailableException(
                $"The database cannot be kept in {Folder} ({failure.Message.TrimEnd('.')}): "
                + "set BENCHMARK_HOME to a folder of yours, or point ConnectionStrings__Benchmark at a server.");
        }

        if (account.Name is { } name && Parents(Folder).FirstOrDefault(parent => !IsOpenToAll(parent)) is { } closed && !IsEphemeral)
        {
            throw new PostgresUnavailableException(
                $"The database cannot be kept in {Folder}, because the account {name} that runs it may not enter {closed}: "
                + "set BENCHMARK_HOME to another folder.");
        }
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    private static bool IsOpenToAll(string folder) => File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute);
}
