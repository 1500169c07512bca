namespace Benchmark.GraphQL.Execution;

/// <summary>Gets the value of a field.</summary>
internal abstract class Resolver;

/// <summary>Gets the value at once, while the response is written.</summary>
internal abstract class SyncResolver : Resolver
{
    public abstract object? Resolve(object? parent, FieldContext context);

    /// <summary>Writes a leaf without boxing it; null when this resolver cannot.</summary>
    public virtual DirectLeaf? Leaf => null;
}

internal sealed class DelegateResolver(Func<object?, FieldContext, object?> resolve) : SyncResolver
{
    public override object? Resolve(object? parent, FieldContext context) => resolve(parent, context);
}

/// <summary>Gets the value in its own time, before the response is written; all parents of a level are asked together.</summary>
internal sealed class AsyncResolver(Func<object?, FieldContext, ValueTask<object?>> resolve) : Resolver
{
    public ValueTask<object?> ResolveAsync(object? parent, FieldContext context) => resolve(parent, context);
}

/// <summary>Gets the values for all parents of a level in one call, in the order of the parents.</summary>
internal sealed class BatchResolver(Func<IReadOnlyList<object?>, FieldContext, ValueTask<IReadOnlyList<object?>>> resolve) : Resolver
{
    public ValueTask<IReadOnlyList<object?>> ResolveAsync(IReadOnlyList<object?> parents, FieldContext context) =>
        resolve(parents, context);
}

/// <summary>Where the events of a subscription come from.</summary>
internal sealed record EventSource(Func<FieldContext, ValueTask<IAsyncEnumerable<object?>>> Subscribe);

/// <summary>Fetches a node by its raw identifier; null when there is none.</summary>
/// <param name="IdType">The CLR type of the raw identifier.</param>
/// <param name="Resolve">Gets it.</param>
internal sealed record NodeFetch(Type IdType, Func<object, FieldContext, ValueTask<object?>> Resolve);
