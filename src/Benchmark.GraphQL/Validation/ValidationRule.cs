using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>One rule of section 5 of the specification, told of everything the walk meets.</summary>
internal abstract class ValidationRule
{
    /// <summary>The anchor of the rule's section in the specification; null for rules that are not in it.</summary>
    public abstract string? Section { get; }

    public virtual void Document(DocumentNode document, ValidationContext context)
    {
    }

    public virtual void Operation(OperationNode operation, ValidationContext context)
    {
    }

    /// <summary>After everything in the operation.</summary>
    public virtual void AfterOperation(OperationNode operation, ValidationContext context)
    {
    }

    public virtual void Fragment(FragmentNode fragment, ValidationContext context)
    {
    }

    public virtual void Variable(VariableDefinitionNode variable, ValidationContext context)
    {
    }

    /// <param name="selections">The set.</param>
    /// <param name="isInline">Whether it belongs to an inline fragment.</param>
    /// <param name="context">Knows the type selected on.</param>
    public virtual void Selections(SelectionSetNode selections, bool isInline, ValidationContext context)
    {
    }

    public virtual void Field(FieldNode field, ValidationContext context)
    {
    }

    public virtual void Spread(FragmentSpreadNode spread, ValidationContext context)
    {
    }

    /// <param name="inline">The fragment.</param>
    /// <param name="type">Its type; null when it is not known.</param>
    /// <param name="context">Knows the type around it.</param>
    public virtual void Inline(InlineFragmentNode inline, NamedType? type, ValidationContext context)
    {
    }

    /// <param name="directives">All directives of one place.</param>
    /// <param name="location">The kind of place.</param>
    /// <param name="context">Knows the schema.</param>
    public virtual void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
    }

    /// <param name="type">The name of a type, wherever it stands.</param>
    /// <param name="context">Knows the schema.</param>
    public virtual void TypeName(NamedTypeNode type, ValidationContext context)
    {
    }

    /// <summary>A whole value: an argument's or a default.</summary>
    /// <param name="value">As written.</param>
    /// <param name="type">The type expected; null when it is not known.</param>
    /// <param name="context">Knows the schema.</param>
    public virtual void Value(ValueNode value, SchemaType? type, ValidationContext context)
    {
    }
}
