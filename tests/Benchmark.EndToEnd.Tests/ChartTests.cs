using System.Text.Json;
using System.Xml.Linq;

namespace Benchmark.EndToEnd.Tests;

/// <summary>Figures of the API as pictures that other people's pages can hold.</summary>
public sealed class ChartTests(DemoServer demo)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task A_chart_shows_the_figures_that_stand_beside_it()
    {
        var benchmark = await BenchmarkAsync("by: [REGION]", "chart { svg altText } groups { group { label } figure { ... on PublishedFigure { mean { label } median { label } } } }");

        var drawing = XDocument.Parse(benchmark.GetProperty("chart").GetProperty("svg").GetString()!).Root!;
        var (words, alternative) = (
            drawing.Elements(Svg + "text").Select(text => text.Value).ToList(), benchmark.GetProperty("chart").GetProperty("altText").GetString()!);
        Assert.Equal(("img", alternative), (drawing.Attribute("role")?.Value, drawing.Element(Svg + "desc")?.Value));
        Assert.StartsWith(drawing.Element(Svg + "title")!.Value, alternative, StringComparison.Ordinal);
        Assert.Contains(words, line => line.StartsWith("SYNTHETIC", StringComparison.Ordinal));
        foreach (var group in benchmark.GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("figure").TryGetProperty("mean", out _)))
        {
            var row = words.IndexOf(group.GetProperty("group").GetProperty("label").GetString()!);
            Assert.Equal(
                [Label(group, "median"), Label(group, "mean")],
                words.Skip(row + 1).Take(2).Select(cell => cell.Split(' ')[0]));
        }
    }

    [Theory]
    [InlineData("QUANTILE_STRIPS", "by: [REGION]")]
    [InlineData("RANKED_BARS", "by: [SERVICE_TYPE]")]
    [InlineData("HEAT_MAP", "by: [REGION, SIZE_BAND]")]
    [InlineData("REGION_TILES", "by: [REGION]")]
    [InlineData("FUNNEL", "by: [REGION]")]
    public async Task Each_kind_draws_what_suits_it(string kind, string by)
    {
        var benchmark = await BenchmarkAsync(by, $"chart(kind: {kind}) {{ svg }}");

        var drawing = XDocument.Parse(benchmark.GetProperty("chart").GetProperty("svg").GetString()!).Root!;
        Assert.Equal("720", drawing.Attribute("width")?.Value);
        Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName is "script" or "image" or "use" or "foreignObject");
    }

    [Theory]
    [InlineData("HEAT_MAP", "by: [REGION]", "two dimensions")]
    [InlineData("REGION_TILES", "by: [SIZE_BAND]", "by: [REGION]")]
    [InlineData("RATING_SHARES", "by: [REGION]", "a statement")]
    public async Task A_kind_that_does_not_suit_the_figures_says_what_it_needs(string kind, string by, string needs)
    {
        var answer = await demo.AskAsync(Query(by, $"chart(kind: {kind}) {{ svg }}"));

        var error = answer.GetProperty("errors")[0];
        Assert.Equal("CHART_UNSUITED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(needs, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> BenchmarkAsync(string by, string fields) =>
        (await demo.AskAsync(Query(by, fields))).GetProperty("data").GetProperty("release").GetProperty("benchmark");

    private static string Query(string by, string fields) =>
        $$"""{ release(framework: "well-led") { benchmark(measure: { overall: true }, {{by}}) { {{fields}} } } }""";

    private static string? Label(JsonElement group, string statistic) => group.GetProperty("figure").GetProperty(statistic).GetProperty("label").GetString();
}
