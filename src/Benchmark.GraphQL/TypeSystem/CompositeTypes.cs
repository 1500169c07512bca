using Benchmark.GraphQL.Execution;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>A type with fields: an object or an interface.</summary>
internal abstract class FieldsType(string name) : NamedType(name)
{
    private readonly Dictionary<string, OutputField> _byName = new(StringComparer.Ordinal);
    private readonly List<OutputField> _fields = [];

    /// <summary>In the order they are printed.</summary>
    public IReadOnlyList<OutputField> Fields => _fields;

    /// <summary>Interfaces it implements, those of its interfaces included.</summary>
    public List<InterfaceType> Interfaces { get; } = [];

    /// <summary>The CLR type of its values; null when bound by name.</summary>
    public Type? ClrType { get; set; }

    public OutputField? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a field, in the place of one of the same name.</summary>
    public void Add(OutputField field)
    {
        if (_byName.TryGetValue(field.Name, out var replaced))
            _fields[_fields.IndexOf(replaced)] = field;
        else
            _fields.Add(field);
        _byName[field.Name] = field;
    }

    public void Remove(string name)
    {
        if (_byName.Remove(name, out var field))
            _fields.Remove(field);
    }
}

internal sealed class ObjectType(string name) : FieldsType(name)
{
    /// <summary>Who may see its objects, wherever they appear; empty for everyone.</summary>
    public List<AccessRule> Access { get; } = [];

    /// <summary>Fetches one by its raw identifier; null when it is no node.</summary>
    public NodeFetch? Fetch { get; set; }

    /// <summary>What one object costs; null for the default.</summary>
    public double? Cost { get; set; }
}

internal sealed class InterfaceType(string name) : FieldsType(name)
{
    /// <summary>Names the object type of a value; null to go by the CLR type.</summary>
    public Func<object, string?>? ResolveType { get; set; }
}

internal sealed class UnionType(string name) : NamedType(name)
{
    /// <summary>In the order they are printed.</summary>
    public List<ObjectType> Members { get; } = [];

    /// <summary>The CLR type that the members derive from; null when bound by name.</summary>
    public Type? ClrType { get; set; }

    /// <summary>Names the object type of a value; null to go by the CLR type.</summary>
    public Func<object, string?>? ResolveType { get; set; }
}

/// <summary>A field that a caller may select.</summary>
internal sealed class OutputField(string name, SchemaType type)
{
    public string Name { get; } = name;

    public SchemaType Type { get; set; } = type;

    /// <summary>Null when nobody described it.</summary>
    public string? Description { get; set; }

    /// <summary>Null unless deprecated.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>In the order they are printed.</summary>
    public List<InputValue> Arguments { get; } = [];

    /// <summary>Directives to print beside the definition.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    /// <summary>Who may see it; empty for everyone.</summary>
    public List<AccessRule> Access { get; } = [];

    /// <summary>Whether the type's rules of access do not hold for what this field returns.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>What one use costs; null for the default.</summary>
    public double? Cost { get; set; }

    /// <summary>How many items it has; null when nobody said.</summary>
    public ListSize? ListSize { get; set; }

    /// <summary>Seconds that caches may keep its value, which is the same for everyone; null when they may not.</summary>
    public int? MaxAge { get; set; }

    /// <summary>Gets its value. Null only for the fields of an interface.</summary>
    public Resolver? Resolver { get; set; }

    /// <summary>For a root field of a subscription, where its events come from; null elsewhere.</summary>
    public EventSource? Events { get; set; }

    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }
}

/// <summary>Who may see a type or field.</summary>
/// <param name="Policy">The policy that must hold; null when none is asked for.</param>
/// <param name="Roles">Roles of which one is needed; empty when none is asked for.</param>
internal sealed record AccessRule(string? Policy, IReadOnlyList<string> Roles)
{
    public bool Equals(AccessRule? other) => other is not null && Policy == other.Policy && Roles.SequenceEqual(other.Roles);

    public override int GetHashCode() => HashCode.Combine(Policy, Roles.Count);
}

/// <summary>How many items a list has, for the purpose of cost.</summary>
/// <param name="AssumedSize">When no argument says; null for unknown.</param>
/// <param name="SlicingArguments">Arguments that bound it.</param>
/// <param name="SizedFields">Fields of the result that hold the items; empty when the result does.</param>
/// <param name="RequireOneSlicingArgument">Whether one of the arguments must be given.</param>
/// <param name="DefaultSize">Items when the arguments are there but not given; null for unknown.</param>
internal sealed record ListSize(
    int? AssumedSize, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields,
    bool RequireOneSlicingArgument, int? DefaultSize = null);
