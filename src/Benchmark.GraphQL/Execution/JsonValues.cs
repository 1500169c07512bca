using System.Text;
using System.Text.Json;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.Execution;

/// <summary>Reads JSON as input values.</summary>
internal static class JsonValues
{
    private static readonly BooleanNode True = new(ValueNode.Json, true);
    private static readonly BooleanNode False = new(ValueNode.Json, false);

    /// <summary>Reads the value at the reader's token, and leaves the reader at its last token.</summary>
    /// <exception cref="JsonException">The JSON is malformed, nests too deep or has a key twice.</exception>
    /// <exception cref="InvalidOperationException">A string is no Unicode text.</exception>
    public static ValueNode Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return new StringNode(ValueNode.Json, reader.GetString()!);
            case JsonTokenType.True: return True;
            case JsonTokenType.False: return False;
            case JsonTokenType.Null: return NullNode.Instance;
            case JsonTokenType.Number: return ReadNumber(Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.StartArray: return ReadList(ref reader);
            case JsonTokenType.StartObject: return new ObjectNode(ValueNode.Json, ReadFields(ref reader));
            default: throw new JsonException();
        }
    }

    /// <summary>Reads the fields of the object at the reader's token.</summary>
    /// <exception cref="JsonException">The JSON is malformed, nests too deep or has a key twice.</exception>
    public static List<ArgumentNode> ReadFields(ref Utf8JsonReader reader)
    {
        var fields = new List<ArgumentNode>();
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (fields.Count == 8)
                names = [.. fields.Select(field => field.Name.Value)];
            if (names is null ? fields.Exists(field => field.Name.Value == name) : !names.Add(name))
                throw new JsonException("A key is there twice.");
            reader.Read();
            fields.Add(new(new(name, ValueNode.Json), Read(ref reader)));
        }

        return fields;
    }

    private static ListNode ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<ValueNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref reader));
        return new(ValueNode.Json, items);
    }

    private static ValueNode ReadNumber(string text) => text.AsSpan().ContainsAny('.', 'e', 'E')
        ? new FloatNode(ValueNode.Json, text)
        : new IntNode(ValueNode.Json, text);
}
