using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>The variables of an operation have different names.</summary>
internal sealed class VariableUniqueness : ValidationRule
{
    public override string Section => "sec-Variable-Uniqueness";

    public override void Operation(OperationNode operation, ValidationContext context)
    {
        var names = operation.Variables.Select(variable => new Name(variable.Variable.Name, variable.Variable.Position + 1));
        foreach (var group in Repeated.Groups(names))
            context.Report(this, $"The variable ${group[0]} is defined more than once.", [.. group.Select(name => name.Position)]);
    }
}

/// <summary>Variables have input types.</summary>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    public override string Section => "sec-Variables-Are-Input-Types";

    public override void Variable(VariableDefinitionNode variable, ValidationContext context)
    {
        if (context.Schema.Type(variable.Type) is { IsInput: false })
            context.Report(this, $"The variable ${variable.Variable.Name} has an output type.", variable.Type.Position);
    }
}

/// <summary>Variables that are used are defined by every operation that reaches the use.</summary>
internal sealed class VariableUsesDefined : ValidationRule
{
    public override string Section => "sec-All-Variable-Uses-Defined";

    public override void AfterOperation(OperationNode operation, ValidationContext context)
    {
        var defined = operation.Variables.Select(variable => variable.Variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var usage in context.UsagesIn(operation).Where(usage => !defined.Contains(usage.Variable.Name)))
            context.Report(this, $"The variable ${usage.Variable.Name} is not defined.", usage.Variable.Position, operation.Position);
    }
}

/// <summary>Variables that are defined are used.</summary>
internal sealed class VariablesUsed : ValidationRule
{
    public override string Section => "sec-All-Variables-Used";

    public override void AfterOperation(OperationNode operation, ValidationContext context)
    {
        var used = context.UsagesIn(operation).Select(usage => usage.Variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in operation.Variables.Where(variable => !used.Contains(variable.Variable.Name)))
            context.Report(this, $"The variable ${variable.Variable.Name} is not used.", variable.Position);
    }
}

/// <summary>Variables are used where a value of their type fits.</summary>
internal sealed class VariableUsagesAllowed : ValidationRule
{
    public override string Section => "sec-All-Variable-Usages-Are-Allowed";

    public override void AfterOperation(OperationNode operation, ValidationContext context)
    {
        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables)
            definitions[variable.Variable.Name] = variable;

        foreach (var usage in context.UsagesIn(operation))
        {
            if (usage.Type is null || !definitions.TryGetValue(usage.Variable.Name, out var definition)
                || context.Schema.Type(definition.Type) is not { } type)
                continue;
            if (!IsAllowed(type, definition, usage))
            {
                context.Report(
                    this, $"The variable ${usage.Variable.Name} of type {type} is used where {usage.Type} is expected.",
                    definition.Position, usage.Variable.Position);
            }

            if (usage.Parent is { IsOneOf: true } && !type.IsNonNull)
            {
                context.Report(
                    this, $"The variable ${usage.Variable.Name} must not be null to be used in {usage.Parent.Name}.",
                    definition.Position, usage.Variable.Position);
            }
        }
    }

    /// <summary>A nullable variable may stand in a non-null place only when one of the two has a default.</summary>
    private static bool IsAllowed(SchemaType type, VariableDefinitionNode definition, VariableUsage usage)
    {
        if (!usage.Type!.IsNonNull || type.IsNonNull)
            return Schema.IsSubtype(type, usage.Type);
        return (definition.DefaultValue is not (null or NullNode) || usage.HasDefault) && Schema.IsSubtype(type, usage.Type.Nullable);
    }
}
