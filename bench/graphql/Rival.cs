using System.Diagnostics;
using Npgsql;

namespace Benchmark.Bench.GraphQL;

/// <summary>A server in a process of its own.</summary>
/// <param name="Name">For the table.</param>
/// <param name="File">What runs it.</param>
/// <param name="Arguments">Its arguments; the port follows them.</param>
internal sealed record Rival(string Name, string File, params string[] Arguments)
{
    /// <summary>Where servers find how to reach the sector's database; those of Node read PostgreSQL's own variables.</summary>
    public const string SectorVariable = "BENCH_SECTOR";

    private static int _port = 15_300;

    /// <summary>A server of this program.</summary>
    public static Rival Own(string name, string server) => new(name, Environment.ProcessPath!, "serve", server);

    /// <summary>Starts it, sees that it gives a right answer, and loads it.</summary>
    /// <param name="body">What it is asked.</param>
    /// <param name="sector">The database; null when the answer comes from memory.</param>
    /// <param name="clock">The database's; null likewise.</param>
    /// <param name="duration">How long the load lasts.</param>
    /// <param name="isRight">What is wrong with an answer; null when nothing is.</param>
    public async Task<Load.Result> MeasureAsync(
        byte[] body, NpgsqlConnectionStringBuilder? sector, PostgresClock? clock, TimeSpan duration, Func<string, bool> isRight)
    {
        var port = ++_port;
        var start = new ProcessStartInfo(File, [.. Arguments, $"{port}"]) { RedirectStandardOutput = true };
        start.Environment["NODE_ENV"] = "production";
        if (sector is not null)
        {
            start.Environment[SectorVariable] = sector.ConnectionString;
            start.Environment["PGHOST"] = sector.Host;
            start.Environment["PGPORT"] = $"{sector.Port}";
            start.Environment["PGDATABASE"] = sector.Database;
            start.Environment["PGUSER"] = sector.Username;
        }

        using var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        try
        {
            var answer = await FirstAnswerAsync(server, port, body);
            return isRight(answer)
                ? await Load.MeasureAsync(server, clock, port, body, duration)
                : throw new InvalidOperationException($"{Name} answers something else: {answer[..Math.Min(answer.Length, 600)]}");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> FirstAnswerAsync(Process server, int port, byte[] body)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 200 && !server.HasExited; attempt++)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/json");
                using var response = await client.PostAsync($"http://127.0.0.1:{port}/graphql", content);
                return await response.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("It does not start to listen.");
    }
}
