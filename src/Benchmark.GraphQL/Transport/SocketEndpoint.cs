using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>Accepts WebSockets that speak <c>graphql-transport-ws</c>.</summary>
internal sealed class SocketEndpoint(RequestRunner runner, ServerOptions options)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status400BadRequest, $"The WebSocket must speak {Protocol}.", ErrorCodes.InvalidRequest);
            return;
        }

        if (!IsSameOrigin(http.Request))
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status403Forbidden, "The WebSocket comes from a page of another site.", ErrorCodes.InvalidRequest);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol);
        await using var session = new SocketSession(socket, runner, options, http);
        try
        {
            await session.RunAsync();
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The other side went away; the session ends what it started.
        }
    }

    /// <summary>Browsers say where a page comes from, and let any page open a WebSocket; programs do not say it.</summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.ToString());
    }
}
