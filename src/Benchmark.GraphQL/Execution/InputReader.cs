using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>An input does not fit its type.</summary>
internal sealed class InputException(string message, string code = ErrorCodes.InvalidValue) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>Turns input values of one type into what the program takes.</summary>
/// <remarks>Made once per argument at start-up; reading follows the coercion rules of section 3 of the specification.</remarks>
internal abstract class InputReader(bool isNonNull)
{
    /// <summary>Stands for an argument that is not given, where the program can tell it from null.</summary>
    public static object NotGiven { get; } = new();

    /// <summary>A reader from a type of the schema into a CLR type; <c>object</c> takes whatever comes naturally.</summary>
    /// <param name="type">The type in the schema.</param>
    /// <param name="clr">The type in the program.</param>
    /// <param name="id">Makes the reader of identifiers; null when they are plain text.</param>
    public static InputReader Of(SchemaType type, Type clr, Func<bool, Type, InputReader>? id = null)
    {
        var wanted = Nullable.GetUnderlyingType(clr) ?? clr;
        if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(Optional<>))
            return OptionalReader.Create(type, wanted.GetGenericArguments()[0], id);
        return type.Nullable switch
        {
            ListType list => ListReader.Create(type.IsNonNull, list, wanted, id),
            EnumType values => new EnumReader(type.IsNonNull, values),
            ScalarType { Name: "ID" } when id is not null => id(type.IsNonNull, wanted),
            ScalarType scalar => new ScalarReader(type.IsNonNull, scalar, wanted),
            InputObjectType input when wanted == typeof(object) => new FieldsReader(type.IsNonNull, input),
            InputObjectType input => new RecordReader(type.IsNonNull, input, wanted),
            _ => throw new ArgumentException($"{type} is no input type.", nameof(type)),
        };
    }

    /// <summary>Reads a value that is given; a variable without value counts as null.</summary>
    /// <exception cref="InputException">The value does not fit.</exception>
    public object? Read(ValueNode value, VariableValues variables)
    {
        if (value is VariableNode variable)
            value = variables.Find(variable.Name) ?? NullNode.Instance;
        if (value is not NullNode)
            return ReadValue(value, variables);
        return isNonNull ? throw new InputException("A value that must not be null is null.") : Null;
    }

    /// <summary>Reads the arguments of a field, or the fields of an input object, in the order they are defined.</summary>
    /// <exception cref="InputException">One is required and missing, or does not fit.</exception>
    public static object?[] ReadAll(List<InputValue> definitions, IReadOnlyList<ArgumentNode> given, VariableValues variables)
    {
        var values = definitions.Count == 0 ? [] : new object?[definitions.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var definition = definitions[at];
            var value = Find(given, definition.Name);
            if (value is VariableNode variable && variables.Find(variable.Name) is null)
                value = null;

            if ((value ?? definition.DefaultValue) is { } present)
                values[at] = definition.Reader!.Read(present, variables);
            else if (definition.Type.IsNonNull)
                throw new InputException($"\"{definition.Name}\" of type {definition.Type} is required.");
            else
                values[at] = definition.Absent;
        }

        return values;
    }

    /// <summary>What null becomes.</summary>
    protected virtual object? Null => null;

    protected abstract object? ReadValue(ValueNode value, VariableValues variables);

    private static ValueNode? Find(IReadOnlyList<ArgumentNode> given, string name)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (given[at].Name.Value == name)
                return given[at].Value;
        }

        return null;
    }
}

/// <summary>Reads a scalar, and converts it where the program's type is narrower or wider.</summary>
internal sealed class ScalarReader(bool isNonNull, ScalarType scalar, Type wanted) : InputReader(isNonNull)
{
    protected override object? ReadValue(ValueNode value, VariableValues variables)
    {
        var read = scalar.Read(Filled(value, variables)) ?? throw new InputException($"The value is no {scalar.Name}.");
        return wanted.IsInstanceOfType(read) ? read : Convert(read);
    }

    /// <summary>The value with its variables filled in, for scalars that hold lists and objects.</summary>
    private static ValueNode Filled(ValueNode value, VariableValues variables) => value switch
    {
        VariableNode variable => variables.Find(variable.Name) ?? NullNode.Instance,
        ListNode list => new ListNode(list.Position, [.. list.Items.Select(item => Filled(item, variables))]),
        ObjectNode given => new ObjectNode(given.Position,
        [
            .. given.Fields.Where(field => field.Value is not VariableNode variable || variables.Find(variable.Name) is not null)
                .Select(field => new ArgumentNode(field.Name, Filled(field.Value, variables))),
        ]),
        _ => value,
    };

