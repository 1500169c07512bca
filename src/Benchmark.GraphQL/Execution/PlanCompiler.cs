using System.Text;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Compiles an operation into a plan: collects fields per object type, merges them and reads constant arguments.</summary>
/// <remarks>
/// Selections are compiled once per object type and set of merged selection sets, so that interfaces in interfaces do not
/// multiply. @skip and @include become masks, unless the same response name stands under different conditions; then the
/// order of the response depends on them, and a plan is compiled for the variables at hand (<see cref="NeedsVariant"/>).
/// </remarks>
internal sealed class PlanCompiler
{
    /// <summary>Variables that conditions may look at before each request gets a plan of its own: one bit each.</summary>
    public const int MaxConditions = 64;

    private const int MaxFragmentVisits = 1_000;

    private readonly Schema _schema;
    private readonly DocumentNode _document;
    private readonly VariableValues? _known;
    private readonly Dictionary<string, FragmentNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionKey, SelectionPlan> _compiled = [];
    private readonly List<string> _conditions = [];
    private readonly List<AccessRule> _access = [];
    private int _fields;
    private int _fragmentVisits;

    /// <param name="schema">The schema the document is valid for.</param>
    /// <param name="document">A valid document.</param>
    /// <param name="known">The variables to decide conditions by; null to leave conditions open.</param>
    public PlanCompiler(Schema schema, DocumentNode document, VariableValues? known = null)
    {
        (_schema, _document, _known) = (schema, document, known);
        foreach (var fragment in document.Definitions.OfType<FragmentNode>())
            _fragments.TryAdd(fragment.Name.Value, fragment);
    }

    /// <summary>Whether the plan only holds for variables that were known.</summary>
    public bool NeedsVariant { get; private set; }

    /// <exception cref="InputException">The operation follows too many fragments.</exception>
    public OperationPlan Compile(OperationNode operation)
    {
        var root = Select(_schema.Root(operation.Kind)!, [new(operation.Selections, default)]);
        AssignSlots();
        return new(_document, operation, root, _fields, _conditions, _access);
    }

    private SelectionPlan Select(ObjectType type, Part[] parts)
    {
        var key = new SelectionKey(type, parts);
        if (_compiled.TryGetValue(key, out var compiled))
            return compiled;

        var plan = _compiled[key] = new(type, NumbersOf(type.Access));
        var groups = new OrderedDictionary<string, Group>(StringComparer.Ordinal);
        var visited = new HashSet<(string, Condition)>();
        foreach (var part in parts)
            Collect(type, part.Selections, part.Condition, groups, visited);
        plan.Fields = [.. groups.Select(group => FieldOf(type, group.Key, group.Value))];
        return plan;
    }

