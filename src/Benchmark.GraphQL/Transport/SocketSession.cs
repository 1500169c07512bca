using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Benchmark.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>One WebSocket: its handshake, its operations, and the messages that wait to be sent.</summary>
/// <remarks>
/// A single loop sends, because a WebSocket sends one message at a time. A caller that does not read fills the queue, and
/// the operations wait for it; so memory stays bounded.
/// </remarks>
internal sealed class SocketSession(WebSocket socket, RequestRunner runner, ServerOptions options, HttpContext http) : IAsyncDisposable
{
    private const int MaxWaitingMessages = 64;

    /// <summary>How long the other side has to say goodbye in turn, so that it reads why it was closed.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(MaxWaitingMessages);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _operations = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
    private Task _sending = Task.CompletedTask;
    private bool _isInitialised;
    private bool _isAcknowledged;

    public async Task RunAsync()
    {
        _sending = SendAsync();
        Task<byte[]?>? receiving = null;
        try
        {
            // Cancelling a receive would tear the connection down without a word, so patience runs beside it.
            var patience = Task.Delay(options.SocketInitTimeout, _end.Token);
            while (socket.State == WebSocketState.Open)
            {
                receiving = ReceiveAsync(_end.Token);
                if (!_isAcknowledged && await Task.WhenAny(receiving, patience) == patience)
                {
                    await CloseAsync(4408, "Connection initialisation timeout");
                    return;
                }

                var message = await receiving;
                if (message is null || !await UnderstandAsync(message))
                    return;
            }
        }
        finally
        {
            if (socket.State == WebSocketState.CloseSent)
                await Task.WhenAny(receiving is { IsCompleted: false } ? receiving : ReceiveAsync(_end.Token), Task.Delay(CloseTimeout));
            await _end.CancelAsync();
            _outgoing.Writer.TryComplete();
            await _sending;
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var operation in _operations.Values)
            operation.Dispose();
        _end.Dispose();
        return default;
    }

    /// <summary>The next message; null when the other side closed, or sent too much.</summary>
    private async Task<byte[]?> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (message.Length > options.MaxRequestBytes)
            {
                await CloseAsync((int)WebSocketCloseStatus.MessageTooBig, "The message is too large");
                return null;
            }

