using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.Api.Hosting;
using Benchmark.Data;
using Benchmark.Data.Frameworks;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.People;
using Benchmark.Domain.Rounds;
using Benchmark.Tests;
using Microsoft.AspNetCore.Builder;

namespace Benchmark.Api.Tests;

/// <summary>The real server on a database of its own, with a few organisations and whoever signs in to them.</summary>
internal sealed class ServedDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];

    private ServedDatabase(TestDatabase database, WebApplication app) => (_database, _app) = (database, app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The database.</summary>
    public TestDatabase Database => _database;

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts it: two care providers, a local authority, and one open round for each edition named.</summary>
    public static Task<ServedDatabase> StartAsync(TestCluster cluster, params string[] editions) => StartAsync(cluster, editions, []);

    /// <summary>The same, with settings of the server's own.</summary>
    public static async Task<ServedDatabase> StartAsync(TestCluster cluster, string[] editions, string[] settings)
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, FrameworkFiles.Shipped.Frameworks, Cancellation);
        await using (var organisations = database.Owner.CreateCommand("""
            insert into registry.organisation (reference, name, kind, region, size_band, service_type, authority_type, is_synthetic) values
                ('org-1', 'First Care', 'PROVIDER', 'LONDON', 'SMALL', 'DOMICILIARY', null, true),
                ('org-2', 'Second Care', 'PROVIDER', 'NORTH_WEST', 'MEDIUM', 'CARE_HOME', null, true),
                ('la-1', 'Some Council', 'LOCAL_AUTHORITY', 'LONDON', null, null, 'LONDON_BOROUGH', true)
            """))
        {
            await organisations.ExecuteNonQueryAsync(Cancellation);
        }

        var now = DateTimeOffset.UtcNow;
        foreach (var edition in editions)
        {
            await RoundStore.OpenAsync(
                database.Vault, new Round(0, edition, $"SYNTHETIC round of {edition}", edition, now.AddDays(-7), now.AddDays(7), null, true), Cancellation);
        }

        var app = await Server.CreateAsync(database.Database, "http://127.0.0.1:0", explore: true, Cancellation, settings);
        await app.StartAsync(Cancellation);
        return new(database, app);
    }

    /// <summary>Somebody with a key of their own; a new person where none is named.</summary>
    /// <param name="role">What they may do.</param>
    /// <param name="organisation">Whose assessments they work on.</param>
    /// <param name="mayWrite">Whether they may change anything.</param>
    /// <param name="holder">Who they are.</param>
    public async Task<Caller> SignInAsync(Role role, string? organisation = null, bool mayWrite = true, string? holder = null)
    {
        var issued = await KeyStore.IssueAsync(
            _database.Vault, role, organisation, null, "Ada", DateTimeOffset.UtcNow, Cancellation, mayWrite, holder ?? $"SYNTHETIC person {_clients.Count}");
        return Call(issued.Secret);
    }

    /// <summary>Somebody who shows this key or token; null for nobody in particular.</summary>
    public Caller Call(string? secret)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
        if (secret is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        _clients.Add(client);
        return new(client);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>Somebody who asks the server.</summary>
internal sealed record Caller(HttpClient Client)
{
    /// <summary>The whole answer to a document.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The payload of a mutation, refused or not.</summary>
    /// <param name="mutation">Its name.</param>
    /// <param name="input">What it takes.</param>
    /// <param name="selection">What to give back of the payload.</param>
    public async Task<JsonElement> DoAsync(string mutation, object input, string selection)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var data = await AskAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {selection} }} }}", new { input });
        return data.GetProperty(mutation);
    }
}
