using System.Net.Sockets;
using System.Text;

namespace Benchmark.Bench.GraphQL;

/// <summary>Asks a server the same thing over a number of connections.</summary>
internal static class Load
{
    private const int Connections = 32;
    private const int MaxAnswer = 1024 * 1024;

    /// <summary>Asks for a while.</summary>
    /// <returns>How many answers came.</returns>
    public static async Task<long> RunAsync(int port, byte[] body, TimeSpan duration)
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
