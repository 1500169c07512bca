namespace Benchmark.GraphQL.TypeSystem;

/// <summary>A type of a schema: a named one, or a list or non-null of another.</summary>
/// <remarks>Each wrapping exists once, so that types are the same when their references are.</remarks>
internal abstract class SchemaType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    /// <summary>The named type inside all wrappings.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without its outer non-null.</summary>
    public virtual SchemaType Nullable => this;

    public bool IsNonNull => this is NonNullType;

    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Named is not InputObjectType;

    /// <summary>A list of this type.</summary>
    public ListType AsList() => _list ?? Interlocked.CompareExchange(ref _list, new(this), null) ?? _list;

    /// <summary>This type without null.</summary>
    public virtual NonNullType AsNonNull() => _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new(this), null) ?? _nonNull;
}

internal sealed class ListType(SchemaType item) : SchemaType
{
    public SchemaType Item { get; } = item;

    public override NamedType Named => Item.Named;

    public override string ToString() => $"[{Item}]";
}

internal sealed class NonNullType(SchemaType inner) : SchemaType
{
    public override SchemaType Nullable { get; } = inner;

    public override NamedType Named => Nullable.Named;

    public override NonNullType AsNonNull() => this;

    public override string ToString() => $"{Nullable}!";
}

/// <summary>A type with a name.</summary>
internal abstract class NamedType(string name) : SchemaType
{
    public string Name { get; } = name;

    /// <summary>Null when nobody described it.</summary>
    public string? Description { get; set; }

    /// <summary>Directives to print beside the definition.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    public sealed override NamedType Named => this;

    public bool IsComposite => this is FieldsType or UnionType;

    public bool IsLeaf => this is ScalarType or EnumType;

    public bool IsAbstract => this is InterfaceType or UnionType;

    public override string ToString() => Name;
}

/// <summary>A directive on a definition, as it is printed.</summary>
/// <param name="Name">Without the at sign.</param>
/// <param name="Arguments">Names and GraphQL literals.</param>
internal sealed record AppliedDirective(string Name, IReadOnlyList<(string Name, string Literal)> Arguments);
