using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.GraphQL.Fixture;
using Benchmark.GraphQL.Tests.Execution;
using Microsoft.AspNetCore.Builder;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>How answers come: cached, compressed, in lists, as events; and documents that are only named.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<RunningServer> FixtureAsync(Func<ServerOptions, ServerOptions>? options = null) => RunningServer.StartAsync(
        builder => builder.AddFixture().ModifyServerOptions(options ?? (same => same)), app => app.UseWebSockets());

    [Fact]
    public async Task Events_come_as_server_sent_events()
    {
        await using var server = await FixtureAsync();
        using var request = Post("""{"query":"subscription { tick(every: 2) }"}""");
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await server.Client.SendAsync(request, Cancellation);

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"tick\":2}}\n\nevent: next\ndata: {\"data\":{\"tick\":4}}\n\nevent: next\ndata: {\"data\":{\"tick\":6}}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_long_answer_is_compressed_for_those_who_accept_it(string encoding)
    {
        await using var server = await FixtureAsync();
        using var request = Post("""{"query":"{ __schema { types { name description kind } } }"}""");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var response = await server.Client.SendAsync(request, Cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await using Stream plain = encoding == "br"
            ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.NotNull(JsonNode.Parse(await reader.ReadToEndAsync(Cancellation))!["data"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_that_nothing_can_take_back_comes_in_pieces(string encoding)
    {
        await using var held = await RunningServer.StartAsync(graphql => graphql.AddType(typeof(LineQueries)).ModifyServerOptions(options => options with { PieceBytes = 0 }));
        await using var server = await RunningServer.StartAsync(graphql => graphql.AddType(typeof(LineQueries)));
        const string Ask = """{"query":"{ lines(count: 20000) { number text } }"}""";
        using var whole = await held.Client.PostAsync(held.Endpoint, new StringContent(Ask, null, "application/json"), Cancellation);
        using var request = Post(Ask);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);

        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(whole.Content.Headers.ContentLength, (await whole.Content.ReadAsByteArrayAsync(Cancellation)).Length);
        Assert.Equal(await whole.Content.ReadAsByteArrayAsync(Cancellation), await PlainAsync(response));
    }

    private static async Task<byte[]> PlainAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await using var plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    [Fact]
    public async Task A_list_of_operations_is_answered_as_a_list_where_that_is_on()
    {
        await using var server = await FixtureAsync(options => options with { MaxBatchSize = 2 });

        var two = await AskAsync(server, """[{"query":"{ __typename }"},{"query":"{ nothing }"}]""");
        var three = await AskAsync(server, """[{"query":"{ a }"},{"query":"{ a }"},{"query":"{ a }"}]""");

        Assert.Equal("Query", two[0]!["data"]!["__typename"]!.GetValue<string>());
        Assert.Null(two[1]!["data"]);
        Assert.Equal(ErrorCodes.BatchingNotAllowed, CodeOf(three));
    }

    [Fact]
    public async Task A_document_is_sent_once_with_its_hash_and_named_afterwards()
    {
        await using var server = await FixtureAsync(options => options with { EnableAutomaticPersistedDocuments = true });
        const string Document = "{ __typename }";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));
        var extensions = $$"""{ "persistedQuery": { "version": 1, "sha256Hash": "{{hash}}" } }""";

        var unknown = await AskAsync(server, $$"""{ "extensions": {{extensions}} }""");
        var wrong = await AskAsync(server, $$"""{"query":"{ me { id } }","extensions": {{extensions}} }""");
        var first = await AskAsync(server, $$"""{"query":"{{Document}}","extensions": {{extensions}} }""");
        var second = await AskAsync(server, $$"""{ "extensions": {{extensions}} }""");

        Assert.Equal(ErrorCodes.PersistedNotFound, CodeOf(unknown));
        Assert.Equal(ErrorCodes.PersistedNotFound, CodeOf(wrong));
        Assert.Equal("Query", first["data"]!["__typename"]!.GetValue<string>());
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    [Fact]
    public async Task Where_only_known_documents_run_others_are_refused()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "who.graphql"), "query Who { me { name } }", Cancellation);
        await using var server = await RunningServer.StartAsync(builder => builder.AddFixture()
            .AddFileSystemOperationDocumentStorage(folder).ModifyServerOptions(options => options with { OnlyPersistedDocuments = true }));

        var known = await AskAsync(server, """{"id":"who"}""");
        var other = await AskAsync(server, """{"query":"{ me { id } }"}""");

        Assert.Equal("Ada", known["data"]!["me"]!["name"]!.GetValue<string>());
        Assert.Equal(ErrorCodes.OnlyPersisted, CodeOf(other));
    }

    [Fact]
    public async Task The_cost_is_told_to_those_who_ask()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = Post("""{"query":"query ($n: Int) { shelf(first: $n) { nodes { title author { name } } } }","variables":{"n":5}}""");
        request.Headers.Add("GraphQL-Cost", "report");

        using var response = await server.Client.SendAsync(request, Cancellation);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;

        Assert.Equal("field=52, type=12", Assert.Single(response.Headers.GetValues("GraphQL-Cost")));
        Assert.Equal(52, answer["extensions"]!["operationCost"]!["fieldCost"]!.GetValue<double>());
        Assert.Equal(3, answer["data"]!["shelf"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_activity_names_the_operation_and_holds_no_variables()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Benchmark.GraphQL",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await FixtureAsync();

        await AskAsync(server, """{"query":"query Named($id: ID!) { user(id: $id) { id } }","variables":{"id":"sensitive"}}""");

        lock (activities)
        {
            var activity = Assert.Single(activities, activity => activity.DisplayName == "query Named");
            Assert.DoesNotContain(activity.TagObjects, tag => tag.Value?.ToString()?.Contains("sensitive", StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task GraphiQL_is_served_only_where_it_is_on_and_under_a_strict_policy()
    {
        await using var off = await FixtureAsync();
        await using var on = await FixtureAsync(options => options with { EnableGraphiQL = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Accept.ParseAdd("text/html");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        again.Headers.Accept.ParseAdd("text/html");

        using var refused = await off.Client.SendAsync(request, Cancellation);
        using var page = await on.Client.SendAsync(again, Cancellation);

        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("script-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Post(string json) => new(HttpMethod.Post, "/graphql") { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static async Task<JsonNode> AskAsync(RunningServer server, string json)
    {
        using var request = Post(json);
        using var response = await server.Client.SendAsync(request, Cancellation);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
    }

    private static string CodeOf(JsonNode answer) => answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();
}
