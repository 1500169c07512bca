using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Benchmark.GraphQL.Transport;

/// <summary>What an answer is written as.</summary>
internal enum ResponseFormat : byte
{
    Json, GraphQLResponse, EventStream,
}

/// <summary>Media types of requests and answers.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    public static string Of(ResponseFormat format) => format switch
    {
        ResponseFormat.Json => Json,
        ResponseFormat.GraphQLResponse => GraphQLResponse,
        _ => EventStream,
    };

    /// <summary>The format a caller likes best of those there are; null when she accepts none.</summary>
    /// <remarks>Without preference it is plain JSON, which every client reads.</remarks>
    public static ResponseFormat? Negotiate(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
            return ResponseFormat.Json;
        if (accept.Count == 1)
        {
            switch (accept[0])
            {
                case "*/*" or "application/json": return ResponseFormat.Json;
                case "application/graphql-response+json": return ResponseFormat.GraphQLResponse;
                case "text/event-stream": return ResponseFormat.EventStream;
            }
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return null;
        var best = ((ResponseFormat?)null, 0.0, -1);
        foreach (var (format, type) in Served)
        {
            var (quality, precision) = QualityOf(type, ranges);
            if (quality > best.Item2 || (quality == best.Item2 && quality > 0 && precision > best.Item3))
                best = (format, quality, precision);
        }

        return best.Item1;
    }

    private static readonly (ResponseFormat Format, MediaTypeHeaderValue Type)[] Served =
    [
        (ResponseFormat.Json, MediaTypeHeaderValue.Parse("application/json")),
        (ResponseFormat.GraphQLResponse, MediaTypeHeaderValue.Parse("application/graphql-response+json")),
        (ResponseFormat.EventStream, MediaTypeHeaderValue.Parse("text/event-stream")),
    ];

    /// <summary>The quality that the most precise matching range gives to a type; 0 when none matches.</summary>
    private static (double Quality, int Precision) QualityOf(MediaTypeHeaderValue type, IList<MediaTypeHeaderValue> ranges)
    {
        var (quality, precision) = (0.0, -1);
        foreach (var range in ranges)
        {
            var own = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            var matches = own == 0 || (range.Type == type.Type && (own == 1 || range.MediaType == type.MediaType));
            if (!matches || own <= precision || range.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                continue;
            (quality, precision) = (range.Quality ?? 1, own);
        }

        // An event stream answers only those who name it.
        return type.MediaType == "text/event-stream" && precision < 2 ? (0, -1) : (quality, precision);
    }

    /// <summary>Whether a body's type is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8" or "application/json;charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
