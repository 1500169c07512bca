using System.Globalization;
using System.Text;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>A request made up at random.</summary>
/// <param name="Query">The document.</param>
/// <param name="Variables">As JSON.</param>
internal sealed record GeneratedRequest(string Query, string Variables);

/// <summary>Makes up documents for a schema: mostly valid ones, with fragments, variables, directives and aliases.</summary>
/// <remarks>The same seed gives the same documents. Small pools of names make aliases clash and fragments meet.</remarks>
internal sealed class DocumentGenerator(Schema schema, int seed)
{
    private static readonly string[] Aliases = ["a", "b", "c", "id", "name"];
    private static readonly string[] Words = ["\"x\"", "\"\"", "\"ä\\u{E9}\"", "\"\"\"\n  block\n    text\n\"\"\"", "\"\\n\\t\""];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _variables = [];
    private readonly StringBuilder _variableValues = new();
    private readonly List<(string Name, NamedType Type, string Text, bool IsComplete)> _fragments = [];
    private bool _isCareful;
    private int _aliases;

    public GeneratedRequest Next()
    {
        _isCareful = Chance(60);
        _variables.Clear();
        _variableValues.Clear();
        _fragments.Clear();
        var kind = _random.Next(10) switch
        {
            8 when schema.Mutation is not null => OperationKind.Mutation,
            9 when schema.Subscription is not null => OperationKind.Subscription,
            _ => OperationKind.Query,
        };
        var body = kind == OperationKind.Subscription && _isCareful ? OneSelection(schema.Subscription!) : Selections(schema.Root(kind)!, 0);
        var text = new StringBuilder();
        var keyword = kind.ToString().ToLowerInvariant();
        if (Chance(5))
            text.Append("\"described\" ");
        var isShorthand = kind == OperationKind.Query && _variables.Count == 0 && text.Length == 0 && Chance(50);
        if (!isShorthand)
        {
            text.Append(keyword).Append(Chance(50) ? " Op" : "");
            if (_variables.Count > 0)
                text.Append('(').AppendJoin(", ", _variables.Select(variable => $"${variable.Key}: {variable.Value}")).Append(')');
            text.Append(Directives(keyword.ToUpperInvariant()));
        }

        text.Append(body).Append('\n');
        foreach (var (name, type, selections, _) in _fragments)
            text.Append(CultureInfo.InvariantCulture, $"fragment {name} on {type.Name}{Directives("FRAGMENT_DEFINITION")} {selections}\n");
        if (Slips(5))
            text.Append("query Other { __typename }\n");
        return new(text.ToString(), $"{{{_variableValues.ToString().TrimStart(',')}}}");
    }

    private string Selections(NamedType type, int depth)
    {
        if (!type.IsComposite)
            return "{ id }";
        var text = new StringBuilder("{");
        var count = 1 + _random.Next(4);
        for (var at = 0; at < count; at++)
            text.Append(' ').Append(Selection(type, depth));
        return text.Append(" }").ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        if (depth > 6)
            return "__typename";
        var choice = _random.Next(100);
        if (choice < 8)
            return $"__typename{Directives("FIELD")}";
        if (choice < 16 || (type is UnionType && choice < 70))
        {
            var condition = Pick(Related(type));
            return $"...{(!Slips(20) ? $" on {condition.Name}" : "")}{Directives("INLINE_FRAGMENT")} {Selections(!Slips(20) ? condition : type, depth + 1)}";
        }

        if (choice < 26 || type is UnionType)
            return $"...{Fragment(type, depth)}{Directives("FRAGMENT_SPREAD")}";

        var fields = ((FieldsType)type).Fields.Where(field => depth < 3 || field.Type.Named.IsLeaf).ToList();
        if (fields.Count == 0)
            return "__typename";
        var field = Pick(fields);
        var alias = _isCareful && (field.Arguments.Count > 0 || field.Type.Named.IsComposite || Chance(20)) ? $"{field.Name}{_aliases++}: "
            : Slips(15) ? Pick(Aliases) + ": "
            : "";
        if (_isCareful && alias.Length == 0)
            alias = AliasByType(field);
        var below = field.Type.Named.IsComposite ? " " + Selections(field.Type.Named, depth + 1) : "";
        return $"{alias}{field.Name}{Arguments(field.Arguments)}{Directives("FIELD")}{below}";
    }

