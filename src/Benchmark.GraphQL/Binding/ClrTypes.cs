using System.Reflection;
using Benchmark.GraphQL.Types.Pagination;

namespace Benchmark.GraphQL.Binding;

/// <summary>A C# type with its nullability, unwrapped step by step.</summary>
/// <param name="Type">The type, without the question mark of value types.</param>
/// <param name="IsNullable">Whether null may stand there.</param>
/// <param name="Nullability">What the compiler noted about the parts; null when nothing.</param>
internal readonly record struct ClrType(Type Type, bool IsNullable, NullabilityInfo? Nullability)
{
    public static ClrType Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static ClrType Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    /// <summary>What a member gives back, out of its task.</summary>
    public static ClrType Of(MemberInfo member) =>
        (member is MethodInfo method ? Of(method.ReturnParameter) : Of((PropertyInfo)member)).Awaited();

    public static ClrType Of(Type type, NullabilityInfo? nullability) => Nullable.GetUnderlyingType(type) is { } inner
        ? new(inner, true, nullability)
        : new(type, !type.IsValueType && nullability?.ReadState != NullabilityState.NotNull, nullability);

    /// <summary>The result of a task; the type itself when it is none.</summary>
    public ClrType Awaited() => IsTask(Type) && Type.IsGenericType ? Argument(0) : this;

    /// <summary>The type of a collection's items; null when it is no collection.</summary>
    public ClrType? Item()
    {
        if (Execution.ListReader.ItemOf(Type) is not { } item || typeof(IConnection).IsAssignableFrom(Type) || IsDictionary(Type))
            return null;
        if (Type.IsArray)
            return Of(item, Nullability?.ElementType);
        return Type.IsGenericType && Type.GetGenericArguments() is [var only] && only == item ? Argument(0) : Of(item, null) with { IsNullable = false };
    }

    /// <summary>What stands between the angle brackets.</summary>
    public ClrType Argument(int at) => Of(
        Type.GetGenericArguments()[at],
        Nullability?.GenericTypeArguments is { Length: > 0 } parts && at < parts.Length ? parts[at] : null);

    public static bool IsTask(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static bool IsDictionary(Type type) => type.GetInterfaces().Prepend(type).Any(one =>
        one.IsGenericType && (one.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || one.GetGenericTypeDefinition() == typeof(IDictionary<,>)));
}
