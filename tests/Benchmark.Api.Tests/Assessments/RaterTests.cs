using System.Net;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Assessments;

/// <summary>Several people rate one level of leadership, each by a link of their own; the organisation sees them together or not at all.</summary>
public sealed class RaterTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";
    private const string Round = "lqf-2012";

    [Fact]
    public async Task An_organisation_sees_what_five_raters_say_together_after_handing_in_and_never_one_of_them()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (id, codes) = await StartAsync(provider, "FRONT_LINE_WORKER");
        var nobody = served.Call(null);
        var links = new List<string>();
        for (var at = 0; at < 6; at++)
            links.Add(await InviteAsync(provider, id));

        foreach (var (link, at) in links.Take(5).Select((link, at) => (link, at)))
        {
            var answer = await nobody.DoAsync(
                "recordSheet", new { link, handIn = true, responses = codes.Select(statement => new { statement, rating = at < 2 ? 1 : 4 }) },
                $"raterAnswer {{ isHandedIn }} {Errors}");
            Assert.True(answer.GetProperty("raterAnswer").GetProperty("isHandedIn").GetBoolean(), answer.ToString());
        }

        await nobody.DoAsync("recordSheet", new { link = links[5], responses = new[] { new { statement = codes[0], rating = 1 } } }, Errors);
        Assert.Equal(JsonValueKind.Null, (await ScoreAsync(provider, id)).ValueKind);
        var submitted = await provider.DoAsync("submitAssessment", new { assessment = id, revision = 1 }, $"assessment {{ status raters {{ label handedInAt }} responses {{ rating }} }} {Errors}");

        Assert.Equal("SUBMITTED", submitted.GetProperty("assessment").GetProperty("status").GetString());
        Assert.Equal(5, submitted.GetProperty("assessment").GetProperty("raters").GetArrayLength());
        Assert.All(submitted.GetProperty("assessment").GetProperty("responses").EnumerateArray(), response => Assert.Equal(JsonValueKind.Null, response.GetProperty("rating").ValueKind));
        Assert.Equal((2 * 1 + 3 * 4) / 5.0, (await ScoreAsync(provider, id)).GetDouble(), 6);

        var profile = await provider.AskAsync(
            "{ viewer { organisation { perspectives(round: \"lqf-2012\") { perspective { code } raters isShown domains { score leaders difference } trainingNeeds { score } } } } }");
        var shown = profile.GetProperty("viewer").GetProperty("organisation").GetProperty("perspectives")[0];
        Assert.Equal((5, true), (shown.GetProperty("raters").GetInt32(), shown.GetProperty("isShown").GetBoolean()));
        Assert.NotEmpty(shown.GetProperty("trainingNeeds").EnumerateArray());
    }

    [Fact]
    public async Task With_four_raters_nothing_is_shown_and_nobody_can_be_added_once_handed_in()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (id, codes) = await StartAsync(provider, "PEOPLE_AND_CARERS");
        var nobody = served.Call(null);
        for (var at = 0; at < 4; at++)
        {
            await nobody.DoAsync(
                "recordSheet", new { link = await InviteAsync(provider, id), handIn = true, responses = codes.Select(statement => new { statement, rating = 2 }) }, Errors);
        }

        await provider.DoAsync("submitAssessment", new { assessment = id, revision = 1 }, Errors);
        Assert.Equal(JsonValueKind.Null, (await ScoreAsync(provider, id)).ValueKind);
        await provider.DoAsync("withdrawAssessment", new { assessment = id }, Errors);
        await provider.DoAsync("startAssessment", new { round = Round, perspective = "PEOPLE_AND_CARERS" }, Errors);
        var refused = await provider.DoAsync("inviteRater", new { assessment = id }, $"invitationLink {{ link }} {Errors}");

        Assert.Equal("InvitationRefusedError", refused.GetProperty("errors")[0].GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task A_link_is_a_page_that_needs_no_script_keeps_what_is_typed_and_opens_nothing_once_handed_in()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (id, codes) = await StartAsync(provider, "FRONT_LINE_LEADER");
        var link = await InviteAsync(provider, id);
        var client = served.Call(null).Client;

        var page = await client.GetStringAsync(link, TestContext.Current.CancellationToken);
        Assert.Contains("<form method=\"post\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var (status, incomplete) = await PostAsync(client, link, new() { [$"rating.{codes[0]}"] = "3", [$"words.{codes[0]}"] = "We meet <each> week", ["hand-in"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"{codes[1]} is not answered yet", incomplete, StringComparison.Ordinal);
        Assert.Contains("We meet &lt;each&gt; week</textarea>", incomplete, StringComparison.Ordinal);

        var (thanked, _) = await PostAsync(client, link, codes.Select(code => ($"rating.{code}", "3")).Append(("hand-in", "1")).ToDictionary(pair => pair.Item1, pair => pair.Item2));
        Assert.Equal(HttpStatusCode.OK, thanked);
        using var again = await client.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(HttpClient client, string link, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(link, form, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(string Id, IReadOnlyList<string> Codes)> StartAsync(Caller provider, string perspective)
    {
        var started = await provider.DoAsync("startAssessment", new { round = Round, perspective }, $"assessment {{ id unanswered {{ code }} }} {Errors}");
        var assessment = started.GetProperty("assessment");
        return (assessment.GetProperty("id").GetString()!, [.. assessment.GetProperty("unanswered").EnumerateArray().Select(statement => statement.GetProperty("code").GetString()!)]);
    }

    private static async Task<string> InviteAsync(Caller provider, string assessment) =>
        (await provider.DoAsync("inviteRater", new { assessment }, $"invitationLink {{ link }} {Errors}")).GetProperty("invitationLink").GetProperty("link").GetString()!;

    private static async Task<JsonElement> ScoreAsync(Caller provider, string id)
    {
        var data = await provider.AskAsync("query($id: ID!) { node(id: $id) { ... on Assessment { score(measure: {overall: true}) } } }", new { id });
        return data.GetProperty("node").GetProperty("score");
    }
}
