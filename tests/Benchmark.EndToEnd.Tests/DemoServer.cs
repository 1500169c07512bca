using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(DemoServer))]

namespace Benchmark.EndToEnd.Tests;

/// <summary>What <c>script/server</c> starts: a synthetic sector, published and served, on a port and in a home of its own.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly TemporaryHome _home = new();
    private RunningServer? _server;

    /// <summary>The executable in the server's home.</summary>
    internal Executable Benchmark => new(_home.Folder);

    /// <summary>An organisation that took part in every round of the synthetic sector.</summary>
    internal const string Organisation = "syn-00001";

    /// <summary>A council that took part in the synthetic round of local authorities, and that peers reviewed.</summary>
    internal const string Council = "syn-la-001";

    private readonly SemaphoreSlim _issuing = new(1);
    private readonly Dictionary<string, string> _keys = [];

    /// <summary>A key of an organisation.</summary>
    internal async Task<string> KeyAsync(string organisation = Organisation)
    {
        await _issuing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_keys.TryGetValue(organisation, out var key))
            {
                key = (await Benchmark.SucceedAsync("key", "issue", "--role", "PROVIDER", "--organisation", organisation))
                    .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("bmk_", StringComparison.Ordinal));
                _keys.Add(organisation, key);
            }

            return key;
        }
        finally
        {
            _issuing.Release();
        }
    }

    /// <summary>Talks to the server.</summary>
    public HttpClient Client => _server!.Client;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Benchmark, "demo");

    /// <summary>Posts a query and gives back the whole answer.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _issuing.Dispose();
        _home.Dispose();
    }
}
