using System.Globalization;
using Benchmark.GraphQL.Fixture;
using Benchmark.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Resolvers for any schema that answer, fail or return null by the hash of what they are asked.</summary>
/// <remarks>
/// The oracle's script has the same rule. The hash takes in the arguments as the resolver got them, so that an engine that
/// reads one of them differently answers differently from there on.
/// </remarks>
internal static class MadeUp
{
    /// <summary>What the oracle is given instead of data.</summary>
    public const string Data = """{"$madeUp":true}""";

    /// <summary>Takes a schema from its document, and binds every field of it; every third takes its time.</summary>
    public static RequestExecutorBuilder AddMadeUp(this RequestExecutorBuilder builder, string document)
    {
        var schema = new ServiceCollection().AddGraphQLServer().AddDocumentFromString(document).BuildRequestExecutor().Schema;
        builder.AddDocumentFromString(document);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
            {
                if (Hash(field.Name) % 3 == 0)
                    builder.AddResolver(type.Name, field.Name, async context => await LaterAsync(schema, type, field, context));
                else
                    builder.AddResolver(type.Name, field.Name, context => Answer(schema, type, field, context));
            }
        }

        return builder;
    }

    private static async ValueTask<object?> LaterAsync(Schema schema, ObjectType type, OutputField field, IResolverContext context)
    {
        await Task.Yield();
        return Answer(schema, type, field, context);
    }

    private static object? Answer(Schema schema, ObjectType type, OutputField field, IResolverContext context)
    {
        var number = context.Parent<object?>() is IReadOnlyDictionary<string, object?> parent ? parent["number"] : 0;
        var hash = Hash(string.Create(CultureInfo.InvariantCulture, $"{type.Name}.{field.Name}{FixtureServer.Echo(context)}#{number}"));
        return hash % 29 == 0 ? throw new InvalidOperationException("made up") : Value(schema, field.Type, hash);
    }

    private static object? Value(Schema schema, SchemaType type, uint hash)
    {
        if (hash % (type.IsNonNull ? 61u : 7u) == 0)
            return null;
        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, (int)(hash % 4)).Select(at => Value(schema, list.Item, Hash($"{hash}[{at}]"))).ToList(),
            EnumType values => values.Values.Select(value => value.Name).Order(StringComparer.Ordinal).ElementAt((int)(hash % (uint)values.Values.Count)),
            ScalarType { Name: "Int" } => (int)(hash % 1000),
            ScalarType { Name: "Float" } => hash % 1000 / 4.0,
            ScalarType { Name: "Boolean" } => hash % 2 == 0,
            ScalarType scalar => $"{scalar.Name} {hash % 1000}",
            var composite => new Dictionary<string, object?> { ["__typename"] = ObjectOf(schema, composite.Named, hash), ["number"] = (int)(hash % 50) },
        };
    }

    private static string ObjectOf(Schema schema, NamedType type, uint hash)
    {
        var possible = schema.Types.OfType<ObjectType>().Where(candidate => schema.Overlap(type, candidate)).Select(candidate => candidate.Name).Order(StringComparer.Ordinal).ToList();
        return possible[(int)(hash % (uint)possible.Count)];
    }

    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
