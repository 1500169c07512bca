using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.TypeSystem;

/// <summary>The directives of the specification, and those of IBM's cost specification.</summary>
internal static class BuiltInDirectives
{
    public const string NoReason = "No longer supported";

    private static readonly string[] Conditional =
        [DirectiveLocations.Field, DirectiveLocations.FragmentSpread, DirectiveLocations.InlineFragment];

    /// <summary>The names of those that every schema has and that are not printed.</summary>
    public static IReadOnlyList<string> Specified { get; } = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    /// <param name="type">Finds a scalar by its name.</param>
    public static IEnumerable<Directive> Create(Func<string, NamedType> type)
    {
        yield return Condition("skip", "Leaves the field or fragment out when true.", type);
        yield return Condition("include", "Takes the field or fragment in only when true.", type);
        yield return new("deprecated",
        [
            DirectiveLocations.FieldDefinition, DirectiveLocations.ArgumentDefinition, DirectiveLocations.InputFieldDefinition,
            DirectiveLocations.EnumValue,
        ])
        {
            Description = "Marks what is still there but no longer recommended.",
            Arguments =
            {
                new("reason", type("String").AsNonNull())
                {
                    Description = "Why, and what to use instead, as Markdown.",
                    DefaultValue = new StringNode(0, NoReason),
                },
            },
        };
        yield return new("specifiedBy", [DirectiveLocations.Scalar])
        {
            Description = "Says where a scalar is described.",
            Arguments = { new("url", type("String").AsNonNull()) { Description = "The address of the description." } },
        };
        yield return new("oneOf", [DirectiveLocations.InputObject])
        {
            Description = "Marks an input of which exactly one field is given, and not null.",
        };
    }

    /// <param name="type">Finds a scalar by its name.</param>
    public static IEnumerable<Directive> CreateCost(Func<string, NamedType> type)
    {
        yield return new("cost",
        [
            DirectiveLocations.Object, DirectiveLocations.FieldDefinition, DirectiveLocations.ArgumentDefinition,
            DirectiveLocations.Scalar, DirectiveLocations.Enum, DirectiveLocations.InputFieldDefinition,
        ])
        {
            Description = "Says what one use costs when an operation is weighed.",
            Arguments = { new("weight", type("String").AsNonNull()) { Description = "The cost of one use." } },
        };
        yield return new("listSize", [DirectiveLocations.FieldDefinition])
        {
            Description = "Says how many items a list has when an operation is weighed.",
            Arguments =
            {
                new("assumedSize", type("Int")) { Description = "Items when no argument says." },
                new("slicingArguments", type("String").AsNonNull().AsList()) { Description = "Arguments that bound the list." },
                new("slicingArgumentDefaultValue", type("Int")) { Description = "Items when no slicing argument is given." },
                new("sizedFields", type("String").AsNonNull().AsList()) { Description = "Fields of the result that hold the items." },
                new("requireOneSlicingArgument", type("Boolean").AsNonNull())
                {
                    Description = "Whether one of the slicing arguments must be given.",
                    DefaultValue = new BooleanNode(0, true),
                },
            },
        };
    }

    private static Directive Condition(string name, string description, Func<string, NamedType> type) => new(name, Conditional)
    {
        Description = description,
        Arguments =
        {
            new("if", type("Boolean").AsNonNull())
            {
                Description = "The condition.",
                Reader = InputReader.Of(type("Boolean").AsNonNull(), typeof(bool)),
            },
        },
    };
}
