using System.Reflection;
using System.Runtime.CompilerServices;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.Types.Relay;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes object, interface and union types from C# types and the classes that extend them.</summary>
internal sealed class OutputBinder
{
    private readonly TypeRegistry _registry;
    private readonly InputBinder _inputs;
    private readonly Dictionary<Type, NamedType> _types = [];

    public OutputBinder(TypeRegistry registry, InputBinder inputs, ResolverCompiler compiler)
    {
        (_registry, _inputs) = (registry, inputs);
        Fields = new(registry, this, compiler);
    }

    /// <summary>Makes the fields of the types.</summary>
    public FieldBinder Fields { get; }

    /// <summary>The name a C# type has in the schema.</summary>
    public static string NameOf(Type type, TypeRegistry registry) =>
        registry.ExtensionsOf(type).Select(extension => extension.GetCustomAttribute<GraphQLNameAttribute>()?.Name).FirstOrDefault(name => name is not null)
        ?? Naming.OfType(type);

    /// <summary>The type of a field; null when a C# type has none.</summary>
    public SchemaType? TypeOf(ClrType clr)
    {
        SchemaType? type = clr.Item() is { } item ? TypeOf(item)?.AsList() : NamedOf(clr.Type);
        return clr.IsNullable ? type : type?.AsNonNull();
    }

    /// <summary>The named type of a C# type; null when it has none.</summary>
    public NamedType? NamedOf(Type type)
    {
        if (Scalars.NameOf(type) is { } scalar)
            return _registry.Scalar(scalar);
        if (type.IsEnum)
            return _inputs.Enumeration(type);
        if (_types.TryGetValue(type, out var known))
            return known;
        if (type == typeof(object) || type == typeof(void) || type.IsPrimitive || type.IsPointer || type.IsByRefLike || type.IsGenericParameter
            || typeof(Delegate).IsAssignableFrom(type) || typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            return null;
        return IsInterface(type) ? Interface(type) : type.IsAbstract || type.IsInterface ? Union(type) : Object(type);
    }

    private ObjectType Object(Type type)
    {
        var made = new ObjectType(NameOf(type, _registry))
        {
            ClrType = type,
            Description = _registry.DescriptionOf(type),
            Cost = TypeRegistry.CostOf(type),
        };
        _types[type] = _registry.Add(made, type.FullName!);
        made.Access.AddRange(TypeRegistry.AccessOf(type).Concat(_registry.ExtensionsOf(type).SelectMany(TypeRegistry.AccessOf)));
        AddFields(made, type);
        return made;
    }

    private InterfaceType Interface(Type type)
    {
        var made = new InterfaceType(NameOf(type, _registry)) { ClrType = type, Description = _registry.DescriptionOf(type) };
        _types[type] = _registry.Add(made, type.FullName!);
        AddFields(made, type);
        _registry.Later(() =>
        {
            foreach (var implementation in Cases(type))
                NamedOf(implementation);
        });
        return made;
    }

    private UnionType? Union(Type type)
    {
        var cases = Cases(type).ToList();
        if (cases.Count == 0)
            return null;
        var made = new UnionType(NameOf(type, _registry)) { ClrType = type, Description = _registry.DescriptionOf(type) };
        _types[type] = _registry.Add(made, type.FullName!);
        _registry.Later(() => made.Members.AddRange(cases.Select(NamedOf).OfType<ObjectType>()));
        return made;
    }

    /// <summary>The closed alternatives of an abstract type: those nested in it, or else those found deriving from it.</summary>
    private IEnumerable<Type> Cases(Type type)
    {
        var nested = type.GetNestedTypes().Where(IsCase).ToList();
        return nested.Count > 0 ? nested : _registry.Candidates.Concat(type.Assembly.GetTypes().Where(other => other.IsPublic)).Distinct().Where(IsCase);

        bool IsCase(Type other) => type.IsAssignableFrom(other) && other is { IsAbstract: false, IsInterface: false };
    }

    private bool IsInterface(Type type) => type.IsDefined(typeof(InterfaceTypeAttribute), false)
        || _registry.ExtensionsOf(type).Any(extension => extension.GetCustomAttributes()
            .Any(attribute => attribute.GetType() is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(InterfaceTypeAttribute<>)));

    private void AddFields(FieldsType made, Type type) => _registry.Later(() =>
    {
        var extensions = _registry.ExtensionsOf(type).ToList();
        var replaced = extensions.SelectMany(Members).Select(member => member.GetCustomAttribute<BindMemberAttribute>()?.Name)
            .Concat(extensions.SelectMany(IgnoredBy)).ToHashSet(StringComparer.Ordinal);
        foreach (var member in OwnMembers(type).Where(member => !replaced.Contains(member.Name)))
            Fields.Add(made, member, type);
        foreach (var member in extensions.SelectMany(Members))
            Fields.Add(made, member, type);

        foreach (var contract in BaseTypes(type).Where(IsInterface))
        {
            if (NamedOf(contract) is InterfaceType implemented && !made.Interfaces.Contains(implemented))
                made.Interfaces.Add(implemented);
        }
    });

    private static IEnumerable<string> IgnoredBy(Type extension) => extension.GetCustomAttributes()
        .Where(attribute => attribute.GetType() is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(ExtendObjectTypeAttribute<>))
        .SelectMany(attribute => (string[])attribute.GetType().GetProperty(nameof(ExtendObjectTypeAttribute<>.IgnoreProperties))!.GetValue(attribute)!);

    private static IEnumerable<Type> BaseTypes(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
            yield return at;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }

    /// <summary>The properties of a type, those of its base first; and its methods, when it says that it is an object type.</summary>
    private static IEnumerable<MemberInfo> OwnMembers(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true } && property.Name != "EqualityContract")
            .DistinctBy(property => property.Name);
        IEnumerable<MemberInfo> methods = type.IsDefined(typeof(ObjectTypeAttribute), false)
            ? type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsResolver)
            : [];
        return properties.Concat(methods).Where(member => !TypeRegistry.IsIgnored(member));
    }

    /// <summary>The public static members of a class that extends a type.</summary>
    public static IEnumerable<MemberInfo> Members(Type extension)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return extension.GetProperties(Flags).Cast<MemberInfo>().Concat(extension.GetMethods(Flags).Where(IsResolver))
            .Where(member => !TypeRegistry.IsIgnored(member) && !member.IsDefined(typeof(NodeResolverAttribute)))
            .OrderBy(member => member.MetadataToken);
    }

    private static bool IsResolver(MethodInfo method) =>
        !method.IsSpecialName && !method.IsGenericMethod && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && method.GetBaseDefinition() == method && method.Name is not ("Deconstruct" or "Equals" or "Configure");
}
