using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The server and its database are killed at once, and start again; the machine goes on.</summary>
public sealed class SuddenEndTests
{
    private const int Ends = 3;
    private static readonly Framework Asked = FrameworkFiles.Shipped.Find("topss")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_kept_and_what_was_not_is_kept_as_a_whole_or_not_at_all()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await benchmark.SucceedAsync("round", "open", "--framework", "topss", "--code", "before");
        await benchmark.SucceedAsync("import", "assessments", home.Write("before.csv", Answers()), "--round", "before");
        await benchmark.SucceedAsync("round", "close", "--code", "before");
        await benchmark.SucceedAsync("round", "open", "--framework", "topss", "--code", "now");
        var key = (await benchmark.SucceedAsync("key", "issue", "--role", "PROVIDER", "--organisation", "org-1")).Trim();
        var random = new Random(1);
        var (assessment, acknowledged, ended) = ((string?)null, 0, 0);

        for (var start = 0; start <= Ends; start++)
        {
            var server = await RunningServer.StartAsync(benchmark, "serve");
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            assessment ??= (await AskAsync(server, "mutation { startAssessment(input: {round: \"now\"}) { assessment { id } } }", new { }))
                .GetProperty("startAssessment").GetProperty("assessment").GetProperty("id").GetString()!;
            var (revision, kept) = await ReadAsync(server, assessment);
            Assert.InRange(kept, acknowledged, acknowledged + 1);

            if (start == Ends)
            {
                await server.DisposeAsync();
                break;
            }

            acknowledged = kept;
            var ending = EndAsync(home, server, random.Next(300, 1500));
            try
            {
                while (true)
                {
                    revision = await SaveAsync(server, assessment, revision, acknowledged + 1);
                    acknowledged++;
                }
            }
            catch (HttpRequestException)
            {
                ended++;
            }

            await ending;
            await server.DisposeAsync();
        }

        Assert.Equal(Ends, ended);
        Assert.True(acknowledged > Ends, $"Only {acknowledged} saves were acknowledged.");
    }

    /// <summary>Ends both processes after a while, with no chance to write anything.</summary>
    private static async Task EndAsync(TemporaryHome home, RunningServer server, int milliseconds)
    {
        await Task.Delay(milliseconds, Cancellation);
        var file = Directory.EnumerateFiles(home.Folder, "postmaster.pid", SearchOption.AllDirectories).Single();
        var database = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        using (var process = Process.GetProcessById(database))
            process.Kill();
        server.Kill();
    }

    /// <summary>How often the assessment was saved: the number that every one of its answers carries.</summary>
    private static async Task<(int Revision, int Number)> ReadAsync(RunningServer server, string assessment)
    {
        var read = (await AskAsync(
            server, "query Own($id: ID!) { node(id: $id) { ... on Assessment { revision responses { narrative } } } }", new { id = assessment })).GetProperty("node");
        var words = read.GetProperty("responses").EnumerateArray().Select(response => response.GetProperty("narrative").GetString()).Distinct().ToList();
        return (read.GetProperty("revision").GetInt32(), words is [] or [null] ? 0 : int.Parse(Assert.Single(words)!.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    private static async Task<int> SaveAsync(RunningServer server, string assessment, int revision, int number)
    {
        var saved = (await AskAsync(
            server, "mutation Save($input: RecordResponsesInput!) { recordResponses(input: $input) { savedRevision { revision } errors { __typename } } }",
            new
            {
                input = new
                {
                    assessment,
                    revision,
                    responses = Asked.Statements.Select(statement => new { statement = statement.Code, rating = 1 + number % 4, narrative = $"save {number}" }),
                },
            })).GetProperty("recordResponses");
        return saved.GetProperty("savedRevision").GetProperty("revision").GetInt32();
    }

    private static async Task<JsonElement> AskAsync(RunningServer server, string query, object variables)
    {
        using var response = await server.Client.PostAsJsonAsync("/graphql", new { query, variables }, Cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return answer.TryGetProperty("errors", out var errors) ? throw new HttpRequestException(errors.ToString()) : answer.GetProperty("data");
    }

    private static string Answers() => string.Join('\n',
    [
        "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence",
        .. Asked.Statements.Select(statement => $"org-1,Somebody,,PROVIDER,LONDON,SMALL,SUPPORTED_LIVING,,,,{statement.Code},3,,,"),
    ]);
}
