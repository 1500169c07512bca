using System.Text.RegularExpressions;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>Checks a schema against section 3 of the specification, and finds every fault at once.</summary>
internal sealed partial class SchemaRules
{
    private readonly Schema _schema;
    private readonly List<string> _faults = [];

    private SchemaRules(Schema schema) => _schema = schema;

    /// <returns>One sentence per fault; none for a valid schema.</returns>
    public static IReadOnlyList<string> FaultsOf(Schema schema)
    {
        var rules = new SchemaRules(schema);
        rules.CheckRoots();
        foreach (var type in schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
            rules.Check(type);
        foreach (var directive in schema.Directives)
            rules.Check(directive);
        rules.CheckInputCycles();
        return rules._faults;
    }

    private void CheckRoots()
    {
        ObjectType?[] roots = [_schema.Query, _schema.Mutation, _schema.Subscription];
        if (roots.OfType<ObjectType>().Distinct().Count() != roots.OfType<ObjectType>().Count())
            _faults.Add("The query, mutation and subscription types must be different types.");
    }

    private void Check(NamedType type)
    {
        CheckName(type.Name, $"Type \"{type.Name}\"");
        switch (type)
        {
            case FieldsType fields:
                CheckFields(fields);
                CheckInterfaces(fields);
                break;
            case UnionType { Members: var members }:
                Require(members.Count > 0, $"Union {type.Name} has no members.");
                Require(members.Distinct().Count() == members.Count, $"Union {type.Name} has a member twice.");
                break;
            case EnumType { Values: var values }:
                Require(values.Count > 0, $"Enum {type.Name} has no values.");
                foreach (var value in values)
                    CheckName(value.Name, $"Value {type.Name}.{value.Name}");
                foreach (var twice in Twice(values, value => value.Name))
                    _faults.Add($"Enum {type.Name} has the value {twice} twice.");
                Require(!values.Exists(value => value.Name is "true" or "false" or "null"), $"Enum {type.Name} has a value named like a literal.");
                break;
            case InputObjectType input:
                CheckInput(input);
                break;
            case ScalarType { SpecifiedBy: { } url }:
                Require(Uri.TryCreate(url, UriKind.Absolute, out _), $"Scalar {type.Name} is described at \"{url}\", which is no URL.");
                break;
        }
    }

    private void CheckFields(FieldsType type)
    {
        Require(type.Fields.Count > 0, $"Type {type.Name} has no fields.");
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            CheckName(field.Name, $"Field {coordinate}");
            Require(field.Type.IsOutput, $"Field {coordinate} has the input type {field.Type}.");
            Require(type is InterfaceType || field.Resolver is not null, $"Field {coordinate} has no resolver.");
            CheckInputValues(field.Arguments, $"{coordinate}(", ":)");
        }
    }

    private void CheckInputValues(List<InputValue> values, string before, string after)
    {
        foreach (var twice in Twice(values, value => value.Name))
            _faults.Add($"{before}{twice}{after} is defined twice.");
        foreach (var value in values)
        {
            var coordinate = $"{before}{value.Name}{after}";
            CheckName(value.Name, coordinate);
            Require(value.Type.IsInput, $"{coordinate} has the output type {value.Type}.");
            Require(!value.IsRequired || value.DeprecationReason is null, $"{coordinate} is required and so cannot be deprecated.");
            if (value.DefaultValue is { } defaultValue && value.Type.IsInput)
            {
                foreach (var fault in InputFaults.Of(value.Type, defaultValue))
                    _faults.Add($"The default of {coordinate} is wrong: {fault}");
            }
        }
    }

    private void CheckInput(InputObjectType type)
    {
        Require(type.Fields.Count > 0, $"Input {type.Name} has no fields.");
        CheckInputValues(type.Fields, $"{type.Name}.", "");
        if (!type.IsOneOf)
            return;
        foreach (var field in type.Fields)
        {
            Require(!field.Type.IsNonNull, $"{type.Name}.{field.Name} must be nullable, because exactly one field of {type.Name} is given.");
            Require(field.DefaultValue is null, $"{type.Name}.{field.Name} must have no default, because exactly one field of {type.Name} is given.");
        }
    }

    private void CheckInterfaces(FieldsType type)
    {
        Require(!type.Interfaces.Exists(contract => contract == type), $"Interface {type.Name} implements itself.");
        Require(type.Interfaces.Distinct().Count() == type.Interfaces.Count, $"Type {type.Name} implements an interface twice.");
        foreach (var contract in type.Interfaces)
        {
            foreach (var inherited in contract.Interfaces.Where(inherited => !type.Interfaces.Contains(inherited)))
                _faults.Add($"Type {type.Name} implements {contract.Name} and so must implement {inherited.Name}.");
            foreach (var field in contract.Fields)
                CheckImplementation(type, contract, field);
        }
    }

    private void CheckImplementation(FieldsType type, InterfaceType contract, OutputField expected)
    {
        if (type.Field(expected.Name) is not { } field)
        {
            _faults.Add($"Type {type.Name} lacks the field {expected.Name} of {contract.Name}.");
            return;
        }

        var coordinate = $"{type.Name}.{field.Name}";
        Require(Schema.IsSubtype(field.Type, expected.Type), $"Field {coordinate} has the type {field.Type}, which is no {expected.Type} as in {contract.Name}.");
        Require(field.DeprecationReason is null || expected.DeprecationReason is not null, $"Field {coordinate} is deprecated, but that of {contract.Name} is not.");
        foreach (var argument in expected.Arguments)
        {
            Require(field.Argument(argument.Name)?.Type == argument.Type, $"Field {coordinate} lacks the argument {argument.Name}: {argument.Type} of {contract.Name}.");
        }

        foreach (var extra in field.Arguments.Where(argument => argument.IsRequired && expected.Argument(argument.Name) is null))
            _faults.Add($"Field {coordinate} requires the argument {extra.Name}, which {contract.Name} does not have.");
    }

    private void Check(Directive directive)
    {
        CheckName(directive.Name, $"Directive @{directive.Name}");
        CheckInputValues(directive.Arguments, $"@{directive.Name}(", ":)");
        Require(directive.Locations.Count > 0, $"Directive @{directive.Name} may stand nowhere.");
        foreach (var location in directive.Locations.Where(location => !DirectiveLocations.All.Contains(location)))
            _faults.Add($"Directive @{directive.Name} may stand on {location}, which is no location.");
        foreach (var argument in directive.Arguments.Where(argument => argument.Directives.Exists(applied => applied.Name == directive.Name)))
            _faults.Add($"Directive @{directive.Name} refers to itself in its argument {argument.Name}.");
    }

    private void CheckInputCycles()
    {
        foreach (var type in _schema.Types.OfType<InputObjectType>())
        {
            Require(!InputCycles.RequiresItself(type), $"Input {type.Name} requires itself and so can never be given.");
            Require(!InputCycles.DefaultsContainThemselves(type), $"The defaults of input {type.Name} contain themselves.");
        }
    }

    private void CheckName(string name, string what)
    {
        Require(NamePattern().IsMatch(name), $"{what} has a name that GraphQL does not allow.");
        Require(!name.StartsWith("__", StringComparison.Ordinal), $"{what} starts with two underscores, which are reserved.");
    }

    private void Require(bool condition, string fault)
    {
        if (!condition)
            _faults.Add(fault);
    }

    private static IEnumerable<string> Twice<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(name).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex("^[_A-Za-z][_0-9A-Za-z]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
