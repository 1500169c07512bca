using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.EndToEnd.Tests;

/// <summary>Words that an organisation wrote are planted in the vault and looked for everywhere else.</summary>
public sealed class CanaryTests
{
    private const string Canary = "zwitscherkanarie";
    private static readonly Framework Scored = FrameworkFiles.Shipped.Frameworks.Single(framework => framework.Name == "topss-2004");

    [Fact]
    public async Task No_word_an_organisation_wrote_leaves_the_vault()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        var said = new StringBuilder();
        var answers = home.Write("answers.csv", Answers(organisations: 34));
        var plan = home.Write("plan.txt", ActionPlan());
        foreach (var command in Commands(answers, plan, home.Folder))
            said.Append(await benchmark.SucceedAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        var outside = new Dictionary<string, string> { ["what commands say"] = said.ToString() };
        await ServeAsync(benchmark, outside);
        foreach (var file in Directory.GetFiles(Path.Combine(home.Folder, "report")))
            outside.Add(Path.GetFileName(file), Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        var inside = await ReadDatabaseAsync(home.Folder, outside);

        Assert.Contains(Canary, inside, StringComparison.OrdinalIgnoreCase);
        Assert.True(outside.Count > 12, "Too little was looked at.");
        Assert.All(outside, place => Assert.DoesNotContain(Canary, place.Value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_word_of_the_real_action_plan_leaves_the_vault()
    {
        var real = Project.ReferenceData("seeds", "003_d5cfe13397ce2826.txt");
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        var answers = home.Write("answers.csv", Answers(organisations: 34));
        var said = new StringBuilder();
        foreach (var command in Commands(answers, real, home.Folder))
            said.Append(await benchmark.SucceedAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        var outside = new Dictionary<string, string> { ["what commands say"] = said.ToString() };
        await ServeAsync(benchmark, outside);
        await ReadDatabaseAsync(home.Folder, outside);

        string[] words = ["Skype", "imaginary friend", "Australia", "POTENS", "Caresys", "Survey monkey", "Take away nights"];
        Assert.All(outside, place => Assert.All(
            words, word => Assert.DoesNotContain(word, place.Value, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task No_word_and_no_name_leaves_the_vault_with_anonymised_assessments()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        var said = new StringBuilder();
        foreach (var command in ResearchCommands(home.Write("answers.csv", Ratings(organisations: 34))))
            said.Append(await benchmark.SucceedAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var key = (await benchmark.SucceedAsync("key", "issue", "--role", "RESEARCHER", "--as", "Ada")).Trim();

        var outside = new Dictionary<string, string> { ["what commands say"] = said.ToString() };
        await ResearchAsync(benchmark, key, outside);
        var inside = await ReadDatabaseAsync(home.Folder, outside);

        Assert.Contains($"We keep a {Canary}", inside, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("release.assessment", outside.Keys);
        Assert.Equal(34, outside["release.assessment"].Split('\n').Length);
        Assert.All(outside, place => Assert.DoesNotContain(Canary, place.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes everything that a researcher may have: every page of the list, every file, unpacked.</summary>
    private static async Task ResearchAsync(Executable benchmark, string key, Dictionary<string, string> outside)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.StartAsync(benchmark, "serve");
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var accepted = await AskAsync("mutation { acceptTerms(input: {terms: \"research-1.0\"}) { termsAcceptance { version } } }");
        Assert.DoesNotContain("errors", accepted, StringComparison.Ordinal);

        var after = "";
        do
        {
            var page = await AskAsync($"{{ release(framework: \"topss-2004\") {{ assessments(first: 20{after}) {{ nodes {{ code region sizeBand serviceType authorityType ratings }} pageInfo {{ hasNextPage endCursor }} }} }} }}");
            outside.Add($"Release.assessments{after}", page);
            var info = JsonDocument.Parse(page).RootElement.GetProperty("data").GetProperty("release").GetProperty("assessments").GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? $", after: \"{info.GetProperty("endCursor").GetString()}\"" : "";
        }
        while (after.Length > 0);

        foreach (var file in new[] { "", "/assessments.csv", "/assessments.jsonl", "/assessments.parquet", "/assessments-risk.json", "/sample.csv", "/framework.csv" })
        {
            using var response = await server.Client.GetAsync($"/datasets/topss-2004/1.0.0{file}", cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var content = await response.Content.ReadAsByteArrayAsync(cancellation);
            outside.Add($"dataset{file}", Encoding.Latin1.GetString(content) + string.Concat(Unpacked(content)));
        }

        var statement = Scored.Statements.First().Code;
        foreach (var file in new[] { "csv", "jsonl", "parquet" })
            Assert.Contains(statement, outside[$"dataset/assessments.{file}"], StringComparison.Ordinal);
        outside.Add("what the server says", await server.StopAsync());

        async Task<string> AskAsync(string query)
        {
            using var response = await server.Client.PostAsJsonAsync("/graphql", new { query }, cancellation);
            return await response.Content.ReadAsStringAsync(cancellation);
        }
    }

    /// <summary>Every part of a file that is packed with gzip.</summary>
    private static IEnumerable<string> Unpacked(byte[] content)
    {
        byte[] mark = [0x1f, 0x8b, 0x08];
        for (var at = 0; content.AsSpan(at).IndexOf(mark) is >= 0 and var found; at += found + 1)
        {
            using var unpacked = new MemoryStream();
            try
            {
                using var packed = new GZipStream(new MemoryStream(content, at + found, content.Length - at - found), CompressionMode.Decompress);
                packed.CopyTo(unpacked);
            }
            catch (InvalidDataException)
            {
                // What follows the packed part is none; what came before it was read.
            }

            yield return Encoding.Latin1.GetString(unpacked.ToArray());
        }
    }

    private static IEnumerable<string> ResearchCommands(string answers) =>
    [
        "round open --framework topss-2004 --code canary",
        $"import assessments {answers} --round canary",
        "round close --code canary",
        "release build --round canary --policy standard-research --as Ada",
        "release audit topss-2004/1.0.0 --as Ada --measures 1",
        "release approve topss-2004/1.0.0 --as Ben",
        "release publish topss-2004/1.0.0 --as Ben",
        "release verify topss-2004/1.0.0",
    ];

    /// <summary>Every organisation is called after the canary and rates every statement, with words that hold it.</summary>
    private static string Ratings(int organisations)
    {
        var csv = new StringBuilder(
            "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence\n");
        foreach (var number in Enumerable.Range(1, organisations))
        {
            foreach (var (at, statement) in Scored.Statements.Index())
            {
                csv.Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"{Canary}-{number},{Canary} {number},,PROVIDER,LONDON,SMALL,SUPPORTED_LIVING,,,,{statement.Code},{1 + (number * 7 + at * 3 + number * at) % 4},,\"We keep a {Canary}.\",{Canary} song|Cage\n");
            }
        }

        return csv.ToString();
    }

    private static IEnumerable<string> Commands(string answers, string plan, string folder) =>
    [
        "round open --framework driving-up-quality --code canary",
        $"import assessments {answers} --round canary",
        $"import action-plan {plan} --organisation org-canary --name Canary --region LONDON --size-band SMALL --service-type SUPPORTED_LIVING --round canary",
        "round close --code canary",
        "release build --round canary --as Ada",
        "release audit driving-up-quality-2013/1.0.0 --as Ada",
        "release approve driving-up-quality-2013/1.0.0 --as Ben",
        "release publish driving-up-quality-2013/1.0.0 --as Ben",
        $"report sector --release driving-up-quality-2013/1.0.0 --output {folder}/report",
        "release list",
    ];

    /// <summary>Every organisation answers every statement in words that hold the canary.</summary>
    private static string Answers(int organisations)
    {
        var edition = FrameworkFiles.Shipped.Find("driving-up-quality")!;
        var csv = new StringBuilder(
            "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence\n");
        foreach (var number in Enumerable.Range(1, organisations))
        {
            foreach (var statement in edition.Statements)
            {
                csv.Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"org-{number},Organisation {number},,PROVIDER,LONDON,SMALL,SUPPORTED_LIVING,,,,{statement.Code},,,\"We keep a {Canary}.\nIt sings.\",{Canary} song|Cage\n");
            }
        }

        return csv.ToString();
    }

    private static string ActionPlan()
    {
        var text = new StringBuilder($"Driving Up Quality Code\n{Canary} Action Plan\n");
        foreach (var (at, domain) in FrameworkFiles.Shipped.Find("driving-up-quality")!.Domains.Index())
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\t{at + 1}. {domain.Title}\n\n\tQuestions to ask?\n\tResponse\n\tEvidence of ‘good’\n\n");
            foreach (var statement in domain.Elements.SelectMany(element => element.Statements))
                text.Append($"\t{statement.Text}\n\tWe keep a {Canary}.\n\t· {Canary} song\n\n");
            text.Append($"Example of ‘good’\nThe {Canary} sang for everybody.\n");
        }

        return text.ToString();
    }

    private static async Task ServeAsync(Executable benchmark, Dictionary<string, string> outside)
    {
        await using var server = await RunningServer.StartAsync(benchmark, "serve");
        string[] paths = ["/", "/reports/sector/driving-up-quality-2013/1.0.0", "/graphql?query={__typename}", "/nothing"];
        foreach (var path in paths)
            outside.Add(path, await (await server.Client.GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        string[] queries =
        [
            "{ frameworks { code context domains { title elements { title statements { text questions suggestedEvidence } } } } }",
            "{ rounds { nodes { code title } } releases { nodes { version checksum policy { summary } round { title } } } }",
            """
            { release(framework: "driving-up-quality") {
                participation(by: [REGION, SIZE_BAND]) { group { label } organisations symbol }
                completeness(by: [REGION]) { group { label } domain { title } share { label } symbol } } }
            """,
        ];
        string[] refused =
        [
            """{ release(framework: "driving-up-quality") { benchmark(measure: { overall: true }) { groups { group { label } } } } }""",
            "{ organisation { name } }",
        ];
        foreach (var query in queries.Concat(refused))
        {
            using var response = await server.Client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(refused.Contains(query), answer.Contains("\"errors\"", StringComparison.Ordinal));
            outside.Add(query, answer);
        }

        outside.Add("what the server says", await server.StopAsync());
    }

    /// <summary>Reads the published tables and the database's log into <paramref name="outside"/>, and gives back the vault.</summary>
    private static async Task<string> ReadDatabaseAsync(string home, Dictionary<string, string> outside)
    {
        await using var cluster = await PrivateCluster.StartAsync(new ClusterHome(home), TestContext.Current.CancellationToken);
        await using var database = Database.In(cluster, Database.DefaultName, ownsCluster: false);
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var tables = await connection.QueryAsync<string>(
            "select relname from pg_class where relnamespace = 'release'::regnamespace and relkind in ('r', 'v')");
        foreach (var table in tables)
            outside.Add($"release.{table}", string.Join('\n', await connection.QueryAsync<string>($"select t::text from release.{table} t")));
        foreach (var log in Directory.GetFiles(home, "*.log", SearchOption.AllDirectories))
            outside.Add(log, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        return string.Join('\n', await connection.QueryAsync<string>("select r::text from assessment.response r"));
    }
}
