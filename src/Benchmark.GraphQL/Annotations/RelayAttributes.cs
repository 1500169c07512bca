namespace Benchmark.GraphQL.Types.Relay;

/// <summary>An opaque identifier: the type's name and the raw value, encoded.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The type it identifies; null for the type the member belongs to, or any type in an argument.</summary>
    public string? TypeName { get; } = typeName;
}

/// <summary>An opaque identifier of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute<T> : Attribute;

/// <summary>An object that can be fetched again by its identifier.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The property that identifies it; null for <c>Id</c>.</summary>
    public string? IdField { get; set; }

    /// <summary>The static method that fetches it; null for Get or Get and the type's name, with or without Async.</summary>
    public string? NodeResolver { get; set; }
}

/// <summary>Fetches an object by its identifier, and makes its type a node.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
