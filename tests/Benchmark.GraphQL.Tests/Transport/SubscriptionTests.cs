using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Benchmark.GraphQL.Tests.Binding;
using Microsoft.AspNetCore.Builder;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>How far a delivery has come.</summary>
/// <param name="Book">What is delivered.</param>
/// <param name="Share">Of the way, 0 to 1.</param>
/// <param name="Reader">To whom.</param>
public sealed record Delivery(string Book, double Share, string? Reader);

[SubscriptionType]
internal static partial class DeliverySubscriptions
{
    /// <summary>Every step of a delivery until it has arrived.</summary>
    [Subscribe(With = nameof(FollowAsync))]
    [Authorize]
    public static Delivery DeliveryMoved([EventMessage] Delivery delivery) => delivery;

    /// <summary>The same for those who may know where all the books are.</summary>
    [Subscribe(With = nameof(FollowAsync))]
    [Authorize(Roles = ["librarian"])]
    public static Delivery AnyDeliveryMoved([EventMessage] Delivery delivery) => delivery;

    /// <summary>What happens to a delivery.</summary>
    /// <param name="book">Which book.</param>
    [GraphQLIgnore]
    public static async IAsyncEnumerable<Delivery> FollowAsync(
        string book, Shelves shelves, ClaimsPrincipal user, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var title = shelves.Books.Single(one => one.Title == book).Title;
        for (var step = 1; step <= 2; step++)
        {
            await Task.Delay(1, cancellation);
            yield return new(title, step / 2.0, user.Identity!.Name);
        }
    }
}

/// <summary>Subscriptions from a method that streams: with arguments, services, and who asks.</summary>
public sealed class SubscriptionTests
{
    private const string Moved = """subscription { deliveryMoved(book: "Notes") { book share reader } }""";
    private const string AnyMoved = """subscription { anyDeliveryMoved(book: "Notes") { book share reader } }""";

    [Theory]
    [InlineData(Moved, "reader")]
    [InlineData(AnyMoved, "librarian")]
    public async Task Events_come_to_those_who_may_have_them(string subscription, string role)
    {
        var (status, answer) = await AskAsync(subscription, role);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("""{"book":"Notes","share":0.5,"reader":"Ada"}""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"book":"Notes","share":1,"reader":"Ada"}""", answer, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Moved, null, ErrorCodes.NotAuthenticated)]
    [InlineData(AnyMoved, null, ErrorCodes.NotAuthenticated)]
    [InlineData(AnyMoved, "reader", ErrorCodes.NotAuthorized)]
    public async Task Others_are_told_why_there_are_none(string subscription, string? role, string code)
    {
        var (_, answer) = await AskAsync(subscription, role);

        Assert.Contains(code, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Notes", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_knows_who_asks_over_HTTP()
    {
        var (_, anonymous) = await AskAsync("{ ledger }", null, "application/json");
        var (_, reader) = await AskAsync("{ ledger }", "reader", "application/json");
        var (_, librarian) = await AskAsync("{ ledger }", "librarian", "application/json");

        Assert.Equal(ErrorCodes.NotAuthenticated, CodeOf(anonymous));
        Assert.Equal(ErrorCodes.NotAuthorized, CodeOf(reader));
        Assert.Equal("""{"data":{"ledger":"secret"}}""", librarian);
    }

    private static string? CodeOf(string answer) => JsonNode.Parse(answer)!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();

    /// <summary>Asks a server that takes a header's word for the caller's role.</summary>
    private static async Task<(HttpStatusCode Status, string Answer)> AskAsync(string query, string? role, string accept = "text/event-stream")
    {
        await using var server = await RunningServer.StartAsync(
            graphql => graphql.AddType(typeof(DeliverySubscriptions)),
            app => app.Use((http, next) =>
            {
                if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } given)
                    http.User = new(new ClaimsIdentity([new(ClaimTypes.Name, "Ada"), new(ClaimTypes.Role, given)], "test"));
                return next(http);
            }));
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint)
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), null, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        if (role is not null)
            request.Headers.TryAddWithoutValidation("Authorization", role);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