    private void Collect(
        ObjectType type, SelectionSetNode selections, Condition condition, OrderedDictionary<string, Group> groups,
        HashSet<(string Fragment, Condition Condition)> visited)
    {
        foreach (var selection in selections.Selections)
        {
            if (ConditionOf(selection) is not { } own)
                continue;
            var under = condition.And(own);
            if (under.IsImpossible)
                continue;

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                        groups[field.ResponseName] = group = new(under);
                    NeedsVariant |= group.Condition != under;
                    group.Nodes.Add(field);
                    break;
                case FragmentSpreadNode spread when visited.Add((spread.Name.Value, under)):
                    if (++_fragmentVisits > MaxFragmentVisits)
                        throw new InputException($"The operation spreads fragments more than {MaxFragmentVisits} times.", ErrorCodes.TooManyFragments);
                    var fragment = _fragments[spread.Name.Value];
                    if (Applies(fragment.Condition, type))
                        Collect(type, fragment.Selections, under, groups, visited);
                    break;
                case InlineFragmentNode inline when inline.Condition is null || Applies(inline.Condition, type):
                    Collect(type, inline.Selections, under, groups, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        _schema.Type(condition.Name) is { } expected && Schema.IsSubtype(type, expected);

    /// <summary>When a selection counts; null when it never does.</summary>
    private Condition? ConditionOf(SelectionNode selection)
    {
        var condition = default(Condition);
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is not ("skip" or "include"))
                continue;
            var wanted = directive.Name.Value == "include";
            var value = directive.Argument("if")!.Value;
            if (value is VariableNode variable && _known is null && BitOf(variable.Name) is { } bit)
            {
                condition = condition.And(wanted ? new(bit, 0) : new(0, bit));
                continue;
            }

            if (IsTrue(value) != wanted)
                return null;
        }

        return condition;
    }

    /// <summary>Whether a condition is true; a variable that is null is not.</summary>
    private bool IsTrue(ValueNode value) =>
        (value is VariableNode variable ? _known?.Find(variable.Name) : value) is BooleanNode { Value: true };

    private ulong? BitOf(string variable)
    {
        var at = _conditions.IndexOf(variable);
        if (at < 0)
        {
            if (_conditions.Count == MaxConditions)
            {
                NeedsVariant = true;
                return 1;
            }

            at = _conditions.Count;
            _conditions.Add(variable);
        }

        return 1UL << at;
    }

    private FieldPlan FieldOf(ObjectType type, string responseName, Group group)
    {
        var first = group.Nodes[0];
        var field = _schema.Field(type, first.Name.Value)!;
        var parts = group.Nodes.Where(node => node.Selections is not null)
            .Select(node => new Part(node.Selections!, group.Condition)).ToArray();
        var children = new Dictionary<ObjectType, SelectionPlan>();
        if (parts.Length > 0)
        {
            foreach (var possible in _schema.PossibleTypes(field.Type.Named))
                children[possible] = Select(possible, parts);
        }

        return new(field, responseName, _fields++)
        {
            Positions = [.. group.Nodes.Select(node => node.Position)],
            Condition = group.Condition,
            Arguments = first.Arguments,
            ConstantArguments = ConstantArguments(field, first),
            Access = NumbersOf(field.Access),
            Children = children,
            Constant = _schema.IsTypeName(field) ? Encoding.UTF8.GetBytes($"\"{type.Name}\"") : null,
            Leaf = field.Access.Count == 0 ? (field.Resolver as SyncResolver)?.Leaf : null,
        };
    }

    private static object?[]? ConstantArguments(OutputField field, FieldNode node)
    {
        if (node.Arguments.Any(argument => HasVariable(argument.Value)))
            return null;
        try
        {
            return InputReader.ReadAll(field.Arguments, node.Arguments, VariableValues.None);
        }
        catch (InputException)
        {
            return null; // Read again per request, where the fault becomes the field's error.
        }
    }

    private static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListNode list => list.Items.Any(HasVariable),
        ObjectNode fields => fields.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };

    private int[] NumbersOf(List<AccessRule> rules)
    {
        if (rules.Count == 0)
            return [];
        return [.. rules.Select(rule =>
        {
            var at = _access.IndexOf(rule);
            if (at < 0)
                _access.Add(rule);
            return at < 0 ? _access.Count - 1 : at;
        })];
    }

    /// <summary>Gives a slot to every field that is not resolved at once, or has such a field below it.</summary>
    private void AssignSlots()
    {
        var deferred = new Dictionary<SelectionPlan, bool>();
        foreach (var plan in _compiled.Values)
            IsDeferred(plan);
        foreach (var field in _compiled.Values.SelectMany(plan => plan.Fields))
            field.HasDeferredBelow = field.Children.Values.Any(IsDeferred);

        bool IsDeferred(SelectionPlan plan)
        {
            if (deferred.TryGetValue(plan, out var known))
                return known;
            deferred[plan] = false;
            plan.Deferred = [.. plan.Fields.Where(field =>
                field.Constant is null
                && (field.Field.Resolver is not SyncResolver | field.Children.Values.Aggregate(false, (any, child) => any | IsDeferred(child))))];
            for (var at = 0; at < plan.Deferred.Length; at++)
                plan.Deferred[at].Slot = at;
            return deferred[plan] = plan.Deferred.Length > 0;
        }
    }

    private sealed class Group(Condition condition)
    {
        public Condition Condition { get; } = condition;
        public List<FieldNode> Nodes { get; } = [];
    }

    private readonly record struct Part(SelectionSetNode Selections, Condition Condition);

    private readonly struct SelectionKey(ObjectType type, Part[] parts) : IEquatable<SelectionKey>
    {
        private readonly ObjectType _type = type;
        private readonly Part[] _parts = parts;

        public bool Equals(SelectionKey other) => _type == other._type && _parts.AsSpan().SequenceEqual(other._parts);

        public override bool Equals(object? obj) => obj is SelectionKey other && Equals(other);

        public override int GetHashCode() => _parts.Aggregate(_type.GetHashCode(), HashCode.Combine);
    }
}
