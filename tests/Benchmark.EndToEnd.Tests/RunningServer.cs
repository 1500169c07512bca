using System.Diagnostics;
using System.Text;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The executable serving on a free port, until it is stopped.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said;
    private readonly Task _reading;

    private RunningServer(Process process, StringBuilder said, Task reading, HttpClient client) =>
        (_process, _said, _reading, Client) = (process, said, reading, client);

    /// <summary>Talks to the server.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts <c>serve</c> or <c>demo</c> and waits until it serves.</summary>
    public static async Task<RunningServer> StartAsync(Executable benchmark, string command)
    {
        var process = benchmark.Start(command, "--urls", "http://127.0.0.1:0");
        var said = new StringBuilder();
        var errors = ReadAsync(process.StandardError, said);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (said)
                said.AppendLine(line);
            if (line.StartsWith("Serving on ", StringComparison.Ordinal))
            {
                var reading = Task.WhenAll(errors, ReadAsync(process.StandardOutput, said));
                return new(process, said, reading, new HttpClient { BaseAddress = new(line.Split(' ')[2]) });
            }
        }

        await errors;
        throw new InvalidOperationException($"The server did not start: {said}");
    }

    /// <summary>Stops the server as Ctrl-C does, and gives back all it said.</summary>
    public async Task<string> StopAsync()
    {
        if (!_process.HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{_process.Id}"]);
            await interrupt.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        await _reading;
        return _said.ToString();
    }

    /// <summary>Ends the server without giving it a chance to do anything more.</summary>
    public void Kill() => _process.Kill();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder said)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (said)
                said.AppendLine(line);
        }
    }
}
