using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>An argument, or a field of an input object.</summary>
internal sealed class InputValue(string name, SchemaType type)
{
    public string Name { get; } = name;

    public SchemaType Type { get; set; } = type;

    /// <summary>Null when nobody described it.</summary>
    public string? Description { get; set; }

    /// <summary>Null when it has none; a null literal when the default is null.</summary>
    public ValueNode? DefaultValue { get; set; }

    /// <summary>Null unless deprecated.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>Directives to print beside the definition.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    /// <summary>The CLR member or parameter it fills; null when bound by name.</summary>
    public string? Member { get; set; }

    /// <summary>Turns a value into what the resolver takes; set when the schema is complete.</summary>
    public InputReader? Reader { get; set; }

    /// <summary>What the resolver gets when nothing is given and there is no default.</summary>
    public object? Absent { get; set; }

    /// <summary>What one use costs; null for the default.</summary>
    public double? Cost { get; set; }

    /// <summary>Whether a caller must give it.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

internal sealed class InputObjectType(string name) : NamedType(name)
{
    /// <summary>In the order they are printed.</summary>
    public List<InputValue> Fields { get; } = [];

    /// <summary>Whether exactly one field is given, and not null.</summary>
    public bool IsOneOf { get; set; }

    public InputValue? Field(string name) => Fields.Find(field => field.Name == name);
}

internal sealed class EnumType(string name) : NamedType(name)
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, EnumValue> _byValue = [];

    /// <summary>In the order they are printed.</summary>
    public List<EnumValue> Values { get; } = [];

    public void Add(EnumValue value)
    {
        Values.Add(value);
        _byName.TryAdd(value.Name, value);
        _byValue.TryAdd(value.Value, value);
    }

    public EnumValue? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The member that stands for a value of the program; null when none does.</summary>
    public EnumValue? Of(object value) => _byValue.GetValueOrDefault(value);
}

/// <summary>A member of an enum.</summary>
/// <param name="name">As written in documents.</param>
/// <param name="value">What it is in the program: a CLR enum, or the name.</param>
internal sealed class EnumValue(string name, object value)
{
    public string Name { get; } = name;

    public object Value { get; } = value;

    /// <summary>The name as JSON, quotes included.</summary>
    public byte[] Json { get; } = System.Text.Encoding.UTF8.GetBytes($"\"{name}\"");

    /// <summary>Null when nobody described it.</summary>
    public string? Description { get; set; }

    /// <summary>Null unless deprecated.</summary>
    public string? DeprecationReason { get; set; }
}

/// <summary>A leaf with its own notation.</summary>
/// <param name="name">As written in documents.</param>
/// <param name="read">Reads a literal or JSON; null when it is no value of this scalar.</param>
/// <param name="write">Writes a value of the program; false when it is no value of this scalar.</param>
internal sealed class ScalarType(string name, Func<ValueNode, object?> read, Func<ResponseWriter, object, bool> write)
    : NamedType(name)
{
    /// <summary>Where the scalar is described; null when nowhere.</summary>
    public string? SpecifiedBy { get; set; }

    public object? Read(ValueNode value) => read(value);

    public bool Write(ResponseWriter writer, object value) => write(writer, value);
}
