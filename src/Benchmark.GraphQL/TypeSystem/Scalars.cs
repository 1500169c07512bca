using System.Globalization;
using System.Text.Json;
using System.Xml;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>The scalars the engine knows: the five of the specification, and HotChocolate's for the types of .NET.</summary>
internal static class Scalars
{
    private const string Specifications = "https://scalars.graphql.org/chillicream/";

    /// <summary>The names of those every schema has.</summary>
    public static IReadOnlyList<string> Specified { get; } = ["String", "Boolean", "Int", "Float", "ID"];

    /// <summary>The scalar of a CLR type; null when it has none.</summary>
    public static string? NameOf(Type type) =>
        type == typeof(string) ? "String"
        : type == typeof(bool) ? "Boolean"
        : type == typeof(int) ? "Int"
        : type == typeof(double) || type == typeof(float) ? "Float"
        : type == typeof(long) ? "Long"
        : type == typeof(short) ? "Short"
        : type == typeof(byte) ? "UnsignedByte"
        : type == typeof(sbyte) ? "Byte"
        : type == typeof(ushort) ? "UnsignedShort"
        : type == typeof(uint) ? "UnsignedInt"
        : type == typeof(ulong) ? "UnsignedLong"
        : type == typeof(decimal) ? "Decimal"
        : type == typeof(Guid) ? "UUID"
        : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "DateTime"
        : type == typeof(DateOnly) ? "LocalDate"
        : type == typeof(TimeOnly) ? "LocalTime"
        : type == typeof(TimeSpan) ? "Duration"
        : type == typeof(Uri) ? "URI"
        : type == typeof(byte[]) ? "Base64String"
        : type == typeof(JsonElement) ? "Any"
        : null;

