using System.Buffers;
using System.Text;
using System.Text.Json;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.Transport;

/// <summary>A request cannot be understood; the answer is a status, not a result.</summary>
internal sealed class BadRequestException(string message, string code) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>The parameters of a request. The document stays as the bytes it came as.</summary>
internal struct RequestParameters
{
    /// <summary>Where the document starts in the body, after its quote; -1 when there is none.</summary>
    public int QueryStart { get; set; }

    /// <summary>Bytes of the document, escapes included.</summary>
    public int QueryLength { get; set; }

    /// <summary>Null when it is not given, or null.</summary>
    public string? OperationName { get; set; }

    /// <summary>Names a persisted document; null when it does not.</summary>
    public string? DocumentId { get; set; }

    /// <summary>Empty when there are none.</summary>
    public IReadOnlyList<ArgumentNode> Variables { get; set; }

    /// <summary>Null when there are none.</summary>
    public IReadOnlyList<ArgumentNode>? Extensions { get; set; }

    public readonly bool HasQuery => QueryStart >= 0;
}

/// <summary>Reads the JSON of a request.</summary>
internal static class RequestReader
{
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };

    /// <exception cref="BadRequestException">The body is no JSON, or no request.</exception>
    public static RequestParameters Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Strict);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new BadRequestException("The body is no JSON object.", ErrorCodes.InvalidRequest);
            var request = ReadParameters(ref reader);
            if (reader.Read())
                throw new JsonException();
            return request;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new BadRequestException("The body is not well-formed JSON.", ErrorCodes.InvalidJson);
        }
    }

    /// <summary>The operations of a list; null when the body is no list.</summary>
    /// <exception cref="BadRequestException">The body is a list that is no JSON.</exception>
    public static List<(int Start, int Length)>? ReadBatch(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Strict);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                return null;
            var operations = new List<(int, int)>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                operations.Add((start, (int)reader.BytesConsumed - start));
            }

            return operations;
        }
        catch (JsonException)
        {
            throw new BadRequestException("The body is not well-formed JSON.", ErrorCodes.InvalidJson);
        }
    }

    /// <summary>Reads a parameter that came as JSON in a query string.</summary>
    /// <exception cref="BadRequestException">It is no JSON object.</exception>
    public static IReadOnlyList<ArgumentNode> ReadObject(string json, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Strict);
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
                throw new BadRequestException($"\"{name}\" is no JSON object.", ErrorCodes.InvalidRequest);
            IReadOnlyList<ArgumentNode> fields = reader.TokenType == JsonTokenType.Null ? [] : JsonValues.ReadFields(ref reader);
            if (reader.Read())
                throw new JsonException();
            return fields;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new BadRequestException($"\"{name}\" is not well-formed JSON.", ErrorCodes.InvalidJson);
        }
    }

    /// <summary>The document's text without JSON's escapes.</summary>
    /// <exception cref="BadRequestException">It is no Unicode text.</exception>
    public static byte[] Unescape(ReadOnlySpan<byte> escaped)
    {
        var quoted = ArrayPool<byte>.Shared.Rent(escaped.Length + 2);
        try
        {
            quoted[0] = (byte)'"';
            escaped.CopyTo(quoted.AsSpan(1));
            quoted[escaped.Length + 1] = (byte)'"';
            var reader = new Utf8JsonReader(quoted.AsSpan(0, escaped.Length + 2));
            reader.Read();
            var text = new byte[escaped.Length];
            return text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            throw new BadRequestException("The document is no Unicode text.", ErrorCodes.InvalidJson);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(quoted);
        }
    }

    private static RequestParameters ReadParameters(ref Utf8JsonReader reader)
    {
        var request = new RequestParameters { QueryStart = -1, Variables = [] };
        var seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var parameter =
                reader.ValueTextEquals("query"u8) ? 1
                : reader.ValueTextEquals("operationName"u8) ? 2
                : reader.ValueTextEquals("variables"u8) ? 4
                : reader.ValueTextEquals("extensions"u8) ? 8
                : reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("documentId"u8) ? 16
                : 0;
            if ((seen & parameter) != 0)
                throw new BadRequestException("A parameter is there twice.", ErrorCodes.InvalidRequest);
            seen |= parameter;
            reader.Read();
            switch (parameter)
            {
                case 1:
                    if (Text(ref reader, "query"))
                        (request.QueryStart, request.QueryLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    break;
                case 2:
                    request.OperationName = Text(ref reader, "operationName") && reader.GetString() is { Length: > 0 } name ? name : null;
                    break;
                case 4:
                    request.Variables = Object(ref reader, "variables") ?? [];
                    break;
                case 8:
                    request.Extensions = Object(ref reader, "extensions");
                    break;
                case 16:
                    request.DocumentId = Text(ref reader, "id") ? reader.GetString() : null;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return request;
    }

    private static bool Text(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String => true,
        JsonTokenType.Null => false,
        _ => throw new BadRequestException($"\"{name}\" is no text.", ErrorCodes.InvalidRequest),
    };

    private static List<ArgumentNode>? Object(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.StartObject => JsonValues.ReadFields(ref reader),
        JsonTokenType.Null => null,
        _ => throw new BadRequestException($"\"{name}\" is no object.", ErrorCodes.InvalidRequest),
    };
}
