using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Tests.Differential;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>The engine answers with the same bytes as the literal executor: random schemas, random documents, failing resolvers.</summary>
public sealed partial class LiteralExecutorTests
{
    private const int Schemas = 40;
    private const int DocumentsPerSchema = 40;

    [Fact]
    public async Task The_bytes_are_those_of_the_specification()
    {
        var (compared, differences) = (0, new List<string>());
        for (var seed = 0; seed < Schemas; seed++)
        {
            var schema = RandomSchema.Create(seed);
            var engine = new RequestExecutor(
                schema, new() { Cost = new() { EnforceCostLimits = false }, Parser = ParserLimits.None },
                NoServices.Instance, NullLogger<RequestExecutor>.Instance);
            var generator = new DocumentGenerator(schema, seed);
            for (var count = 0; count < DocumentsPerSchema; count++)
            {
                var request = generator.Next();
                var variables = JsonSerializer.Deserialize<Dictionary<string, object?>>(request.Variables)!;
                var ours = await engine.ExecuteAsync(new OperationRequest(request.Query) { Variables = variables }, TestContext.Current.CancellationToken);
                if (!ours.StartsWith("{\"data\"", StringComparison.Ordinal) || ErrorsIn(ours) >= 100)
                    continue;

                compared++;
                var expected = Literal(schema, request, variables);
                if (Masked().Replace(ours, "\"traceId\":\"…\"") != expected)
                    differences.Add($"schema {seed}\n{request.Query}\n{request.Variables}\nengine  {ours}\nliteral {expected}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ:\n{string.Join("\n\n", differences.Take(5))}");
        Assert.InRange(compared, Schemas * DocumentsPerSchema / 4, int.MaxValue);
    }

    private static string Literal(TypeSystem.Schema schema, GeneratedRequest request, Dictionary<string, object?> variables)
    {
        var source = SourceText.Of(request.Query);
        var document = Parser.Parse(source, ParserLimits.None);
        var operation = document.Definitions.OfType<OperationNode>().First();
        var values = VariableValues.Of(schema, source, operation.Variables, new OperationRequest("") { Variables = variables }.ReadVariables(), out _);
        return new LiteralExecutor(schema, document, values).Execute(operation);
    }

    private static int ErrorsIn(string response) => JsonDocument.Parse(response).RootElement.TryGetProperty("errors", out var errors) ? errors.GetArrayLength() : 0;

    [GeneratedRegex("\"traceId\":\"[0-9a-f]+\"")]
    private static partial Regex Masked();

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
