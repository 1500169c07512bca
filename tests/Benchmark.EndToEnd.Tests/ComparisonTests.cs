using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmark.EndToEnd.Tests;

/// <summary>A made-up provider beside its peers, on the running demo.</summary>
public sealed class ComparisonTests(DemoServer demo)
{
    private static readonly string[] Dimensions = ["region", "sizeBand", "serviceType"];

    private const string Figure = "... on PublishedFigure { contributors mean { value coding label } median { label } lowerQuartile { value } upperQuartile { value } } ... on WithheldFigure { symbol explanation }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figure_of_the_peers_is_the_public_one_bit_for_bit_and_the_words_follow_from_it()
    {
        var own = await AskAsAsync("syn-00001", $$"""
            { viewer { organisation { comparison(measure: {overall: true}, framework: "well-led", peers: {mixed: true}) {
                own group { label region sizeBand serviceType authorityType } figure { {{Figure}} } position peers
                difference { points verdict words }
                mix { contributors mean parts { group { label region sizeBand serviceType } mean { value } contributors weight } }
                assessment { round { code } } release { round { code } } } } } }
            """);
        var comparison = own.GetProperty("viewer").GetProperty("organisation").GetProperty("comparison");
        var group = comparison.GetProperty("group");
        var where = string.Join(", ", Dimensions
            .Where(name => group.GetProperty(name).ValueKind == JsonValueKind.String).Select(name => $"{name}: {group.GetProperty(name).GetString()}"));
        var data = await demo.AskAsync($$"""{ release(framework: "well-led") { benchmark(measure: {overall: true}, where: { {{where}} }) { groups { group { label } figure { {{Figure}} } } } } }""");
        var open = data.GetProperty("data").GetProperty("release").GetProperty("benchmark").GetProperty("groups")[0];

        Assert.Equal(open.GetProperty("figure").GetRawText(), comparison.GetProperty("figure").GetRawText());
        Assert.Equal(open.GetProperty("group").GetProperty("label").GetString(), group.GetProperty("label").GetString());
        Assert.Contains(group.GetProperty("label").GetString()!, comparison.GetProperty("peers").GetString(), StringComparison.Ordinal);
        CheckWords(comparison);
        CheckMix(comparison.GetProperty("mix"));
    }

