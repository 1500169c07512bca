using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Inputs that contain themselves, made up at random and judged by graphql-js 17, which has the edition's rule.</summary>
public sealed class InputCycleTests
{
    private const int Schemas = 600;
    private const int Inputs = 3;

    [Fact]
    public void Inputs_that_contain_themselves_are_found_where_graphql_js_finds_them()
    {
        using var judge = GraphQLJs.Start("type Query { a: Int }", MadeUp.Data, "graphql-17");
        var (random, refused, differences) = (new Random(20_250_901), 0, new List<string>());

        for (var count = 0; count < Schemas; count++)
        {
            var sdl = Sdl(random);
            var (ours, theirs) = (FaultsOf(sdl), judge.FaultsOf(sdl));
            refused += ours.Count > 0 ? 1 : 0;
            if (ours.Count > 0 != theirs.Count > 0)
                differences.Add($"{sdl}\nwe say {string.Join(' ', ours)}\nthey say {string.Join(' ', theirs)}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join("\n\n", differences.Take(5))}");
        Assert.InRange(refused, Schemas / 10, Schemas * 9 / 10);
    }

    private static IReadOnlyList<string> FaultsOf(string sdl)
    {
        try
        {
            new ServiceCollection().AddGraphQLServer().AddDocumentFromString(sdl).BuildRequestExecutor();
            return [];
        }
        catch (SchemaException fault)
        {
            return [fault.Message];
        }
    }

    /// <summary>A few inputs with fields of each other, some with defaults that give some of their fields.</summary>
    private static string Sdl(Random random)
    {
        var text = new StringBuilder("type Query { a(with: I0): Int }\n");
        for (var at = 0; at < Inputs; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"input I{at} {{ n: Int");
            for (var field = 0; field < 2; field++)
                text.Append(CultureInfo.InvariantCulture, $" f{field}: {Field(random)}");
            text.Append(" }\n");
        }

        return text.ToString();
    }

    private static string Field(Random random)
    {
        var (isList, name) = (random.Next(3) == 0, $"I{random.Next(Inputs)}");
        var isRequired = !isList && random.Next(5) == 0;
        var type = isList ? $"[{name}]" : isRequired ? name + "!" : name;
        return isRequired || random.Next(3) > 0 ? type : $"{type} = {(isList && random.Next(2) == 0 ? $"[{Value(random, 0)}]" : Value(random, 0))}";
    }

    private static string Value(Random random, int depth) =>
        $"{{{string.Join(", ", new[] { "n: 1", "f0: " + Inner(random, depth), "f1: " + Inner(random, depth) }.Where(_ => random.Next(2) == 0))}}}";

    private static string Inner(Random random, int depth) => depth < 2 && random.Next(2) == 0 ? Value(random, depth + 1) : "null";
}
