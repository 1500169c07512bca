using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Actions;

/// <summary>What an organisation plans to do about its answers, from round to round.</summary>
public sealed class ActionTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";
    private const string Round = "well-led-2024";

    [Fact]
    public async Task An_action_stands_with_its_answer_is_changed_and_shows_when_it_is_overdue()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (assessment, statement) = await StartAsync(provider, Round);

        var late = await PlanAsync(provider, assessment, statement, "Ask everybody.", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1));
        await PlanAsync(provider, assessment, statement, "Write it down.", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));

        Assert.Equal(["Ask everybody."], await TextsAsync(provider, "(where: { isOverdue: true })"));
        Assert.Equal(["Ask everybody.", "Write it down."], await TextsAsync(provider, ""));
        var answered = await provider.AskAsync(
            "query($id: ID!) { node(id: $id) { ... on Assessment { responses { statement { code } actions { text ownerRole statement { code } round { code } } } } } }",
            new { id = assessment });
        var response = answered.GetProperty("node").GetProperty("responses").EnumerateArray().Single(one => one.GetProperty("actions").GetArrayLength() > 0);
        Assert.Equal(statement, response.GetProperty("statement").GetProperty("code").GetString());
        Assert.Equal(2, response.GetProperty("actions").GetArrayLength());

        var done = await provider.DoAsync("updateAction", new { id = late, status = "DONE" }, $"action {{ text status isOverdue }} {Errors}");
        Assert.Equal(
            """{"text":"Ask everybody.","status":"DONE","isOverdue":false}""", done.GetProperty("action").GetRawText());
        Assert.Empty(await TextsAsync(provider, "(where: { isOverdue: true })"));
        Assert.Equal(
            "planAction action 1\nplanAction action 2\nupdateAction action 1",
            await served.Database.QueryTextAsync("select format('%s %s', action, target) from registry.audit_event where action like '%Action' order by audit_event_id"));
    }

    [Fact]
    public async Task An_open_action_goes_on_in_the_next_round_and_progress_is_counted_round_by_round()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var sector = await served.SignInAsync(Role.SectorBody);
        var (assessment, statement) = await StartAsync(provider, Round);
        var open = await PlanAsync(provider, assessment, statement, "Ask everybody.", new(2030, 1, 1));
        await sector.DoAsync("openRound", new { code = "next", framework = "well-led", isSynthetic = true, closesAt = DateTimeOffset.UtcNow.AddDays(3) }, Errors);
        var (next, _) = await StartAsync(provider, "next");

        var carried = await provider.DoAsync(
            "carryOverAction", new { id = open, assessment = next, dueOn = "2031-01-01" }, $"action {{ dueOn isContinuation round {{ code }} }} {Errors}");

        Assert.Equal(
            """{"dueOn":"2031-01-01","isContinuation":true,"round":{"code":"next"}}""", carried.GetProperty("action").GetRawText());
        Assert.Equal("ActionContinuedError", TypeOfError(await provider.DoAsync("updateAction", new { id = open, status = "DONE" }, Errors)));
        Assert.Equal("ActionContinuedError", TypeOfError(await provider.DoAsync("carryOverAction", new { id = open, assessment = next }, Errors)));
        var progress = await provider.AskAsync("{ viewer { organisation { actionProgress { round planned carriedOver continued } } } }");
        Assert.Equal(
            """[{"round":"well-led-2024","planned":0,"carriedOver":1,"continued":0},{"round":"next","planned":1,"carriedOver":0,"continued":1}]""",
            progress.GetProperty("viewer").GetProperty("organisation").GetProperty("actionProgress").GetRawText());
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_an_action()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var other = await served.SignInAsync(Role.Provider, "org-2");
        var (assessment, statement) = await StartAsync(provider, Round);
        var action = await PlanAsync(provider, assessment, statement, "Ask everybody.", new(2030, 1, 1));

        Assert.Equal("ActionNotFoundError", TypeOfError(await other.DoAsync("updateAction", new { id = action, status = "DONE" }, Errors)));
        Assert.Equal("ActionRefusedError", TypeOfError(await other.DoAsync(
            "planAction", new { assessment, statement, text = "Look around.", ownerRole = "owner", dueOn = "2030-01-01" }, Errors)));
        Assert.Empty(await TextsAsync(other, ""));
    }

    [Fact]
    public async Task Words_that_may_name_somebody_are_asked_about_before_they_are_kept()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (assessment, statement) = await StartAsync(provider, Round);
        object Plan(bool confirmed) =>
            new { assessment, statement, text = "Ask Sarah to call 07700 900123.", ownerRole = "manager", dueOn = "2030-01-01", confirmed };

        var asked = await provider.DoAsync(
            "planAction", Plan(confirmed: false), "errors { ... on PersonalDataSuspectedError { findings { place kind start length } } }");

        Assert.Equal(
            """[{"place":"text","kind":"NAME","start":4,"length":5},{"place":"text","kind":"PHONE_NUMBER","start":18,"length":12}]""",
            asked.GetProperty("errors")[0].GetProperty("findings").GetRawText());
        var kept = await provider.DoAsync("planAction", Plan(confirmed: true), $"action {{ text }} {Errors}");
        Assert.Equal("Ask Sarah to call 07700 900123.", kept.GetProperty("action").GetProperty("text").GetString());
    }

    private static async Task<(string Assessment, string Statement)> StartAsync(Caller provider, string round)
    {
        var started = await provider.DoAsync("startAssessment", new { round }, $"assessment {{ id unanswered {{ code }} }} {Errors}");
        var assessment = started.GetProperty("assessment");
        return (assessment.GetProperty("id").GetString()!, assessment.GetProperty("unanswered")[0].GetProperty("code").GetString()!);
    }

    private static async Task<string> PlanAsync(Caller provider, string assessment, string statement, string text, DateOnly dueOn)
    {
        var planned = await provider.DoAsync(
            "planAction", new { assessment, statement, text, ownerRole = "registered manager", dueOn }, $"action {{ id status }} {Errors}");
        Assert.Equal("PLANNED", planned.GetProperty("action").GetProperty("status").GetString());
        return planned.GetProperty("action").GetProperty("id").GetString()!;
    }

    private static async Task<IEnumerable<string>> TextsAsync(Caller caller, string where)
    {
        var found = await caller.AskAsync($"{{ viewer {{ organisation {{ actions{where} {{ text }} }} }} }}");
        return found.GetProperty("viewer").GetProperty("organisation").GetProperty("actions").EnumerateArray()
            .Select(action => action.GetProperty("text").GetString()!).ToList();
    }

    private static string? TypeOfError(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("__typename").GetString();
}
