using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Benchmark.GraphQL.Transport;

/// <summary>GraphiQL from npm, bundled at set-up and served from this assembly; nothing comes from elsewhere.</summary>
/// <remarks>
/// The page runs under a policy that allows only what it consists of. Where the bundle was not built, a page says how to
/// build it.
/// </remarks>
internal static class GraphiQL
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly byte[]? Script = Resource("graphiql.js");
    private static readonly byte[]? Styles = Resource("graphiql.css");

    /// <summary>Whether a browser comes to look, rather than a program to ask.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.Query.ContainsKey("graphiql")
        || (!request.Query.ContainsKey("query") && !request.Query.ContainsKey("id") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));

    public static Task SendAsync(HttpContext http) => http.Request.Query["graphiql"].ToString() switch
    {
        "script" when Script is not null => SendAsync(http, Script, "text/javascript; charset=utf-8"),
        "styles" when Styles is not null => SendAsync(http, Styles, "text/css; charset=utf-8"),
        _ => SendPageAsync(http),
    };

    private static Task SendPageAsync(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var path = http.Request.PathBase + http.Request.Path;
        var page = Script is null
            ? "<!doctype html><html lang=\"en\"><title>GraphQL</title><p>GraphiQL is not part of this build: run script/setup, then build again."
            : $"""
               <!doctype html>
               <html lang="en">
               <meta charset="utf-8">
               <meta name="viewport" content="width=device-width, initial-scale=1">
               <title>GraphiQL</title>
               <link rel="stylesheet" href="{path}?graphiql=styles">
               <main id="graphiql" data-endpoint="{path}">Loading…</main>
               <script src="{path}?graphiql=script" defer></script>
               """;
        return SendAsync(http, System.Text.Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
    }

    private static async Task SendAsync(HttpContext http, byte[] bytes, string type)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";
        http.Response.ContentType = type;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentLength = bytes.Length;
        await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
    }

    private static byte[]? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
