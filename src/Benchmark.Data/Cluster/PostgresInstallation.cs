using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmark.Data.Cluster;

/// <summary>An installed PostgreSQL server with its tools.</summary>
/// <param name="Folder">Where <c>postgres</c>, <c>initdb</c> and <c>pg_dump</c> are.</param>
/// <param name="Major">The major version, for example 15.</param>
public sealed partial record PostgresInstallation(string Folder, int Major)
{
    /// <summary>The oldest major version with everything the schema uses (<c>nulls not distinct</c>).</summary>
    public const int OldestSupported = 15;

    /// <summary>The newest installation of this machine.</summary>
    /// <param name="major">The version that must be taken, because data exist that it wrote; null for any supported one.</param>
    /// <exception cref="PostgresUnavailableException">There is none.</exception>
    public static PostgresInstallation Find(int? major = null) =>
        Installed()
            .Where(found => major is { } wanted ? found.Major == wanted : found.Major >= OldestSupported)
            .MaxBy(found => found.Major)
        ?? throw new PostgresUnavailableException(
            $"PostgreSQL {(major is { } needed ? $"{needed}" : $"{OldestSupported} or newer")} is not installed: "
            + $"install it (on Debian: apt-get install postgresql{(major is { } exact ? $"-{exact}" : "")}) "
            + "or point ConnectionStrings__Benchmark at a server.");

    /// <summary>The full path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, name);

    private static readonly string[] VersionedFolders = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"];

    private static IEnumerable<PostgresInstallation> Installed() =>
        Folders()
            .Distinct()
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")))
            .Select(folder => new PostgresInstallation(folder, MajorOf(folder)));

    private static IEnumerable<string> Folders()
    {
        foreach (var parent in VersionedFolders.Where(Directory.Exists))
        {
            foreach (var version in Directory.EnumerateDirectories(parent))
                yield return Path.Combine(version, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }

    /// <summary>What <c>postgres --version</c> says; 0 when it cannot be run or read.</summary>
    private static int MajorOf(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return VersionNumber().Match(answer) is { Success: true, Groups: [_, var major] }
            ? int.Parse(major.ValueSpan, CultureInfo.InvariantCulture)
            : 0;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionNumber();
}
