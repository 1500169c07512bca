using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(DemoServer))]

namespace Benchmark.EndToEnd.Tests;

/// <summary>What <c>script/server</c> starts: a synthetic sector, published and served, on a port and in a home of its own.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string _home = Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"benchmark-demo-{Environment.ProcessId}");

    private Process? _server;

    /// <summary>The executable in the server's home.</summary>
    internal Executable Benchmark => new(_home);

    /// <summary>Talks to the server.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = Benchmark.Start("demo", "--urls", "http://127.0.0.1:0");
        var errors = _server.StandardError.ReadToEndAsync();
        while (await _server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Serving on ", StringComparison.Ordinal))
            {
                Client = new HttpClient { BaseAddress = new(line.Split(' ')[2]) };
                _ = _server.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"The server did not start: {await errors}");
    }

    /// <summary>Posts a query and gives back the whole answer.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        for (var tries = 0; Directory.Exists(_home) && tries < 100; tries++)
        {
            try
            {
                Directory.Delete(_home, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
