using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Walks through a whole document once, and tells every rule what it meets and of which type it is.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private readonly Schema _schema = context.Schema;
    private DefinitionNode? _definition;

    public void Walk()
    {
        foreach (var rule in rules)
            rule.Document(context.Document, context);
        foreach (var definition in context.Document.Definitions)
        {
            _definition = definition;
            if (definition is OperationNode operation)
                Walk(operation);
            else if (definition is FragmentNode fragment)
                Walk(fragment);
            if (context.IsFull)
                return;
        }

        foreach (var operation in context.Document.Definitions.OfType<OperationNode>())
        {
            foreach (var rule in rules)
                rule.AfterOperation(operation, context);
        }
    }

    private void Walk(OperationNode operation)
    {
        foreach (var rule in rules)
            rule.Operation(operation, context);
        foreach (var variable in operation.Variables)
            Walk(variable);
        Directives(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => DirectiveLocations.Query,
            OperationKind.Mutation => DirectiveLocations.Mutation,
            _ => DirectiveLocations.Subscription,
        });
        Selections(operation.Selections, _schema.Root(operation.Kind), isInline: false);
    }

    private void Walk(VariableDefinitionNode variable)
    {
        foreach (var rule in rules)
            rule.Variable(variable, context);
        TypeNames(variable.Type);
        if (variable.DefaultValue is { } defaultValue)
            Value(defaultValue, InputOf(_schema.Type(variable.Type)), hasDefault: false);
        Directives(variable.Directives, DirectiveLocations.VariableDefinition);
    }

    private void Walk(FragmentNode fragment)
    {
        foreach (var rule in rules)
            rule.Fragment(fragment, context);
        TypeNames(fragment.Condition);
        Directives(fragment.Directives, DirectiveLocations.FragmentDefinition);
        Selections(fragment.Selections, _schema.Type(fragment.Condition.Name), isInline: false);
    }

    private void Selections(SelectionSetNode selections, NamedType? type, bool isInline)
    {
        var outer = context.Parent;
        context.Parent = type is { IsComposite: true } ? type : null;
        foreach (var rule in rules)
            rule.Selections(selections, isInline, context);
        foreach (var selection in selections.Selections)
        {
            if (context.IsFull)
                break;
            Walk(selection);
        }

        context.Parent = outer;
    }

    private void Walk(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                Walk(field);
                break;
            case FragmentSpreadNode spread:
                foreach (var rule in rules)
                    rule.Spread(spread, context);
                Directives(spread.Directives, DirectiveLocations.FragmentSpread);
                break;
            case InlineFragmentNode inline:
                var type = inline.Condition is null ? context.Parent : _schema.Type(inline.Condition.Name);
                foreach (var rule in rules)
                    rule.Inline(inline, type, context);
                if (inline.Condition is not null)
                    TypeNames(inline.Condition);
                Directives(inline.Directives, DirectiveLocations.InlineFragment);
                Selections(inline.Selections, type, isInline: true);
                break;
        }
    }

    private void Walk(FieldNode field)
    {
        var outer = context.Field;
        var definition = context.Field = context.Parent is { } parent ? _schema.Field(parent, field.Name.Value) : null;
        foreach (var rule in rules)
            rule.Field(field, context);
        foreach (var argument in field.Arguments)
        {
            var expected = definition?.Argument(argument.Name.Value);
            Value(argument.Value, InputOf(expected?.Type), expected?.DefaultValue is not null);
        }

        Directives(field.Directives, DirectiveLocations.Field);
        if (field.Selections is { } selections)
            Selections(selections, definition?.Type.Named, isInline: false);
        context.Field = outer;
    }

    private void Directives(IReadOnlyList<DirectiveNode> directives, string location)
    {
        if (directives.Count == 0)
            return;
        foreach (var rule in rules)
            rule.Directives(directives, location, context);
        foreach (var directive in directives)
        {
            var definition = _schema.Directive(directive.Name.Value);
            foreach (var argument in directive.Arguments)
            {
                var expected = definition?.Argument(argument.Name.Value);
                Value(argument.Value, InputOf(expected?.Type), expected?.DefaultValue is not null);
            }
        }
    }

    private void Value(ValueNode value, SchemaType? type, bool hasDefault)
    {
        foreach (var rule in rules)
            rule.Value(value, type, context);
        Usages(value, type, hasDefault, parent: null);
    }

    /// <summary>Notes the variables in a value, each with the type its place expects.</summary>
    private void Usages(ValueNode value, SchemaType? type, bool hasDefault, InputObjectType? parent)
    {
        switch (value)
        {
            case VariableNode variable:
                context.Use(_definition!, new(variable, type, hasDefault, parent));
                break;
            case ListNode list:
                var item = type?.Nullable is ListType items ? items.Item : type?.Nullable;
                foreach (var one in list.Items)
                    Usages(one, item, hasDefault: false, parent: null);
                break;
            case ObjectNode given:
                var input = type?.Named as InputObjectType;
                foreach (var field in given.Fields)
                {
                    var expected = input?.Field(field.Name.Value);
                    Usages(field.Value, InputOf(expected?.Type), expected?.DefaultValue is not null, input);
                }

                break;
        }
    }

    private void TypeNames(TypeNode type)
    {
        while (type is not NamedTypeNode)
            type = type is NonNullTypeNode nonNull ? nonNull.Inner : ((ListTypeNode)type).Item;
        foreach (var rule in rules)
            rule.TypeName((NamedTypeNode)type, context);
    }

    private static SchemaType? InputOf(SchemaType? type) => type is { IsInput: true } ? type : null;
}
