using System.Net.Sockets;
using System.Text;

namespace Benchmark.Bench.Export;

/// <summary>Downloads a file and takes its time: small buffers everywhere, and a pause after each, so that the server has to wait.</summary>
internal static class SlowReader
{
    private const int Buffer = 8 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Reads until told to end, from the start again when the file is over.</summary>
    /// <returns>Bytes read.</returns>
    public static async Task<long> ReadAsync(int port, string path, CancellationToken end)
    {
        var (read, buffer) = (0L, new byte[Buffer]);
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        try
        {
            while (true)
            {
                using var client = new TcpClient { ReceiveBufferSize = Buffer };
                await client.ConnectAsync("127.0.0.1", port, end);
                var stream = client.GetStream();
                await stream.WriteAsync(request, end);
                while (await stream.ReadAsync(buffer, end) is > 0 and var some)
                {
                    read += some;
                    await Task.Delay(Pause, end);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return read;
        }
    }
}
