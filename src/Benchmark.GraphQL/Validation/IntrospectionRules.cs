using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.Validation;

/// <summary>The schema is asked about itself only where that is allowed, and its lists nest only so deep.</summary>
/// <remarks>Not in the specification: lists of fields of types of fields grow without bound.</remarks>
internal sealed class IntrospectionDepth : ValidationRule
{
    public override string? Section => null;

    public override void Field(FieldNode field, ValidationContext context)
    {
        if (field.Name.Value is not ("__schema" or "__type"))
            return;
        if (!context.Options.AllowIntrospection)
            context.Report(ErrorCodes.IntrospectionNotAllowed, null, "Introspection is not allowed here.", [field.Position]);
        else if (IsTooDeep(field, 0, [], context))
            context.Report(ErrorCodes.IntrospectionTooDeep, null, "Introspection nests too deep.", [field.Position]);
    }

    private static bool IsTooDeep(SelectionNode selection, int depth, Dictionary<string, int> visited, ValidationContext context)
    {
        switch (selection)
        {
            case FragmentSpreadNode spread:
                var name = spread.Name.Value;
                if ((visited.TryGetValue(name, out var before) && before >= depth) || context.Fragment(name) is not { } fragment)
                    return false;
                visited[name] = depth;
                return IsTooDeep(fragment.Selections, depth, visited, context);
            case InlineFragmentNode inline:
                return IsTooDeep(inline.Selections, depth, visited, context);
            case FieldNode field:
                if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++depth > context.Options.MaxIntrospectionDepth)
                    return true;
                return field.Selections is { } below && IsTooDeep(below, depth, visited, context);
            default:
                return false;
        }
    }

    private static bool IsTooDeep(SelectionSetNode selections, int depth, Dictionary<string, int> visited, ValidationContext context) =>
        selections.Selections.Any(selection => IsTooDeep(selection, depth, visited, context));
}
