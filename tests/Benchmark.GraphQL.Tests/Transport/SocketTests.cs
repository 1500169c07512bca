using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.GraphQL.Fixture;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>Holds back an answer until somebody lets it go.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    public Task PassAsync()
    {
        Reached.TrySetResult();
        return _open.Task;
    }
}

[QueryType]
internal static partial class GateQueries
{
    /// <summary>Answers once the gate is open.</summary>
    public static async Task<bool> PassedAsync(Gate gate)
    {
        await gate.PassAsync();
        return true;
    }
}

/// <summary>WebSockets: their protocol, and the limits they share with HTTP.</summary>
public sealed class SocketTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<RunningServer> FixtureAsync(Func<ServerOptions, ServerOptions>? options = null) => RunningServer.StartAsync(
        builder => builder.AddFixture().ModifyServerOptions(options ?? (same => same)), app => app.UseWebSockets());

    [Fact]
    public async Task A_WebSocket_subscribes_and_completes()
    {
        await using var server = await FixtureAsync();
        using var socket = await ConnectAsync(server);

        await SayAsync(socket, """{"type":"connection_init"}""");
        var acknowledged = await HearAsync(socket);
        await SayAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { tick }"}}""");
        string[] heard = [await HearAsync(socket), await HearAsync(socket), await HearAsync(socket), await HearAsync(socket)];
        await SayAsync(socket, """{"id":"2","type":"subscribe","payload":{"query":"{ nothing }"}}""");
        var refused = await HearAsync(socket);

        Assert.Equal("""{"type":"connection_ack"}""", acknowledged);
        Assert.Equal(
            [
                """{"id":"1","type":"next","payload":{"data":{"tick":1}}}""", """{"id":"1","type":"next","payload":{"data":{"tick":2}}}""",
                """{"id":"1","type":"next","payload":{"data":{"tick":3}}}""", """{"id":"1","type":"complete"}""",
            ],
            heard);
        Assert.StartsWith("""{"id":"2","type":"error","payload":[{""", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4401, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, """{"type":"unknown"}""")]
    [InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    [InlineData(4409, """{"type":"connection_init"}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { userAdded { id } }"}}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { userAdded { id } }"}}""")]
    [InlineData(4408)]
    public async Task A_WebSocket_that_breaks_the_protocol_is_closed(int status, params string[] messages)
    {
        await using var server = await FixtureAsync(options => options with { SocketInitTimeout = TimeSpan.FromMilliseconds(status == 4408 ? 50 : 5_000) });
        using var socket = await ConnectAsync(server);

        foreach (var message in messages)
            await SayAsync(socket, message);
        while (socket.State == WebSocketState.Open)
            await HearAsync(socket);

        Assert.Equal(status, (int)socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task A_WebSocket_of_another_site_is_refused()
    {
        await using var server = await FixtureAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(AddressOf(server), Cancellation));
    }

    [Fact]
    public async Task Only_known_documents_run_over_a_WebSocket_where_only_those_run()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "who.graphql"), "query Who { me { name } }", Cancellation);
        await using var server = await RunningServer.StartAsync(
            builder => builder.AddFixture().AddFileSystemOperationDocumentStorage(folder)
                .ModifyServerOptions(options => options with { OnlyPersistedDocuments = true }),
            app => app.UseWebSockets());
        using var socket = await ConnectAsync(server);
        await BeginAsync(socket);

        await SayAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ me { id } }"}}""");
        var refused = await HearAsync(socket);
        await SayAsync(socket, """{"id":"2","type":"subscribe","payload":{"documentId":"who"}}""");
        var answered = await HearAsync(socket);

        Assert.Equal("error", JsonNode.Parse(refused)!["type"]!.GetValue<string>());
        Assert.Contains(ErrorCodes.OnlyPersisted, refused, StringComparison.Ordinal);
        Assert.Equal("""{"id":"2","type":"next","payload":{"data":{"me":{"name":"Ada"}}}}""", answered);
    }

    [Fact]
    public async Task Operations_over_WebSockets_and_HTTP_take_turns_together()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(gate);
                builder.AddType(typeof(GateQueries)).ModifyServerOptions(options => options with { MaxConcurrentExecutions = 1, MaxQueuedExecutions = 0 });
            },
            app => app.UseWebSockets());
        using var socket = await ConnectAsync(server);
        await BeginAsync(socket);

        await SayAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ passed }"}}""");
        await gate.Reached.Task.WaitAsync(Cancellation);
        using var overHttp = await server.Client.PostAsync(
            server.Endpoint, new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"), Cancellation);
        await SayAsync(socket, """{"id":"2","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        var refused = await HearAsync(socket);
        gate.Open();
        var answered = await HearAsync(socket);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, overHttp.StatusCode);
        Assert.StartsWith("""{"id":"2","type":"error","payload":[{""", refused, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.Overloaded, refused, StringComparison.Ordinal);
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"passed":true}}}""", answered);
    }

    private static async Task BeginAsync(ClientWebSocket socket)
    {
        await SayAsync(socket, """{"type":"connection_init"}""");
        await HearAsync(socket);
    }

    private static Uri AddressOf(RunningServer server) => new($"ws://{server.Endpoint.Authority}/graphql");

    private static async Task<ClientWebSocket> ConnectAsync(RunningServer server)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(AddressOf(server), Cancellation);
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Cancellation);

    private static async Task<string> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16_384];
        var part = await socket.ReceiveAsync(buffer, Cancellation);
        return Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}
