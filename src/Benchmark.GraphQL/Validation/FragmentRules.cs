using System.Runtime.CompilerServices;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Fragments have different names.</summary>
internal sealed class FragmentNameUniqueness : ValidationRule
{
    public override string Section => "sec-Fragment-Name-Uniqueness";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        foreach (var (first, again) in Repeated.In(document.Definitions.OfType<FragmentNode>().Select(fragment => fragment.Name)))
            context.Report(this, $"Several fragments are named \"{again}\".", first.Position, again.Position);
    }
}

/// <summary>Named types exist, in conditions and in variables.</summary>
internal sealed class TypeExistence : ValidationRule
{
    public override string Section => "sec-Fragment-Spread-Type-Existence";

    public override void TypeName(NamedTypeNode type, ValidationContext context)
    {
        if (context.Schema.Type(type.Name) is null && !IsDefinedIn(context.Document, type.Name))
            context.Report(this, $"The type \"{type.Name}\" does not exist.", type.Position);
    }

    private static bool IsDefinedIn(DocumentNode document, string name) =>
        document.Definitions.OfType<TypeDefinitionNode>().Any(definition => !definition.IsExtension && definition.Name.Value == name);
}

/// <summary>Fragments are on objects, interfaces or unions.</summary>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    public override string Section => "sec-Fragments-on-Object-Interface-or-Union-Types";

    public override void Fragment(FragmentNode fragment, ValidationContext context) => Check(fragment.Condition, context);

    public override void Inline(InlineFragmentNode inline, NamedType? type, ValidationContext context)
    {
        if (inline.Condition is { } condition)
            Check(condition, context);
    }

    private void Check(NamedTypeNode condition, ValidationContext context)
    {
        if (context.Schema.Type(condition.Name) is { IsComposite: false })
            context.Report(this, $"A fragment cannot be on {condition.Name}, which has no fields.", condition.Position);
    }
}

/// <summary>Every fragment is reached from an operation.</summary>
internal sealed class FragmentsMustBeUsed : ValidationRule
{
    public override string Section => "sec-Fragments-Must-Be-Used";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        var used = document.Definitions.OfType<OperationNode>()
            .SelectMany(operation => context.ReachableFrom(operation.Selections))
            .Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentNode>().Where(fragment => !used.Contains(fragment.Name.Value)))
            context.Report(this, $"The fragment \"{fragment.Name}\" is not used.", fragment.Position);
    }
}

/// <summary>Fragments that are spread exist.</summary>
internal sealed class FragmentSpreadTargetDefined : ValidationRule
{
    public override string Section => "sec-Fragment-Spread-Target-Defined";

    public override void Spread(FragmentSpreadNode spread, ValidationContext context)
    {
        if (context.Fragment(spread.Name.Value) is null)
            context.Report(this, $"The fragment \"{spread.Name}\" does not exist.", spread.Name.Position);
    }
}

/// <summary>No fragment reaches itself.</summary>
internal sealed class FragmentSpreadsFormNoCycles : ValidationRule
{
    public override string Section => "sec-Fragment-Spreads-Must-Not-Form-Cycles";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<FragmentSpreadNode>();
        var entered = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentNode>())
            Follow(fragment);

        void Follow(FragmentNode fragment)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var name = fragment.Name.Value;
            if (!visited.Add(name))
                return;

            entered[name] = path.Count;
            foreach (var spread in context.SpreadsIn(fragment.Selections))
            {
                path.Add(spread);
                if (entered.TryGetValue(spread.Name.Value, out var start))
                    context.Report(this, $"The fragment \"{spread.Name}\" contains itself.", [.. path.Skip(start).Select(step => step.Position)]);
                else if (context.Fragment(spread.Name.Value) is { } next)
                    Follow(next);
                path.RemoveAt(path.Count - 1);
            }

            entered.Remove(name);
        }
    }
}

/// <summary>A fragment is spread where some object can have its type.</summary>
internal sealed class FragmentSpreadIsPossible : ValidationRule
{
    public override string Section => "sec-Fragment-Spread-Is-Possible";

    public override void Inline(InlineFragmentNode inline, NamedType? type, ValidationContext context) =>
        Check(type, inline.Position, context);

    public override void Spread(FragmentSpreadNode spread, ValidationContext context)
    {
        if (context.Fragment(spread.Name.Value) is { } fragment)
            Check(context.Schema.Type(fragment.Condition.Name), spread.Position, context);
    }

    private void Check(NamedType? type, int position, ValidationContext context)
    {
        if (type is { IsComposite: true } && context.Parent is { } parent && !context.Schema.Overlap(type, parent))
            context.Report(this, $"No {parent.Name} can be a {type.Name}.", position);
    }
}
