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

    /// <summary>Starts it and sees that it gives a right answer.</summary>
    /// <param name="body">What it is asked.</param>
    /// <param name="sector">The database; null when the answer comes from memory.</param>
    /// <param name="isRight">Whether an answer is the one asked for.</param>
    /// <exception cref="InvalidOperationException">It does not start, or answers something else.</exception>
    public async Task<RunningRival> StartAsync(byte[] body, NpgsqlConnectionStringBuilder? sector, Func<string, bool> isRight)
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

        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        var running = new RunningRival(this, server, port, body);
        try
        {
            var answer = await FirstAnswerAsync(server, port, body);
            return isRight(answer)
                ? running
                : throw new InvalidOperationException($"{Name} answers something else: {answer[..Math.Min(answer.Length, 600)]}");
        }
        catch
        {
            running.Dispose();
            throw;
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
