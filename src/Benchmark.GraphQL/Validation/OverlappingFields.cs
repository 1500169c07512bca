using System.Runtime.CompilerServices;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Fields with the same response name can be merged into one.</summary>
/// <remarks>
/// Every selection set and fragment is collected once, and every pair of them compared once. What remains can still be made
/// quadratic by a hostile document, so comparisons are counted and end with an error of their own.
/// </remarks>
internal sealed class OverlappingFields : ValidationRule
{
    private readonly Dictionary<(NamedType?, SelectionSetNode), Collected> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<(Collected, string), bool> _comparedSets = [];
    private int _comparisons;

    public override string Section => "sec-Field-Selection-Merging";

    public override void Selections(SelectionSetNode selections, bool isInline, ValidationContext context)
    {
        if (isInline || (selections.Selections.Count == 1 && selections.Selections[0] is not InlineFragmentNode))
            return;
        try
        {
            foreach (var conflict in Within(context.Parent, selections, context))
            {
                context.Report(
                    this, $"Fields named \"{conflict.Name}\" in the response differ: {conflict.Reason}.",
                    [.. conflict.First.Concat(conflict.Second).Select(field => field.Position)]);
            }
        }
        catch (BudgetExceededException)
        {
            if (!context.Errors.Exists(error => error.Code == ErrorCodes.TooManyMerges))
                context.Report(ErrorCodes.TooManyMerges, Section, "The document has too many fields of the same response name.", []);
        }
    }

    private List<Conflict> Within(NamedType? parent, SelectionSetNode selections, ValidationContext context)
    {
        var conflicts = new List<Conflict>();
        var set = Collect(parent, selections, context);
        foreach (var (name, fields) in set.Fields)
        {
            for (var one = 0; one < fields.Count; one++)
            {
                for (var other = one + 1; other < fields.Count; other++)
                    Compare(name, fields[one], fields[other], isExclusive: false, conflicts, context);
            }
        }

        for (var one = 0; one < set.Fragments.Count; one++)
        {
            BetweenSetAndFragment(set, set.Fragments[one], isExclusive: false, conflicts, context);
            for (var other = one + 1; other < set.Fragments.Count; other++)
                BetweenFragments(set.Fragments[one], set.Fragments[other], isExclusive: false, conflicts, context);
        }

        return conflicts;
    }

    private void BetweenSetAndFragment(
        Collected set, string fragmentName, bool isExclusive, List<Conflict> conflicts, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(context);
        if (WasCompared(_comparedSets, (set, fragmentName), isExclusive) || context.Fragment(fragmentName) is not { } fragment)
            return;

        var other = Collect(context.Schema.Type(fragment.Condition.Name), fragment.Selections, context);
        if (set == other)
            return;
        BetweenSets(set, other, isExclusive, conflicts, context);
        foreach (var nested in other.Fragments)
            BetweenSetAndFragment(set, nested, isExclusive, conflicts, context);
    }

    private void BetweenFragments(string one, string other, bool isExclusive, List<Conflict> conflicts, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(context);
        if (one == other)
            return;
        var pair = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        if (WasCompared(_comparedFragments, pair, isExclusive)
            || context.Fragment(one) is not { } first || context.Fragment(other) is not { } second)
            return;

        var set1 = Collect(context.Schema.Type(first.Condition.Name), first.Selections, context);
        var set2 = Collect(context.Schema.Type(second.Condition.Name), second.Selections, context);
        BetweenSets(set1, set2, isExclusive, conflicts, context);
        foreach (var nested in set2.Fragments)
            BetweenFragments(one, nested, isExclusive, conflicts, context);
        foreach (var nested in set1.Fragments)
            BetweenFragments(nested, other, isExclusive, conflicts, context);
    }

    /// <summary>Whether a comparison at least as strict was made before; notes this one when not.</summary>
    private static bool WasCompared<T>(Dictionary<T, bool> compared, T pair, bool isExclusive)
        where T : notnull
    {
        if (compared.TryGetValue(pair, out var wasExclusive) && (isExclusive || !wasExclusive))
            return true;
        compared[pair] = isExclusive;
        return false;
    }

    private void BetweenSets(Collected one, Collected other, bool isExclusive, List<Conflict> conflicts, ValidationContext context)
    {
        foreach (var (name, fields) in one.Fields)
        {
            Spend(context);
            if (!other.Fields.TryGetValue(name, out var others))
                continue;
            foreach (var field in fields)
            {
                foreach (var against in others)
                    Compare(name, field, against, isExclusive, conflicts, context);
            }
        }
    }

