using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Issues keys of providers, so that many can sign in.</summary>
/// <param name="administrator">A key of an administrator, as the command line says it.</param>
internal sealed class Keys(string administrator)
{
    private readonly string _key = administrator.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("bmk_", StringComparison.Ordinal));

    /// <summary>Signs organisations in.</summary>
    public async Task<IReadOnlyList<Insider>> SignInAsync(HttpClient server, IEnumerable<string> references)
    {
        var insiders = new List<Insider>();
        foreach (var reference in references)
            insiders.Add(await Insider.SignInAsync(server, reference, await IssueAsync(server, reference)));
        return insiders;
    }

    private async Task<string> IssueAsync(HttpClient server, string reference)
    {
        var organisation = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Organisation:{reference}"));
        var query = $$"""mutation { issueKey(input: { role: PROVIDER, organisation: "{{organisation}}" }) { issuedKey { secret } errors { __typename } } }""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        using var response = await server.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString())
            : answer.GetProperty("data").GetProperty("issueKey").GetProperty("issuedKey").GetProperty("secret").GetString()!;
    }
}
