namespace Benchmark.GraphQL;

/// <summary>The object whose field is resolved; a list of them in a batch.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    /// <summary>The properties needed of the parent; null when all may be.</summary>
    public string? Requires { get; } = requires;
}

/// <summary>A service of the request. Registered types are recognised without it; it is needed for keyed ones.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute(string? key = null) : Attribute
{
    /// <summary>Null for a service without key.</summary>
    public string? Key { get; } = key;
}

/// <summary>An argument, where its type would be taken for a service.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the parameter's name.</summary>
    public string? Name { get; } = name;
}

/// <summary>What the caller of the executor put beside the request under a key.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    /// <summary>Null for the parameter's name.</summary>
    public string? Key { get; } = key;
}

/// <summary>The event that a subscription delivers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>Whether the caller selects a field below this one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute(string fieldName) : Attribute
{
    public string FieldName { get; } = fieldName;
}
