using System.Reflection;
using Benchmark.GraphQL.Authorization;
using Benchmark.GraphQL.CostAnalysis.Types;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>The types found so far, and what the binders share.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, NamedType> _byName = new(StringComparer.Ordinal);
    private readonly Queue<Action> _pending = new();

    public required SchemaOptions Options { get; init; }

    /// <summary>Whether a type is registered with the container.</summary>
    public required Func<Type, bool> IsService { get; init; }

    /// <summary>Classes of the assemblies given, in the order of their names.</summary>
    public required IReadOnlyList<Type> Candidates { get; init; }

    public XmlDocs Docs { get; } = new();

    /// <summary>What is wrong, one sentence each.</summary>
    public List<string> Faults { get; } = [];

    public IReadOnlyCollection<NamedType> Types => _byName.Values;

    /// <summary>Classes that add fields to the type of a CLR type.</summary>
    public IEnumerable<Type> ExtensionsOf(Type type) => Candidates.Where(candidate => candidate.GetCustomAttributes()
        .Any(attribute => attribute.GetType() is { IsGenericType: true } extension
            && (extension.GetGenericTypeDefinition() == typeof(ObjectTypeAttribute<>)
                || extension.GetGenericTypeDefinition() == typeof(InterfaceTypeAttribute<>)
                || extension.GetGenericTypeDefinition() == typeof(ExtendObjectTypeAttribute<>))
            && extension.GetGenericArguments()[0] == type));

    public NamedType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a type; a second one of the same name is a fault, and the first stays.</summary>
    public T Add<T>(T type, string origin)
        where T : NamedType
    {
        if (!_byName.TryAdd(type.Name, type))
            Faults.Add($"Two types are named {type.Name}; one is {origin}. Give one of them a [GraphQLName].");
        return type;
    }

    /// <summary>The scalar of this name, added when the engine knows it.</summary>
    public ScalarType? Scalar(string name)
    {
        if (_byName.TryGetValue(name, out var known))
            return known as ScalarType;
        return Scalars.Create(name) is { } scalar ? Add(scalar, "a scalar") : null;
    }

    /// <summary>Does something later, when the types met so far are known; so types may refer to each other.</summary>
    public void Later(Action action) => _pending.Enqueue(action);

    /// <summary>Does all that was put off, and what that puts off in turn.</summary>
    public void Finish()
    {
        while (_pending.TryDequeue(out var action))
            action();
    }

    /// <summary>What the attributes of a member say about who may see it.</summary>
    public static IEnumerable<AccessRule> AccessOf(MemberInfo member) =>
        member.GetCustomAttributes<AuthorizeAttribute>().Select(attribute => new AccessRule(attribute.Policy, attribute.Roles ?? []));

    public string? DescriptionOf(Type type) => type.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
        ?? ExtensionsOf(type).Select(extension => extension.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description).FirstOrDefault(text => text is not null)
        ?? Docs.Of(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type)
        ?? ExtensionsOf(type).Select(Docs.Of).FirstOrDefault(text => text is not null);

    public string? DescriptionOf(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? Docs.Of(member);

    public string? DescriptionOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? Docs.Of(parameter);

    public static string? DeprecationOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), false).OfType<GraphQLDeprecatedAttribute>().FirstOrDefault()?.DeprecationReason
        ?? (member.GetCustomAttributes(typeof(ObsoleteAttribute), false).OfType<ObsoleteAttribute>().FirstOrDefault() is { } obsolete
            ? obsolete.Message ?? BuiltInDirectives.NoReason
            : null);

    public static double? CostOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(CostAttribute), false).OfType<CostAttribute>().FirstOrDefault()?.Weight;

    public static bool IsIgnored(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLIgnoreAttribute), false).Length > 0;
}
