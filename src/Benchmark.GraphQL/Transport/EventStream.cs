using Benchmark.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>Answers as server-sent events, one connection per operation.</summary>
internal static class EventStream
{
    public static async Task WriteAsync(HttpContext http, OperationResult result)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(http.RequestAborted);
        if (result.Events is null)
        {
            await NextAsync(http, result);
        }
        else
        {
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            await foreach (var item in result.Events.WithCancellation(http.RequestAborted))
            {
                using (item)
                    await NextAsync(http, item);
            }
        }

        await http.Response.BodyWriter.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), http.RequestAborted);
    }

    private static async Task NextAsync(HttpContext http, OperationResult result)
    {
        var writer = http.Response.BodyWriter;
        await writer.WriteAsync("event: next\ndata: "u8.ToArray(), http.RequestAborted);
        await writer.WriteAsync(result.Writer.Written, http.RequestAborted);
        await writer.WriteAsync("\n\n"u8.ToArray(), http.RequestAborted);
    }
}
