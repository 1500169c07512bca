namespace Benchmark.GraphQL.Language;

/// <summary>A part of a parsed document.</summary>
/// <param name="position">Its first byte in the source.</param>
internal abstract class SyntaxNode(int position)
{
    public int Position { get; } = position;
}

/// <summary>A name and where it stands.</summary>
internal readonly record struct Name(string Value, int Position)
{
    public override string ToString() => Value;
}

internal sealed class DocumentNode(SourceText source, IReadOnlyList<DefinitionNode> definitions) : SyntaxNode(0)
{
    public SourceText Source { get; } = source;
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>An operation, a fragment, or a part of a schema.</summary>
internal abstract class DefinitionNode(int position, string? description, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(position)
{
    public string? Description { get; } = description;
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal enum OperationKind : byte
{
    Query, Mutation, Subscription,
}

internal sealed class OperationNode(
    int position, string? description, OperationKind kind, Name? name, IReadOnlyList<VariableDefinitionNode> variables,
    IReadOnlyList<DirectiveNode> directives, SelectionSetNode selections) : DefinitionNode(position, description, directives)
{
    public OperationKind Kind { get; } = kind;
    public Name? Name { get; } = name;
    public IReadOnlyList<VariableDefinitionNode> Variables { get; } = variables;
    public SelectionSetNode Selections { get; } = selections;
}

internal sealed class VariableDefinitionNode(
    int position, VariableNode variable, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(position)
{
    public VariableNode Variable { get; } = variable;
    public TypeNode Type { get; } = type;
    public ValueNode? DefaultValue { get; } = defaultValue;
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class FragmentNode(
    int position, string? description, Name name, NamedTypeNode condition, IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selections) : DefinitionNode(position, description, directives)
{
    public Name Name { get; } = name;
    public NamedTypeNode Condition { get; } = condition;
    public SelectionSetNode Selections { get; } = selections;
}

internal sealed class SelectionSetNode(int position, IReadOnlyList<SelectionNode> selections) : SyntaxNode(position)
{
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
internal abstract class SelectionNode(int position, IReadOnlyList<DirectiveNode> directives) : SyntaxNode(position)
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class FieldNode(
    int position, Name? alias, Name name, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode? selections) : SelectionNode(position, directives)
{
    public Name Name { get; } = name;
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
    public SelectionSetNode? Selections { get; } = selections;

    /// <summary>The key in the response: the alias, or else the name.</summary>
    public string ResponseName { get; } = alias?.Value ?? name.Value;
}

internal sealed class FragmentSpreadNode(int position, Name name, IReadOnlyList<DirectiveNode> directives)
    : SelectionNode(position, directives)
{
    public Name Name { get; } = name;
}

internal sealed class InlineFragmentNode(
    int position, NamedTypeNode? condition, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selections)
    : SelectionNode(position, directives)
{
    public NamedTypeNode? Condition { get; } = condition;
    public SelectionSetNode Selections { get; } = selections;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
internal sealed class ArgumentNode(Name name, ValueNode value) : SyntaxNode(name.Position)
{
    public Name Name { get; } = name;
    public ValueNode Value { get; } = value;
}

internal sealed class DirectiveNode(int position, Name name, IReadOnlyList<ArgumentNode> arguments) : SyntaxNode(position)
{
    public Name Name { get; } = name;
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The argument of this name; null when it is not given.</summary>
    public ArgumentNode? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name.Value == name);
}

/// <summary>A reference to a type, as written.</summary>
internal abstract class TypeNode(int position) : SyntaxNode(position);

internal sealed class NamedTypeNode(Name name) : TypeNode(name.Position)
{
    public string Name { get; } = name.Value;
    public override string ToString() => Name;
}

internal sealed class ListTypeNode(int position, TypeNode item) : TypeNode(position)
{
    public TypeNode Item { get; } = item;
    public override string ToString() => $"[{Item}]";
}

internal sealed class NonNullTypeNode(TypeNode inner) : TypeNode(inner.Position)
{
    public TypeNode Inner { get; } = inner;
    public override string ToString() => $"{Inner}!";
}
