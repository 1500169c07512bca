using System.Reflection;
using System.Text;
using Benchmark.GraphQL.Types;

namespace Benchmark.GraphQL.Binding;

/// <summary>Names in the schema from names in C#, by HotChocolate's conventions.</summary>
internal static class Naming
{
    /// <summary>camelCase, without Get in front and Async behind.</summary>
    public static string OfField(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { Name: var given })
            return given;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]))
                name = name[3..];
            if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5)
                name = name[..^5];
        }

        return CamelCase(name);
    }

    public static string OfArgument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name
        ?? parameter.GetCustomAttribute<ArgumentAttribute>()?.Name
        ?? CamelCase(parameter.Name!);

    /// <summary>The C# name; generic types are read aloud, such as PageOfProduct.</summary>
    public static string OfType(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>() is { Name: var given })
            return given;
        var named = type.GetCustomAttribute<ObjectTypeAttribute>()?.Name ?? type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
            ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name ?? type.GetCustomAttribute<EnumTypeAttribute>()?.Name;
        if (named is not null)
            return named;
        return type.IsGenericType
            ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of" + string.Join("And", type.GetGenericArguments().Select(OfType))
            : type.Name;
    }

    /// <summary>The C# name with the suffix Input, unless it has it.</summary>
    public static string OfInput(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>()?.Name is { } given)
            return given;
        if (type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name is { } named)
            return named;
        var name = OfType(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary>UPPER_SNAKE; names that are all capitals stay.</summary>
    public static string OfEnumValue(FieldInfo member) =>
        member.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? UpperSnake(member.Name);

    public static string CamelCase(string name)
    {
        var capitals = name.TakeWhile(char.IsUpper).Count();
        return capitals switch
        {
            0 => name,
            1 => char.ToLowerInvariant(name[0]) + name[1..],
            _ when capitals == name.Length => name.ToLowerInvariant(),
            _ => name[..(capitals - 1)].ToLowerInvariant() + name[(capitals - 1)..],
        };
    }

    public static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string UpperSnake(string name)
    {
        if (name.All(letter => char.IsUpper(letter) || char.IsDigit(letter) || letter == '_'))
            return name;
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])))
                && name[at - 1] != '_')
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[at]));
        }

        return text.ToString();
    }
}
