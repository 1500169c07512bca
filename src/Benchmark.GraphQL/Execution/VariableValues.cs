using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>The variables of a request, checked against their types.</summary>
internal sealed class VariableValues
{
    private readonly IReadOnlyList<VariableDefinitionNode> _definitions;
    private readonly ValueNode?[] _values;

    private VariableValues(IReadOnlyList<VariableDefinitionNode> definitions, ValueNode?[] values) =>
        (_definitions, _values) = (definitions, values);

    /// <summary>No variables.</summary>
    public static VariableValues None { get; } = new([], []);

    /// <summary>Takes the values given, and defaults for the others.</summary>
    /// <param name="schema">Knows the types.</param>
    /// <param name="source">Says where a variable is defined.</param>
    /// <param name="definitions">What the operation defines; names it does not define are ignored.</param>
    /// <param name="given">What came with the request.</param>
    /// <param name="errors">One error per variable that does not fit; empty when all do.</param>
    public static VariableValues Of(
        Schema schema, SourceText source, IReadOnlyList<VariableDefinitionNode> definitions,
        IReadOnlyList<ArgumentNode> given, out IReadOnlyList<IError> errors)
    {
        errors = [];
        if (definitions.Count == 0)
            return None;

        List<IError>? faults = null;
        var values = new ValueNode?[definitions.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var definition = definitions[at];
            var type = schema.Type(definition.Type)!;
            values[at] = Find(given, definition.Variable.Name);
            if (values[at] is { } value)
            {
                foreach (var fault in InputFaults.Of(type, value))
                    (faults ??= []).Add(Fault(source, definition, fault));
            }
            else if (definition.DefaultValue is { } defaultValue)
            {
                values[at] = defaultValue;
            }
            else if (type.IsNonNull)
            {
                (faults ??= []).Add(Fault(source, definition, $"a value of type {type} is required."));
            }
        }

        errors = faults ?? errors;
        return new(definitions, values);
    }

    /// <summary>The value of a variable; null when it has none, a null literal when it is null.</summary>
    public ValueNode? Find(string name)
    {
        for (var at = 0; at < _values.Length; at++)
        {
            if (_definitions[at].Variable.Name == name)
                return _values[at];
        }

        return null;
    }

    private static ValueNode? Find(IReadOnlyList<ArgumentNode> given, string name)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (given[at].Name.Value == name)
                return given[at].Value;
        }

        return null;
    }

    private static IError Fault(SourceText source, VariableDefinitionNode definition, string fault) => ErrorBuilder.New()
        .SetMessage($"Variable ${definition.Variable.Name} does not fit: {fault}")
        .SetCode(ErrorCodes.VariableType)
        .AddLocation(source.LocationOf(definition.Position))
        .SetExtension("variable", definition.Variable.Name)
        .Build();
}
