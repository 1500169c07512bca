using System.Runtime.CompilerServices;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Operations do not nest too deep, repeat themselves too often, or ask for the same thing under many names.</summary>
/// <remarks>
/// Not in the specification. Fragments count each time they are spread, whatever they and the operation are called; each
/// is measured once, so that fragments that fan out cost no time.
/// </remarks>
internal sealed class OperationLimits : ValidationRule
{
    private const int MaxCycleSteps = 20_000;

    private readonly Dictionary<string, (int Depth, long Aliases)> _fragments = new(StringComparer.Ordinal);

    public override string? Section => null;

    public override void AfterOperation(OperationNode operation, ValidationContext context)
    {
        var options = context.Options;
        if (context.Errors.Count > 0 || (options.MaxExecutionDepth, options.MaxAliases, options.MaxFieldCycles) == (null, null, null))
            return;

        var (depth, aliases) = Measure(operation.Selections, context);
        if (depth > options.MaxExecutionDepth)
            context.Report(ErrorCodes.OperationTooDeep, null, $"The operation nests {depth} levels deep, and {options.MaxExecutionDepth} are allowed.", [operation.Position]);
        if (aliases > options.MaxAliases)
            context.Report(ErrorCodes.TooManyAliases, null, $"The operation has more than {options.MaxAliases} aliases.", [operation.Position]);
        if (options.MaxFieldCycles is { } cycles && context.Schema.Root(operation.Kind) is { } root)
        {
            var steps = 0;
            if (ComesBack(root, operation.Selections, [], [], cycles, ref steps, context) is { } position)
                context.Report(ErrorCodes.FieldCycle, null, $"A field comes back below itself more than {cycles} times.", [position]);
        }
    }

    private (int Depth, long Aliases) Measure(SelectionSetNode selections, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var (depth, aliases) = (0, 0L);
        foreach (var selection in selections.Selections)
        {
            var (below, named) = selection switch
            {
                FieldNode field => OfField(field, context),
                InlineFragmentNode inline => Measure(inline.Selections, context),
                FragmentSpreadNode spread => OfFragment(spread.Name.Value, context),
                _ => default,
            };
            depth = Math.Max(depth, below);
            aliases = Math.Min(aliases + named, int.MaxValue);
        }

        return (depth, aliases);
    }

    private (int Depth, long Aliases) OfField(FieldNode field, ValidationContext context)
    {
        var own = field.ResponseName == field.Name.Value ? 0 : 1;
        if (field.Selections is not { } selections || field.Name.Value is "__schema" or "__type")
            return (1, own);
        var (depth, aliases) = Measure(selections, context);
        return (depth + 1, aliases + own);
    }

    private (int Depth, long Aliases) OfFragment(string name, ValidationContext context)
    {
        if (_fragments.TryGetValue(name, out var known))
            return known;
        return context.Fragment(name) is { } fragment ? _fragments[name] = Measure(fragment.Selections, context) : default;
    }

    /// <summary>Where a field appears on its own path too often; null when none does.</summary>
    /// <param name="type">The type selected on.</param>
    /// <param name="selections">What is selected.</param>
    /// <param name="path">How often each field is on the path so far.</param>
    /// <param name="spread">Fragments that were followed below the same field; once is enough.</param>
    /// <param name="cycles">How often a field may be on a path.</param>
    /// <param name="steps">Selections looked at.</param>
    /// <param name="context">Knows the fragments.</param>
    private static int? ComesBack(
        NamedType type, SelectionSetNode selections, Dictionary<OutputField, int> path, HashSet<string> spread, int cycles,
        ref int steps, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            if (++steps > MaxCycleSteps)
                return selection.Position;
            var found = selection switch
            {
                FieldNode { Selections: not null } field => InField(type, field, path, cycles, ref steps, context),
                InlineFragmentNode inline => ComesBack(
                    inline.Condition is null ? type : context.Schema.Type(inline.Condition.Name)!, inline.Selections, path, spread, cycles, ref steps, context),
                FragmentSpreadNode node when spread.Add(node.Name.Value) && context.Fragment(node.Name.Value) is { } fragment => ComesBack(
                    context.Schema.Type(fragment.Condition.Name)!, fragment.Selections, path, spread, cycles, ref steps, context),
                _ => null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private static int? InField(
        NamedType type, FieldNode node, Dictionary<OutputField, int> path, int cycles, ref int steps, ValidationContext context)
    {
        if (context.Schema.Field(type, node.Name.Value) is not { } field || field.Name is "__schema" or "__type")
            return null;
        var times = path.GetValueOrDefault(field) + 1;
        if (times > cycles)
            return node.Position;
        path[field] = times;
        var found = ComesBack(field.Type.Named, node.Selections!, path, [], cycles, ref steps, context);
        path[field] = times - 1;
        return found;
    }
}
