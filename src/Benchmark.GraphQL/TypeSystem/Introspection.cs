using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>The types by which a schema describes itself, as section 4 of the specification has them.</summary>
internal sealed class Introspection
{
    private readonly Dictionary<string, NamedType> _types;

    /// <summary>Adds the types to a schema's.</summary>
    public Introspection(Dictionary<string, NamedType> types)
    {
        _types = types;
        Enumeration("__TypeKind", "What a type is.",
            "SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL");
        Enumeration("__DirectiveLocation", "Where a directive may stand.", [.. DirectiveLocations.All]);
        foreach (var (name, description) in Objects)
            types[name] = new ObjectType(name) { Description = description };

        DescribeSchema();
        DescribeType();
        DescribeMembers();
        DescribeDirective();

        TypeName = new("__typename", Reference("String!"))
        {
            Description = "The name of the object's type.",
            Resolver = new DelegateResolver((_, _) => throw new InvalidOperationException("The plan writes __typename.")),
        };
        SchemaField = new("__schema", Reference("__Schema!"))
        {
            Description = "The schema.",
            Resolver = new DelegateResolver((_, context) => context.Schema),
        };
        TypeField = new("__type", Reference("__Type"))
        {
            Description = "A type of the schema.",
            Resolver = new DelegateResolver((_, context) => context.Schema.Type((string)context.Arguments[0]!)),
            Arguments = { Argument("name", "String!", "Its name.", null) },
        };
    }

    public OutputField TypeName { get; }

    public OutputField SchemaField { get; }

    public OutputField TypeField { get; }

    private static readonly (string Name, string Description)[] Objects =
    [
        ("__Schema", "What a server can do: its types, its directives and where operations start."),
        ("__Type", "A type of the schema, or a list or non-null of one."),
        ("__Field", "A field that may be selected on an object or interface."),
        ("__InputValue", "An argument, or a field of an input object."),
        ("__EnumValue", "A member of an enum."),
        ("__Directive", "A directive that documents or schemas may use."),
    ];

    private void DescribeSchema()
    {
        Add<Schema>("__Schema", "description", "String", "What the schema is for.", schema => schema.Description);
        Add<Schema>("__Schema", "types", "[__Type!]!", "All types.", schema => schema.Types);
        Add<Schema>("__Schema", "queryType", "__Type!", "Where queries start.", schema => schema.Query);
        Add<Schema>("__Schema", "mutationType", "__Type", "Where mutations start; null when there are none.", schema => schema.Mutation);
        Add<Schema>("__Schema", "subscriptionType", "__Type", "Where subscriptions start; null when there are none.", schema => schema.Subscription);
        Add<Schema>("__Schema", "directives", "[__Directive!]!", "All directives.", schema => schema.Directives);
    }

    private void DescribeType()
    {
        Add<SchemaType>("__Type", "kind", "__TypeKind!", "What it is.", KindOf);
        Add<SchemaType>("__Type", "name", "String", "Null for lists and non-nulls.", type => (type as NamedType)?.Name);
        Add<SchemaType>("__Type", "description", "String", "What it is for.", type => (type as NamedType)?.Description);
        Add<SchemaType>("__Type", "specifiedByURL", "String", "Where a scalar is described.", type => (type as ScalarType)?.SpecifiedBy);
        AddDeprecatable<SchemaType, OutputField>("__Type", "fields", "[__Field!]", "The fields of an object or interface.",
            type => (type as FieldsType)?.Fields, field => field.DeprecationReason);
        Add<SchemaType>("__Type", "interfaces", "[__Type!]", "What an object or interface implements.", type => (type as FieldsType)?.Interfaces);
        AddWithContext<SchemaType>("__Type", "possibleTypes", "[__Type!]", "The objects of an interface or union.",
            (type, context) => type is NamedType { IsAbstract: true } named ? context.Schema.PossibleTypes(named) : null);
        AddDeprecatable<SchemaType, EnumValue>("__Type", "enumValues", "[__EnumValue!]", "The members of an enum.",
            type => (type as EnumType)?.Values, value => value.DeprecationReason);
        AddDeprecatable<SchemaType, InputValue>("__Type", "inputFields", "[__InputValue!]", "The fields of an input object.",
            type => (type as InputObjectType)?.Fields, field => field.DeprecationReason);
        Add<SchemaType>("__Type", "ofType", "__Type", "What a list or non-null is of.",
            type => type switch { ListType list => list.Item, NonNullType nonNull => nonNull.Nullable, _ => null });
        Add<SchemaType>("__Type", "isOneOf", "Boolean", "Whether exactly one field of an input object is given.",
            type => (type as InputObjectType)?.IsOneOf);
    }

