using System.Net;
using System.Text;
using Benchmark.Tests;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>GraphQL over HTTP: statuses, media types and limits.</summary>
public sealed class HttpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "application/json", "application/graphql-response+json", 200)]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "text/plain", "*/*", 415)]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "application/x-www-form-urlencoded", "*/*", 415)]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "application/json; charset=utf-16", "*/*", 415)]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "application/json", "text/html", 406)]
    [InlineData("POST", """{"query":"{ countBooks }"}""", "application/json", "application/json;q=0", 406)]
    [InlineData("POST", """{"query":"{ nothing }"}""", "application/json", "application/graphql-response+json", 400)]
    [InlineData("POST", """{"query":"{ nothing }"}""", "application/json", "application/json", 200)]
    [InlineData("POST", """{"query":"{"}""", "application/json", "application/graphql-response+json", 400)]
    [InlineData("POST", """{"query":"{ countBooks }","variables":[]}""", "application/json", "application/json", 400)]
    [InlineData("POST", """{"query":"{ countBooks }","query":"{ countBooks }"}""", "application/json", "application/json", 400)]
    [InlineData("POST", """{"query":"\ud800"}""", "application/json", "application/json", 400)]
    [InlineData("POST", """[{"query":"{ countBooks }"}]""", "application/json", "application/json", 400)]
    [InlineData("POST", """{"query":"{ countBooks }","variables":null,"operationName":null,"extensions":null,"more":1}""", "application/json", "application/json", 200)]
    [InlineData("POST", "{}", "application/json", "application/json", 400)]
    [InlineData("POST", "{", "application/json", "application/json", 400)]
    [InlineData("PUT", "{}", "application/json", "application/json", 405)]
    public async Task A_body_is_answered_with_its_status(string method, string body, string contentType, string accept, int status)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(new(method), "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await server.Client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData("query={countBooks}", 200)]
    [InlineData("query={countBooks}&variables=&operationName=&extensions=", 200)]
    [InlineData("query=query($g:[Genre!]!){countBooks(of:$g)}&variables={\"g\":[\"FICTION\"]}", 200)]
    [InlineData("query=mutation{lendBook(input:{id:\"Qm9vazoy\",reader:\"B\"}){book{id}}}", 405)]
    [InlineData("query={countBooks}&query={countBooks}", 400)]
    [InlineData("query={countBooks}&variables=1", 400)]
    [InlineData("", 400)]
    public async Task A_query_string_is_answered_with_its_status(string query, int status)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Client.GetAsync("/graphql?" + query, Cancellation);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task A_large_body_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var body = new StringContent($$"""{"query":"{{new string(' ', 300_000)}}"}""", Encoding.UTF8, "application/json");

        using var response = await server.Client.PostAsync("/graphql", body, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_answer_says_what_it_is()
    {
        await using var server = await RunningServer.StartAsync();
        using var body = new StringContent("""{"query":"{ book(by: { number: 1 }) { title } }"}""", Encoding.UTF8, "application/json");

        using var response = await server.Client.PostAsync("/graphql", body, Cancellation);

        Approved.Match($"{response.Content.Headers}{await response.Content.ReadAsStringAsync(Cancellation)}\n", "answer.txt");
    }
}
