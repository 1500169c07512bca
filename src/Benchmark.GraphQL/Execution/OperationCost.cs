using System.Globalization;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>What an operation may cost.</summary>
public sealed record CostOptions
{
    /// <summary>The weights of all fields together.</summary>
    public double MaxFieldCost { get; init; } = 1_000;

    /// <summary>Objects that may come back.</summary>
    public double MaxTypeCost { get; init; } = 1_000;

    /// <summary>Whether an operation that costs more is refused.</summary>
    public bool EnforceCostLimits { get; init; } = true;

    /// <summary>Weight of a field whose resolver takes its time, when nothing else is said.</summary>
    public double AsyncResolverCost { get; init; } = 10;
}

/// <summary>What an operation costs before it runs, by the rules of IBM's cost specification.</summary>
/// <param name="Fields">The weights of all fields, each as often as it may be resolved.</param>
/// <param name="Types">Objects that may come back.</param>
internal readonly record struct OperationCost(double Fields, double Types)
{
    public static OperationCost operator +(OperationCost one, OperationCost other) =>
        new(one.Fields + other.Fields, one.Types + other.Types);

    public static OperationCost operator *(double times, OperationCost cost) => new(times * cost.Fields, times * cost.Types);
}

/// <summary>Weighs plans. Lists count as long as their slicing arguments say, variables included.</summary>
/// <remarks>Each selection is weighed once, however many fragments lead to it; so weighing takes linear time.</remarks>
internal sealed class CostAnalysis(CostOptions options, VariableValues variables)
{
    private readonly Dictionary<(SelectionPlan, double), OperationCost> _known = [];

    /// <summary>Whether a plan costs the same whatever its variables are.</summary>
    public bool IsConstant { get; private set; } = true;

    /// <exception cref="InputException">A list lacks the argument that bounds it.</exception>
    public OperationCost Of(OperationPlan plan) => Of(plan.Root, null) + new OperationCost(0, 1);

    private OperationCost Of(SelectionPlan plan, (ListSize Size, double Items)? outer)
    {
        var key = (plan, outer?.Items ?? 0);
        if (_known.TryGetValue(key, out var known))
            return known;
        var cost = default(OperationCost);
        foreach (var field in plan.Fields)
        {
            if (!field.Field.Name.StartsWith("__", StringComparison.Ordinal))
                cost += Of(field, outer);
        }

        return _known[key] = cost;
    }

    private OperationCost Of(FieldPlan field, (ListSize Size, double Items)? outer)
    {
        var definition = field.Field;
        var composite = definition.Type.Named.IsComposite;
        var own = definition.Cost
            ?? (definition.Resolver is AsyncResolver or BatchResolver ? options.AsyncResolverCost : composite ? 1 : 0);
        foreach (var argument in field.Arguments)
            own += definition.Argument(argument.Name.Value)?.Cost ?? 0;

        var items = 1.0;
        (ListSize Size, double Items)? inner = null;
        if (definition.ListSize is { } size)
        {
            var count = CountOf(field, size);
            if (size.SizedFields.Count == 0)
                items = count;
            else
                inner = (size, count);
        }
        else if (outer is { } given && given.Size.SizedFields.Contains(definition.Name))
        {
            items = given.Items;
        }

        if (!composite)
            return new(own, 0);
        var (below, weight) = (default(OperationCost), 0.0);
        foreach (var (type, child) in field.Children)
        {
            var cost = Of(child, inner);
            below = new(Math.Max(below.Fields, cost.Fields), Math.Max(below.Types, cost.Types));
            weight = Math.Max(weight, type.Cost ?? 1);
        }

        return new OperationCost(own, 0) + (items * (below + new OperationCost(0, weight)));
    }

    private double CountOf(FieldPlan field, ListSize size)
    {
        double? count = null;
        foreach (var name in size.SlicingArguments)
        {
            var value = field.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            if (value is VariableNode variable)
            {
                IsConstant = false;
                value = variables.Find(variable.Name);
            }
            else
            {
                value ??= field.Field.Argument(name)?.DefaultValue;
            }

            if (value is IntNode number && double.TryParse(number.Text, CultureInfo.InvariantCulture, out var given))
                count = Math.Max(count ?? 0, given);
        }

        if (count is null && size.RequireOneSlicingArgument && size.SlicingArguments.Count > 0)
        {
            throw new InputException(
                $"The field \"{field.Field.Name}\" needs one of the arguments {string.Join(", ", size.SlicingArguments)}.", ErrorCodes.NoSlicingArgument);
        }

        return count ?? size.DefaultSize ?? size.AssumedSize ?? 1;
    }
}