    private void DescribeMembers()
    {
        Add<OutputField>("__Field", "name", "String!", "Its name.", field => field.Name);
        Add<OutputField>("__Field", "description", "String", "What it is for.", field => field.Description);
        AddDeprecatable<OutputField, InputValue>("__Field", "args", "[__InputValue!]!", "Its arguments.",
            field => field.Arguments, argument => argument.DeprecationReason);
        Add<OutputField>("__Field", "type", "__Type!", "The type of its value.", field => field.Type);
        Add<OutputField>("__Field", "isDeprecated", "Boolean!", "Whether it is no longer recommended.", field => field.DeprecationReason is not null);
        Add<OutputField>("__Field", "deprecationReason", "String", "Why not.", field => field.DeprecationReason);

        Add<InputValue>("__InputValue", "name", "String!", "Its name.", value => value.Name);
        Add<InputValue>("__InputValue", "description", "String", "What it is for.", value => value.Description);
        Add<InputValue>("__InputValue", "type", "__Type!", "The type of its value.", value => value.Type);
        Add<InputValue>("__InputValue", "defaultValue", "String", "The default as a GraphQL literal.", value => value.DefaultValue?.ToString());
        Add<InputValue>("__InputValue", "isDeprecated", "Boolean!", "Whether it is no longer recommended.", value => value.DeprecationReason is not null);
        Add<InputValue>("__InputValue", "deprecationReason", "String", "Why not.", value => value.DeprecationReason);

        Add<EnumValue>("__EnumValue", "name", "String!", "Its name.", value => value.Name);
        Add<EnumValue>("__EnumValue", "description", "String", "What it means.", value => value.Description);
        Add<EnumValue>("__EnumValue", "isDeprecated", "Boolean!", "Whether it is no longer recommended.", value => value.DeprecationReason is not null);
        Add<EnumValue>("__EnumValue", "deprecationReason", "String", "Why not.", value => value.DeprecationReason);
    }

    private void DescribeDirective()
    {
        Add<Directive>("__Directive", "name", "String!", "Its name, without the at sign.", directive => directive.Name);
        Add<Directive>("__Directive", "description", "String", "What it is for.", directive => directive.Description);
        Add<Directive>("__Directive", "isRepeatable", "Boolean!", "Whether it may stand more than once in one place.", directive => directive.IsRepeatable);
        Add<Directive>("__Directive", "locations", "[__DirectiveLocation!]!", "Where it may stand.", directive => directive.Locations);
        AddDeprecatable<Directive, InputValue>("__Directive", "args", "[__InputValue!]!", "Its arguments.",
            directive => directive.Arguments, argument => argument.DeprecationReason);
    }

    private static string KindOf(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private void Enumeration(string name, string description, params ReadOnlySpan<string> values)
    {
        var type = new EnumType(name) { Description = description };
        foreach (var value in values)
            type.Add(new(value, value));
        _types[name] = type;
    }

    private void Add<T>(string type, string name, string fieldType, string description, Func<T, object?> get) =>
        AddWithContext<T>(type, name, fieldType, description, (parent, _) => get(parent));

    private void AddWithContext<T>(string type, string name, string fieldType, string description, Func<T, FieldContext, object?> get) =>
        ((ObjectType)_types[type]).Add(new(name, Reference(fieldType))
        {
            Description = description,
            Resolver = new DelegateResolver((parent, context) => get((T)parent!, context)),
        });

    private void AddDeprecatable<T, TItem>(
        string type, string name, string fieldType, string description, Func<T, IReadOnlyList<TItem>?> items,
        Func<TItem, string?> reason) =>
        ((ObjectType)_types[type]).Add(new(name, Reference(fieldType))
        {
            Description = description,
            Arguments = { Argument("includeDeprecated", "Boolean!", "Whether to show what is no longer recommended.", new BooleanNode(0, false)) },
            Resolver = new DelegateResolver((parent, context) => items((T)parent!) is { } all && context.Arguments[0] is not true
                ? all.Where(item => reason(item) is null).ToList()
                : items((T)parent!)),
        });

    private InputValue Argument(string name, string type, string description, ValueNode? defaultValue) =>
        new(name, Reference(type))
        {
            Description = description,
            DefaultValue = defaultValue,
            Reader = InputReader.Of(Reference(type), typeof(object)),
        };

    private SchemaType Reference(string type) => Reference(Parser.ParseType(type));

    private SchemaType Reference(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => Reference(nonNull.Inner).AsNonNull(),
        ListTypeNode list => Reference(list.Item).AsList(),
        _ => _types[((NamedTypeNode)type).Name],
    };
}
