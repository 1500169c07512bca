using System.Globalization;
using System.Text;

namespace Benchmark.GraphQL.Execution;

/// <summary>An opaque identifier: the name of a type and a raw value, in base 64.</summary>
internal sealed record NodeId(string TypeName, string Value)
{
    private const int MaxLength = 512;

    /// <summary>Reads an identifier; null when it is not one of ours.</summary>
    public static NodeId? Parse(string text)
    {
        if (text.Length is 0 or > MaxLength)
            return null;
        var bytes = new byte[text.Length + 3];
        if (!Convert.TryFromBase64String(Padded(text), bytes, out var length))
            return null;
        var plain = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || plain.Contains('\uFFFD') ? null : new(plain[..colon], plain[(colon + 1)..]);
    }

    /// <summary>The identifier of a raw value.</summary>
    public static string Format(string typeName, object value) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes($"{typeName}:{Convert.ToString(Raw(value), CultureInfo.InvariantCulture)}"));

    /// <summary>The raw value as its CLR type; null when it is no such value.</summary>
    public object? Read(Type wanted)
    {
        if (wanted == typeof(string) || wanted == typeof(object))
            return Value;
        if (wanted == typeof(int))
            return int.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (wanted == typeof(long))
            return long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (wanted == typeof(short))
            return short.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (wanted == typeof(Guid))
            return Guid.TryParse(Value, out var id) ? id : null;
        return WrappedType(wanted) is { } inner && Read(inner) is { } raw ? Activator.CreateInstance(wanted, raw) : null;
    }

    /// <summary>The value inside a typed identifier, such as <c>record struct OrderId(int Value)</c>.</summary>
    private static object Raw(object value) => WrappedType(value.GetType()) is null
        ? value
        : value.GetType().GetProperties()[0].GetValue(value) ?? throw new InvalidDataException("An identifier is null.");

    private static Type? WrappedType(Type type) =>
        type is { IsPrimitive: false, IsValueType: true } && type != typeof(Guid)
        && type.GetConstructors() is [var only] && only.GetParameters() is [var parameter]
            ? parameter.ParameterType
            : null;

    private static string Padded(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        return plain.PadRight((plain.Length + 3) / 4 * 4, '=');
    }
}