    private object Convert(object value)
    {
        try
        {
            if (wanted == typeof(DateTime) && value is DateTimeOffset time)
                return time.UtcDateTime;
            if (wanted == typeof(System.Text.Json.JsonElement))
                return System.Text.Json.JsonSerializer.SerializeToElement(value);
            if (wanted == typeof(Guid) && value is string text)
                return Guid.Parse(text);
            return System.Convert.ChangeType(value, wanted, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or InvalidCastException)
        {
            throw new InputException($"The value is no {scalar.Name} that fits here.");
        }
    }
}

internal sealed class EnumReader(bool isNonNull, EnumType type) : InputReader(isNonNull)
{
    protected override object ReadValue(ValueNode value, VariableValues variables) =>
        (InputFaults.NameOf(value) is { } name ? type.Find(name) : null)?.Value
        ?? throw new InputException($"The value is no member of {type.Name}.");
}

/// <summary>Reads an identifier: decodes it, and refuses those of other types.</summary>
internal sealed class IdReader(bool isNonNull, string? typeName, Type wanted) : InputReader(isNonNull)
{
    protected override object ReadValue(ValueNode value, VariableValues variables)
    {
        if (value is not (StringNode or IntNode))
            throw new InputException("The value is no ID.");
        var text = value is StringNode given ? given.Value : ((IntNode)value).Text;
        var id = NodeId.Parse(text);
        if (id is null || (typeName is not null && id.TypeName != typeName))
            throw new InputException("The identifier is not one of this type.", ErrorCodes.InvalidId);
        return id.Read(wanted) ?? throw new InputException("The identifier is not one of this type.", ErrorCodes.InvalidId);
    }
}

/// <summary>Reads an input object into a dictionary of what is given or has a default.</summary>
internal sealed class FieldsReader(bool isNonNull, InputObjectType type) : InputReader(isNonNull)
{
    protected override object ReadValue(ValueNode value, VariableValues variables)
    {
        var given = OneOf.Check(type, value, variables);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var node = given.Fields.FirstOrDefault(argument => argument.Name.Value == field.Name)?.Value;
            if (node is VariableNode variable && variables.Find(variable.Name) is null)
                node = null;
            if ((node ?? field.DefaultValue) is { } present)
                fields[field.Name] = field.Reader!.Read(present, variables);
            else if (field.Type.IsNonNull)
                throw new InputException($"\"{field.Name}\" of type {field.Type} is required.");
        }

        return fields;
    }
}

/// <summary>Reads an input object into a CLR type, by its constructor and its settable properties.</summary>
internal sealed class RecordReader(bool isNonNull, InputObjectType type, Type wanted) : InputReader(isNonNull)
{
    private Func<object?[], object>? _create;

    protected override object ReadValue(ValueNode value, VariableValues variables)
    {
        var given = OneOf.Check(type, value, variables);
        var fields = ReadAll(type.Fields, given.Fields, variables);
        try
        {
            return (_create ??= Construction.Of(wanted, type.Fields))(fields);
        }
        catch (ArgumentException fault)
        {
            throw new InputException(fault.Message);
        }
    }
}

/// <summary>Reads an input object into the values of its fields, in their order.</summary>
internal sealed class ArgumentsReader(InputObjectType type) : InputReader(isNonNull: true)
{
    protected override object ReadValue(ValueNode value, VariableValues variables) =>
        ReadAll(type.Fields, OneOf.Check(type, value, variables).Fields, variables);
}

/// <summary>The rule of inputs of which exactly one field is given.</summary>
internal static class OneOf
{
    /// <exception cref="InputException">The value is no object, or gives none or several fields, or null.</exception>
    public static ObjectNode Check(InputObjectType type, ValueNode value, VariableValues variables)
    {
        if (value is not ObjectNode given)
            throw new InputException($"The value is no {type.Name}.");
        foreach (var field in given.Fields)
        {
            if (type.Field(field.Name.Value) is null)
                throw new InputException($"{type.Name} has no field of this name.");
        }

        if (type.IsOneOf)
        {
            var fields = given.Fields;
            var only = fields.Count == 1 ? fields[0].Value : null;
            if (only is VariableNode variable)
                only = variables.Find(variable.Name);
            if (only is null or NullNode)
                throw new InputException($"Exactly one field of {type.Name} must be given, and not null.");
        }

        return given;
    }
}

/// <summary>Reads lists; a single value is a list of one.</summary>
internal static class ListReader
{
    public static InputReader Create(bool isNonNull, ListType type, Type wanted, Func<bool, Type, InputReader>? id)
    {
        var item = ItemOf(wanted) ?? typeof(object);
        return (InputReader)Activator.CreateInstance(
            typeof(ListReader<>).MakeGenericType(item), isNonNull, InputReader.Of(type.Item, item, id), wanted)!;
    }

    /// <summary>The type of a collection's items; null when it is no collection of inputs.</summary>
    public static Type? ItemOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        return type.GetInterfaces().Prepend(type)
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
    }
}

/// <summary>Reads lists; a single value is a list of one.</summary>
internal sealed class ListReader<T>(bool isNonNull, InputReader item, Type wanted) : InputReader(isNonNull)
{
    protected override object ReadValue(ValueNode value, VariableValues variables)
    {
        if (value is not ListNode list)
            return Shape([(T)item.Read(value, variables)!]);

        var items = new T[list.Items.Count];
        for (var at = 0; at < items.Length; at++)
            items[at] = (T)item.Read(list.Items[at], variables)!;
        return Shape(items);
    }

    private object Shape(T[] items) =>
        wanted.IsInstanceOfType(items) ? items
        : wanted.IsAssignableFrom(typeof(List<T>)) ? new List<T>(items)
        : wanted.IsAssignableFrom(typeof(HashSet<T>)) ? new HashSet<T>(items)
        : Activator.CreateInstance(wanted, (object)items)!;
}

/// <summary>Reads inputs that tell "not given" from "null".</summary>
internal static class OptionalReader
{
    public static InputReader Create(SchemaType type, Type inner, Func<bool, Type, InputReader>? id) =>
        (InputReader)Activator.CreateInstance(typeof(OptionalReader<>).MakeGenericType(inner), InputReader.Of(type, inner, id))!;
}

/// <summary>Reads inputs that tell "not given" from "null".</summary>
internal sealed class OptionalReader<T>(InputReader inner) : InputReader(isNonNull: false)
{
    protected override object? Null => new Optional<T>(default);

    protected override object ReadValue(ValueNode value, VariableValues variables) =>
        new Optional<T>((T)inner.Read(value, variables)!);
}
