using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Selected fields exist on the type they are selected on.</summary>
internal sealed class FieldSelections : ValidationRule
{
    public override string Section => "sec-Field-Selections";

    public override void Field(FieldNode field, ValidationContext context)
    {
        if (context.Parent is { } parent && context.Field is null)
            context.Report(this, $"The field \"{field.Name}\" does not exist on type {parent.Name}.", field.Position);
    }
}

/// <summary>Leaves have no selection, everything else has one.</summary>
internal sealed class LeafFieldSelections : ValidationRule
{
    public override string Section => "sec-Leaf-Field-Selections";

    public override void Field(FieldNode field, ValidationContext context)
    {
        if (context.Field is not { Type.Named: var type })
            return;
        if (type.IsLeaf && field.Selections is { } selections)
            context.Report(this, $"The field \"{field.Name}\" has no fields to select.", selections.Position);
        else if (!type.IsLeaf && field.Selections is null)
            context.Report(this, $"Fields of \"{field.Name}\" must be selected.", field.Position);
    }
}

/// <summary>Given arguments exist.</summary>
internal sealed class ArgumentNames : ValidationRule
{
    public override string Section => "sec-Argument-Names";

    public override void Field(FieldNode field, ValidationContext context)
    {
        if (context.Field is not { } definition)
            return;
        foreach (var argument in field.Arguments)
        {
            if (definition.Argument(argument.Name.Value) is null)
                context.Report(this, $"The field \"{field.Name}\" has no argument \"{argument.Name}\".", argument.Position);
        }
    }

    public override void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.Directive(directive.Name.Value) is not { } definition)
                continue;
            foreach (var argument in directive.Arguments.Where(argument => definition.Argument(argument.Name.Value) is null))
                context.Report(this, $"The directive @{directive.Name} has no argument \"{argument.Name}\".", argument.Position);
        }
    }
}

/// <summary>No argument is given twice.</summary>
internal sealed class ArgumentUniqueness : ValidationRule
{
    public override string Section => "sec-Argument-Uniqueness";

    public override void Field(FieldNode field, ValidationContext context) => Check(field.Arguments, context);

    public override void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
            Check(directive.Arguments, context);
    }

    private void Check(IReadOnlyList<ArgumentNode> arguments, ValidationContext context)
    {
        foreach (var group in Repeated.Groups(arguments))
            context.Report(this, $"The argument \"{group[0]}\" is given more than once.", [.. group.Select(name => name.Position)]);
    }
}

/// <summary>Required arguments are given.</summary>
internal sealed class RequiredArguments : ValidationRule
{
    public override string Section => "sec-Required-Arguments";

    public override void Field(FieldNode field, ValidationContext context)
    {
        if (context.Field is not { } definition)
            return;
        foreach (var missing in Missing(definition.Arguments, field.Arguments))
            context.Report(this, $"The field \"{field.Name}\" needs the argument \"{missing.Name}\".", field.Position);
    }

    public override void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.Directive(directive.Name.Value) is not { } definition)
                continue;
            foreach (var missing in Missing(definition.Arguments, directive.Arguments))
                context.Report(this, $"The directive @{directive.Name} needs the argument \"{missing.Name}\".", directive.Position);
        }
    }

    private static List<InputValue> Missing(List<InputValue> definitions, IReadOnlyList<ArgumentNode> given)
    {
        List<InputValue>? missing = null;
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !IsGiven(definition, given))
                (missing ??= []).Add(definition);
        }

        return missing ?? [];
    }

    private static bool IsGiven(InputValue definition, IReadOnlyList<ArgumentNode> given)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (given[at].Name.Value == definition.Name)
                return true;
        }

        return false;
    }
}
