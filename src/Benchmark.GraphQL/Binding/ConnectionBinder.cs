using System.Reflection;
using Benchmark.GraphQL.Data;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.Types.Pagination;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes connection and edge types, by Relay's specification and HotChocolate's names.</summary>
internal sealed class ConnectionBinder(TypeRegistry registry)
{
    /// <summary>The connection type of a paged field.</summary>
    /// <param name="member">The resolver.</param>
    /// <param name="fieldName">Its field.</param>
    /// <param name="attribute">Its options.</param>
    /// <param name="node">The type of the items.</param>
    public ObjectType TypeOf(MemberInfo member, string fieldName, PagingAttribute attribute, SchemaType node)
    {
        var name = attribute.ConnectionName ?? attribute.Name
            ?? (attribute.InferConnectionNameFromField ? Naming.PascalCase(fieldName) : node.Named.Name);
        if (registry.Find(name + "Connection") is ObjectType known)
        {
            if (known.Field("nodes")?.Type.Named != node.Named)
                registry.Faults.Add($"{member.DeclaringType?.Name}.{member.Name}: the connection {known.Name} already has other items; name this one.");
            return known;
        }

        var edge = registry.Add(new ObjectType(name + "Edge") { Description = $"One item of {name}Connection." }, member.Name);
        Add<IEdge>(edge, "cursor", registry.Scalar("String")!.AsNonNull(), "Names the item's place, for the arguments after and before.", item => item.Cursor);
        Add<IEdge>(edge, "node", node, "The item.", item => item.Node);

        var connection = registry.Add(new ObjectType(name + "Connection") { Description = "A page of items." }, member.Name);
        Add<IConnection>(connection, "pageInfo", PageInfo().AsNonNull(), "Where the page stands among all items.", page => page.Info);
        Add<IConnection>(connection, "edges", edge.AsNonNull().AsList(), "The items with their cursors.", page => page.Edges);
        Add<IConnection>(connection, "nodes", node.AsList(), "The items.", page => page.Edges.Select(item => item.Node).ToList());
        if (attribute.IncludeTotalCount)
            Add<IConnection>(connection, "totalCount", registry.Scalar("Int")!.AsNonNull(), "All items, not only those of the page.", page => page.TotalCount);
        return connection;
    }

    private ObjectType PageInfo()
    {
        if (registry.Find("PageInfo") is ObjectType known)
            return known;
        var type = registry.Add(new ObjectType("PageInfo") { Description = "Where a page stands among all items." }, "the page of a connection");
        var (yes, text) = (registry.Scalar("Boolean")!.AsNonNull(), registry.Scalar("String")!);
        Add<ConnectionPageInfo>(type, "hasNextPage", yes, "Whether items follow.", page => page.HasNextPage);
        Add<ConnectionPageInfo>(type, "hasPreviousPage", yes, "Whether items precede.", page => page.HasPreviousPage);
        Add<ConnectionPageInfo>(type, "startCursor", text, "The first item's cursor; null when the page is empty.", page => page.StartCursor);
        Add<ConnectionPageInfo>(type, "endCursor", text, "The last item's cursor; null when the page is empty.", page => page.EndCursor);
        return type;
    }

    /// <summary>Cuts the page from a list in memory; cursors are places in the list.</summary>
    public static Connection<object?> Slice(IEnumerable<object?> source, PagingArguments paging)
    {
        var items = source as IReadOnlyList<object?> ?? [.. source];
        var (from, to) = (0, items.Count);
        if (paging.After is { } after)
            from = Math.Max(from, OffsetCursor.Read(after) + 1);
        if (paging.Before is { } before)
            to = Math.Min(to, OffsetCursor.Read(before));
        if (paging.First is { } first)
            to = (int)Math.Min(to, from + (long)first);
        if (paging.Last is { } last)
            from = Math.Max(from, to - last);

        Edge<object?>[] edges = [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(at => new Edge<object?>(items[at], OffsetCursor.Write(at)))];
        return new(
            edges, new(edges.Length > 0 && to < items.Count, edges.Length > 0 && from > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            items.Count);
    }

    private static void Add<T>(ObjectType type, string name, SchemaType fieldType, string description, Func<T, object?> get) =>
        type.Add(new(name, fieldType) { Description = description, Resolver = new DelegateResolver((parent, _) => get((T)parent!)) });
}

/// <summary>A place in a list, as an opaque cursor.</summary>
internal static class OffsetCursor
{
    public static string Write(int at) => KeysetCursor.Format(at.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <exception cref="GraphQLException">The cursor is not one of ours.</exception>
    public static int Read(string cursor) =>
        KeysetCursor.Parse(cursor, 1) is [var only]
        && int.TryParse(only, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? at
            : throw KeysetCursor.Refusal();
}
