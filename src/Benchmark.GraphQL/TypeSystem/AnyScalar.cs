using System.Globalization;
using System.Text.Json;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>Any value that JSON can hold: read into dictionaries, lists and primitives, written from those or from JSON.</summary>
internal static class AnyScalar
{
    public static object? Read(ValueNode value) => value switch
    {
        StringNode text => text.Value,
        EnumNode name => name.Value,
        BooleanNode boolean => boolean.Value,
        IntNode { Text.Length: <= 18 } number => long.Parse(number.Text, CultureInfo.InvariantCulture),
        IntNode number => ReadDouble(number.Text),
        FloatNode number => ReadDouble(number.Text),
        ListNode list => list.Items.Select(Read).ToList(),
        ObjectNode fields => ReadFields(fields),
        _ => null,
    };

    public static bool Write(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.Text(text); return true;
            case bool flag: writer.Boolean(flag); return true;
            case int number: writer.Number((long)number); return true;
            case long number: writer.Number(number); return true;
            case double number when double.IsFinite(number): writer.Number(number); return true;
            case decimal number: writer.Number(number); return true;
            case JsonElement json: writer.Raw(JsonSerializer.SerializeToUtf8Bytes(json)); return true;
            case IEnumerable<KeyValuePair<string, object?>> fields: return WriteFields(writer, fields);
            case System.Collections.IEnumerable items: return WriteItems(writer, items);
            default: return false;
        }
    }

    private static double? ReadDouble(string text) =>
        text.Length <= 1024 && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static Dictionary<string, object?> ReadFields(ObjectNode value)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
            fields[field.Name.Value] = Read(field.Value);
        return fields;
    }

    private static bool WriteFields(ResponseWriter writer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.Raw((byte)'{');
        var isFirst = true;
        foreach (var (name, value) in fields)
        {
            if (!isFirst)
                writer.Raw((byte)',');
            isFirst = false;
            writer.Text(name);
            writer.Raw((byte)':');
            if (!WriteItem(writer, value))
                return false;
        }

        writer.Raw((byte)'}');
        return true;
    }

    private static bool WriteItems(ResponseWriter writer, System.Collections.IEnumerable items)
    {
        writer.Raw((byte)'[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                writer.Raw((byte)',');
            isFirst = false;
            if (!WriteItem(writer, item))
                return false;
        }

        writer.Raw((byte)']');
        return true;
    }

    private static bool WriteItem(ResponseWriter writer, object? value)
    {
        if (value is not null)
            return Write(writer, value);
        writer.Null();
        return true;
    }
}
