using System.Buffers;
using System.IO.Pipelines;
using Benchmark.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>GraphQL over HTTP: POST with JSON, GET for queries.</summary>
internal sealed class HttpEndpoint(RequestRunner runner, ServerOptions options)
{
    private readonly ResponseSender _sender = new(options);

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (HttpMethods.IsPost(http.Request.Method))
                await PostAsync(http);
            else if (HttpMethods.IsGet(http.Request.Method) && options.EnableGetRequests)
                await GetAsync(http);
            else
                await ResponseSender.RefuseMethodAsync(http, options.EnableGetRequests ? "GET, POST" : "POST");
        }
        catch (BadRequestException fault)
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status400BadRequest, fault.Message, fault.Code);
        }
        catch (BadHttpRequestException fault)
        {
            await ResponseSender.RefuseAsync(http, fault.StatusCode, "The request cannot be read.", ErrorCodes.InvalidRequest);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
        }
    }

    private async Task PostAsync(HttpContext http)
    {
        if (!MediaTypes.IsJson(http.Request.ContentType))
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.", ErrorCodes.InvalidRequest);
            return;
        }

        if (await NegotiateAsync(http) is not { } format)
            return;
        var read = http.Request.ContentLength > options.MaxRequestBytes ? null : await ReadAllAsync(http.Request.BodyReader, http.RequestAborted);
        if (read is not { } body)
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {options.MaxRequestBytes} bytes.", ErrorCodes.RequestTooLarge);
            return;
        }

        List<Request> requests;
        bool isBatch;
        try
        {
            (requests, isBatch) = Understand(body);
        }
        finally
        {
            http.Request.BodyReader.AdvanceTo(body.End);
        }

        if (isBatch)
            await AnswerBatchAsync(http, requests);
        else
            await AnswerAsync(http, format, requests[0], onlyQueries: false);
    }

    /// <summary>Finds the documents and the parameters of a body.</summary>
    private (List<Request> Requests, bool IsBatch) Understand(ReadOnlySequence<byte> body)
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

    private (List<Request> Requests, bool IsBatch) Understand(ReadOnlySpan<byte> body)
    {
        if (!body.TrimStart(" \t\r\n"u8).StartsWith("["u8))
            return ([runner.Understand(body)], false);
        if (options.MaxBatchSize == 0)
            throw new BadRequestException("Several operations in one request are not answered here.", ErrorCodes.BatchingNotAllowed);
        var places = RequestReader.ReadBatch(body)!;
        if (places.Count == 0 || places.Count > options.MaxBatchSize)
            throw new BadRequestException($"A list holds 1 to {options.MaxBatchSize} operations.", ErrorCodes.BatchingNotAllowed);
        var requests = new List<Request>(places.Count);
        foreach (var (start, length) in places)
            requests.Add(runner.Understand(body.Slice(start, length)));
        return (requests, true);
    }

    private async Task GetAsync(HttpContext http)
    {
        if (options.EnableGraphiQL && GraphiQL.IsWanted(http.Request))
        {
            await GraphiQL.SendAsync(http);
            return;
        }

        if (http.Request.QueryString.Value is { Length: var length } && length > options.MaxQueryStringLength)
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status414UriTooLong, "The query string is too long.", ErrorCodes.RequestTooLarge);
            return;
        }

        if (options.EnforceGetRequestsPreflightHeader && !Preflight.IsPresent(http.Request))
        {
            await ResponseSender.RefuseAsync(http, StatusCodes.Status400BadRequest, "The request needs the header GraphQL-Preflight.", ErrorCodes.NoPreflightHeader);
            return;
        }

        if (await NegotiateAsync(http) is { } format)
            await AnswerAsync(http, format, UnderstandQuery(http.Request.Query), onlyQueries: true);
    }

    private Request UnderstandQuery(IQueryCollection query)
    {
        var request = new RequestParameters
        {
            QueryStart = -1,
            OperationName = Only("operationName"),
            DocumentId = Only("id") ?? Only("documentId"),
            Variables = Only("variables") is { } variables ? RequestReader.ReadObject(variables, "variables") : [],
            Extensions = Only("extensions") is { } extensions ? RequestReader.ReadObject(extensions, "extensions") : null,
        };
        return runner.Understand(request, Only("query"));

        string? Only(string name) => query[name] switch
        {
            { Count: 0 } => null,
            [{ Length: > 0 } only] => only,
            { Count: 1 } => null,
            _ => throw new BadRequestException($"\"{name}\" is there twice.", ErrorCodes.InvalidRequest),
        };
    }

    private async Task AnswerAsync(HttpContext http, ResponseFormat format, Request request, bool onlyQueries)
    {
        var context = ContextOf(http, onlyQueries || format == ResponseFormat.EventStream ? 0 : options.PieceBytes);
        if (await runner.RunAsync(request, context, onlyQueries) is not { } result)
        {
            http.Response.Headers.RetryAfter = "1";
            await ResponseSender.RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The server has too much to do.", ErrorCodes.Overloaded);
            return;
        }

        using (result)
        {
            if (context.CostReport != CostReport.None)
                http.Response.Headers["GraphQL-Cost"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"field={context.Cost.Fields}, type={context.Cost.Types}");
            if (result is { Kind: ResultKind.Rejected, Operation: not null })
                await ResponseSender.RefuseMethodAsync(http, "POST");
            else if (format == ResponseFormat.EventStream)
                await EventStream.WriteAsync(http, result);
            else if (result.Events is not null)
                await ResponseSender.RefuseAsync(http, StatusCodes.Status406NotAcceptable, "A subscription is answered as text/event-stream.", ErrorCodes.NotAcceptable);
            else
                await _sender.SendAsync(http, format, result, onlyQueries ? result.Operation?.MaxAge : null);
        }
    }

    private async Task AnswerBatchAsync(HttpContext http, List<Request> requests)
    {
        using var writer = new ResponseWriter();
        writer.Raw((byte)'[');
        for (var at = 0; at < requests.Count; at++)
        {
            if (at > 0)
                writer.Raw((byte)',');
            using var result = await runner.RunAsync(requests[at], ContextOf(http, pieceBytes: 0), onlyQueries: false)
                ?? OperationResult.Refusal(ResultKind.Aborted, [ErrorBuilder.New().SetMessage("The server has too much to do.").SetCode(ErrorCodes.Overloaded).Build()]);
            writer.Raw(result.Writer.Written.Span);
        }

        writer.Raw((byte)']');
        http.Response.ContentType = MediaTypes.Json;
        await _sender.SendAsync(http, writer.Written);
    }

    /// <remarks>Pieces are sent before the errors are known: where the status or a tag depends on those, the answer is held.</remarks>
    private RequestContext ContextOf(HttpContext http, int pieceBytes) => new()
    {
        Schema = runner.Schema,
        Services = http.RequestServices,
        User = http.User,
        Cancellation = http.RequestAborted,
        PieceBytes = options.Profile == HttpProfile.Compat ? pieceBytes : 0,
        CostReport = http.Request.Headers["GraphQL-Cost"].ToString() switch
        {
            "report" => CostReport.Report,
            "validate" => CostReport.Validate,
            _ => CostReport.None,
        },
    };

    private static async ValueTask<ResponseFormat?> NegotiateAsync(HttpContext http)
    {
        var format = MediaTypes.Negotiate(http.Request.Headers.Accept);
        if (format is null)
            await ResponseSender.RefuseAsync(http, StatusCodes.Status406NotAcceptable, "None of the accepted media types can be served.", ErrorCodes.NotAcceptable);
        return format;
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
