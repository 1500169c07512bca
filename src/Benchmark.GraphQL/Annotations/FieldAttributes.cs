using System.Runtime.CompilerServices;

namespace Benchmark.GraphQL.Types;

/// <summary>This member takes the place of a CLR member's field.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    /// <summary>The CLR name of the member replaced.</summary>
    public string Name { get; } = name;
}

/// <summary>A resolver called once for all parents of a level: a list of parents in, a list of values out, in the same order.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;

/// <summary>A default in GraphQL's notation, such as <c>[]</c> or <c>{ first: 10 }</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    /// <summary>Text is parsed as a literal; other values are themselves.</summary>
    public object? Value { get; } = value;
}

/// <summary>An exception that becomes a member of the mutation's typed errors.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<T> : Attribute;

/// <summary>An exception that becomes a member of the mutation's typed errors.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute(Type errorType) : Attribute
{
    public Type ErrorType { get; } = errorType;
}

/// <summary>How one mutation becomes an input and a payload.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>Leaves the method's arguments and result as they are.</summary>
    public bool Disable { get; set; }

    /// <summary>Null for the mutation's name with the suffix Input.</summary>
    public string? InputTypeName { get; set; }

    /// <summary>Null for <c>input</c>.</summary>
    public string? InputArgumentName { get; set; }

    /// <summary>Null for the mutation's name with the suffix Payload.</summary>
    public string? PayloadTypeName { get; set; }

    /// <summary>Null for the name of the result's type.</summary>
    public string? PayloadFieldName { get; set; }

    /// <summary>Null for the mutation's name with the suffix Error.</summary>
    public string? PayloadErrorTypeName { get; set; }
}

/// <summary>A subscription field.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that gives the stream of events; null to listen to a topic.</summary>
    public string? With { get; set; }
}

/// <summary>The topic a subscription listens to; arguments are written <c>{name}</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the method.</summary>
    public string? Name { get; } = name;
}

/// <summary>Options of a field that pages.</summary>
public abstract class PagingAttribute : Attribute
{
    /// <summary>The name in front of Connection and Edge; null to infer it.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The same, under its newer name.</summary>
    public string? Name { get; set; }

    /// <summary>Items when the caller does not say; 0 for the schema's default.</summary>
    public int DefaultPageSize { get; set; }

    /// <summary>Items a caller may ask for; 0 for the schema's default.</summary>
    public int MaxPageSize { get; set; }

    /// <summary>Whether the connection counts all items.</summary>
    public bool IncludeTotalCount { get; set; }

    /// <summary>Whether <c>last</c> and <c>before</c> exist.</summary>
    public bool AllowBackwardPagination { get; set; } = true;

    /// <summary>Whether the caller must say how many.</summary>
    public bool RequirePagingBoundaries { get; set; }

    /// <summary>Whether the field's name, rather than the item's type, names the connection.</summary>
    public bool InferConnectionNameFromField { get; set; } = true;
}

/// <summary>The resolver takes paging arguments and returns a connection.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseConnectionAttribute([CallerLineNumber] int order = 0) : PagingAttribute
{
    /// <summary>The line of the attribute.</summary>
    public int Order { get; } = order;
}

/// <summary>The resolver returns a list in memory, and the engine cuts the page from it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute([CallerLineNumber] int order = 0) : PagingAttribute
{
    /// <summary>The line of the attribute.</summary>
    public int Order { get; } = order;
}
