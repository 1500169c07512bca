using System.Globalization;
using System.Text;

namespace Benchmark.GraphQL.Language;

/// <summary>An input value: a literal of a document, or JSON that came with it.</summary>
/// <remarks>
/// Both are one tree, so that a scalar has one way of reading. JSON differs in three things, which is why the node
/// remembers: enum values are strings, whole numbers may be written 1.0, and nothing is a variable.
/// </remarks>
internal abstract class ValueNode(int position) : SyntaxNode(position)
{
    /// <summary>The position of every value that came as JSON.</summary>
    public const int Json = -1;

    public bool IsJson => Position == Json;

    /// <summary>The value as a GraphQL literal.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    public abstract void Print(StringBuilder text);
}

internal sealed class VariableNode(int position, string name) : ValueNode(position)
{
    public string Name { get; } = name;
    public override void Print(StringBuilder text) => text.Append('$').Append(Name);
}

internal sealed class NullNode(int position) : ValueNode(position)
{
    public static NullNode Instance { get; } = new(Json);
    public override void Print(StringBuilder text) => text.Append("null");
}

internal sealed class BooleanNode(int position, bool value) : ValueNode(position)
{
    public bool Value { get; } = value;
    public override void Print(StringBuilder text) => text.Append(Value ? "true" : "false");
}

/// <summary>A number without fraction and exponent, of any length.</summary>
internal sealed class IntNode(int position, string text) : ValueNode(position)
{
    public string Text { get; } = text;
    public override void Print(StringBuilder text) => text.Append(Text);
}

/// <summary>A number with a fraction or an exponent, of any length.</summary>
internal sealed class FloatNode(int position, string text) : ValueNode(position)
{
    public string Text { get; } = text;
    public override void Print(StringBuilder text) => text.Append(Text);
}

internal sealed class StringNode(int position, string value) : ValueNode(position)
{
    public string Value { get; } = value;
    public override void Print(StringBuilder text) => PrintTo(text, Value);

    public static void PrintTo(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007F' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}

internal sealed class EnumNode(int position, string value) : ValueNode(position)
{
    public string Value { get; } = value;
    public override void Print(StringBuilder text) => text.Append(Value);
}

internal sealed class ListNode(int position, IReadOnlyList<ValueNode> items) : ValueNode(position)
{
    public IReadOnlyList<ValueNode> Items { get; } = items;

    public override void Print(StringBuilder text)
    {
        text.Append('[');
        for (var at = 0; at < Items.Count; at++)
        {
            text.Append(at == 0 ? "" : ", ");
            Items[at].Print(text);
        }

        text.Append(']');
    }
}

internal sealed class ObjectNode(int position, IReadOnlyList<ArgumentNode> fields) : ValueNode(position)
{
    public IReadOnlyList<ArgumentNode> Fields { get; } = fields;

    public override void Print(StringBuilder text)
    {
        text.Append('{');
        for (var at = 0; at < Fields.Count; at++)
        {
            text.Append(at == 0 ? "" : ", ").Append(Fields[at].Name.Value).Append(": ");
            Fields[at].Value.Print(text);
        }

        text.Append('}');
    }
}
