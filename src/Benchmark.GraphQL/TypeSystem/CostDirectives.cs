using System.Globalization;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>Notes costs and list sizes as directives, so that they are printed with the schema.</summary>
internal static class CostDirectives
{
    public static void Apply(IEnumerable<NamedType> types)
    {
        foreach (var field in types.OfType<FieldsType>().SelectMany(type => type.Fields))
        {
            if (field.Cost is { } cost)
                field.Directives.Add(Weight(cost));
            if (field.ListSize is { } size)
                field.Directives.Add(Size(size));
            foreach (var argument in field.Arguments.Where(argument => argument.Cost is not null))
                argument.Directives.Add(Weight(argument.Cost!.Value));
        }

        foreach (var type in types.OfType<ObjectType>().Where(type => type.Cost is not null))
            type.Directives.Add(Weight(type.Cost!.Value));
    }

    private static AppliedDirective Weight(double cost) =>
        new("cost", [("weight", $"\"{cost.ToString(CultureInfo.InvariantCulture)}\"")]);

    private static AppliedDirective Size(ListSize size)
    {
        var arguments = new List<(string, string)>();
        if (size.AssumedSize is { } assumed)
            arguments.Add(("assumedSize", assumed.ToString(CultureInfo.InvariantCulture)));
        if (size.SlicingArguments.Count > 0)
            arguments.Add(("slicingArguments", Names(size.SlicingArguments)));
        if (size.DefaultSize is { } byDefault)
            arguments.Add(("slicingArgumentDefaultValue", byDefault.ToString(CultureInfo.InvariantCulture)));
        if (size.SizedFields.Count > 0)
            arguments.Add(("sizedFields", Names(size.SizedFields)));
        arguments.Add(("requireOneSlicingArgument", size.RequireOneSlicingArgument ? "true" : "false"));
        return new("listSize", arguments);
    }

    private static string Names(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(name => $"\"{name}\""))}]";
}