    /// <summary>The same alias wherever a field has the same name and type, so that careful documents merge.</summary>
    private static string AliasByType(OutputField field) =>
        $"{field.Name}_{field.Type.ToString()!.Replace("!", "N", StringComparison.Ordinal).Replace("[", "L", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}: ";

    private string OneSelection(ObjectType type)
    {
        var field = Pick(type.Fields);
        return $"{{ {field.Name}{Arguments(field.Arguments)}{(field.Type.Named.IsComposite ? " " + Selections(field.Type.Named, 1) : "")} }}";
    }

    private string Fragment(NamedType type, int depth)
    {
        if (_fragments.Count > 0 && Slips(40))
            return Pick(_fragments).Name;
        if (_fragments.Where(fragment => fragment.IsComplete && schema.Overlap(fragment.Type, type)).ToList() is { Count: > 0 } complete && Chance(40))
            return Pick(complete).Name;
        var name = "F" + _fragments.Count.ToString(CultureInfo.InvariantCulture);
        var condition = Pick(Related(type));
        var place = _fragments.Count;
        _fragments.Add((name, condition, "{ __typename }", false));
        _fragments[place] = (name, condition, depth < 3 ? Selections(condition, depth + 1) : "{ __typename }", true);
        return name;
    }

    private List<NamedType> Related(NamedType type) => !Slips(10)
        ? [.. schema.Types.Where(other => other.IsComposite && !other.Name.StartsWith("__", StringComparison.Ordinal) && schema.Overlap(type, other))]
        : [.. schema.Types.Where(other => !other.Name.StartsWith("__", StringComparison.Ordinal))];

    private string Arguments(List<InputValue> definitions)
    {
        var given = definitions.Where(definition => definition.IsRequired ? !Slips(3) : Chance(35)).ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given.Select(definition => $"{definition.Name}: {Value(definition.Type, 0)}"))})";
    }

    private string Directives(string location)
    {
        if (!Chance(8))
            return "";
        var directive = Pick(schema.Directives.Where(directive => directive.Locations.Contains(location)).DefaultIfEmpty(schema.Directives.First()).ToList());
        if (_isCareful && !directive.Locations.Contains(location))
            return "";
        return $" @{directive.Name}{Arguments(directive.Arguments)}";
    }

    private string Value(SchemaType type, int depth)
    {
        if (Chance(15))
            return Variable(type);
        if (!type.IsNonNull && Chance(10))
            return "null";
        return type.Nullable switch
        {
            ListType list when Chance(80) => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Value(list.Item, depth + 1)))}]",
            ListType list => Value(list.Item, depth + 1),
            EnumType values => Pick(values.Values).Name,
            InputObjectType input => Object(input, depth),
            ScalarType scalar => Scalar(scalar.Name, isJson: false),
            _ => "1",
        };
    }

    private string Object(InputObjectType type, int depth)
    {
        List<InputValue> given = type.IsOneOf
            ? [Pick(type.Fields)]
            : [.. type.Fields.Where(field => field.IsRequired ? !Slips(3) : depth < 3 && Chance(40))];
        return $"{{{string.Join(", ", given.Select(field => $"{field.Name}: {Value(type.IsOneOf ? field.Type.AsNonNull() : field.Type, depth + 1)}"))}}}";
    }

    private string Variable(SchemaType type)
    {
        var declared = !Slips(15) ? type : Chance(50) ? type.Nullable : type.AsNonNull();
        var text = declared.ToString()!;
        if (_variables.FirstOrDefault(variable => variable.Value.Split(' ')[0] == text).Key is { } known && Chance(70))
            return "$" + known;

        var name = "v" + _variables.Count.ToString(CultureInfo.InvariantCulture);
        var hasDefault = Chance(20);
        _variables[name] = text;
        if (hasDefault)
            _variables[name] = $"{text} = {Constant(declared)}";
        if (declared.IsNonNull && !hasDefault ? !Slips(4) : Chance(60))
            _variableValues.Append(CultureInfo.InvariantCulture, $",\"{name}\":{Json(declared, 0)}");
        return "$" + name;
    }

    /// <summary>A value without variables.</summary>
    private string Constant(SchemaType type) => type.Nullable switch
    {
        ListType => "[]",
        EnumType values => values.Values[0].Name,
        InputObjectType { IsOneOf: true } input => $"{{{input.Fields[0].Name}: {Constant(input.Fields[0].Type.AsNonNull())}}}",
        InputObjectType input => $"{{{string.Join(", ", input.Fields.Where(field => field.IsRequired).Select(field => $"{field.Name}: {Constant(field.Type)}"))}}}",
        ScalarType scalar => Scalar(scalar.Name, isJson: false),
        _ => "1",
    };

    private string Json(SchemaType type, int depth)
    {
        if (type.IsNonNull ? Slips(4) : Chance(10))
            return "null";
        return type.Nullable switch
        {
            ListType list when Chance(85) => $"[{string.Join(",", Enumerable.Range(0, _random.Next(3)).Select(_ => Json(list.Item, depth + 1)))}]",
            ListType list => Json(list.Item, depth + 1),
            EnumType values => $"\"{(!Slips(10) ? Pick(values.Values).Name : "NONE")}\"",
            InputObjectType { IsOneOf: true } input => Pick(input.Fields) is var only ? $"{{\"{only.Name}\":{Json(only.Type.AsNonNull(), depth + 1)}}}" : "",
            InputObjectType input => $"{{{string.Join(",", input.Fields.Where(field => field.IsRequired ? !Slips(3) : depth < 3 && Chance(40)).Select(field => $"\"{field.Name}\":{Json(field.Type, depth + 1)}"))}}}",
            ScalarType scalar => Scalar(scalar.Name, isJson: true),
            _ => "1",
        };
    }

    private string Scalar(string name, bool isJson)
    {
        if (Slips(3))
            return Pick(["1", "1.5", "\"x\"", "true"]);
        return name switch
        {
            "Int" or "Long" or "Short" => Pick(["0", "1", "-7", "2147483647"]),
            "Float" or "Decimal" => Pick(["0", "1.5", "-2.25", "3e2", "100"]),
            "Boolean" => Pick(["true", "false"]),
            "ID" => Pick(["\"u1\"", "7"]),
            "UUID" => "\"0b9cd8a3-6c3d-4f0d-9a6b-1c2d3e4f5a6b\"",
            "DateTime" => "\"2024-01-02T03:04:05Z\"",
            "LocalDate" => "\"2024-01-02\"",
            "Any" => Pick(["1", "\"x\"", "[1, \"a\"]", isJson ? "{\"k\": [true]}" : "{k: [true]}"]),
            _ => isJson ? Pick(["\"x\"", "\"\""]) : Pick(Words),
        };
    }

    /// <summary>Whether to do something that may be wrong; never in a careful document.</summary>
    private bool Slips(int percent) => !_isCareful && Chance(percent);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
