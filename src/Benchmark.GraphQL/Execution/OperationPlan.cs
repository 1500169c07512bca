using System.Runtime.CompilerServices;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>An operation of a valid document, compiled: everything that does not depend on variables is done.</summary>
internal sealed class OperationPlan(
    DocumentNode document, OperationNode operation, SelectionPlan root, int fieldCount,
    IReadOnlyList<string> conditions, IReadOnlyList<AccessRule> access)
{
    public DocumentNode Document { get; } = document;

    public OperationNode Operation { get; } = operation;

    public SelectionPlan Root { get; } = root;

    /// <summary>Whether the response may be sent in pieces.</summary>
    public bool IsDivisible { get; } = operation.Kind == OperationKind.Query && PieceWriter.Divides(root);

    /// <summary>Fields in the plan; each has its number.</summary>
    public int FieldCount { get; } = fieldCount;

    /// <summary>The variables that @skip and @include look at; each is a bit of the masks.</summary>
    public IReadOnlyList<string> Conditions { get; } = conditions;

    /// <summary>What it costs; null while unknown, or when variables decide.</summary>
    public StrongBox<OperationCost>? Cost { get; set; }

    /// <summary>Every rule of access met in the plan; each has its number.</summary>
    public IReadOnlyList<AccessRule> Access { get; } = access;
}

/// <summary>What is selected on one object type, merged and in response order.</summary>
internal sealed class SelectionPlan(ObjectType type, int[] access)
{
    public ObjectType Type { get; } = type;

    /// <summary>Rules for objects of this type, by number.</summary>
    public int[] Access { get; } = access;

    public FieldPlan[] Fields { get; set; } = [];

    /// <summary>Those fields whose values are fetched before writing.</summary>
    public FieldPlan[] Deferred { get; set; } = [];
}

/// <summary>One field of the response.</summary>
internal sealed class FieldPlan(OutputField field, string responseName, int number)
{
    private Tuple<Type, SelectionPlan>? _lastChild;

    public OutputField Field { get; } = field;

    public string ResponseName { get; } = responseName;

    /// <summary>Which field of the operation this is.</summary>
    public int Number { get; } = number;

    /// <summary>The response name as JSON, with a comma before it and a colon behind.</summary>
    public byte[] Prefix { get; } = System.Text.Encoding.UTF8.GetBytes($",\"{responseName}\":");

    /// <summary>JSON that needs no resolver: a type name; null for other fields.</summary>
    public byte[]? Constant { get; init; }

    /// <summary>Where the document selects it: once, or several times when merged.</summary>
    public required int[] Positions { get; init; }

    /// <summary>When it is part of the response.</summary>
    public required Condition Condition { get; init; }

    /// <summary>As written in the document.</summary>
    public required IReadOnlyList<ArgumentNode> Arguments { get; init; }

    /// <summary>What the resolver takes, when no variable is involved; null when it must be read per request.</summary>
    public object?[]? ConstantArguments { get; init; }

    /// <summary>Rules for this field, by number.</summary>
    public required int[] Access { get; init; }

    /// <summary>Whether the rules of the returned type do not hold here.</summary>
    public bool SkipsTypeAccess => Field.AllowAnonymous;

    /// <summary>What is selected below, by object type; empty for leaves.</summary>
    public required IReadOnlyDictionary<ObjectType, SelectionPlan> Children { get; init; }

    /// <summary>Writes the leaf without boxing; null when it must be resolved first.</summary>
    public DirectLeaf? Leaf { get; init; }

    /// <summary>The place of its value among its parent's fetched values; -1 when it is resolved while writing.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether an object of this field may have something that is fetched before writing.</summary>
    public bool HasDeferredBelow { get; set; }

    /// <summary>What is selected on a value; null when the value has no type that fits here.</summary>
    public SelectionPlan? ChildOf(object value, Schema schema)
    {
        var clr = value.GetType();
        if (_lastChild is { } last && last.Item1 == clr)
            return last.Item2;
        var named = Field.Type.Named;
        var type = schema.ObjectTypeOf(named, value);
        if (type is null || !Children.TryGetValue(type, out var plan))
            return null;
        if (named is not (InterfaceType { ResolveType: not null } or UnionType { ResolveType: not null }))
            _lastChild = Tuple.Create(clr, plan);
        return plan;
    }
}

/// <summary>The variables that must be true, and those that must be false, for a selection to count.</summary>
/// <param name="On">One bit per variable.</param>
/// <param name="Off">One bit per variable.</param>
internal readonly record struct Condition(ulong On, ulong Off)
{
    public bool Holds(ulong mask) => (On & ~mask) == 0 && (Off & mask) == 0;

    public bool IsImpossible => (On & Off) != 0;

    public Condition And(Condition other) => new(On | other.On, Off | other.Off);
}
