using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>All that a stranger has: an address, and the schema published there.</summary>
internal sealed partial class PublicEndpoint
{
    private readonly HttpClient _client;

    private PublicEndpoint(HttpClient client, string schema) => (_client, Schema) = (client, schema);

    /// <summary>The schema in GraphQL's own language.</summary>
    public string Schema { get; }

    /// <summary>Questions asked so far.</summary>
    public int Asked { get; private set; }

    /// <summary>Fetches the schema.</summary>
    public static async Task<PublicEndpoint> OpenAsync(HttpClient client) =>
        new(client, await client.GetStringAsync("/graphql/sdl", TestContext.Current.CancellationToken));

    /// <summary>What kind of value a field of an input object takes, by field, as the schema says.</summary>
    public IReadOnlyDictionary<string, string> FieldsOf(string input) => FieldLine()
        .Matches(Regex.Match(Schema, $@"^input {input} \{{(.*?)^\}}", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>Asks, and gives back the data.</summary>
    public async Task<JsonElement> AskAsync(string query)
    {
        var (_, body) = await TryAsync(query);
        var answer = JsonDocument.Parse(body).RootElement;
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{errors}\n{query}") : answer.GetProperty("data");
    }

    /// <summary>Asks, and gives back whatever comes.</summary>
    public async Task<(HttpStatusCode Status, string Body)> TryAsync(string query)
    {
        Asked++;
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks, and gives back the names and values of the headers that could tell something.</summary>
    public async Task<string> HeadersAsync(string query)
    {
        Asked++;
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\s*(\w+): (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex FieldLine();
}
