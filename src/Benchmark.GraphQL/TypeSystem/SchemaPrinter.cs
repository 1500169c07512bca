using System.Text;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>Prints a schema in GraphQL's schema language.</summary>
/// <remarks>
/// Root types come first, then the others by name, then directives by name, so that the text changes only where the schema
/// does. What every schema has is left out.
/// </remarks>
internal sealed class SchemaPrinter
{
    private readonly StringBuilder _text = new();

    private SchemaPrinter()
    {
    }

    public static string Print(Schema schema)
    {
        var printer = new SchemaPrinter();
        printer.Write(schema);
        return printer._text.ToString();
    }

    private void Write(Schema schema)
    {
        ObjectType?[] roots = [schema.Query, schema.Mutation, schema.Subscription];
        Describe(schema.Description, "");
        _text.Append("schema {\n");
        foreach (var (keyword, root) in roots.Zip(["query", "mutation", "subscription"], (root, keyword) => (keyword, root)))
            _text.Append(root is null ? "" : $"  {keyword}: {root.Name}\n");
        _text.Append("}\n");

        var named = roots.OfType<NamedType>()
            .Concat(schema.Types.Except(roots.OfType<NamedType>()).OrderBy(type => type.Name, StringComparer.Ordinal))
            .Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && !Scalars.Specified.Contains(type.Name));
        foreach (var type in named)
            Write(type);
        foreach (var directive in schema.Directives.OrderBy(directive => directive.Name, StringComparer.Ordinal))
            Write(directive);
    }

    private void Write(NamedType type)
    {
        _text.Append('\n');
        Describe(type.Description, "");
        switch (type)
        {
            case ScalarType scalar:
                Head("scalar", type);
                if (scalar.SpecifiedBy is { } url)
                    _text.Append(" @specifiedBy(url: ").Append(new StringNode(0, url)).Append(')');
                _text.Append('\n');
                break;
            case FieldsType fields:
                Head(type is ObjectType ? "type" : "interface", type, fields.Interfaces);
                Members(fields.Fields, Write);
                break;
            case UnionType union:
                Head("union", type);
                _text.Append(" = ").AppendJoin(" | ", union.Members.Select(member => member.Name)).Append('\n');
                break;
            case EnumType values:
                Head("enum", type);
                Members(values.Values, Write);
                break;
            case InputObjectType input:
                Head("input", type);
                _text.Append(input.IsOneOf ? " @oneOf" : "");
                Members(input.Fields, field =>
                {
                    Describe(field.Description, "  ");
                    _text.Append("  ");
                    Write(field);
                    _text.Append('\n');
                });
                break;
        }
    }

    private void Write(OutputField field)
    {
        Describe(field.Description, "  ");
        _text.Append("  ").Append(field.Name);
        Arguments(field.Arguments, "  ");
        _text.Append(": ").Append(field.Type);
        Apply(field.DeprecationReason, field.Directives);
        _text.Append('\n');
    }

    private void Write(EnumValue value)
    {
        Describe(value.Description, "  ");
        _text.Append("  ").Append(value.Name);
        Apply(value.DeprecationReason, []);
        _text.Append('\n');
    }

    private void Write(Directive directive)
    {
        if (BuiltInDirectives.Specified.Contains(directive.Name))
            return;
        _text.Append('\n');
        Describe(directive.Description, "");
        _text.Append("directive @").Append(directive.Name);
        Arguments(directive.Arguments, "");
        _text.Append(directive.IsRepeatable ? " repeatable on " : " on ").AppendJoin(" | ", directive.Locations).Append('\n');
    }

    private void Write(InputValue value)
    {
        _text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
            _text.Append(" = ").Append(defaultValue);
        Apply(value.DeprecationReason, value.Directives);
    }

    private void Arguments(List<InputValue> arguments, string indent)
    {
        if (arguments.Count == 0)
            return;

        _text.Append('(');
        if (arguments.TrueForAll(argument => argument.Description is null))
        {
            for (var at = 0; at < arguments.Count; at++)
            {
                _text.Append(at == 0 ? "" : ", ");
                Write(arguments[at]);
            }
        }
        else
        {
            foreach (var argument in arguments)
            {
                _text.Append('\n');
                Describe(argument.Description, indent + "  ");
                _text.Append(indent).Append("  ");
                Write(argument);
            }

            _text.Append('\n').Append(indent);
        }

        _text.Append(')');
    }

    private void Head(string keyword, NamedType type, IReadOnlyList<InterfaceType>? interfaces = null)
    {
        _text.Append(keyword).Append(' ').Append(type.Name);
        if (interfaces is { Count: > 0 })
            _text.Append(" implements ").AppendJoin(" & ", interfaces.Select(contract => contract.Name));
        Apply(null, type.Directives);
    }

    private void Members<T>(IReadOnlyList<T> members, Action<T> write)
    {
        _text.Append(" {\n");
        foreach (var member in members)
            write(member);
        _text.Append("}\n");
    }

    private void Apply(string? deprecationReason, IReadOnlyList<AppliedDirective> directives)
    {
        if (deprecationReason is not null)
        {
            _text.Append(" @deprecated");
            if (deprecationReason != BuiltInDirectives.NoReason)
                _text.Append("(reason: ").Append(new StringNode(0, deprecationReason)).Append(')');
        }

        foreach (var directive in directives)
        {
            _text.Append(" @").Append(directive.Name);
            if (directive.Arguments.Count > 0)
                _text.Append('(').AppendJoin(", ", directive.Arguments.Select(argument => $"{argument.Name}: {argument.Literal}")).Append(')');
        }
    }

    private void Describe(string? description, string indent)
    {
        if (description is null)
            return;
        if (description.Contains('\n'))
            _text.Append(BlockStrings.Print(description, indent)).Append('\n');
        else
            _text.Append(indent).Append(new StringNode(0, description)).Append('\n');
    }
}
