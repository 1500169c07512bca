using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Assessments;

/// <summary>Many organisations write at once, each saving all of its answers again and again: none is lost, none is mixed up.</summary>
/// <remarks>
/// The suite runs a few for a few seconds. <c>script/soak</c> runs a thousand, each saving every five seconds for a minute, and prints how
/// long saves took; the 99th in a hundred has to take less than 250 ms.
/// </remarks>
public sealed class SaveLoadTests(TestCluster cluster, ITestOutputHelper output)
{
    private const string Save = "mutation($input: RecordResponsesInput!) { recordResponses(input: $input) { savedRevision { revision } errors { __typename ... on Error { message } } } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Organisations_that_save_at_once_lose_nothing()
    {
        var took = await RunAsync(organisations: 40, saves: 3, TimeSpan.FromSeconds(1));

        Assert.Equal(120, took.Count);
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_thousand_organisations_that_save_every_five_seconds_lose_nothing_and_wait_for_nothing()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES") is not null, "This takes minutes: run script/soak.");
        var took = await RunAsync(organisations: 1000, saves: 12, TimeSpan.FromSeconds(5));

        took.Sort();
        var (median, last) = (took[took.Count / 2], took[took.Count * 99 / 100]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.Count} saves of 56 answers: median {median.TotalMilliseconds:0} ms, 99th percentile {last.TotalMilliseconds:0} ms"));
        Assert.True(last < TimeSpan.FromMilliseconds(250), $"The 99th percentile is {last.TotalMilliseconds:0} ms.");
    }

    /// <summary>Every organisation saves on its own; afterwards each holds what it saved last and nothing of another.</summary>
    private async Task<List<TimeSpan>> RunAsync(int organisations, int saves, TimeSpan pause)
    {
        await using var served = await ServedDatabase.StartAsync(cluster, ["lqf-2012"], ["--Limits:RequestsPerMinute=0"]);
        await using (var command = served.Database.Owner.CreateCommand(
            "insert into registry.organisation (reference, name, kind, region, service_type, is_synthetic) select 'load-' || n, 'Load ' || n, 'PROVIDER', 'LONDON', 'CARE_HOME', true from generate_series(1, $1) n"))
        {
            command.Parameters.Add(new() { Value = organisations });
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var writers = new List<Writer>();
        for (var number = 1; number <= organisations; number++)
            writers.Add(await BeginAsync(served, number));
        var took = new List<TimeSpan>();
        await Task.WhenAll(writers.Select(async (writer, at) =>
        {
            await Task.Delay(pause * (at / (double)organisations), Cancellation);
            for (var save = 1; save <= saves; save++)
            {
                var started = Stopwatch.GetTimestamp();
                await writer.SaveAsync(save);
                var spent = Stopwatch.GetElapsedTime(started);
                lock (took)
                    took.Add(spent);
                await Task.Delay(spent < pause ? pause - spent : TimeSpan.Zero, Cancellation);
            }
        }));

        Assert.Equal("", await served.Database.QueryTextAsync($"""
            select   a.assessment_id || ': ' || a.revision || ' ' || count(r.narrative) filter (where r.narrative = o.reference || ' saved {saves} times')
            from     assessment.assessment a
            join     registry.organisation o using (organisation_id)
            left     join assessment.response r using (organisation_id, round_id, assessment_id)
            group by a.assessment_id, a.revision
            having   a.revision <> {saves + 1} or count(*) <> count(r.narrative) filter (where r.narrative = o.reference || ' saved {saves} times')
            """));
        return took;
    }

    private static async Task<Writer> BeginAsync(ServedDatabase served, int number)
    {
        var caller = await served.SignInAsync(Role.Provider, $"load-{number}");
        var started = await caller.DoAsync("startAssessment", new { round = "lqf-2012", perspective = "STRATEGIC_LEADER" }, "assessment { id unanswered { code } } errors { ... on Error { message } }");
        var assessment = started.GetProperty("assessment");
        return new(
            caller, $"load-{number}", assessment.GetProperty("id").GetString()!,
            [.. assessment.GetProperty("unanswered").EnumerateArray().Select(statement => statement.GetProperty("code").GetString()!)]);
    }

    private sealed record Writer(Caller Caller, string Name, string Assessment, IReadOnlyList<string> Statements)
    {
        public async Task SaveAsync(int save)
        {
            var responses = Statements.Select(statement => new
            {
                statement,
                rating = 1 + save % 4,
                narrative = $"{Name} saved {save} times",
                evidence = new[] { new { reference = Name } },
            });
            var answer = await Caller.AskAsync(Save, new { input = new { assessment = Assessment, revision = save, responses, confirmed = true } });
            var payload = answer.GetProperty("recordResponses");
            Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
            Assert.Equal(save + 1, payload.GetProperty("savedRevision").GetProperty("revision").GetInt32());
        }
    }
}
