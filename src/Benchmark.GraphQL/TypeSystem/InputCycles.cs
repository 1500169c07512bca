using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>Finds inputs that can never be given, because they or their defaults contain themselves.</summary>
internal static class InputCycles
{
    /// <summary>Whether an input requires itself, directly or through others.</summary>
    public static bool RequiresItself(InputObjectType type) => Requires(type, type, []);

    private static bool Requires(InputObjectType from, InputObjectType goal, HashSet<InputObjectType> seen) => from.Fields
        .Select(field => field.Type is NonNullType { Nullable: InputObjectType next } ? next : null).OfType<InputObjectType>()
        .Any(next => next == goal || (seen.Add(next) && Requires(next, goal, seen)));

    /// <summary>Whether the defaults of an input, filled in wherever a field is not given, never come to an end.</summary>
    /// <remarks>InputObjectDefaultValueHasCycle of the September 2025 edition, section 3.10.</remarks>
    public static bool DefaultsContainThemselves(InputObjectType type) => Continues(type, new ObjectNode(0, []), []);

    private static bool Continues(InputObjectType type, ValueNode value, HashSet<InputValue> taken) => value switch
    {
        ListNode list => list.Items.Any(item => Continues(type, item, taken)),
        ObjectNode given => type.Fields.Any(field => Continues(field, given, taken)),
        _ => false,
    };

    private static bool Continues(InputValue field, ObjectNode given, HashSet<InputValue> taken)
    {
        if (field.Type.Named is not InputObjectType type)
            return false;
        if (given.Fields.FirstOrDefault(one => one.Name.Value == field.Name) is { } written)
            return Continues(type, written.Value, taken);
        return field.DefaultValue is { } byDefault && (taken.Contains(field) || Continues(type, byDefault, [.. taken, field]));
    }
}
