namespace Benchmark.GraphQL.Types;

/// <summary>The static members of this class are fields of the object type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute;

/// <summary>An object type; on a class whose methods are fields too.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the class.</summary>
    public string? Name { get; } = name;
}

/// <summary>Adds fields to the object type of <typeparamref name="T"/>, and hides some it would have.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute
{
    /// <summary>CLR properties that become no fields.</summary>
    public string[] IgnoreProperties { get; set; } = [];
}

/// <summary>An interface of the schema.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the CLR type.</summary>
    public string? Name { get; } = name;
}

/// <summary>The static members of this class are fields of the interface of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute<T> : Attribute;

/// <summary>A union of the object types that derive from this one.</summary>
/// <remarks>An abstract record with nested sealed cases is one without being told.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the CLR type.</summary>
    public string? Name { get; } = name;
}

/// <summary>An enum type under another name.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the CLR type.</summary>
    public string? Name { get; } = name;
}

/// <summary>An input type under another name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the CLR type with the suffix Input.</summary>
    public string? Name { get; } = name;
}

/// <summary>An input type of which exactly one field is given, and not null.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
