using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The operations under <c>schema/operations</c> run on the product as it comes, within its limits.</summary>
public sealed class OperationTests(DemoServer server)
{
    /// <summary>What the product allows when nobody configures it.</summary>
    private const double MaxCost = 1_000;

    /// <summary>The operations by the names of their files.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Project.PathOf("schema", "operations"), "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_operation_runs_without_errors_and_within_the_limits(string name)
    {
        var query = await File.ReadAllTextAsync(Project.PathOf("schema", "operations", $"{name}.graphql"), TestContext.Current.CancellationToken);

        var (answer, cost) = await AskWithCostAsync(query, name);

        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        Assert.All(answer.GetProperty("data").EnumerateObject(), field => Assert.NotEqual(JsonValueKind.Null, field.Value.ValueKind));
        Assert.InRange(cost.GetProperty("fieldCost").GetDouble(), 1, MaxCost);
        Assert.InRange(cost.GetProperty("typeCost").GetDouble(), 1, MaxCost);
    }

    [Fact]
    public async Task The_table_of_regions_and_sizes_has_every_cell_and_total()
    {
        var query = await File.ReadAllTextAsync(Project.PathOf("schema", "operations", "RegionBySize.graphql"), TestContext.Current.CancellationToken);

        var benchmark = (await server.AskAsync(query)).GetProperty("data").GetProperty("release").GetProperty("benchmark");

        var sizes = await server.AskAsync("""{ release(framework: "well-led") { dimensions { code values { code } } } }""");
        var cells = sizes.GetProperty("data").GetProperty("release").GetProperty("dimensions").EnumerateArray()
            .Where(dimension => dimension.GetProperty("code").GetString() is "REGION" or "SIZE_BAND")
            .Aggregate(1, (product, dimension) => product * (dimension.GetProperty("values").GetArrayLength() + 1));
        Assert.Equal(cells, benchmark.GetProperty("groups").GetArrayLength());
        Assert.Equal(cells, benchmark.GetProperty("publishedCount").GetInt32() + benchmark.GetProperty("withheldCount").GetInt32());
    }

    private async Task<(JsonElement Answer, JsonElement Cost)> AskWithCostAsync(string query, string operationName)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, operationName }) };
        request.Headers.Add("GraphQL-Cost", "report");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (answer, answer.GetProperty("extensions").GetProperty("operationCost"));
    }
}
