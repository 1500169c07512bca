namespace Benchmark.GraphQL.Language;

/// <summary>A definition or extension of a schema or of one of its types and directives.</summary>
/// <param name="position">Its first byte.</param>
/// <param name="description">Null when it has none.</param>
/// <param name="isExtension">Whether it starts with <c>extend</c>.</param>
/// <param name="directives">In the order written.</param>
internal abstract class SchemaPartNode(
    int position, string? description, bool isExtension, IReadOnlyList<DirectiveNode> directives)
    : DefinitionNode(position, description, directives)
{
    public bool IsExtension { get; } = isExtension;
}

internal sealed class SchemaNode(
    int position, string? description, bool isExtension, IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<(OperationKind Kind, NamedTypeNode Type)> roots)
    : SchemaPartNode(position, description, isExtension, directives)
{
    public IReadOnlyList<(OperationKind Kind, NamedTypeNode Type)> Roots { get; } = roots;
}

/// <summary>A definition or extension of a type.</summary>
internal abstract class TypeDefinitionNode(
    int position, string? description, bool isExtension, Name name, IReadOnlyList<DirectiveNode> directives)
    : SchemaPartNode(position, description, isExtension, directives)
{
    public Name Name { get; } = name;
}

internal sealed class ScalarDefinitionNode(
    int position, string? description, bool isExtension, Name name, IReadOnlyList<DirectiveNode> directives)
    : TypeDefinitionNode(position, description, isExtension, name, directives);

/// <summary>A definition of an object or interface type.</summary>
internal sealed class FieldsDefinitionNode(
    int position, string? description, bool isExtension, bool isInterface, Name name,
    IReadOnlyList<NamedTypeNode> interfaces, IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNode(position, description, isExtension, name, directives)
{
    public bool IsInterface { get; } = isInterface;
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;
    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;
}

internal sealed class UnionDefinitionNode(
    int position, string? description, bool isExtension, Name name, IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> members) : TypeDefinitionNode(position, description, isExtension, name, directives)
{
    public IReadOnlyList<NamedTypeNode> Members { get; } = members;
}

internal sealed class EnumDefinitionNode(
    int position, string? description, bool isExtension, Name name, IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values) : TypeDefinitionNode(position, description, isExtension, name, directives)
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;
}

internal sealed class InputDefinitionNode(
    int position, string? description, bool isExtension, Name name, IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields) : TypeDefinitionNode(position, description, isExtension, name, directives)
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;
}

internal sealed class DirectiveDefinitionNode(
    int position, string? description, Name name, IReadOnlyList<InputValueDefinitionNode> arguments, bool isRepeatable,
    IReadOnlyList<Name> locations) : SchemaPartNode(position, description, isExtension: false, [])
{
    public Name Name { get; } = name;
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;
    public bool IsRepeatable { get; } = isRepeatable;
    public IReadOnlyList<Name> Locations { get; } = locations;
}

internal sealed class FieldDefinitionNode(
    int position, string? description, Name name, IReadOnlyList<InputValueDefinitionNode> arguments, TypeNode type,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(position)
{
    public string? Description { get; } = description;
    public Name Name { get; } = name;
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;
    public TypeNode Type { get; } = type;
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class InputValueDefinitionNode(
    int position, string? description, Name name, TypeNode type, ValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(position)
{
    public string? Description { get; } = description;
    public Name Name { get; } = name;
    public TypeNode Type { get; } = type;
    public ValueNode? DefaultValue { get; } = defaultValue;
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class EnumValueDefinitionNode(
    int position, string? description, Name name, IReadOnlyList<DirectiveNode> directives) : SyntaxNode(position)
{
    public string? Description { get; } = description;
    public Name Name { get; } = name;
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
