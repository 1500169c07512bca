using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes a schema from a document in GraphQL's schema language, with resolvers bound by name.</summary>
internal sealed class DocumentBinder
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly IReadOnlyDictionary<(string Type, string Field), Resolver> _resolvers;
    private readonly IReadOnlyDictionary<string, EventSource> _events;

    private DocumentBinder(
        IReadOnlyDictionary<(string Type, string Field), Resolver> resolvers, IReadOnlyDictionary<string, EventSource> events) =>
        (_resolvers, _events) = (resolvers, events);

    /// <param name="text">The document.</param>
    /// <param name="resolvers">By type and field; fields without one read a key or property of the same name.</param>
    /// <param name="events">Where the events of subscription fields come from.</param>
    /// <exception cref="SchemaException">The document is no valid schema; every fault is listed.</exception>
    public static Schema Bind(
        string text, IReadOnlyDictionary<(string Type, string Field), Resolver> resolvers,
        IReadOnlyDictionary<string, EventSource> events)
    {
        try
        {
            var document = Parser.Parse(SourceText.Of(text), ParserLimits.None);
            return new DocumentBinder(resolvers, events).Bind(document);
        }
        catch (GraphQLSyntaxException fault)
        {
            throw new SchemaException([$"The schema does not parse at line {fault.Location.Line}, column {fault.Location.Column}: {fault.Message}"]);
        }
    }

    private Schema Bind(DocumentNode document)
    {
        foreach (var name in Scalars.Specified)
            _types[name] = Scalars.Create(name)!;
        var definitions = document.Definitions.OfType<TypeDefinitionNode>().ToList();
        foreach (var definition in definitions.Where(definition => !definition.IsExtension))
            Declare(definition);
        foreach (var definition in definitions)
            Fill(definition);
        foreach (var type in _types.Values.OfType<FieldsType>())
            InheritInterfaces(type);

        var directives = BuiltInDirectives.Create(name => _types[name]).Where(directive => !IsDefined(document, directive.Name)).ToList();
        directives.AddRange(document.Definitions.OfType<DirectiveDefinitionNode>().Select(DirectiveOf));
        var head = document.Definitions.OfType<SchemaNode>().FirstOrDefault(node => !node.IsExtension);
        var query = Root(head, OperationKind.Query, "Query");
        if (query is null)
            throw new SchemaException([.. _faults, "The schema has no query type."]);
        var schema = new Schema(
            head?.Description, query, Root(head, OperationKind.Mutation, "Mutation"), Root(head, OperationKind.Subscription, "Subscription"),
            _types.Values, directives);
        List<string> faults = [.. _faults, .. _faults.Count == 0 ? SchemaRules.FaultsOf(schema) : []];
        return faults.Count == 0 ? schema : throw new SchemaException(faults);
    }

    private static bool IsDefined(DocumentNode document, string directive) =>
        document.Definitions.OfType<DirectiveDefinitionNode>().Any(definition => definition.Name.Value == directive);

    private ObjectType? Root(SchemaNode? head, OperationKind kind, string name)
    {
        var named = head is null ? name : head.Roots.FirstOrDefault(root => root.Kind == kind).Type?.Name;
        return named is null ? null : _types.GetValueOrDefault(named) as ObjectType;
    }

    private void Declare(TypeDefinitionNode definition)
    {
        var name = definition.Name.Value;
        NamedType type = definition switch
        {
            ScalarDefinitionNode => Scalars.Create(name) ?? new ScalarType(name, AnyScalar.Read, AnyScalar.Write),
            FieldsDefinitionNode { IsInterface: true } => new InterfaceType(name) { ResolveType = NameOf },
            FieldsDefinitionNode => new ObjectType(name),
            UnionDefinitionNode => new UnionType(name) { ResolveType = NameOf },
            EnumDefinitionNode => new EnumType(name),
            _ => new InputObjectType(name) { IsOneOf = definition.Directives.Any(directive => directive.Name.Value == "oneOf") },
        };
        type.Description = definition.Description ?? type.Description;
        if (!_types.TryAdd(name, type))
            _faults.Add($"Type {name} is defined twice.");
    }

    private void Fill(TypeDefinitionNode definition)
    {
        if (!_types.TryGetValue(definition.Name.Value, out var type))
        {
            _faults.Add($"Type {definition.Name} is extended but not defined.");
            return;
        }

        switch (type, definition)
        {
            case (ScalarType scalar, _):
                scalar.SpecifiedBy = Text(definition.Directives, "specifiedBy", "url", "") ?? scalar.SpecifiedBy;
                break;
            case (FieldsType fields, FieldsDefinitionNode node):
                fields.Interfaces.AddRange(node.Interfaces.Select(contract => Find<InterfaceType>(contract.Name)).OfType<InterfaceType>());
                foreach (var field in node.Fields)
                    Add(fields, field);
                break;
            case (UnionType union, UnionDefinitionNode node):
                union.Members.AddRange(node.Members.Select(member => Find<ObjectType>(member.Name)).OfType<ObjectType>());
                break;
            case (EnumType values, EnumDefinitionNode node):
                foreach (var value in node.Values)
                    values.Add(new(value.Name.Value, value.Name.Value) { Description = value.Description, DeprecationReason = Deprecation(value.Directives) });
                break;
            case (InputObjectType input, InputDefinitionNode node):
                input.Fields.AddRange(node.Fields.Select(InputOf).OfType<InputValue>());
                break;
            default:
                _faults.Add($"Type {definition.Name} is extended as something it is not.");
                break;
        }
    }

    private void Add(FieldsType type, FieldDefinitionNode node)
    {
        var name = node.Name.Value;
        if (TypeOf(node.Type) is not { } fieldType)
            return;
        if (type.Field(name) is not null)
            _faults.Add($"Field {type.Name}.{name} is defined twice.");
        var field = new OutputField(name, fieldType)
        {
            Description = node.Description,
            DeprecationReason = Deprecation(node.Directives),
            Resolver = _resolvers.GetValueOrDefault((type.Name, name)) ?? new DelegateResolver((parent, _) => MemberByName.Read(parent, name)),
            Events = _events.GetValueOrDefault(name),
        };
        field.Arguments.AddRange(node.Arguments.Select(InputOf).OfType<InputValue>());
        field.ListSize = ListSizeOf(node.Directives);
        type.Add(field);
    }

    private InputValue? InputOf(InputValueDefinitionNode node) => TypeOf(node.Type) is not { } type ? null : new(node.Name.Value, type)
    {
        Description = node.Description,
        DeprecationReason = Deprecation(node.Directives),
        DefaultValue = node.DefaultValue,
        Reader = type.IsInput ? InputReader.Of(type, typeof(object)) : null,
        Absent = InputReader.NotGiven,
    };

    private Directive DirectiveOf(DirectiveDefinitionNode node)
    {
        var directive = new Directive(node.Name.Value, [.. node.Locations.Select(location => location.Value)], node.IsRepeatable)
        {
            Description = node.Description,
        };
        directive.Arguments.AddRange(node.Arguments.Select(InputOf).OfType<InputValue>());
        return directive;
    }

    private static void InheritInterfaces(FieldsType type)
    {
        var distinct = type.Interfaces.Distinct().ToList();
        type.Interfaces.Clear();
        type.Interfaces.AddRange(distinct);
    }

    private SchemaType? TypeOf(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => TypeOf(nonNull.Inner)?.AsNonNull(),
        ListTypeNode list => TypeOf(list.Item)?.AsList(),
        NamedTypeNode named => Find<NamedType>(named.Name),
        _ => null,
    };

    private T? Find<T>(string name)
        where T : NamedType
    {
        if (_types.GetValueOrDefault(name) is T found)
            return found;
        _faults.Add($"Type {name} is used but not defined, or is of another kind.");
        return null;
    }

    private static string? NameOf(object value) =>
        MemberByName.Read(value, "__typename") as string ?? value.GetType().Name;

    private static string? Deprecation(IReadOnlyList<DirectiveNode> directives) =>
        Text(directives, "deprecated", "reason", BuiltInDirectives.NoReason);

    private static string? Text(IReadOnlyList<DirectiveNode> directives, string directive, string argument, string byDefault)
    {
        var found = directives.FirstOrDefault(one => one.Name.Value == directive);
        return found is null ? null : (found.Argument(argument)?.Value as StringNode)?.Value ?? byDefault;
    }

    private static ListSize? ListSizeOf(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.FirstOrDefault(one => one.Name.Value == "listSize") is not { } given)
            return null;
        return new(
            Number("assumedSize"), Names("slicingArguments"), Names("sizedFields"),
            given.Argument("requireOneSlicingArgument")?.Value is not BooleanNode { Value: false }, Number("slicingArgumentDefaultValue"));

        int? Number(string name) => given.Argument(name)?.Value is IntNode number
            ? int.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture)
            : null;

        IReadOnlyList<string> Names(string name) => given.Argument(name)?.Value is ListNode list
            ? [.. list.Items.OfType<StringNode>().Select(text => text.Value)]
            : [];
    }
}

/// <summary>Reads a key of a dictionary, or a property, by the name of a field.</summary>
internal static class MemberByName
{
    public static object? Read(object? parent, string name) => parent switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> fields => fields.GetValueOrDefault(name),
        _ => parent.GetType().GetProperty(Naming.PascalCase(name))?.GetValue(parent),
    };
}
