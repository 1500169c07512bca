using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>What writing a leaf came to.</summary>
internal enum LeafOutcome : byte
{
    Written, Null, Invalid,
}

/// <summary>Reads a property and writes it, without boxing it between.</summary>
internal abstract class DirectLeaf
{
    public abstract LeafOutcome Write(object parent, ResponseWriter writer);

    /// <summary>A leaf for a property of a CLR type; null when values of its type need the scalar's own writing.</summary>
    public static DirectLeaf? Of(Delegate get, Type parent, Type value, NamedType type)
    {
        var writer = WriterOf(value, type);
        return writer is null ? null : (DirectLeaf)Activator.CreateInstance(typeof(DirectLeaf<,>).MakeGenericType(parent, value), get, writer)!;
    }

    private static Delegate? WriterOf(Type value, NamedType type) => type switch
    {
        ScalarType { Name: "String" } when value == typeof(string) => new LeafWriter<string?>(Text),
        ScalarType { Name: "Int" } when value == typeof(int) => new LeafWriter<int>((writer, number) => Number(writer, number)),
        ScalarType { Name: "Int" } when value == typeof(int?) => new LeafWriter<int?>((writer, number) => number is { } some ? Number(writer, some) : LeafOutcome.Null),
        ScalarType { Name: "Long" } when value == typeof(long) => new LeafWriter<long>(Number),
        ScalarType { Name: "Boolean" } when value == typeof(bool) => new LeafWriter<bool>(Boolean),
        ScalarType { Name: "Boolean" } when value == typeof(bool?) => new LeafWriter<bool?>((writer, flag) => flag is { } some ? Boolean(writer, some) : LeafOutcome.Null),
        ScalarType { Name: "Float" } when value == typeof(double) => new LeafWriter<double>(Real),
        ScalarType { Name: "Float" } when value == typeof(double?) => new LeafWriter<double?>((writer, real) => real is { } some ? Real(writer, some) : LeafOutcome.Null),
        ScalarType { Name: "Decimal" } when value == typeof(decimal) => new LeafWriter<decimal>((writer, real) =>
        {
            writer.Number(real);
            return LeafOutcome.Written;
        }),
        EnumType values when value.IsEnum => EnumWriter(nameof(EnumLeaf<DayOfWeek>.Plain), value, values),
        EnumType values when Nullable.GetUnderlyingType(value) is { IsEnum: true } inner =>
            EnumWriter(nameof(EnumLeaf<DayOfWeek>.Optional), inner, values),
        _ => null,
    };

    private static Delegate EnumWriter(string method, Type value, EnumType type)
    {
        var leaf = typeof(EnumLeaf<>).MakeGenericType(value);
        return (Delegate)leaf.GetMethod(method)!.Invoke(Activator.CreateInstance(leaf, type), null)!;
    }

    private static LeafOutcome Text(ResponseWriter writer, string? text)
    {
        if (text is null)
            return LeafOutcome.Null;
        writer.Text(text);
        return LeafOutcome.Written;
    }

    private static LeafOutcome Number(ResponseWriter writer, long number)
    {
        writer.Number(number);
        return LeafOutcome.Written;
    }

    private static LeafOutcome Boolean(ResponseWriter writer, bool flag)
    {
        writer.Boolean(flag);
        return LeafOutcome.Written;
    }

    private static LeafOutcome Real(ResponseWriter writer, double real)
    {
        if (!double.IsFinite(real))
            return LeafOutcome.Invalid;
        writer.Number(real);
        return LeafOutcome.Written;
    }
}

/// <summary>Writes a value of a known type.</summary>
internal delegate LeafOutcome LeafWriter<in T>(ResponseWriter writer, T value);

/// <summary>Reads a property and writes it, without boxing it between.</summary>
internal sealed class DirectLeaf<TParent, TValue>(Func<TParent, TValue> get, LeafWriter<TValue> write) : DirectLeaf
{
    public override LeafOutcome Write(object parent, ResponseWriter writer) => write(writer, get((TParent)parent));
}

/// <summary>Writes members of a CLR enum by their prepared JSON.</summary>
internal sealed class EnumLeaf<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, byte[]> _json = [];

    public EnumLeaf(EnumType type)
    {
        foreach (var value in type.Values.Where(value => value.Value is T))
            _json[(T)value.Value] = value.Json;
    }

    public LeafWriter<T> Plain() => Write;

    public LeafWriter<T?> Optional() => (writer, value) => value is { } some ? Write(writer, some) : LeafOutcome.Null;

    private LeafOutcome Write(ResponseWriter writer, T value)
    {
        if (!_json.TryGetValue(value, out var json))
            return LeafOutcome.Invalid;
        writer.Raw(json);
        return LeafOutcome.Written;
    }
}