    /// <summary>A new scalar of this name; null when the engine does not know it.</summary>
    public static ScalarType? Create(string name) => name switch
    {
        "String" => new(name, value => (value as StringNode)?.Value, WriteText) { Description = "Text as UTF-8." },
        "Boolean" => new(name, value => value is BooleanNode boolean ? boolean.Value : null, WriteBoolean)
        {
            Description = "True or false.",
        },
        "Int" => Whole(name, int.MinValue, int.MaxValue, value => (int)value, "A whole number of 32 bits with sign."),
        "Float" => new(name, value => ReadDouble(value), WriteDouble) { Description = "A number of double precision (IEEE 754)." },
        "ID" => new(name, value => ReadId(value), WriteId) { Description = "An identifier, opaque to the caller; text or a whole number as input." },
        "Long" => Whole(name, long.MinValue, long.MaxValue, value => (long)value, "A whole number of 64 bits with sign."),
        "Short" => Whole(name, short.MinValue, short.MaxValue, value => (short)value, "A whole number of 16 bits with sign."),
        "Byte" => Whole(name, sbyte.MinValue, sbyte.MaxValue, value => (sbyte)value, "A whole number of 8 bits with sign."),
        "UnsignedByte" => Whole(name, 0, byte.MaxValue, value => (byte)value, "A whole number of 8 bits."),
        "UnsignedShort" => Whole(name, 0, ushort.MaxValue, value => (ushort)value, "A whole number of 16 bits."),
        "UnsignedInt" => Whole(name, 0, uint.MaxValue, value => (uint)value, "A whole number of 32 bits."),
        "UnsignedLong" => Whole(name, 0, ulong.MaxValue, value => (ulong)value, "A whole number of 64 bits."),
        "Decimal" => new(name, value => ReadDecimal(value), WriteDecimal) { Description = "A decimal number of up to 28 digits." },
        "UUID" => new(name, value => ReadUuid(value), (writer, value) => value is Guid id ? Done(() => writer.Quoted(id, "D")) : WriteText(writer, value))
        {
            Description = "A universally unique identifier (RFC 9562).",
            SpecifiedBy = Specifications + "uuid.html",
        },
        "DateTime" => new(name, value => ReadDateTime(value), WriteDateTime)
        {
            Description = "A point in time with its offset from UTC.",
            SpecifiedBy = Specifications + "date-time.html",
        },
        "LocalDate" => new(name, ReadWith(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null), WriteDate)
        {
            Description = "A calendar date without time zone, as yyyy-MM-dd.",
            SpecifiedBy = Specifications + "local-date.html",
        },
        "LocalTime" => new(name, ReadWith(text => TimeOnly.TryParseExact(text, "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null), WriteTime)
        {
            Description = "A time of day without time zone.",
            SpecifiedBy = Specifications + "local-time.html",
        },
        "Duration" => new(name, ReadWith(ReadDuration), WriteDuration) { Description = "A length of time (ISO 8601)." },
        "URI" => new(name, ReadWith(text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : null), WriteUri)
        {
            Description = "A uniform resource identifier (RFC 3986).",
        },
        "Base64String" => new(name, ReadWith(ReadBytes), WriteBytes) { Description = "Bytes in base 64 (RFC 4648)." },
        "Any" => new(name, AnyScalar.Read, AnyScalar.Write) { Description = "Any value that JSON can hold." },
        _ => null,
    };

    private static ScalarType Whole(string name, Int128 minimum, Int128 maximum, Func<Int128, object> convert, string description) =>
        new(name, value => WholeNumber(value) is { } number && number >= minimum && number <= maximum ? convert(number) : null, (writer, value) =>
        {
            if (AsWhole(value) is not { } number || number < minimum || number > maximum)
                return false;
            if (number > long.MaxValue)
                writer.Number((ulong)number);
            else
                writer.Number((long)number);
            return true;
        })
        { Description = description };

    /// <summary>A whole number of at most 20 digits; JSON may write it with a fraction of zero.</summary>
    private static Int128? WholeNumber(ValueNode value) => value switch
    {
        IntNode { Text.Length: <= 21 } number => Int128.Parse(number.Text, CultureInfo.InvariantCulture),
        FloatNode { IsJson: true } number when double.TryParse(number.Text, CultureInfo.InvariantCulture, out var real)
            && real == Math.Truncate(real) && Math.Abs(real) <= long.MaxValue => (Int128)real,
        _ => null,
    };

    private static Int128? AsWhole(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        bool flag => flag ? 1 : 0,
        double real when real == Math.Truncate(real) && Math.Abs(real) < 1e18 => (Int128)real,
        decimal real when real == decimal.Truncate(real) && Math.Abs(real) < 1e18m => (Int128)real,
        _ => null,
    };

    private static Func<ValueNode, object?> ReadWith(Func<string, object?> parse) =>
        value => value is StringNode { Value.Length: <= 4096 } text ? parse(text.Value) : null;

    private static string? ReadId(ValueNode value) => value switch
    {
        StringNode text => text.Value,
        IntNode number => number.Text,
        _ => null,
    };

    private static double? ReadDouble(ValueNode value)
    {
        var text = value is IntNode whole ? whole.Text : (value as FloatNode)?.Text;
        return text is { Length: <= 1024 } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? real
            : null;
    }

    private static decimal? ReadDecimal(ValueNode value)
    {
        var text = value is IntNode whole ? whole.Text : (value as FloatNode)?.Text;
        return text is { Length: <= 64 } && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
    }

    private static Guid? ReadUuid(ValueNode value) =>
        value is StringNode text && Guid.TryParseExact(text.Value, "D", out var id) ? id : null;

    private static DateTimeOffset? ReadDateTime(ValueNode value) =>
        value is StringNode { Value: [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't', _, _, ':', _, _, ':', ..] and { Length: <= 40 } text }
        && text[^1] is 'Z' or 'z' or (>= '0' and <= '9')
        && (text[^1] is 'Z' or 'z' || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':'))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static object? ReadDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static object? ReadBytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static bool Done(Action write)
    {
        write();
        return true;
    }

    private static bool WriteText(ResponseWriter writer, object value)
    {
        var text = value switch
        {
            string letters => letters,
            bool flag => flag ? "true" : "false",
            int or long or short or byte or double or decimal or Guid => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
            return false;
        writer.Text(text);
        return true;
    }

    private static bool WriteId(ResponseWriter writer, object value)
    {
        if (value is not (string or int or long or short or Guid))
            return false;
        writer.Text(Convert.ToString(value, CultureInfo.InvariantCulture));
        return true;
    }

    private static bool WriteBoolean(ResponseWriter writer, object value)
    {
        if (value is not bool flag)
            return false;
        writer.Boolean(flag);
        return true;
    }

    private static bool WriteDouble(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case double real when double.IsFinite(real): writer.Number(real); return true;
            case float real when float.IsFinite(real): writer.Number(real); return true;
            case decimal real: writer.Number(real); return true;
            case bool flag: writer.Number(flag ? 1L : 0L); return true;
            default:
                if (AsWhole(value) is not { } whole || value is double)
                    return false;
                writer.Number((double)whole);
                return true;
        }
    }

    private static bool WriteDecimal(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case decimal real: writer.Number(real); return true;
            case double real when double.IsFinite(real): writer.Number(real); return true;
            default:
                if (AsWhole(value) is not { } whole)
                    return false;
                writer.Number((decimal)whole);
                return true;
        }
    }

    private static bool WriteDateTime(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case DateTimeOffset { Offset.Ticks: 0 } time: writer.Quoted(time.UtcDateTime, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"); return true;
            case DateTimeOffset time: writer.Quoted(time, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"); return true;
            case DateTime time: writer.Quoted(time.ToUniversalTime(), "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"); return true;
            default: return WriteText(writer, value);
        }
    }

    private static bool WriteDate(ResponseWriter writer, object value)
    {
        if (value is not DateOnly date)
            return WriteText(writer, value);
        writer.Quoted(date, "yyyy-MM-dd");
        return true;
    }

    private static bool WriteTime(ResponseWriter writer, object value)
    {
        if (value is not TimeOnly time)
            return WriteText(writer, value);
        writer.Quoted(time, "HH:mm:ss.FFFFFFF");
        return true;
    }

    private static bool WriteDuration(ResponseWriter writer, object value) =>
        WriteText(writer, value is TimeSpan span ? XmlConvert.ToString(span) : value);

    private static bool WriteUri(ResponseWriter writer, object value) =>
        WriteText(writer, value is Uri uri ? uri.ToString() : value);

    private static bool WriteBytes(ResponseWriter writer, object value)
    {
        if (value is not byte[] bytes)
            return WriteText(writer, value);
        writer.Base64(bytes);
        return true;
    }
}
