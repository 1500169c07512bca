using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Where the walk through a document is, and what it found.</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<string, FragmentNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<OperationNode, List<VariableUsage>> _reached = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly int _maxErrors;

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        (Schema, Document, Options, _maxErrors) = (schema, document, options, options.MaxErrors);
        foreach (var fragment in document.Definitions.OfType<FragmentNode>())
            _fragments[fragment.Name.Value] = fragment;
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public List<IError> Errors { get; } = [];

    /// <summary>Whether enough errors are found.</summary>
    public bool IsFull => Errors.Count >= _maxErrors;

    /// <summary>The type whose fields are selected; null when it is not known.</summary>
    public NamedType? Parent { get; set; }

    /// <summary>The field the walk is in; null when the type has no such field.</summary>
    public OutputField? Field { get; set; }

    /// <summary>The fragment of this name; null when the document has none.</summary>
    public FragmentNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>Notes an error.</summary>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="message">How.</param>
    /// <param name="positions">Where.</param>
    public void Report(ValidationRule rule, string message, params IReadOnlyCollection<int> positions) =>
        Report(ErrorCodes.Validation, rule.Section, message, positions);

    /// <summary>Notes an error with a code of its own.</summary>
    public void Report(string code, string? section, string message, IReadOnlyCollection<int> positions)
    {
        if (IsFull)
            return;
        var error = ErrorBuilder.New().SetMessage(message).SetCode(code);
        foreach (var position in positions)
            error.AddLocation(Document.Source.LocationOf(position));
        if (section is not null)
            error.SetExtension("specifiedBy", "https://spec.graphql.org/September2025/#" + section);
        Errors.Add(error.Build());
    }

    /// <summary>Notes a variable used in an operation or fragment.</summary>
    public void Use(DefinitionNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var usages))
            _usages[definition] = usages = [];
        usages.Add(usage);
    }

    /// <summary>The variables used in an operation and in all fragments it reaches.</summary>
    public IReadOnlyList<VariableUsage> UsagesIn(OperationNode operation)
    {
        if (_reached.TryGetValue(operation, out var known))
            return known;
        var usages = new List<VariableUsage>(_usages.GetValueOrDefault(operation, []));
        foreach (var fragment in ReachableFrom(operation.Selections))
            usages.AddRange(_usages.GetValueOrDefault(fragment, []));
        return _reached[operation] = usages;
    }

    /// <summary>The fragments a selection set reaches, each once.</summary>
    public IReadOnlyCollection<FragmentNode> ReachableFrom(SelectionSetNode selections)
    {
        var reached = new HashSet<FragmentNode>();
        var waiting = new Stack<SelectionSetNode>([selections]);
        while (waiting.TryPop(out var next))
        {
            foreach (var spread in SpreadsIn(next))
            {
                if (Fragment(spread.Name.Value) is { } fragment && reached.Add(fragment))
                    waiting.Push(fragment.Selections);
            }
        }

        return reached;
    }

    /// <summary>The spreads in a selection set and below it, the last nested set first.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode selections)
    {
        if (_spreads.TryGetValue(selections, out var known))
            return known;

        var spreads = new List<FragmentSpreadNode>();
        var waiting = new Stack<SelectionSetNode>([selections]);
        while (waiting.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread: spreads.Add(spread); break;
                    case FieldNode { Selections: { } below }: waiting.Push(below); break;
                    case InlineFragmentNode inline: waiting.Push(inline.Selections); break;
                }
            }
        }

        return _spreads[selections] = spreads;
    }
}

/// <summary>A place where a variable is used.</summary>
/// <param name="Variable">The use.</param>
/// <param name="Type">The type expected there; null when it is not known.</param>
/// <param name="HasDefault">Whether the place has a default of its own.</param>
/// <param name="Parent">The input object it is a field of; null elsewhere.</param>
internal readonly record struct VariableUsage(VariableNode Variable, SchemaType? Type, bool HasDefault, InputObjectType? Parent);

/// <summary>What validation looks for beyond the rules of the specification.</summary>
public sealed record ValidationOptions
{
    /// <summary>Errors after which validation stops.</summary>
    public int MaxErrors { get; init; } = 5;

    /// <summary>Comparisons of fields with the same response name.</summary>
    public int MaxFieldMergeComparisons { get; init; } = 100_000;

    /// <summary>How deep lists of introspection may nest; one level is a list of fields.</summary>
    public int MaxIntrospectionDepth { get; init; } = 2;

    /// <summary>How often a field may come back below itself; null for as often as the depth allows.</summary>
    public int? MaxFieldCycles { get; init; }

    /// <summary>How deep an operation may nest; null for as deep as the parser goes.</summary>
    public int? MaxExecutionDepth { get; init; }

    /// <summary>Aliases in the document; null for as many as it has fields.</summary>
    public int? MaxAliases { get; init; }

    /// <summary>Whether the schema may be asked about itself.</summary>
    public bool AllowIntrospection { get; init; } = true;
}
