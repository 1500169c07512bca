using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Assessments;

/// <summary>What a provider does from an empty assessment to one that is handed in, through the public API.</summary>
public sealed class AssessingTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";

    [Fact]
    public async Task A_provider_rates_the_twenty_statements_with_evidence_hands_them_in_and_takes_them_back()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");

        var draft = await provider.DoAsync("submitAssessment", new { assessment = id, revision = 1 }, $"assessment {{ id }} {Errors}");
        Assert.Equal(statements, draft.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()!.Split(' ')[0]));

        var first = statements.Take(10).Select(code => new { statement = code, rating = 3, evidence = new[] { new { kind = "Policy", reference = "Staff handbook" } } });
        var saved = await provider.DoAsync("recordResponses", new { assessment = id, revision = 1, responses = first }, $"savedRevision {{ revision assessment {{ unanswered {{ code }} }} }} {Errors}");
        Assert.Equal(2, saved.GetProperty("savedRevision").GetProperty("revision").GetInt32());
        Assert.Equal(
            statements.Skip(10),
            saved.GetProperty("savedRevision").GetProperty("assessment").GetProperty("unanswered").EnumerateArray().Select(statement => statement.GetProperty("code").GetString()!));

        var rest = statements.Skip(10).Select(code => new { statement = code, rating = 4 });
        await provider.DoAsync("recordResponses", new { assessment = id, revision = 2, responses = rest }, Errors);
        var submitted = await provider.DoAsync(
            "submitAssessment", new { assessment = id, revision = 3 },
            $"assessment {{ status submittedAt receipt {{ code answered revision }} score(measure: {{overall: true}}) percentage {{ percent band {{ title }} }} responses {{ rating evidence {{ kind reference }} }} }} {Errors}");

        Assert.Equal(JsonValueKind.Null, submitted.GetProperty("errors").ValueKind);
        var assessment = submitted.GetProperty("assessment");
        Assert.Equal("SUBMITTED", assessment.GetProperty("status").GetString());
        Assert.Equal(statements.Count, assessment.GetProperty("receipt").GetProperty("answered").GetInt32());
        Assert.InRange(assessment.GetProperty("score").GetDouble(), 3, 4);
        Assert.Equal("Staff handbook", assessment.GetProperty("responses")[0].GetProperty("evidence")[0].GetProperty("reference").GetString());

        var late = await provider.DoAsync("recordResponses", new { assessment = id, revision = 3, responses = rest }, Errors);
        Assert.Equal("AssessmentNotDraftError", TypeOfError(late));
        var withdrawn = await provider.DoAsync("withdrawAssessment", new { assessment = id }, $"assessment {{ status }} {Errors}");
        Assert.Equal("WITHDRAWN", withdrawn.GetProperty("assessment").GetProperty("status").GetString());
        var again = await provider.DoAsync("startAssessment", new { round = "well-led-2024" }, $"assessment {{ id status unanswered {{ code }} }} {Errors}");
        Assert.Equal(id, again.GetProperty("assessment").GetProperty("id").GetString());
        Assert.Empty(again.GetProperty("assessment").GetProperty("unanswered").EnumerateArray());
    }

    [Fact]
    public async Task Two_people_who_save_at_once_lose_nothing_and_the_second_is_told()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var colleague = await served.SignInAsync(Role.Provider, "org-1");
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");
        object Answer(int at, int rating) => new { assessment = id, revision = 1, responses = new[] { new { statement = statements[at], rating } } };

        var both = await Task.WhenAll(
            provider.DoAsync("recordResponses", Answer(0, 2), $"savedRevision {{ revision }} {Errors}"),
            colleague.DoAsync("recordResponses", Answer(1, 4), $"savedRevision {{ revision }} {Errors}"));
        var refused = Assert.Single(both, payload => payload.GetProperty("errors").ValueKind == JsonValueKind.Array);
        var kept = Assert.Single(both, payload => payload.GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.Equal("RevisionConflictError", TypeOfError(refused));
        Assert.Equal(2, kept.GetProperty("savedRevision").GetProperty("revision").GetInt32());

        var sentAgain = await provider.DoAsync(
            "recordResponses", both[0].GetProperty("errors").ValueKind == JsonValueKind.Null ? Answer(0, 2) : Answer(1, 4),
            "errors { ... on RevisionConflictError { isSaved currentRevision } }");
        Assert.True(sentAgain.GetProperty("errors")[0].GetProperty("isSaved").GetBoolean());
        Assert.Equal(2, sentAgain.GetProperty("errors")[0].GetProperty("currentRevision").GetInt32());
    }

    [Fact]
    public async Task In_a_scored_edition_words_do_not_stand_for_a_rating()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");
        var responses = statements.Select((statement, at) => at == 0 ? (object)new { statement, narrative = "We do this well." } : new { statement, rating = 3 });

        await provider.DoAsync("recordResponses", new { assessment = id, revision = 1, responses }, Errors);
        var refused = await provider.DoAsync("submitAssessment", new { assessment = id, revision = 2 }, $"assessment {{ status }} {Errors}");

        var error = Assert.Single(refused.GetProperty("errors").EnumerateArray());
        Assert.StartsWith(statements[0], error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_organisation_takes_no_part_in_a_round_of_real_ones()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var body = await served.SignInAsync(Role.SectorBody);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var closesAt = DateTimeOffset.UtcNow.AddDays(1);
        await body.DoAsync("openRound", new { code = "real", framework = "well-led", closesAt }, $"round {{ code }} {Errors}");
        await body.DoAsync("openRound", new { code = "made-up", framework = "well-led", closesAt, isSynthetic = true }, $"round {{ code }} {Errors}");

        var refused = await provider.DoAsync("startAssessment", new { round = "real" }, $"assessment {{ id }} {Errors}");
        var started = await provider.DoAsync("startAssessment", new { round = "made-up" }, $"assessment {{ id }} {Errors}");

        Assert.Equal("SyntheticMixedError", TypeOfError(refused));
        Assert.Equal(JsonValueKind.Object, started.GetProperty("assessment").ValueKind);
    }

    [Fact]
    public async Task A_colleague_who_has_the_assessment_open_sees_the_other_save_and_a_stranger_sees_nothing()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var stranger = await served.SignInAsync(Role.Provider, "org-2");
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");
        var subscription = $"subscription {{ assessmentSaved(assessment: \"{id}\") {{ revision }} }}";

        Assert.DoesNotContain("revision", await FollowAsync(stranger, subscription, "complete"), StringComparison.Ordinal);
        var following = FollowAsync(provider, subscription, "\"revision\":2");
        await provider.DoAsync("recordResponses", new { assessment = id, revision = 1, responses = new[] { new { statement = statements[0], rating = 3 } } }, Errors);

        Assert.Contains("\"revision\":2", await following, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_that_cannot_be_kept_is_named_at_once_and_nothing_is_kept()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");

        var refused = await provider.DoAsync(
            "recordResponses",
            new
            {
                assessment = id,
                revision = 1,
                responses = new object[]
                {
                    new { statement = statements[0], rating = 3 }, new { statement = statements[1], rating = 5 },
                    new { statement = "NOTHING", rating = 3 }, new { statement = statements[2], number = 12.5 },
                },
            },
            $"savedRevision {{ revision }} {Errors}");

        Assert.Equal(
            ["RatingOutsideScaleError", "StatementNotAskedError", "ResponseRefusedError"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("__typename").GetString()!));
        Assert.Equal("0", await served.Database.QueryTextAsync("select count(*)::text from assessment.response"));
    }

    [Fact]
    public async Task Words_that_may_name_somebody_are_kept_only_when_confirmed()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "driving-up-quality-2013");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var statements = await StatementsAsync(provider, "driving-up-quality");
        var id = await StartAsync(provider, "driving-up-quality-2013");
        object Answer(bool confirmed) => new
        {
            assessment = id,
            revision = 1,
            confirmed,
            responses = new[] { new { statement = statements[0], narrative = "Write to jo.bloggs@example.org about it." } },
        };

        Assert.Equal("PersonalDataSuspectedError", TypeOfError(await provider.DoAsync("recordResponses", Answer(false), Errors)));
        Assert.Equal(JsonValueKind.Null, (await provider.DoAsync("recordResponses", Answer(true), Errors)).GetProperty("errors").ValueKind);
    }

    [Fact]
    public async Task The_next_assessment_begins_with_the_answers_of_the_last()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var sector = await served.SignInAsync(Role.SectorBody);
        var statements = await StatementsAsync(provider, "well-led");
        var id = await StartAsync(provider, "well-led-2024");
        await provider.DoAsync(
            "recordResponses",
            new { assessment = id, revision = 1, responses = new[] { new { statement = statements[3], rating = 2, evidence = new[] { new { reference = "Minutes" } } } } }, Errors);

        await sector.DoAsync("openRound", new { code = "next", framework = "well-led", isSynthetic = true, closesAt = DateTimeOffset.UtcNow.AddDays(3) }, $"round {{ code }} {Errors}");
        var next = await provider.DoAsync(
            "startAssessment", new { round = "next", fromLast = true },
            $"assessment {{ responses {{ statement {{ code }} rating evidence {{ reference }} }} }} {Errors}");

        var answered = Assert.Single(
            next.GetProperty("assessment").GetProperty("responses").EnumerateArray(), response => response.GetProperty("rating").ValueKind == JsonValueKind.Number);
        Assert.Equal((statements[3], "Minutes"), (
            answered.GetProperty("statement").GetProperty("code").GetString(), answered.GetProperty("evidence")[0].GetProperty("reference").GetString()));
    }

    /// <summary>What a subscription sends until it sends some words, or ends.</summary>
    private static async Task<string> FollowAsync(Caller caller, string query, string until)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await caller.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var said = "";
        while (!said.Contains(until, StringComparison.Ordinal) && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            said += line + "\n";
        return said;
    }

    private static async Task<string> StartAsync(Caller provider, string round)
    {
        var started = await provider.DoAsync("startAssessment", new { round }, $"assessment {{ id revision }} {Errors}");
        Assert.Equal(JsonValueKind.Null, started.GetProperty("errors").ValueKind);
        return started.GetProperty("assessment").GetProperty("id").GetString()!;
    }

    private static async Task<IReadOnlyList<string>> StatementsAsync(Caller caller, string framework)
    {
        var data = await caller.AskAsync("query($code: String!) { framework(code: $code) { domains { elements { statements { code } } } } }", new { code = framework });
        return
        [
            .. data.GetProperty("framework").GetProperty("domains").EnumerateArray().SelectMany(domain => domain.GetProperty("elements").EnumerateArray())
                .SelectMany(element => element.GetProperty("statements").EnumerateArray()).Select(statement => statement.GetProperty("code").GetString()!),
        ];
    }

    private static string? TypeOfError(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("__typename").GetString();
}
