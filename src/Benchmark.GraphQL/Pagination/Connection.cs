using System.Diagnostics.CodeAnalysis;

namespace Benchmark.GraphQL.Types.Pagination;

/// <summary>A page of items with their cursors.</summary>
public interface IConnection
{
    /// <summary>In order.</summary>
    IReadOnlyList<IEdge> Edges { get; }

    ConnectionPageInfo Info { get; }

    /// <summary>All items, not only those of the page.</summary>
    /// <exception cref="InvalidOperationException">The items were not counted.</exception>
    int TotalCount { get; }
}

/// <summary>One item of a page.</summary>
public interface IEdge
{
    object? Node { get; }

    /// <summary>Names the item's place; opaque.</summary>
    string Cursor { get; }
}

/// <summary>One item of a page.</summary>
/// <param name="Node">The item.</param>
/// <param name="Cursor">Names the item's place; opaque.</param>
public sealed record Edge<T>(T Node, string Cursor) : IEdge
{
    object? IEdge.Node => Node;
}

/// <summary>Where a page stands among all items.</summary>
/// <param name="HasNextPage">Whether items follow.</param>
/// <param name="HasPreviousPage">Whether items precede.</param>
/// <param name="StartCursor">The first item's cursor; null when the page is empty.</param>
/// <param name="EndCursor">The last item's cursor; null when the page is empty.</param>
public sealed record ConnectionPageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>A page of items with their cursors.</summary>
public class Connection<T> : IConnection
{
    private readonly int? _totalCount;

    /// <param name="edges">In order.</param>
    /// <param name="info">Where the page stands.</param>
    /// <param name="totalCount">All items; null when they were not counted.</param>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int? totalCount = null) =>
        (Edges, Info, _totalCount) = (edges, info, totalCount);

    /// <summary>In order.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; }

    public ConnectionPageInfo Info { get; }

    /// <summary>All items, not only those of the page.</summary>
    /// <exception cref="InvalidOperationException">The items were not counted.</exception>
    public int TotalCount => _totalCount ?? throw new InvalidOperationException("The items of this connection were not counted.");

    IReadOnlyList<IEdge> IConnection.Edges => Edges;
}

/// <summary>The page that a resolver of a connection field returns.</summary>
public sealed class PageConnection<T>(Page<T> page)
    : Connection<T>(page.Edges, page.Info, page.TotalCount);

/// <summary>Items fetched for a page.</summary>
public sealed class Page<T>
{
    private Page(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int? totalCount) =>
        (Edges, Info, TotalCount) = (edges, info, totalCount);

    internal IReadOnlyList<Edge<T>> Edges { get; }

    internal ConnectionPageInfo Info { get; }

    /// <summary>All items; null when they were not counted.</summary>
    public int? TotalCount { get; }

    /// <summary>A page of items, with a cursor for each.</summary>
    /// <param name="items">In order.</param>
    /// <param name="hasNextPage">Whether items follow.</param>
    /// <param name="hasPreviousPage">Whether items precede.</param>
    /// <param name="cursor">Names an item's place.</param>
    /// <param name="totalCount">All items; null when they were not counted.</param>
    [SuppressMessage("Design", "CA1000", Justification = "HotChocolate's users look for it here.")]
    public static Page<T> Create(
        IReadOnlyList<T> items, bool hasNextPage, bool hasPreviousPage, Func<T, string> cursor, int? totalCount = null)
    {
        Edge<T>[] edges = [.. items.Select(item => new Edge<T>(item, cursor(item)))];
        return new(
            edges,
            new(hasNextPage, hasPreviousPage, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            totalCount);
    }
}
