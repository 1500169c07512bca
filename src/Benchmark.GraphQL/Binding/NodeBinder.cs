using System.Reflection;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Types.Relay;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes objects that can be fetched again by their identifier, and the fields that do it.</summary>
internal sealed class NodeBinder(TypeRegistry registry, OutputBinder outputs, ResolverCompiler compiler)
{
    private InterfaceType? _node;

    /// <summary>Marks every type with a node resolver, and adds <c>node</c> and <c>nodes</c>.</summary>
    public void Apply(ObjectType query)
    {
        foreach (var extension in registry.Candidates)
        {
            if (TargetOf(extension) is not { } target || ResolverIn(extension, target) is not { } method)
                continue;
            if (outputs.NamedOf(target) is ObjectType type)
                registry.Later(() => Mark(type, method));
        }

        registry.Finish();
        if (_node is null)
            return;
        var id = registry.Scalar("ID")!;
        query.Add(new("node", _node)
        {
            Description = "Fetches an object by its identifier; null when there is none.",
            Arguments = { Argument("id", id.AsNonNull(), typeof(string), "The identifier.") },
            Resolver = new AsyncResolver((_, context) => FetchAsync((string)context.Arguments[0]!, context)),
        });
        query.Add(new("nodes", _node.AsList().AsNonNull())
        {
            Description = $"Fetches up to {registry.Options.MaxNodes} objects by their identifiers, in their order; null where there is none.",
            Arguments = { Argument("ids", id.AsNonNull().AsList().AsNonNull(), typeof(IReadOnlyList<string>), "The identifiers.") },
            ListSize = new(registry.Options.MaxNodes, [], [], false),
            Resolver = new AsyncResolver((_, context) => FetchAllAsync((IReadOnlyList<string>)context.Arguments[0]!, context)),
        });
    }

    private static InputValue Argument(string name, SchemaType type, Type clr, string description) =>
        new(name, type) { Description = description, Reader = InputReader.Of(type, clr) };

    /// <summary>The type whose node resolver a class may hold: the one it extends, or itself.</summary>
    private static Type? TargetOf(Type candidate) => candidate.GetCustomAttributes().Select(attribute => attribute.GetType())
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Types.ObjectTypeAttribute<>))?.GetGenericArguments()[0]
        ?? (candidate.IsDefined(typeof(NodeAttribute)) ? candidate : null);

    private static MethodInfo? ResolverIn(Type candidate, Type target)
    {
        var methods = candidate.GetMethods(BindingFlags.Public | BindingFlags.Static);
        var attribute = candidate.GetCustomAttribute<NodeAttribute>();
        string[] names = attribute?.NodeResolver is { } given
            ? [given]
            : attribute is null ? [] : ["Get", "GetAsync", "Get" + target.Name, "Get" + target.Name + "Async"];
        return Array.Find(methods, method => method.IsDefined(typeof(NodeResolverAttribute))) ?? Array.Find(methods, method => names.Contains(method.Name));
    }

    private void Mark(ObjectType type, MethodInfo method)
    {
        _node ??= Node();
        type.Fetch = compiler.Node(method);
        if (!type.Interfaces.Contains(_node))
            type.Interfaces.Insert(0, _node);

        var idField = type.ClrType?.GetCustomAttribute<NodeAttribute>()?.IdField is { } named ? Naming.CamelCase(named) : "id";
        var own = type.Field(idField);
        if (own?.Resolver is null)
        {
            registry.Faults.Add($"{type.Name} is a node but has no field id.");
        }
        else if (own.Type.Named.Name != "ID")
        {
            if (idField != "id")
                type.Remove(idField);
            type.Add(new("id", registry.Scalar("ID")!.AsNonNull())
            {
                Description = own.Description ?? "Names the object among all objects.",
                Resolver = FieldBinder.Then(own.Resolver, (value, _) => NodeId.Format(type.Name, value!)),
            });
        }
    }

    private InterfaceType Node()
    {
        var node = registry.Add(new InterfaceType("Node") { Description = "An object that can be fetched again by its identifier." }, "nodes");
        node.Add(new("id", registry.Scalar("ID")!.AsNonNull()) { Description = "Names the object among all objects." });
        return node;
    }

    private static async ValueTask<object?> FetchAsync(string text, FieldContext context)
    {
        var id = NodeId.Parse(text);
        if (id is null || context.Schema.Type(id.TypeName) is not ObjectType { Fetch: { } fetch } || id.Read(fetch.IdType) is not { } raw)
            throw new GraphQLException(ErrorBuilder.New().SetMessage("The identifier names no kind of object.").SetCode(ErrorCodes.InvalidId).Build());
        return await fetch.Resolve(raw, context);
    }

    private async ValueTask<object?> FetchAllAsync(IReadOnlyList<string> ids, FieldContext context)
    {
        if (ids.Count > registry.Options.MaxNodes)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"At most {registry.Options.MaxNodes} objects are fetched at once.").SetCode(ErrorCodes.TooManyNodeIds).Build());
        }

        return await Task.WhenAll(ids.Select(id => FetchAsync(id, context).AsTask()));
    }
}