    [Fact]
    public async Task The_regulator_s_rating_stands_beside_the_own_score_with_its_caveat()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, "organisation_id,scheme,measure,rating,score,published_on\nsyn-00001,CQC,well-led,Good,3,2026-02-01\n", Cancellation);
        await demo.Benchmark.SucceedAsync("import", "regulator-ratings", file);
        File.Delete(file);

        var data = await AskAsAsync("syn-00001", """
            { viewer { organisation { comparison(measure: {overall: true}, framework: "well-led") { own regulator { scheme rating score gap publishedOn ownRating caveat } } } } }
            """);

        var comparison = data.GetProperty("viewer").GetProperty("organisation").GetProperty("comparison");
        var regulator = comparison.GetProperty("regulator");
        Assert.Equal(("CQC", "Good", "2026-02-01"), (
            regulator.GetProperty("scheme").GetString(), regulator.GetProperty("rating").GetString(), regulator.GetProperty("publishedOn").GetString()));
        Assert.Equal(comparison.GetProperty("own").GetDouble() - 3, regulator.GetProperty("gap").GetDouble(), 9);
        Assert.NotEmpty(regulator.GetProperty("caveat").GetString()!);
    }

    [Fact]
    public async Task An_assessment_is_seen_through_another_framework_with_its_coverage()
    {
        var data = await AskAsAsync("syn-00001", """
            { viewer { organisation { assessments(first: 1, where: {framework: "well-led", status: SUBMITTED}) { nodes {
                through(framework: "lqf", edition: "2012") { coverage framework { code } parts { code score basis counterparts } } } } } } }
            """);

        var view = data.GetProperty("viewer").GetProperty("organisation").GetProperty("assessments").GetProperty("nodes")[0].GetProperty("through");
        var parts = view.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(7, parts.Count);
        Assert.Equal(parts.Count(part => part.GetProperty("score").ValueKind == JsonValueKind.Number) / 7.0, view.GetProperty("coverage").GetDouble(), 9);
        Assert.All(
            parts.Where(part => part.GetProperty("score").ValueKind == JsonValueKind.Number),
            part => Assert.NotEmpty(part.GetProperty("counterparts").EnumerateArray()));
    }

    [Fact]
    public async Task Gaps_lie_below_the_peers_and_the_largest_comes_first()
    {
        var data = await AskAsAsync("syn-00001", """
            { viewer { organisation { gaps(framework: "well-led") { element { code } own difference { points } peers { group { label } } statements { statement { code } own } } } } }
            """);

        var points = data.GetProperty("viewer").GetProperty("organisation").GetProperty("gaps").EnumerateArray().Select(gap => gap.GetProperty("difference").GetProperty("points").GetDouble()).ToList();
        Assert.All(points, gap => Assert.True(gap < 0));
        Assert.Equal(points.Order(), points);
    }

    [Fact]
    public async Task Nobody_is_compared_but_by_itself()
    {
        var other = Convert.ToBase64String("Organisation:syn-00001"u8);

        foreach (var role in new[] { "SECTOR_BODY", "ADMINISTRATOR", "REVIEWER" })
        {
            var data = await AskAsync(
                $$"""{ organisation(id: "{{other}}") { name comparison(measure: {overall: true}, framework: "well-led") { own } gaps(framework: "well-led") { own } assessments(first: 5) { nodes { id } } } }""",
                await demo.Benchmark.SucceedAsync("key", "issue", "--role", role));
            var organisation = data.GetProperty("organisation");
            Assert.Equal(JsonValueKind.Null, organisation.GetProperty("comparison").ValueKind);
            Assert.Empty(organisation.GetProperty("gaps").EnumerateArray());
            Assert.Empty(organisation.GetProperty("assessments").GetProperty("nodes").EnumerateArray());
        }
    }

    private static void CheckWords(JsonElement comparison)
    {
        if (comparison.GetProperty("figure").TryGetProperty("lowerQuartile", out var lower) && lower.ValueKind == JsonValueKind.Object)
        {
            var own = Math.Floor(comparison.GetProperty("own").GetDouble() * 10 + 0.5) / 10;
            var (low, high) = (lower.GetProperty("value").GetDouble(), comparison.GetProperty("figure").GetProperty("upperQuartile").GetProperty("value").GetDouble());
            Assert.Equal(own < low ? "BELOW" : own > high ? "ABOVE" : "SIMILAR", comparison.GetProperty("difference").GetProperty("verdict").GetString());
        }
    }

    /// <summary>A mixture is what anybody can make of published groups that have nobody in common.</summary>
    private static void CheckMix(JsonElement mix)
    {
        var parts = mix.GetProperty("parts").EnumerateArray().ToList();
        var contributors = parts.Sum(part => part.GetProperty("contributors").GetInt32());
        Assert.Equal(contributors, mix.GetProperty("contributors").GetInt32());
        Assert.True(contributors >= 30);
        Assert.Equal(
            parts.Sum(part => part.GetProperty("mean").GetProperty("value").GetDouble() * part.GetProperty("contributors").GetInt32()) / contributors,
            mix.GetProperty("mean").GetDouble(), 9);
        for (var one = 0; one < parts.Count; one++)
        {
            for (var other = one + 1; other < parts.Count; other++)
            {
                Assert.Contains(Dimensions, dimension =>
                    ValueOf(parts[one], dimension) is { } first && ValueOf(parts[other], dimension) is { } second && first != second);
            }
        }

        static string? ValueOf(JsonElement part, string dimension) => part.GetProperty("group").GetProperty(dimension).GetString();
    }

    private async Task<JsonElement> AskAsAsync(string organisation, string query) =>
        await AskAsync(query, await demo.Benchmark.SucceedAsync("key", "issue", "--role", "PROVIDER", "--organisation", organisation));

    private async Task<JsonElement> AskAsync(string query, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        using var response = await demo.Client.SendAsync(request, Cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }
}
