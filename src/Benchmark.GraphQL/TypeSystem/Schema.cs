using System.Collections.Concurrent;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>A complete and valid schema: what may be asked, and how it is answered.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Directive> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possible = [];
    private readonly Dictionary<Type, ObjectType> _byClrType = [];
    private readonly ConcurrentDictionary<Type, ObjectType?> _resolved = [];
    private readonly OutputField _typeName;
    private readonly OutputField _schemaField;
    private readonly OutputField _typeField;

    internal Schema(
        string? description, ObjectType query, ObjectType? mutation, ObjectType? subscription, IEnumerable<NamedType> types,
        IEnumerable<Directive> directives)
    {
        (Description, Query, Mutation, Subscription) = (description, query, mutation, subscription);
        foreach (var type in types)
            _types[type.Name] = type;
        foreach (var directive in directives)
            _directives[directive.Name] = directive;

        var introspection = new Introspection(_types);
        (_typeName, _schemaField, _typeField) = (introspection.TypeName, introspection.SchemaField, introspection.TypeField);
        foreach (var type in _types.Values)
        {
            if (type is ObjectType { ClrType: { } clr } only)
                _byClrType.TryAdd(clr, only);
            if (type.IsAbstract)
                _possible[type] = [.. PossibleTypesOf(type)];
        }
    }

    internal string? Description { get; }

    internal ObjectType Query { get; }

    internal ObjectType? Mutation { get; }

    internal ObjectType? Subscription { get; }

    internal IReadOnlyCollection<NamedType> Types => _types.Values;

    internal IReadOnlyCollection<Directive> Directives => _directives.Values;

    /// <summary>The schema in GraphQL's schema language, in a stable order.</summary>
    public override string ToString() => SchemaPrinter.Print(this);

    internal NamedType? Type(string name) => _types.GetValueOrDefault(name);

    internal Directive? Directive(string name) => _directives.GetValueOrDefault(name);

    internal ObjectType? Root(OperationKind kind) => kind switch
    {
        OperationKind.Query => Query,
        OperationKind.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>The type a document refers to; null when it names none of this schema.</summary>
    internal SchemaType? Type(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Type(nonNull.Inner)?.AsNonNull(),
        ListTypeNode list => Type(list.Item)?.AsList(),
        NamedTypeNode named => Type(named.Name),
        _ => null,
    };

    /// <summary>A field that may be selected on a type, the introspection fields included; null when there is none.</summary>
    internal OutputField? Field(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return name == "__typename" && parent.IsComposite ? _typeName
                : parent != Query ? null
                : name == "__schema" ? _schemaField
                : name == "__type" ? _typeField
                : null;
        }

        return (parent as FieldsType)?.Field(name);
    }

    internal bool IsTypeName(OutputField field) => field == _typeName;

    /// <summary>The object types a value of this type can have.</summary>
    internal IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType only ? [only] : _possible.GetValueOrDefault(type, []);

    /// <summary>Whether some value can have both types.</summary>
    internal bool Overlap(NamedType one, NamedType other) =>
        one == other || PossibleTypes(one).Any(type => PossibleTypes(other).Contains(type));

    /// <summary>Whether values of the first type fit where the second is expected.</summary>
    internal static bool IsSubtype(SchemaType type, SchemaType expected)
    {
        if (type == expected)
            return true;
        if (expected is NonNullType nonNull)
            return type is NonNullType inner && IsSubtype(inner.Nullable, nonNull.Nullable);
        if (type is NonNullType)
            return IsSubtype(type.Nullable, expected);
        if (expected is ListType list)
            return type is ListType items && IsSubtype(items.Item, list.Item);
        return expected switch
        {
            UnionType union => type is ObjectType member && union.Members.Contains(member),
            InterfaceType contract => type is FieldsType fields && fields.Interfaces.Contains(contract),
            _ => false,
        };
    }

    /// <summary>The object type of a value of the program; null when it has none.</summary>
    internal ObjectType? ObjectTypeOf(NamedType expected, object value)
    {
        if (expected is ObjectType only)
            return only;
        var byName = (expected as InterfaceType)?.ResolveType ?? (expected as UnionType)?.ResolveType;
        return byName is null ? _resolved.GetOrAdd(value.GetType(), FindByClrType) : Type(byName(value) ?? "") as ObjectType;
    }

    private ObjectType? FindByClrType(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (_byClrType.TryGetValue(at, out var found))
                return found;
        }

        return null;
    }

    private IEnumerable<ObjectType> PossibleTypesOf(NamedType type) => type is UnionType union
        ? union.Members
        : _types.Values.OfType<ObjectType>().Where(possible => possible.Interfaces.Contains((InterfaceType)type));
}
