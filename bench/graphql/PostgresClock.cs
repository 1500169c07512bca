using System.Globalization;
using Npgsql;

namespace Benchmark.Bench.GraphQL;

/// <summary>Processor time of a PostgreSQL server on this machine: of its main process and of all its children, ended ones too.</summary>
internal sealed class PostgresClock(int server)
{
    /// <summary>Linux counts processor time for others to read in hundredths of a second.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>The clock of the server that answers a connection.</summary>
    public static async Task<PostgresClock> OfAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync())!;
        return new((int)Numbers(backend)[Parent]);
    }

    public TimeSpan Read()
    {
        var main = Numbers(server);
        var ticks = main[UserTime] + main[SystemTime] + main[EndedUserTime] + main[EndedSystemTime];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)
                && Numbers(process) is { Length: > 0 } child && child[Parent] == server)
            {
                ticks += child[UserTime] + child[SystemTime];
            }
        }

        return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
    }

    // Places in /proc/N/stat after the name, the state counted as the first.
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int SystemTime = 12;
    private const int EndedUserTime = 13;
    private const int EndedSystemTime = 14;

    /// <summary>What the system says of a process; empty when it has ended.</summary>
    private static long[] Numbers(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return [.. fields.Take(EndedSystemTime + 1).Select((field, at) => at == 0 ? 0 : long.Parse(field, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
