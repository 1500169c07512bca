using System.Text.Json;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Assessments;

/// <summary>Each document that the product grew from does its work through the public API, on its real content. The peer review is in PeerReviews.</summary>
public sealed class SeedTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";

    [Fact]
    public async Task The_checklist_of_twenty_statements_is_rated_with_its_words_as_evidence()
    {
        var items = await BulletsAsync("000_");
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var started = await StartAsync(provider, new { round = "well-led-2024" });
        var checklist = started.Codes.Where(code => code.StartsWith("WL2.", StringComparison.Ordinal)).ToList();

        Assert.Equal(items.Count, checklist.Count);
        await SaveAsync(provider, started.Id, started.Codes.Select((code, at) => (object)new
        {
            statement = code,
            rating = 1 + at % 4,
            evidence = checklist.Contains(code) ? new[] { new { kind = "Checklist", reference = items[checklist.IndexOf(code)] } } : [],
        }));

        var kept = await ResponsesAsync(provider, started.Id);
        Assert.Equal(items, checklist.Select(code => kept[code].GetProperty("evidence")[0].GetProperty("reference").GetString()!));
        await SubmitAsync(provider, started.Id);
    }

    [Fact]
    public async Task From_care_assistant_to_chief_executive_every_level_answers_its_own_questions()
    {
        var article = await ReadAsync("001_");
        await using var served = await ServedDatabase.StartAsync(cluster, "lqf-2012");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var data = await provider.AskAsync("{ framework(code: \"lqf\", edition: \"2012\") { perspectives { code roles } domains { code } } }");
        var perspectives = data.GetProperty("framework").GetProperty("perspectives").EnumerateArray().ToDictionary(
            perspective => perspective.GetProperty("code").GetString()!,
            perspective => perspective.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!.ToLowerInvariant()).ToList());

        foreach (var (perspective, role) in new[] { ("FRONT_LINE_WORKER", "care assistant"), ("STRATEGIC_LEADER", "chief executive") })
        {
            Assert.Contains(role, article, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(perspectives[perspective], known => known.StartsWith(role, StringComparison.Ordinal));
        }

        var asked = new List<string>();
        foreach (var perspective in perspectives.Keys)
        {
            var started = await StartAsync(provider, new { round = "lqf-2012", perspective });
            await SaveAsync(provider, started.Id, started.Codes.Select(statement => (object)new { statement, rating = 3 }));
            await SubmitAsync(provider, started.Id);
            asked.AddRange(started.Codes);
        }

        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal(7, data.GetProperty("framework").GetProperty("domains").GetArrayLength());
    }

    [Fact]
    public async Task Every_bullet_of_what_leaders_and_managers_do_is_a_statement_to_rate()
    {
        var bullets = await BulletsAsync("002_");
        await using var served = await ServedDatabase.StartAsync(cluster, "topss-2004");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var started = await StartAsync(provider, new { round = "topss-2004" });

        Assert.Equal(bullets.Count, started.Codes.Count);
        await SaveAsync(provider, started.Id, started.Codes.Select((statement, at) => (object)new { statement, rating = 2 + at % 2, narrative = bullets[at] }));
        var kept = await ResponsesAsync(provider, started.Id);
        Assert.Equal(bullets, started.Codes.Select(code => kept[code].GetProperty("narrative").GetString()!));
        await SubmitAsync(provider, started.Id);
    }

    [Fact]
    public async Task A_real_completed_self_assessment_goes_in_by_the_API_and_comes_out_as_it_was()
    {
        var framework = FrameworkFiles.Shipped.Find("driving-up-quality", null)!;
        var plan = ActionPlan.Read(await ReadAsync("003_"), "the seed", framework);
        await using var served = await ServedDatabase.StartAsync(cluster, framework.Name);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var started = await StartAsync(provider, new { round = framework.Name });
        var answers = plan.ResponsesTo(framework);

        Assert.Equal(31, started.Codes.Count);
        await SaveAsync(provider, started.Id, answers.Select(answer => (object)new
        {
            statement = answer.Statement,
            narrative = answer.Narrative,
            evidence = answer.Evidence.Select(item => new { item.Kind, item.Reference }),
        }));

        var kept = await ResponsesAsync(provider, started.Id);
        Assert.All(answers, answer =>
        {
            Assert.Equal(answer.Narrative, kept[answer.Statement].GetProperty("narrative").GetString());
            Assert.Equal(
                answer.Evidence.Select(item => item.Reference),
                kept[answer.Statement].GetProperty("evidence").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!));
        });
        var submitted = await SubmitAsync(provider, started.Id);
        var (on, again) = (submitted.GetProperty("submittedAt").GetDateTimeOffset(), DateOnly.Parse(submitted.GetProperty("dueAgain").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateOnly.FromDateTime(on.UtcDateTime.AddMonths(12)), again);
    }

    private static async Task<(string Id, IReadOnlyList<string> Codes)> StartAsync(Caller provider, object input)
    {
        var started = await provider.DoAsync("startAssessment", input, $"assessment {{ id unanswered {{ code }} }} {Errors}");
        var assessment = started.GetProperty("assessment");
        return (assessment.GetProperty("id").GetString()!, [.. assessment.GetProperty("unanswered").EnumerateArray().Select(statement => statement.GetProperty("code").GetString()!)]);
    }

    private static async Task SaveAsync(Caller provider, string assessment, IEnumerable<object> responses)
    {
        var saved = await provider.DoAsync("recordResponses", new { assessment, revision = 1, confirmed = true, responses }, $"savedRevision {{ revision }} {Errors}");
        Assert.True(saved.GetProperty("errors").ValueKind == JsonValueKind.Null, saved.ToString());
    }

    private static async Task<JsonElement> SubmitAsync(Caller provider, string assessment)
    {
        var submitted = await provider.DoAsync("submitAssessment", new { assessment, revision = 2 }, $"assessment {{ status submittedAt dueAgain }} {Errors}");
        Assert.True(submitted.GetProperty("errors").ValueKind == JsonValueKind.Null, submitted.ToString());
        return submitted.GetProperty("assessment");
    }

    private static async Task<Dictionary<string, JsonElement>> ResponsesAsync(Caller provider, string id)
    {
        var data = await provider.AskAsync(
            "query($id: ID!) { node(id: $id) { ... on Assessment { responses { statement { code } rating narrative evidence { reference } } } } }", new { id });
        return data.GetProperty("node").GetProperty("responses").EnumerateArray()
            .ToDictionary(response => response.GetProperty("statement").GetProperty("code").GetString()!, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> BulletsAsync(string seed) =>
        [.. (await ReadAsync(seed)).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())];

    private static Task<string> ReadAsync(string seed) => File.ReadAllTextAsync(
        Directory.GetFiles(Project.ReferenceData("seeds"), $"{seed}*").Single(), TestContext.Current.CancellationToken);
}