            if (part.EndOfMessage)
                return message.ToArray();
        }
    }

    /// <summary>Acts on a message; false when the connection is to end.</summary>
    private async Task<bool> UnderstandAsync(byte[] bytes)
    {
        if (SocketMessage.Read(bytes) is not { } message)
            return await CloseAsync(4400, "The message is not one of the protocol");
        switch (message.Type)
        {
            case "connection_init" when _isInitialised:
                return await CloseAsync(4429, "Too many initialisation requests");
            case "connection_init":
                _isInitialised = true;
                await WriteAsync("{\"type\":\"connection_ack\"}");
                return _isAcknowledged = true;
            case "ping":
                await WriteAsync("{\"type\":\"pong\"}");
                return true;
            case "pong":
                return true;
            case "complete" when message.Id is { } id:
                if (_operations.TryRemove(id, out var operation))
                    await operation.CancelAsync();
                return true;
            case "subscribe" when !_isAcknowledged:
                return await CloseAsync(4401, "Unauthorized");
            case "subscribe" when message is { Id: { } id, Payload: { } payload }:
                return await SubscribeAsync(id, bytes.AsMemory(payload.Start, payload.Length));
            default:
                return await CloseAsync(4400, "The message is not one of the protocol");
        }
    }

    private async Task<bool> SubscribeAsync(string id, ReadOnlyMemory<byte> payload)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        if (!_operations.TryAdd(id, stop))
        {
            stop.Dispose();
            return await CloseAsync(4409, $"Subscriber for {id} already exists");
        }

        if (_operations.Count > options.MaxOperationsPerSocket)
            return await CloseAsync(4429, "Too many operations on one connection");
        _ = AnswerAsync(id, payload, stop);
        return true;
    }

    private async Task AnswerAsync(string id, ReadOnlyMemory<byte> payload, CancellationTokenSource stop)
    {
        try
        {
            await Task.Yield();
            using var result = await RunAsync(payload, stop.Token);
            if (result.Kind is not (ResultKind.Data or ResultKind.Events))
            {
                await WriteAsync(id, "error", ErrorsOf(result));
                return;
            }

            if (result.Events is null)
            {
                await WriteAsync(id, "next", result.Writer.Written);
            }
            else
            {
                await foreach (var item in result.Events.WithCancellation(stop.Token))
                {
                    using (item)
                        await WriteAsync(id, "next", item.Writer.Written);
                }
            }

            if (_operations.ContainsKey(id))
                await WriteAsync(id, "complete", default);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ChannelClosedException)
        {
            // Stopped by the caller, or the connection ended.
        }
        finally
        {
            _operations.TryRemove(new(id, stop));
            stop.Dispose();
        }
    }

    private async ValueTask<OperationResult> RunAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        try
        {
            var context = new RequestContext
            {
                Schema = runner.Schema,
                Services = http.RequestServices,
                User = http.User,
                Cancellation = cancellation,
            };
            return await runner.RunAsync(runner.Understand(payload.Span), context, onlyQueries: false)
                ?? Refusal("The server has too much to do.", ErrorCodes.Overloaded);
        }
        catch (BadRequestException fault)
        {
            return Refusal(fault.Message, fault.Code);
        }

        static OperationResult Refusal(string message, string code) =>
            OperationResult.Refusal(ResultKind.Rejected, [ErrorBuilder.New().SetMessage(message).SetCode(code).Build()]);
    }

    /// <summary>The errors without their envelope, as this protocol sends them.</summary>
    private static byte[] ErrorsOf(OperationResult result)
    {
        using var writer = new ResponseWriter();
        ErrorWriter.Write(writer, result.Errors);
        return writer.Written.ToArray();
    }

    private ValueTask WriteAsync(string message) => _outgoing.Writer.WriteAsync(Encoding.UTF8.GetBytes(message), _end.Token);

    private ValueTask WriteAsync(string id, string type, ReadOnlyMemory<byte> payload)
    {
        using var writer = new ResponseWriter();
        writer.Raw("{\"id\":"u8);
        writer.Text(id);
        writer.Raw(",\"type\":"u8);
        writer.Text(type);
        if (payload.Length > 0)
        {
            writer.Raw(",\"payload\":"u8);
            writer.Raw(payload.Span);
        }

        writer.Raw((byte)'}');
        return _outgoing.Writer.WriteAsync(writer.Written.ToArray(), _end.Token);
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync())
                await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            await _end.CancelAsync();
        }
    }

    /// <summary>Says goodbye, after what waits to be sent.</summary>
    private async Task<bool> CloseAsync(int status, string reason)
    {
        _outgoing.Writer.TryComplete();
        await Task.WhenAny(_sending, Task.Delay(CloseTimeout));
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync((WebSocketCloseStatus)status, reason, http.RequestAborted);
        return false;
    }
}

/// <summary>A message of the protocol.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Which operation it is about; null for those about the connection.</param>
/// <param name="Payload">Where its payload is; null when it has none.</param>
internal sealed record SocketMessage(string Type, string? Id, (int Start, int Length)? Payload)
{
    /// <summary>Reads a message; null when it is none.</summary>
    public static SocketMessage? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            string? type = null, id = null;
            (int, int)? payload = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "type": type = reader.GetString(); break;
                    case "id": id = reader.GetString() is { Length: > 0 } given ? given : null; break;
                    case "payload":
                        var start = (int)reader.TokenStartIndex;
                        reader.Skip();
                        payload = (start, (int)reader.BytesConsumed - start);
                        break;
                    default: reader.Skip(); break;
                }
            }

            return type is null || reader.Read() ? null : new(type, id, payload);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
