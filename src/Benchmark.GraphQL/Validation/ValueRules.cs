using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Literals fit the type of their place: their kind, the names and required fields of input objects, oneOf.</summary>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    public override string Section => "sec-Values-of-Correct-Type";

    public override void Value(ValueNode value, SchemaType? type, ValidationContext context)
    {
        if (type is not null)
            Check(value, type, context);
    }

    private void Check(ValueNode value, SchemaType type, ValidationContext context)
    {
        switch (value)
        {
            case VariableNode:
                break;
            case NullNode:
                if (type.IsNonNull)
                    context.Report(this, $"null is no {type}.", value.Position);
                break;
            case ListNode list when type.Nullable is ListType { Item: var item }:
                foreach (var one in list.Items)
                    Check(one, item, context);
                break;
            case ObjectNode given when type.Named is InputObjectType input:
                CheckFields(given, input, context);
                break;
            default:
                CheckLeaf(value, type, context);
                break;
        }
    }

    private void CheckLeaf(ValueNode value, SchemaType type, ValidationContext context)
    {
        var isValid = type.Named switch
        {
            EnumType values => value is EnumNode name && values.Find(name.Value) is not null,
            ScalarType scalar => scalar.Read(value) is not null,
            _ => false,
        };
        if (!isValid)
            context.Report(this, $"The value is no {type}.", value.Position);
    }

    private void CheckFields(ObjectNode given, InputObjectType input, ValidationContext context)
    {
        foreach (var field in input.Fields)
        {
            if (field.IsRequired && !given.Fields.Any(argument => argument.Name.Value == field.Name))
                context.Report(this, $"The field \"{field.Name}\" of {input.Name} is required.", given.Position);
        }

        if (input.IsOneOf)
            CheckOneOf(given, input, context);
        foreach (var argument in given.Fields)
        {
            if (input.Field(argument.Name.Value) is { } field)
                Check(argument.Value, field.Type, context);
            else
                context.Report(this, $"{input.Name} has no field \"{argument.Name}\".", argument.Position);
        }
    }

    private void CheckOneOf(ObjectNode given, InputObjectType input, ValidationContext context)
    {
        var names = given.Fields.Select(field => field.Name.Value).Distinct(StringComparer.Ordinal).Count();
        if (names != 1 || given.Fields[^1].Value is NullNode)
            context.Report(this, $"Exactly one field of {input.Name} must be given, and not null.", given.Position);
    }
}

/// <summary>No field of an input object is given twice.</summary>
internal sealed class InputFieldUniqueness : ValidationRule
{
    public override string Section => "sec-Input-Object-Field-Uniqueness";

    public override void Value(ValueNode value, SchemaType? type, ValidationContext context)
    {
        switch (value)
        {
            case ListNode list:
                foreach (var item in list.Items)
                    Value(item, null, context);
                break;
            case ObjectNode given:
                foreach (var (first, again) in Repeated.In(given.Fields.Select(field => field.Name)))
                    context.Report(this, $"The input field \"{again}\" is given more than once.", first.Position, again.Position);
                foreach (var field in given.Fields)
                    Value(field.Value, null, context);
                break;
        }
    }
}
