using System.Collections;
using System.Globalization;
using System.Reflection;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.Types.Relay;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes arguments and input types from parameters and records.</summary>
internal sealed class InputBinder(TypeRegistry registry)
{
    private readonly Dictionary<Type, NamedType> _types = [];

    /// <summary>An argument from a parameter; null, with a fault, when its type cannot be given by a caller.</summary>
    public InputValue? Argument(ParameterInfo parameter) => Bind(
        Naming.OfArgument(parameter), ClrType.Of(parameter), parameter, parameter.Name!, registry.DescriptionOf(parameter), parameter,
        $"{parameter.Member.DeclaringType?.Name}.{parameter.Member.Name}({parameter.Name})");

    /// <summary>The enum of a CLR enum.</summary>
    public EnumType Enumeration(Type type)
    {
        if (_types.TryGetValue(type, out var known))
            return (EnumType)known;

        var made = new EnumType(Naming.OfType(type)) { Description = registry.DescriptionOf(type) };
        _types[type] = registry.Add(made, type.FullName!);
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(member => !TypeRegistry.IsIgnored(member)))
        {
            made.Add(new(Naming.OfEnumValue(member), member.GetValue(null)!)
            {
                Description = registry.DescriptionOf(member),
                DeprecationReason = TypeRegistry.DeprecationOf(member),
            });
        }

        return made;
    }

    private InputValue? Bind(
        string name, ClrType clr, ICustomAttributeProvider attributes, string member, string? description,
        ParameterInfo? parameter, string origin)
    {
        var optional = clr.Type.IsGenericType && clr.Type.GetGenericTypeDefinition() == typeof(Optional<>);
        var id = IdOf(attributes);
        var type = id is { Type: var given }
            ? Shaped(optional ? clr.Argument(0) : clr, given)
            : attributes.GetCustomAttributes(typeof(GraphQLTypeAttribute), false).OfType<GraphQLTypeAttribute>().FirstOrDefault() is { Type: var written }
                ? Written(Parser.ParseType(written))
                : TypeOf(optional ? clr.Argument(0) : clr);
        if (type is null)
        {
            registry.Faults.Add($"{origin}: {clr.Type} can be neither an argument nor a service; register it, or mark it.");
            return null;
        }

        if (optional)
            type = type.Nullable;
        return new(name, type)
        {
            Member = member,
            Description = description,
            DeprecationReason = TypeRegistry.DeprecationOf(attributes),
            Cost = TypeRegistry.CostOf(attributes),
            DefaultValue = DefaultOf(attributes, parameter, type),
            Reader = InputReader.Of(type, clr.IsNullable && clr.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(clr.Type) : clr.Type, id?.Reader),
            Absent = optional ? Activator.CreateInstance(clr.Type) : null,
        };
    }

    /// <summary>The type of an input; null when it has none.</summary>
    private SchemaType? TypeOf(ClrType clr)
    {
        SchemaType? type = clr.Item() is { } item ? TypeOf(item)?.AsList() : NamedOf(clr.Type);
        return clr.IsNullable ? type : type?.AsNonNull();
    }

    private NamedType? NamedOf(Type type)
    {
        if (Scalars.NameOf(type) is { } scalar)
            return registry.Scalar(scalar);
        if (type.IsEnum)
            return Enumeration(type);
        if (_types.TryGetValue(type, out var known))
            return known;
        if (type.IsAbstract || type.IsInterface || type == typeof(object) || type.IsPrimitive || typeof(Delegate).IsAssignableFrom(type)
            || typeof(IEnumerable).IsAssignableFrom(type) || type.GetConstructors().Length == 0)
            return null;

        var made = new InputObjectType(Naming.OfInput(type))
        {
            Description = registry.DescriptionOf(type),
            IsOneOf = type.GetCustomAttribute<OneOfAttribute>() is not null,
        };
        _types[type] = registry.Add(made, type.FullName!);
        registry.Later(() => AddFields(made, type));
        return made;
    }

    private void AddFields(InputObjectType made, Type type)
    {
        var parameters = Construction.ConstructorOf(type).GetParameters();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var parameter = Array.Find(parameters, parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (property.GetIndexParameters().Length > 0 || (parameter is null && property.SetMethod is not { IsPublic: true }) || TypeRegistry.IsIgnored(property))
                continue;

            ICustomAttributeProvider attributes = parameter is not null && parameter.GetCustomAttributes(false).Length > property.GetCustomAttributes(false).Length
                ? parameter
                : property;
            var field = Bind(
                property.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.CamelCase(property.Name), ClrType.Of(property), attributes,
                property.Name, registry.DescriptionOf(property), parameter, $"{type.Name}.{property.Name}");
            if (field is not null)
                made.Fields.Add(field);
        }
    }

    /// <summary>A list of identifiers as deep as the C# type is one.</summary>
    private static SchemaType Shaped(ClrType clr, NamedType named)
    {
        SchemaType type = clr.Item() is { } item ? Shaped(item, named).AsList() : named;
        return clr.IsNullable ? type : type.AsNonNull();
    }

    private SchemaType? Written(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => Written(nonNull.Inner)?.AsNonNull(),
        ListTypeNode list => Written(list.Item)?.AsList(),
        NamedTypeNode { Name: var name } => registry.Find(name) ?? registry.Scalar(name),
        _ => null,
    };

    private (NamedType Type, Func<bool, Type, InputReader> Reader)? IdOf(ICustomAttributeProvider attributes)
    {
        foreach (var attribute in attributes.GetCustomAttributes(false))
        {
            var typeName = attribute is IDAttribute named ? named.TypeName
                : attribute.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IDAttribute<>)
                    ? OutputBinder.NameOf(type.GetGenericArguments()[0], registry)
                    : "";
            if (typeName != "")
                return (registry.Scalar("ID")!, (isNonNull, clr) => new IdReader(isNonNull, typeName, clr));
        }

        return null;
    }

    private ValueNode? DefaultOf(ICustomAttributeProvider attributes, ParameterInfo? parameter, SchemaType type)
    {
        if (attributes.GetCustomAttributes(typeof(DefaultValueAttribute), false).OfType<DefaultValueAttribute>().FirstOrDefault() is { } given)
        {
            return given.Value is string text && type.Nullable is not ScalarType { Name: "String" or "ID" }
                ? Parser.ParseValue(text)
                : Literal(given.Value, type);
        }

        return parameter is { HasDefaultValue: true, DefaultValue: { } value } ? Literal(value, type) : null;
    }

    private ValueNode? Literal(object? value, SchemaType type) => value switch
    {
        null => new NullNode(0),
        bool flag => new BooleanNode(0, flag),
        string text => new StringNode(0, text),
        double or float or decimal => new FloatNode(0, Convert.ToString(value, CultureInfo.InvariantCulture)!),
        _ when type.Named is EnumType values => Member(value, values),
        _ => new IntNode(0, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private EnumNode? Member(object value, EnumType type)
    {
        var member = type.Of(value) ?? type.Values.Find(known => Convert.ToInt64(known.Value, CultureInfo.InvariantCulture) == Convert.ToInt64(value, CultureInfo.InvariantCulture));
        if (member is null)
            registry.Faults.Add($"A default of {type.Name} is none of its members.");
        return member is null ? null : new(0, member.Name);
    }
}
