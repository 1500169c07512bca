using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Benchmark.Bench.GraphQL;

/// <summary>Asks a server the same thing over a number of connections, and watches what it costs the server.</summary>
internal static class Load
{
    private const int Connections = 32;
    private const int MaxRounds = 20;
    private const int RoundsWithoutGain = 3;
    private const double Gain = 0.95;
    private const int MaxAnswer = 1024 * 1024;

    /// <summary>What a server did.</summary>
    /// <param name="PerSecond">Answers a second.</param>
    /// <param name="CpuMicroseconds">Processor time of the server per answer.</param>
    /// <param name="DatabaseMicroseconds">Processor time of PostgreSQL per answer; 0 when it was not watched.</param>
    public readonly record struct Result(double PerSecond, double CpuMicroseconds, double DatabaseMicroseconds);

    /// <summary>Warms the server up, then loads it.</summary>
    public static async Task<Result> MeasureAsync(Process server, PostgresClock? database, int port, byte[] body, TimeSpan duration)
    {
        await SettleAsync(server, port, body, duration / 2);
        server.Refresh();
        var (cpu, databaseCpu, start) = (server.TotalProcessorTime, database?.Read() ?? default, Stopwatch.GetTimestamp());
        var answers = await RunAsync(port, body, duration);
        server.Refresh();
        return new(
            answers / Stopwatch.GetElapsedTime(start).TotalSeconds,
            (server.TotalProcessorTime - cpu).TotalMicroseconds / answers,
            ((database?.Read() ?? default) - databaseCpu).TotalMicroseconds / answers);
    }

    /// <summary>
    /// Loads a server until it gets no cheaper: the runtime compiles hot code again while it runs, and on a busy machine that
    /// takes its time. Before that nobody is measured.
    /// </summary>
    private static async Task SettleAsync(Process server, int port, byte[] body, TimeSpan round)
    {
        var (best, without) = (double.MaxValue, 0);
        for (var rounds = 0; rounds < MaxRounds && without < RoundsWithoutGain; rounds++)
        {
            server.Refresh();
            var before = server.TotalProcessorTime;
            var answers = await RunAsync(port, body, round);
            server.Refresh();
            var cost = (server.TotalProcessorTime - before).TotalMicroseconds / answers;
            without = cost < best * Gain ? 0 : without + 1;
            best = Math.Min(best, cost);
        }
    }

    private static async Task<long> RunAsync(int port, byte[] body, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(port, body, end.Token))));
        return counts.Sum();
    }

    /// <summary>One connection, one request after the other.</summary>
    private static async Task<long> AskAsync(int port, byte[] body, CancellationToken end)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, CancellationToken.None);
        client.NoDelay = true;
        var stream = client.GetStream();
        byte[] request =
        [
            .. Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body,
        ];
        var buffer = new byte[MaxAnswer];
        var answers = 0L;
        while (!end.IsCancellationRequested)
        {
            await stream.WriteAsync(request, CancellationToken.None);
            await ReadAnswerAsync(stream, buffer);
            answers++;
        }

        return answers;
    }

    private static async Task ReadAnswerAsync(NetworkStream stream, byte[] buffer)
    {
        var (length, total) = (0, -1);
        while (total < 0 || length < total)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (total < 0)
                total = AnswerLength(buffer.AsSpan(0, length));
            if (total == 0 && buffer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8))
                return;
            if (total == 0)
                total = -1;
        }
    }

    /// <summary>Bytes of the whole answer; -1 while its head is incomplete, 0 when it comes in chunks.</summary>
    private static int AnswerLength(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return -1;
        if (!bytes.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(bytes));
        foreach (var line in Encoding.ASCII.GetString(bytes[..head]).Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                return head + 4 + int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
        }

        return 0;
    }
}
