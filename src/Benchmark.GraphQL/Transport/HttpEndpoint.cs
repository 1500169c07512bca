using System.Buffers;
using System.IO.Pipelines;
using Benchmark.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>GraphQL over HTTP: POST with JSON, GET for queries.</summary>
internal sealed class HttpEndpoint(RequestExecutor executor, ServerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _running = new(options.MaxConcurrentExecutions);

    public void Dispose() => _running.Dispose();

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (HttpMethods.IsPost(http.Request.Method))
                await PostAsync(http);
            else if (HttpMethods.IsGet(http.Request.Method) && options.EnableGetRequests)
                await GetAsync(http);
            else
                await RefuseMethodAsync(http, options.EnableGetRequests ? "GET, POST" : "POST");
        }
        catch (BadRequestException fault)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, fault.Message, fault.Code);
        }
        catch (BadHttpRequestException fault)
        {
            await RefuseAsync(http, fault.StatusCode, "The request cannot be read.", ErrorCodes.InvalidRequest);
        }
    }

    private async Task PostAsync(HttpContext http)
    {
        if (!MediaTypes.IsJson(http.Request.ContentType))
        {
            await RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.", ErrorCodes.InvalidRequest);
            return;
        }

        if (await NegotiateAsync(http) is not { } format)
            return;
        if (http.Request.ContentLength > options.MaxRequestBytes)
        {
            await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {options.MaxRequestBytes} bytes.", ErrorCodes.RequestTooLarge);
            return;
        }

        var reader = http.Request.BodyReader;
        var read = await ReadAllAsync(reader, http.RequestAborted);
        if (read is not { } body)
        {
            await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {options.MaxRequestBytes} bytes.", ErrorCodes.RequestTooLarge);
            return;
        }

        PreparedDocument document;
        RequestParameters request;
        try
        {
            (document, request) = Understand(body);
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }

        await AnswerAsync(http, format, document, request, onlyQueries: false);
    }

    /// <summary>Finds the document and the parameters of a body.</summary>
    private (PreparedDocument Document, RequestParameters Request) Understand(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
            return Understand(body.FirstSpan);

        var bytes = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(bytes);
            return Understand(bytes.AsSpan(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private (PreparedDocument Document, RequestParameters Request) Understand(ReadOnlySpan<byte> body)
    {
        if (body.TrimStart(" \t\r\n"u8).StartsWith("["u8))
            throw new BadRequestException("Several operations in one request are not answered here.", ErrorCodes.BatchingNotAllowed);
        var request = RequestReader.Read(body);
        if (!request.HasQuery)
            throw new BadRequestException("The request has no document.", ErrorCodes.NoQuery);
        var escaped = body.Slice(request.QueryStart, request.QueryLength);
        return (executor.Documents.Find(escaped) ?? executor.Prepare(escaped, RequestReader.Unescape(escaped)), request);
    }

    private async Task GetAsync(HttpContext http)
    {
        if (http.Request.QueryString.Value is { Length: var length } && length > options.MaxQueryStringLength)
        {
            await RefuseAsync(http, StatusCodes.Status414UriTooLong, "The query string is too long.", ErrorCodes.RequestTooLarge);
            return;
        }

        if (options.EnforceGetRequestsPreflightHeader && !Preflight.IsPresent(http.Request))
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "The request needs the header GraphQL-Preflight.", ErrorCodes.NoPreflightHeader);
            return;
        }

        if (await NegotiateAsync(http) is not { } format)
            return;
        var query = http.Request.Query;
        if (Only("query") is not { } text)
            throw new BadRequestException("The request has no document.", ErrorCodes.NoQuery);
        var request = new RequestParameters
        {
            QueryStart = -1,
            OperationName = Only("operationName"),
            Variables = Only("variables") is { } variables ? RequestReader.ReadObject(variables, "variables") : [],
            Extensions = Only("extensions") is { } extensions ? RequestReader.ReadObject(extensions, "extensions") : null,
        };
        await AnswerAsync(http, format, executor.Prepare(text), request, onlyQueries: true);

        string? Only(string name) => query[name] switch
        {
            { Count: 0 } => null,
            [{ Length: > 0 } only] => only,
            { Count: 1 } => null,
            _ => throw new BadRequestException($"\"{name}\" is there twice.", ErrorCodes.InvalidRequest),
        };
    }

    private async Task AnswerAsync(
        HttpContext http, ResponseFormat format, PreparedDocument document, RequestParameters request, bool onlyQueries)
    {
        var context = new RequestContext
        {
            Schema = executor.Schema,
            Services = http.RequestServices,
            User = http.User,
            Cancellation = http.RequestAborted,
        };
        if (!_running.Wait(0, CancellationToken.None))
            await _running.WaitAsync(http.RequestAborted);
        OperationResult result;
        try
        {
            result = await executor.RunAsync(document, request.OperationName, request.Variables, context, onlyQueries);
        }
        finally
        {
            _running.Release();
        }

        using (result)
        {
            if (result is { Kind: ResultKind.Rejected, Operation: not null })
                await RefuseMethodAsync(http, "POST");
            else if (format == ResponseFormat.EventStream)
                await EventStream.WriteAsync(http, result);
            else if (result.Events is not null)
                await RefuseAsync(http, StatusCodes.Status406NotAcceptable, "A subscription is answered as text/event-stream.", ErrorCodes.NotAcceptable);
            else
                await WriteAsync(http, format, result);
        }
    }

    private ValueTask<FlushResult> WriteAsync(HttpContext http, ResponseFormat format, OperationResult result)
    {
        var response = http.Response;
        response.StatusCode = StatusOf(format, result);
        response.ContentType = MediaTypes.Of(format);
        response.ContentLength = result.Writer.Written.Length;
        return response.BodyWriter.WriteAsync(result.Writer.Written, http.RequestAborted);
    }

    private int StatusOf(ResponseFormat format, OperationResult result) => result.Kind switch
    {
        ResultKind.Data => options.Profile == HttpProfile.Draft2026 && result.ErrorCount > 0 ? 294 : StatusCodes.Status200OK,
        ResultKind.Aborted => result.Errors[0].Code == ErrorCodes.Timeout ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status500InternalServerError,
        _ when options.Profile == HttpProfile.Compat && format == ResponseFormat.Json => StatusCodes.Status200OK,
        ResultKind.Rejected when options.Profile == HttpProfile.Draft2026 => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    private static async ValueTask<ResponseFormat?> NegotiateAsync(HttpContext http)
    {
        var format = MediaTypes.Negotiate(http.Request.Headers.Accept);
        if (format is null)
            await RefuseAsync(http, StatusCodes.Status406NotAcceptable, "None of the accepted media types can be served.", ErrorCodes.NotAcceptable);
        return format;
    }

    private static Task RefuseMethodAsync(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return RefuseAsync(http, StatusCodes.Status405MethodNotAllowed, "This method does not run this operation.", ErrorCodes.InvalidRequest);
    }

    private static async Task RefuseAsync(HttpContext http, int status, string message, string code)
    {
        if (http.Response.HasStarted)
            return;
        using var result = OperationResult.Refusal(ResultKind.Rejected, [ErrorBuilder.New().SetMessage(message).SetCode(code).Build()]);
        var format = MediaTypes.Negotiate(http.Request.Headers.Accept);
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypes.Of(format == ResponseFormat.GraphQLResponse ? ResponseFormat.GraphQLResponse : ResponseFormat.Json);
        http.Response.ContentLength = result.Writer.Written.Length;
        await http.Response.BodyWriter.WriteAsync(result.Writer.Written, http.RequestAborted);
    }

    /// <summary>The whole body; null when it is too large.</summary>
    private async ValueTask<ReadOnlySequence<byte>?> ReadAllAsync(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > options.MaxRequestBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

/// <summary>A header that a page of another site cannot send without asking first.</summary>
internal static class Preflight
{
    public static bool IsPresent(HttpRequest request) =>
        request.Headers.ContainsKey("GraphQL-Preflight") || request.Headers.ContainsKey("GraphQL-Require-Preflight");
}
