using System.Reflection;
using Benchmark.GraphQL.Authorization;
using Benchmark.GraphQL.Caching;
using Benchmark.GraphQL.CostAnalysis.Types;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.Types.Pagination;
using Benchmark.GraphQL.Types.Relay;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes fields from properties and methods.</summary>
internal sealed class FieldBinder(TypeRegistry registry, OutputBinder outputs, ResolverCompiler compiler)
{
    private readonly ConnectionBinder _connections = new(registry);

    /// <summary>Adds the field of a member to a type, unless its C# type has no place in a schema; that is a fault.</summary>
    public void Add(FieldsType type, MemberInfo member, Type? parentType)
    {
        var name = Naming.OfField(member);
        var clr = ClrType.Of(member);
        var paging = member.GetCustomAttribute<PagingAttribute>() is { } attribute ? new Paging(attribute, registry.Options.Paging) : null;
        var isBatch = member.IsDefined(typeof(BatchResolverAttribute));
        if (isBatch)
            clr = clr.Item() ?? clr;

        var fieldType = FieldType(type, member, name, clr, paging);
        if (fieldType is null)
        {
            registry.Faults.Add($"{member.DeclaringType?.Name}.{member.Name}: {clr.Type} has no place in a schema; ignore the member or bind another in its place.");
            return;
        }

        var field = new OutputField(name, fieldType)
        {
            Description = registry.DescriptionOf(member),
            DeprecationReason = TypeRegistry.DeprecationOf(member),
            Cost = TypeRegistry.CostOf(member),
            ListSize = paging?.Size ?? ListSizeOf(member),
            MaxAge = member.GetCustomAttribute<CacheControlAttribute>()?.MaxAge,
            AllowAnonymous = member.IsDefined(typeof(AllowAnonymousAttribute)),
        };
        field.Access.AddRange(TypeRegistry.AccessOf(member));
        paging?.AddArguments(field.Arguments, registry.Scalar);
        if (type is ObjectType)
            field.Resolver = Resolve(type, member, parentType, field, paging, isBatch);
        else if (member is MethodInfo method)
            compiler.Method(method, parentType, field.Arguments, paging);
        type.Add(field);
    }

    private SchemaType? FieldType(FieldsType type, MemberInfo member, string name, ClrType clr, Paging? paging)
    {
        if (member.GetCustomAttribute<PagingAttribute>() is { } attribute && paging is not null)
        {
            var item = typeof(IConnection).IsAssignableFrom(clr.Type) ? ItemOfConnection(clr) : clr.Item();
            return item is { } node && outputs.TypeOf(node) is { } nodeType ? _connections.TypeOf(member, name, attribute, nodeType) : null;
        }

        if (IsId(member))
            return Identifiers(clr);
        return member.GetCustomAttribute<GraphQLTypeAttribute>() is { Type: var written }
            ? Written(Parser.ParseType(written))
            : outputs.TypeOf(clr);
    }

    /// <summary>The type of a connection's items, however deep it derives from <see cref="Connection{T}"/>.</summary>
    private static ClrType ItemOfConnection(ClrType clr)
    {
        if (clr.Type.IsGenericType)
            return clr.Argument(0);
        var at = clr.Type;
        while (!at!.IsGenericType)
            at = at.BaseType;
        return ClrType.Of(at.GetGenericArguments()[0], null) with { IsNullable = false };
    }

    private Resolver Resolve(FieldsType type, MemberInfo member, Type? parentType, OutputField field, Paging? paging, bool isBatch)
    {
        var resolver = member switch
        {
            MethodInfo method when isBatch => compiler.Batch(method, parentType!, field.Arguments),
            MethodInfo method => compiler.Method(method, parentType, field.Arguments, paging),
            _ => ResolverCompiler.Property((PropertyInfo)member, field.Type.Named),
        };
        if (paging is not null && !typeof(IConnection).IsAssignableFrom(ClrType.Of(member).Type))
            resolver = Then(resolver, (value, context) => value is null ? null : ConnectionBinder.Slice(((System.Collections.IEnumerable)value).Cast<object?>(), paging.Read(context)));
        if (IsId(member))
        {
            var typeName = IdTypeOf(member) ?? type.Name;
            resolver = Then(resolver, (value, _) => Encode(typeName, value));
        }

        return resolver;
    }

    /// <summary>A resolver whose values are changed on their way.</summary>
    public static Resolver Then(Resolver resolver, Func<object?, FieldContext, object?> change) => resolver switch
    {
        SyncResolver sync => new DelegateResolver((parent, context) => change(sync.Resolve(parent, context), context)),
        AsyncResolver waiting => new AsyncResolver(async (parent, context) => change(await waiting.ResolveAsync(parent, context), context)),
        BatchResolver batch => new BatchResolver(async (parents, context) =>
            [.. (await batch.ResolveAsync(parents, context)).Select(value => change(value, context))]),
        _ => resolver,
    };

    private static object? Encode(string typeName, object? value) => value switch
    {
        null => null,
        string text => NodeId.Format(typeName, text),
        System.Collections.IEnumerable items => items.Cast<object?>().Select(item => Encode(typeName, item)).ToList(),
        _ => NodeId.Format(typeName, value),
    };

    private static bool IsId(MemberInfo member) => member.IsDefined(typeof(IDAttribute)) || IdGeneric(member) is not null;

    private string? IdTypeOf(MemberInfo member) => IdGeneric(member) is { } target
        ? OutputBinder.NameOf(target, registry)
        : member.GetCustomAttribute<IDAttribute>()?.TypeName;

    private static Type? IdGeneric(MemberInfo member) => member.GetCustomAttributes()
        .Select(attribute => attribute.GetType())
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDAttribute<>))?.GetGenericArguments()[0];

    private SchemaType Identifiers(ClrType clr)
    {
        SchemaType type = clr.Item() is { } item ? Identifiers(item).AsList() : registry.Scalar("ID")!;
        return clr.IsNullable ? type : type.AsNonNull();
    }

    private SchemaType? Written(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => Written(nonNull.Inner)?.AsNonNull(),
        ListTypeNode list => Written(list.Item)?.AsList(),
        NamedTypeNode { Name: var name } => registry.Find(name) ?? registry.Scalar(name),
        _ => null,
    };

    private static ListSize? ListSizeOf(MemberInfo member) => member.GetCustomAttribute<ListSizeAttribute>() is { } given
        ? new(given.AssumedSize > 0 ? given.AssumedSize : null, given.SlicingArguments ?? [], given.SizedFields ?? [], given.RequireOneSlicingArgument)
        : null;
}
