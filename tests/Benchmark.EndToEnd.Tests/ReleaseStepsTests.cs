using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Benchmark.Data.Frameworks;

namespace Benchmark.EndToEnd.Tests;

/// <summary>A release goes through its life by the API, and others follow from other processes.</summary>
public sealed class ReleaseStepsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_take_a_release_from_a_closed_round_to_the_public_and_back()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await CloseRoundAsync(home, benchmark, "spring");
        await CloseRoundAsync(home, benchmark, "autumn");
        var (ada, ben, researcher) = (await KeyAsync(benchmark, "Ada", "SECTOR_BODY"), await KeyAsync(benchmark, "Ben", "ADMINISTRATOR"), await KeyAsync(benchmark, "Cy", "RESEARCHER"));
        var (adaAgain, nobody) = (await KeyAsync(benchmark, " ada ", "ADMINISTRATOR"), await KeyAsync(benchmark, null, "SECTOR_BODY"));
        await using var server = await RunningServer.StartAsync(benchmark, "serve");
        var release = Id("driving-up-quality-2013/1.0.0");

        Assert.Contains("AUTH_NOT_AUTHENTICATED", await TextAsync(server, null, Build("spring")), StringComparison.Ordinal);
        Assert.Contains("AUTH_NOT_AUTHORIZED", await TextAsync(server, researcher, Build("spring")), StringComparison.Ordinal);
        Assert.Contains("AUTH_NOT_AUTHENTICATED", await TextAsync(server, null, $"subscription {{ buildProgressed(release: \"{release}\") {{ finished }} }}"), StringComparison.Ordinal);
        Assert.Equal("RoundNotFoundError", await ErrorAsync(server, ada, "buildRelease", "round: \"winter\""));

        Assert.Equal("HolderNeededError", await ErrorAsync(server, nobody, "buildRelease", "round: \"spring\""));

        using var following = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var published = FollowAsync(server, null, "subscription { releasePublished(framework: \"driving-up-quality\") { version status } }", "releasePublished", following.Token);
        Assert.Null(await ErrorAsync(server, ada, "buildRelease", "round: \"spring\""));
        Assert.Equal(1, (await FollowAsync(server, ada, Progress(release), "buildProgressed", following.Token))[^1].GetProperty("finished").GetDouble());
        Assert.Equal("ReleaseStepError", await ErrorAsync(server, ben, "approveRelease", $"release: \"{release}\""));
        await benchmark.SucceedAsync("release", "audit", "driving-up-quality-2013/1.0.0", "--as", "Cy");
        foreach (var (key, error) in new[] { (ada, "SecondPersonNeededError"), (adaAgain, "SecondPersonNeededError"), (nobody, "HolderNeededError") })
            Assert.Equal(error, await ErrorAsync(server, key, "approveRelease", $"release: \"{release}\""));
        Assert.Contains("two keys or sign-ins of one holder are one person", (await benchmark.RunAsync("release", "approve", "driving-up-quality-2013/1.0.0", "--as", "ADA")).Errors, StringComparison.Ordinal);
        Assert.Null(await ErrorAsync(server, ben, "approveRelease", $"release: \"{release}\""));
        Assert.Contains("\"node\":null", await TextAsync(server, null, $"{{ node(id: \"{release}\") {{ id }} }}"), StringComparison.Ordinal);
        Assert.Null(await ErrorAsync(server, ben, "publishRelease", $"release: \"{release}\""));
        Assert.Equal("PUBLISHED", (await published)[0].GetProperty("status").GetString());
        Assert.Equal("RoundAlreadyReleasedError", await ErrorAsync(server, ada, "buildRelease", "round: \"spring\""));

        var elsewhere = FollowAsync(server, ada, Progress(Id("driving-up-quality-2013/1.1.0")), "buildProgressed", following.Token);
        await Task.Delay(1000, Cancellation);
        await benchmark.SucceedAsync("release", "build", "--round", "autumn", "--as", "Ada");
        var steps = (await elsewhere).Select(step => step.GetProperty("finished").GetDouble()).ToList();
        Assert.Equal((1, true), (steps[^1], steps.Count >= 3));
        Assert.Equal(steps.Order(), steps);

        Assert.Null(await ErrorAsync(server, ben, "withdrawRelease", $"release: \"{release}\", because: \"Made up.\""));
        Assert.Contains("WITHDRAWN", await TextAsync(server, null, "{ releases(first: 5) { nodes { status withdrawnBecause } } }"), StringComparison.Ordinal);
    }

    private static string Progress(string release) => $"subscription {{ buildProgressed(release: \"{release}\") {{ finished failure release }} }}";

    private static string Build(string round) => $"mutation {{ buildRelease(input: {{ round: \"{round}\" }}) {{ buildProgress {{ release }} }} }}";

    private static string Id(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Release:{name}"));

    private static async Task<string> KeyAsync(Executable benchmark, string? holder, string role) =>
        (await benchmark.SucceedAsync(["key", "issue", "--role", role, .. holder is null ? (string[])[] : ["--holder", holder]])).Trim();

    private static async Task CloseRoundAsync(TemporaryHome home, Executable benchmark, string round)
    {
        var csv = new StringBuilder("organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence\n");
        foreach (var number in Enumerable.Range(1, 12))
        {
            foreach (var statement in FrameworkFiles.Shipped.Find("driving-up-quality")!.Statements)
                csv.Append(CultureInfo.InvariantCulture, $"org-{number},SYNTHETIC {number},,PROVIDER,LONDON,SMALL,SUPPORTED_LIVING,,,,{statement.Code},,,Made up,\n");
        }

        var file = home.Write($"{round}.csv", csv.ToString());
        foreach (var command in (string[])[$"round open --framework driving-up-quality --code {round}", $"import assessments {file} --round {round}", $"round close --code {round}"])
            await benchmark.SucceedAsync(command.Split(' '));
    }

    /// <summary>The type of the first error of a mutation; null when it had none.</summary>
    private static async Task<string?> ErrorAsync(RunningServer server, string key, string mutation, string input)
    {
        var text = await TextAsync(server, key, $"mutation {{ {mutation}(input: {{ {input} }}) {{ errors {{ __typename ... on Error {{ message }} }} }} }}");
        var payload = JsonDocument.Parse(text).RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.GetProperty(mutation) : throw new InvalidOperationException(text);
        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("__typename").GetString() : null;
    }

    private static async Task<string> TextAsync(RunningServer server, string? key, string query)
    {
        using var response = await server.Client.SendAsync(Request(key, query, "application/json"), Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>What a subscription tells, until it ends or the first event for one that does not.</summary>
    private static async Task<IReadOnlyList<JsonElement>> FollowAsync(
        RunningServer server, string? key, string subscription, string field, CancellationToken cancellation)
    {
        var told = new List<JsonElement>();
        using var response = await server.Client.SendAsync(Request(key, subscription, "text/event-stream"), HttpCompletionOption.ResponseHeadersRead, cancellation);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line && line != "event: complete")
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                told.Add(JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("data").GetProperty(field));
            if (told.Count > 0 && field == "releasePublished")
                break;
        }

        return told;
    }

    private static HttpRequestMessage Request(string? key, string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new(accept));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }
}
