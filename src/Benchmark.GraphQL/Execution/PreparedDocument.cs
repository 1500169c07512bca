using System.Collections.Concurrent;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;
using Benchmark.GraphQL.Validation;

namespace Benchmark.GraphQL.Execution;

/// <summary>A document that was parsed and validated: its operations ready to run, or what is wrong with it.</summary>
internal sealed class PreparedDocument
{
    private readonly Dictionary<string, PreparedOperation> _byName = new(StringComparer.Ordinal);
    private readonly PreparedOperation? _only;

    private PreparedDocument(IReadOnlyList<IError> errors, bool isParsed) => (Errors, IsParsed) = (errors, isParsed);

    private PreparedDocument(Schema schema, DocumentNode document)
    {
        (Errors, IsParsed) = ([], true);
        var operations = document.Definitions.OfType<OperationNode>().Select(node => new PreparedOperation(schema, document, node)).ToList();
        _only = operations.Count == 1 ? operations[0] : null;
        foreach (var operation in operations.Where(operation => operation.Name is not null))
            _byName[operation.Name!] = operation;
    }

    /// <summary>What is wrong; empty when the document is valid.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>Whether it was asked for before.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether it is a document at all.</summary>
    public bool IsParsed { get; }

    public static PreparedDocument Of(Schema schema, SourceText source, ParserLimits limits, ValidationOptions options)
    {
        try
        {
            var document = Parser.Parse(source, limits);
            var errors = DocumentValidator.Validate(schema, document, options);
            return errors.Count > 0 ? new(errors, isParsed: true) : new(schema, document);
        }
        catch (GraphQLSyntaxException fault)
        {
            return new([fault.ToError()], isParsed: false);
        }
    }

    /// <summary>The operation of this name; without name, the only one. Null when there is none.</summary>
    public PreparedOperation? Operation(string? name) => name is null ? _only : _byName.GetValueOrDefault(name);
}

/// <summary>An operation of a valid document, and its plans.</summary>
internal sealed class PreparedOperation(Schema schema, DocumentNode document, OperationNode node)
{
    private const int MaxVariants = 16;

    private readonly ConcurrentDictionary<ulong, Lazy<OperationPlan>> _variants = [];
    private readonly Lock _compiling = new();
    private OperationPlan? _plan;
    private IReadOnlyList<string> _conditions = [];
    private bool _needsVariant;

    public OperationNode Node { get; } = node;

    public DocumentNode Document { get; } = document;

    /// <summary>Null for an operation without name.</summary>
    public string? Name { get; } = node.Name?.Value;

    /// <summary>Seconds that caches may keep the answer; null when part of it is not the same for everyone.</summary>
    public int? MaxAge
    {
        get
        {
            if (_plan is not { Access.Count: 0, Root.Fields: var fields })
                return null;
            var ages = fields.Where(plan => plan.Constant is null).Select(plan => plan.Field.MaxAge).ToList();
            return ages.Count == 0 || ages.Contains(null) ? null : ages.Min();
        }
    }

    /// <summary>The plan for these variables; most operations have one for all. It is compiled once, however many ask at the same time.</summary>
    /// <exception cref="InputException">The operation follows too many fragments.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        if (_plan is { } known)
            return known;

        lock (_compiling)
        {
            if (!_needsVariant)
            {
                if (_plan is not null)
                    return _plan;
                var compiler = new PlanCompiler(schema, Document);
                var plan = compiler.Compile(Node);
                if (!compiler.NeedsVariant)
                    return _plan = plan;
                (_conditions, _needsVariant) = (plan.Conditions, true);
            }
        }

        var key = 0UL;
        for (var at = 0; at < _conditions.Count; at++)
            key |= variables.Find(_conditions[at]) is BooleanNode { Value: true } ? 1UL << at : 0;
        var variant = new Lazy<OperationPlan>(() => new PlanCompiler(schema, Document, variables).Compile(Node));
        if (_conditions.Count < PlanCompiler.MaxConditions && (_variants.Count < MaxVariants || _variants.ContainsKey(key)))
            variant = _variants.GetOrAdd(key, variant);
        return variant.Value;
    }
}
