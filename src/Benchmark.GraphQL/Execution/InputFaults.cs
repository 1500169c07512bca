using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Says what keeps a value without variables from being of a type, by the rules of input coercion.</summary>
internal static class InputFaults
{
    /// <returns>One sentence per fault; none when the value fits.</returns>
    public static List<string> Of(SchemaType type, ValueNode value)
    {
        var faults = new List<string>();
        Check(type, value, "", faults);
        return faults;
    }

    private static void Check(SchemaType type, ValueNode value, string path, List<string> faults)
    {
        if (value is NullNode)
        {
            if (type.IsNonNull)
                faults.Add($"{At(path)}null is no {type}.");
            return;
        }

        switch (type.Nullable)
        {
            case ListType list when value is ListNode items:
                for (var at = 0; at < items.Items.Count; at++)
                    Check(list.Item, items.Items[at], $"{path}[{at}]", faults);
                break;
            case ListType list:
                Check(list.Item, value, path, faults);
                break;
            case InputObjectType input:
                CheckFields(input, value, path, faults);
                break;
            case EnumType values when NameOf(value) is not { } name || values.Find(name) is null:
                faults.Add($"{At(path)}the value is no member of {values.Name}.");
                break;
            case ScalarType scalar when scalar.Read(value) is null:
                faults.Add($"{At(path)}the value is no {scalar.Name}.");
                break;
        }
    }

    private static void CheckFields(InputObjectType type, ValueNode value, string path, List<string> faults)
    {
        if (value is not ObjectNode given)
        {
            faults.Add($"{At(path)}the value is no object, but {type.Name} is one.");
            return;
        }

        foreach (var field in type.Fields)
        {
            var argument = given.Fields.FirstOrDefault(argument => argument.Name.Value == field.Name);
            if (argument is not null)
                Check(field.Type, argument.Value, $"{path}.{field.Name}", faults);
            else if (field.IsRequired)
                faults.Add($"{At(path)}the field {field.Name} of {type.Name} is required.");
        }

        foreach (var unknown in given.Fields.Where(argument => type.Field(argument.Name.Value) is null))
            faults.Add($"{At(path)}{type.Name} has no field of this name.");
        if (type.IsOneOf && (given.Fields.Count != 1 || given.Fields[0].Value is NullNode))
            faults.Add($"{At(path)}exactly one field of {type.Name} must be given, and not null.");
    }

    /// <summary>The name a value gives to a member of an enum; null when it gives none.</summary>
    public static string? NameOf(ValueNode value) => value switch
    {
        EnumNode name => name.Value,
        StringNode { IsJson: true } text => text.Value,
        _ => null,
    };

    private static string At(string path) => path.Length == 0 ? "" : $"at {path}, ";
}
