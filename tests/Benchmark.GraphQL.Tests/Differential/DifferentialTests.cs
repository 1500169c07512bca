using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Fixture;
using Benchmark.GraphQL.Language;
using Benchmark.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Random requests, judged by us and by graphql-js: verdicts, places of errors and results are the same.</summary>
public sealed class DifferentialTests
{
    private const int Documents = 2_000;
    private const int MaxErrors = 100;
    private const int Seed = 20_260_701;

    [Theory]
    [InlineData("graphql")]
    [InlineData("graphql-17")]
    public async Task On_the_fixture_verdicts_places_and_results_equal_those_of_graphql_js(string package)
    {
        var fixture = new ServiceCollection().AddGraphQLServer().AddFixture().WithoutLimits().BuildRequestExecutor();
        var data = await File.ReadAllTextAsync(
            Project.PathOf("tests", "Benchmark.GraphQL.Fixture", "fixture.json"), TestContext.Current.CancellationToken);
        using var judge = GraphQLJs.Start(FixtureData.Schema(), data, package);

        await CompareAsync(fixture, judge, package);
    }

    [Theory]
    [InlineData("graphql")]
    [InlineData("graphql-17")]
    public async Task On_the_product_verdicts_places_and_results_equal_those_of_graphql_js(string package)
    {
        var schema = await File.ReadAllTextAsync(Project.PathOf("schema", "benchmark.graphql"), TestContext.Current.CancellationToken);
        var product = new ServiceCollection().AddGraphQLServer().AddMadeUp(schema).WithoutLimits().BuildRequestExecutor();
        using var judge = GraphQLJs.Start(schema, MadeUp.Data, package);

        await CompareAsync(product, judge, package);
    }

    private static async Task CompareAsync(RequestExecutor engine, GraphQLJs judge, string package)
    {
        var generator = new DocumentGenerator(engine.Schema, Seed);
        var mutator = new DocumentMutator(Seed);
        var (valid, differences) = (0, new List<string>());

        for (var count = 0; count < Documents; count++)
        {
            var request = generator.Next();
            if (count % 3 == 2)
                request = request with { Query = mutator.Damage(request.Query) };
            if (KnownDeviations.Applies(request.Query, package))
                continue;
            var runs = !request.Query.Contains("subscription", StringComparison.Ordinal);
            var theirs = judge.Judge(request.Query, request.Variables, runs);
            var ours = await JudgeAsync(engine, request, runs, package);
            valid += ours.Summary == "valid" ? 1 : 0;
            if (Difference(ours, theirs) is { } difference)
                differences.Add($"#{count} {difference}\n{request.Query}\nvariables {request.Variables}\n{theirs.Messages}\n{ours.Messages}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join("\n\n", differences.Take(12))}");
        Assert.True(valid > Documents / 4, $"Only {valid} documents were valid.");
    }

    private static async Task<Verdict> JudgeAsync(RequestExecutor engine, GeneratedRequest request, bool run, string package)
    {
        var prepared = engine.Prepare(request.Query);
        var places = prepared.Errors.Select(error => string.Join(' ', (error.Locations ?? []).Select(Place).Order(StringComparer.Ordinal))).ToList();
        var messages = string.Join("; ", prepared.Errors.Select(error => error.Message));
        if (!prepared.IsParsed)
            return new(places[0], null, null, null, messages);
        if (places.Count > 0)
            return new(null, [.. places.Order(StringComparer.Ordinal)], null, null, messages)
            {
                Excused = KnownDeviations.ExcusedIn(prepared.Errors, places, package),
                IsCountOpen = KnownDeviations.IsOneErrorOrTwo(prepared.Errors, engine.Schema, package),
            };
        if (!run)
            return new(null, null, null, null, messages);

        var variables = JsonSerializer.Deserialize<Dictionary<string, object?>>(request.Variables);
        var result = await engine.ExecuteAsync(new OperationRequest(request.Query) { Variables = variables }, TestContext.Current.CancellationToken);
        return new(null, null, JsonNode.Parse(result)!.AsObject(), null, result);
    }

    private static string? Difference(Verdict ours, Verdict theirs)
    {
        if (theirs.Crash is not null)
            return null;
        if (theirs.Invalid?.Count > MaxErrors)
            return ours.Invalid?.Count == MaxErrors ? null : $"we see {ours.Invalid?.Count} errors, they see more than {MaxErrors}";
        if (ours.IsCountOpen)
            return theirs.Invalid is null ? $"we say {ours.Summary}, they say {theirs.Summary}" : null;
        if (ours.Excused.Count > 0)
            ours = KnownDeviations.Without(ours, theirs);
        if (ours.Summary != theirs.Summary)
            return $"we say {ours.Summary}, they say {theirs.Summary}";
        if (ours.Result is null || theirs.Result is null)
            return null;
        var (one, other) = (Readable(ours.Result), Readable(theirs.Result));
        return one == other ? null : $"we answer\n{one}\nthey answer\n{other}";
    }

    /// <summary>Data, and the paths of errors; words are each engine's own.</summary>
    private static string Readable(JsonObject result)
    {
        var paths = result["errors"]?.AsArray().Select(error => error!["path"]?.ToJsonString() ?? "request").Distinct().Order(StringComparer.Ordinal);
        var data = result.TryGetPropertyValue("data", out var value) ? Canonical(value) : "none";
        return data + (paths is null ? "" : " " + string.Join(" ", paths));
    }

    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject fields => $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{Canonical(field.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Canonical))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<double>().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        null => "null",
        _ => node.ToJsonString(),
    };

    private static string Place(Location location) => $"{location.Line}:{location.Column}";
}