    private void BetweenSubselections(
        NamedType? type1, SelectionSetNode selections1, NamedType? type2, SelectionSetNode selections2, bool isExclusive,
        List<Conflict> conflicts, ValidationContext context)
    {
        var (one, other) = (Collect(type1, selections1, context), Collect(type2, selections2, context));
        BetweenSets(one, other, isExclusive, conflicts, context);
        foreach (var fragment in other.Fragments)
            BetweenSetAndFragment(one, fragment, isExclusive, conflicts, context);
        foreach (var fragment in one.Fragments)
            BetweenSetAndFragment(other, fragment, isExclusive, conflicts, context);
        foreach (var first in one.Fragments)
        {
            foreach (var second in other.Fragments)
                BetweenFragments(first, second, isExclusive, conflicts, context);
        }
    }

    private void Compare(
        string name, Selected one, Selected other, bool isExclusive, List<Conflict> conflicts, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(context);
        isExclusive |= one.Parent != other.Parent && one.Parent is ObjectType && other.Parent is ObjectType;
        var reason =
            !isExclusive && one.Node.Name.Value != other.Node.Name.Value ? "they are different fields"
            : !isExclusive && !HaveSameArguments(one.Node, other.Node) ? "their arguments differ"
            : one.Field is { Type: var type1 } && other.Field is { Type: var type2 } && DifferInShape(type1, type2) ? "their types differ"
            : null;
        if (reason is not null)
        {
            conflicts.Add(new(name, reason, [one.Node], [other.Node]));
            return;
        }

        if (one.Node.Selections is not { } selections1 || other.Node.Selections is not { } selections2)
            return;
        var below = new List<Conflict>();
        BetweenSubselections(one.Field?.Type.Named, selections1, other.Field?.Type.Named, selections2, isExclusive, below, context);
        if (below.Count > 0)
        {
            conflicts.Add(new(
                name, $"below them, \"{below[0].Name}\" cannot be merged",
                [one.Node, .. below.SelectMany(conflict => conflict.First)],
                [other.Node, .. below.SelectMany(conflict => conflict.Second)]));
        }
    }

    private static bool HaveSameArguments(FieldNode one, FieldNode other) =>
        one.Arguments.Count == other.Arguments.Count
        && one.Arguments.All(argument => other.Arguments.LastOrDefault(against => against.Name.Value == argument.Name.Value) is { } same
            && Canonical(argument.Value) == Canonical(same.Value));

    /// <summary>The value as text, with the fields of objects in one order.</summary>
    private static string Canonical(ValueNode value) => value switch
    {
        ListNode list => $"[{string.Join(',', list.Items.Select(Canonical))}]",
        ObjectNode given => $"{{{string.Join(',', given.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal).Select(field => $"{field.Name}:{Canonical(field.Value)}"))}}}",
        _ => value.ToString(),
    };

    private static bool DifferInShape(SchemaType one, SchemaType other)
    {
        if (one is ListType || other is ListType)
            return one is not ListType { Item: var item1 } || other is not ListType { Item: var item2 } || DifferInShape(item1, item2);
        if (one.IsNonNull || other.IsNonNull)
            return one.IsNonNull != other.IsNonNull || DifferInShape(one.Nullable, other.Nullable);
        return (one.Named.IsLeaf || other.Named.IsLeaf) && one != other;
    }

    private Collected Collect(NamedType? parent, SelectionSetNode selections, ValidationContext context)
    {
        if (_collected.TryGetValue((parent, selections), out var known))
            return known;
        var collected = _collected[(parent, selections)] = new();
        Collect(parent, selections, collected, context);
        return collected;
    }

    private static void Collect(NamedType? parent, SelectionSetNode selections, Collected collected, ValidationContext context)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!collected.Fields.TryGetValue(field.ResponseName, out var fields))
                        collected.Fields[field.ResponseName] = fields = [];
                    fields.Add(new(parent, field, parent is FieldsType ? context.Schema.Field(parent, field.Name.Value) : null));
                    break;
                case FragmentSpreadNode spread:
                    if (!collected.Fragments.Contains(spread.Name.Value))
                        collected.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.Condition is null ? parent : context.Schema.Type(inline.Condition.Name);
                    Collect(type, inline.Selections, collected, context);
                    break;
            }
        }
    }

    private void Spend(ValidationContext context)
    {
        if (++_comparisons > context.Options.MaxFieldMergeComparisons)
            throw new BudgetExceededException();
    }

    private sealed class Collected
    {
        public Dictionary<string, List<Selected>> Fields { get; } = new(StringComparer.Ordinal);
        public List<string> Fragments { get; } = [];
    }

    private sealed record Selected(NamedType? Parent, FieldNode Node, OutputField? Field);

    private sealed record Conflict(string Name, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);

    private sealed class BudgetExceededException : Exception;
}
