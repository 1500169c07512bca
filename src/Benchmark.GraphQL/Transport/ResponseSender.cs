using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Benchmark.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>Sends answers: status, media type, caching and compression.</summary>
internal sealed class ResponseSender(ServerOptions options)
{
    private const int MinCompressed = 1024;
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 20;

    /// <summary>Sends the answer to one operation.</summary>
    public async ValueTask SendAsync(HttpContext http, ResponseFormat format, OperationResult result, int? maxAge)
    {
        var response = http.Response;
        response.StatusCode = StatusOf(format, result);
        response.ContentType = MediaTypes.Of(format);
        if (maxAge is { } seconds && result is { Kind: ResultKind.Data, ErrorCount: 0 })
        {
            if (IsKnown(http, result, seconds))
                return;
        }
        else if (http.User.Identity is { IsAuthenticated: true })
        {
            response.Headers.CacheControl = "no-store";
        }

        if (result.Rest is { } rest)
            await SendPiecesAsync(http, result.Writer, rest);
        else
            await SendAsync(http, result.Writer.Written);
    }

    /// <summary>Sends what is written, then writes on: no more is held than one piece. A piece that fails ends the connection.</summary>
    private async ValueTask SendPiecesAsync(HttpContext http, ResponseWriter writer, ResponseRest rest)
    {
        await using var body = Compressed(http);
        try
        {
            do
            {
                await body.WriteAsync(writer.Written, http.RequestAborted);
                writer.Clear();
            }
            while (rest.WriteOn());
            await body.WriteAsync(writer.Written, http.RequestAborted);
        }
        catch (ResponseTooLargeException)
        {
            http.Abort();
        }
    }

    /// <summary>The body of an answer whose length is not known, compressed where the caller accepts it.</summary>
    private Stream Compressed(HttpContext http)
    {
        if (Encoding(http) is not { } encoding)
            return http.Response.Body;
        http.Response.Headers.ContentEncoding = encoding;
        return encoding == "br"
            ? new BrotliStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>How the answer is to be compressed; null when it is not.</summary>
    private string? Encoding(HttpContext http)
    {
        if (!options.EnableCompression || http.Request.Headers.AcceptEncoding.Count == 0)
            return null;
        http.Response.Headers.Append("Vary", "Accept-Encoding");
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        return Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : null;
    }

    /// <summary>Sends bytes, compressed where that is worth it.</summary>
    public async ValueTask SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        var response = http.Response;
        switch (bytes.Length >= MinCompressed ? Encoding(http) : null)
        {
            case "br":
                await SendBrotliAsync(http, bytes);
                break;
            case "gzip":
                response.Headers.ContentEncoding = "gzip";
                await using (var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true))
                    await gzip.WriteAsync(bytes, http.RequestAborted);
                break;
            default:
                response.ContentLength = bytes.Length;
                await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
                break;
        }
    }

    /// <summary>Refuses a request that is not one, or not now.</summary>
    public static async Task RefuseAsync(HttpContext http, int status, string message, string code)
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

    public static Task RefuseMethodAsync(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return RefuseAsync(http, StatusCodes.Status405MethodNotAllowed, "This method does not run this operation.", ErrorCodes.InvalidRequest);
    }

    public int StatusOf(ResponseFormat format, OperationResult result) => result.Kind switch
    {
        ResultKind.Data => options.Profile == HttpProfile.Draft2026 && result.ErrorCount > 0 ? 294 : StatusCodes.Status200OK,
        ResultKind.Aborted => result.Errors[0].Code == ErrorCodes.Timeout ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status500InternalServerError,
        _ when options.Profile == HttpProfile.Compat && format == ResponseFormat.Json => StatusCodes.Status200OK,
        ResultKind.Rejected when options.Profile == HttpProfile.Draft2026 => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Marks a public answer, and says so without repeating it when the caller has it.</summary>
    private static bool IsKnown(HttpContext http, OperationResult result, int maxAge)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(result.Writer.Written.Span, hash);
        var tag = $"\"{Convert.ToHexStringLower(hash[..16])}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = $"public, max-age={maxAge}";
        http.Response.Headers.Append("Vary", "Accept");
        if (!http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.Response.ContentType = null;
        return true;
    }

    private static async ValueTask SendBrotliAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            BrotliEncoder.TryCompress(bytes.Span, buffer, out var length, BrotliQuality, BrotliWindow);
            http.Response.Headers.ContentEncoding = "br";
            http.Response.ContentLength = length;
            await http.Response.BodyWriter.WriteAsync(buffer.AsMemory(0, length), http.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool Accepts(string accepted, string encoding) => accepted.Split(',').Any(part =>
        part.AsSpan().Trim().StartsWith(encoding, StringComparison.OrdinalIgnoreCase) && !part.Replace(" ", "", StringComparison.Ordinal).EndsWith(";q=0", StringComparison.Ordinal));
}
