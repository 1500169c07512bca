using System.Linq.Expressions;
using System.Reflection;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Makes CLR objects from the fields of an input.</summary>
internal static class Construction
{
    /// <summary>The constructor an input record is made by: the one with the most parameters.</summary>
    public static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
        ?? throw new InvalidOperationException($"{type} has no public constructor.");

    /// <summary>A function from field values, in the order of the fields, to an object.</summary>
    public static Func<object?[], object> Of(Type type, IReadOnlyList<InputValue> fields)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var constructor = ConstructorOf(type);
        var parameters = constructor.GetParameters();
        var made = Expression.New(constructor, parameters.Select(parameter => FieldAs(parameter.ParameterType, parameter)));
        var bindings = type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && IndexOf(property) >= 0
                && !parameters.Any(parameter => IsNamed(parameter, property.Name)))
            .Select(property => Expression.Bind(property, As(property.PropertyType, IndexOf(property))));
        return Expression.Lambda<Func<object?[], object>>(
            Expression.Convert(Expression.MemberInit(made, bindings), typeof(object)), values).Compile();

        int IndexOf(PropertyInfo property) => fields.ToList().FindIndex(field => field.Member == property.Name);

        Expression FieldAs(Type wanted, ParameterInfo parameter)
        {
            var at = fields.ToList().FindIndex(field => field.Member is { } member && IsNamed(parameter, member));
            return at < 0 ? Expression.Default(wanted) : As(wanted, at);
        }

        Expression As(Type wanted, int at) => Conversions.Unboxed(Expression.ArrayIndex(values, Expression.Constant(at)), wanted);
    }

    private static bool IsNamed(ParameterInfo parameter, string member) =>
        string.Equals(parameter.Name, member, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Conversions between objects and their types, for compiled code.</summary>
internal static class Conversions
{
    /// <summary>The value as its type; null becomes the type's default.</summary>
    public static Expression Unboxed(Expression value, Type wanted) => wanted.IsValueType && Nullable.GetUnderlyingType(wanted) is null
        ? Expression.Condition(
            Expression.Equal(value, Expression.Constant(null)), Expression.Default(wanted), Expression.Convert(value, wanted))
        : Expression.Convert(value, wanted);
}
