using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Documents that are executed hold operations and fragments only.</summary>
internal sealed class ExecutableDefinitions : ValidationRule
{
    public override string Section => "sec-Executable-Definitions";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        foreach (var definition in document.Definitions.OfType<SchemaPartNode>())
            context.Report(this, "The document has a definition that cannot be executed.", definition.Position);
    }
}

/// <summary>The schema has a type for every kind of operation in the document.</summary>
internal sealed class OperationTypeExistence : ValidationRule
{
    public override string Section => "sec-Operation-Type-Existence";

    public override void Operation(OperationNode operation, ValidationContext context)
    {
        if (context.Schema.Root(operation.Kind) is null)
            context.Report(this, "The schema does not support operations of this kind.", operation.Position);
    }
}

/// <summary>Operations have different names.</summary>
internal sealed class OperationNameUniqueness : ValidationRule
{
    public override string Section => "sec-Operation-Name-Uniqueness";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        var names = document.Definitions.OfType<OperationNode>().Select(operation => operation.Name).OfType<Name>();
        foreach (var (first, again) in Repeated.In(names))
            context.Report(this, "Several operations have the same name.", first.Position, again.Position);
    }
}

/// <summary>An operation without name is the only one.</summary>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    public override string Section => "sec-Lone-Anonymous-Operation";

    public override void Document(DocumentNode document, ValidationContext context)
    {
        var operations = document.Definitions.OfType<OperationNode>().ToList();
        foreach (var operation in operations.Where(operation => operation.Name is null && operations.Count > 1))
            context.Report(this, "An operation without name is not the only one.", operation.Position);
    }
}

/// <summary>A subscription has one root field, which is not of introspection and not conditional.</summary>
internal sealed class SingleRootField : ValidationRule
{
    public override string Section => "sec-Single-Root-Field";

    public override void Operation(OperationNode operation, ValidationContext context)
    {
        if (operation.Kind != OperationKind.Subscription || context.Schema.Subscription is not { } root)
            return;

        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var conditions = new List<int>();
        Collect(operation.Selections, []);
        if (conditions.Count > 0)
            context.Report(this, "The root field of a subscription is conditional.", conditions);
        if (groups.Count == 0)
            context.Report(this, "A subscription has no root field.", operation.Selections.Position);
        if (groups.Count > 1)
            context.Report(this, "A subscription has several root fields.", [.. groups.Values.Skip(1).SelectMany(group => group).Select(field => field.Position)]);
        foreach (var group in groups.Values.Where(group => group[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            context.Report(this, "The root field of a subscription is of introspection.", [.. group.Select(field => field.Position)]);

        void Collect(SelectionSetNode selections, HashSet<string> visited)
        {
            foreach (var selection in selections.Selections)
            {
                conditions.AddRange(selection.Directives
                    .Where(directive => directive.Name.Value is "skip" or "include")
                    .Select(directive => directive.Position));
                switch (selection)
                {
                    case FieldNode field:
                        if (!groups.TryGetValue(field.ResponseName, out var group))
                            groups[field.ResponseName] = group = [];
                        group.Add(field);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                        if (context.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.Condition))
                            Collect(fragment.Selections, visited);
                        break;
                    case InlineFragmentNode inline when inline.Condition is null || Applies(inline.Condition):
                        Collect(inline.Selections, visited);
                        break;
                }
            }
        }

        bool Applies(NamedTypeNode condition) =>
            context.Schema.Type(condition.Name) is { } type && Schema.IsSubtype(root, type);
    }
}

/// <summary>Finds what is there again.</summary>
internal static class Repeated
{
    /// <summary>Each name that was there before, with its first occurrence.</summary>
    public static IEnumerable<(Name First, Name Again)> In(IEnumerable<Name> names)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!known.TryAdd(name.Value, name))
                yield return (known[name.Value], name);
        }
    }

    /// <summary>Each argument name that is there several times, with all its occurrences.</summary>
    public static IEnumerable<List<Name>> Groups(IReadOnlyList<ArgumentNode> arguments)
    {
        for (var one = 0; one < arguments.Count; one++)
        {
            for (var other = one + 1; other < arguments.Count; other++)
            {
                if (arguments[one].Name.Value == arguments[other].Name.Value)
                    return Groups(arguments.Select(argument => argument.Name));
            }
        }

        return [];
    }

    /// <summary>Each name that is there several times, with all its occurrences.</summary>
    public static IEnumerable<List<Name>> Groups(IEnumerable<Name> names) =>
        names.GroupBy(name => name.Value, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.ToList());
}
