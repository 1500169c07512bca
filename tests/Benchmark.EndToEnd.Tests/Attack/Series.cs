using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>The published releases of one edition and perspective, the oldest first, with what everybody may know of them.</summary>
/// <param name="Framework">Code of the framework, as one asks for it.</param>
/// <param name="Perspective">The perspective's code; null for none.</param>
/// <param name="Releases">The releases.</param>
/// <param name="Measures">Every measure, by the name a ledger gives it: how one asks for it.</param>
/// <param name="Dimensions">Codes of the dimensions, in the order of a group's fields.</param>
/// <param name="Labels">The key of each group, by what people call it.</param>
internal sealed record Series(
    string Framework, string? Perspective, IReadOnlyList<PublicRelease> Releases, IReadOnlyDictionary<string, string> Measures, IReadOnlyList<string> Dimensions,
    IReadOnlyDictionary<string, string> Labels)
{
    private static readonly string[] Fields = ["region", "sizeBand", "serviceType", "authorityType"];

    /// <summary>A group's key from an object with its codes.</summary>
    public static string KeyOf(JsonElement group) =>
        string.Join('|', Fields.Select(field => group.GetProperty(field) is { ValueKind: JsonValueKind.String } code ? code.GetString() : ""));

    /// <summary>Looks the series up.</summary>
    public static async Task<Series> FindAsync(PublicEndpoint endpoint, string framework, string? perspective)
    {
        var nodes = new List<JsonElement>();
        for (string? after = null; after != "";)
        {
            var page = (await endpoint.AskAsync($$"""
                { releases(first: 1, framework: "{{framework}}"{{(after is null ? "" : $", after: \"{after}\"")}}) { pageInfo { hasNextPage endCursor } nodes {
                    version status publishedAt round { code title opensAt closesAt }
                    framework { code edition domains { code elements { code statements { code } } } } perspective { code }
                    dimensions { code values { code } } } } }
                """)).GetProperty("releases");
            nodes.AddRange(page.GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("status").GetString() == "PUBLISHED" && PerspectiveOf(node) == perspective));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : "";
        }

        nodes.Reverse();
        var dimensions = nodes[0].GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetProperty("code").GetString()!).ToList();
        var labels = (await endpoint.AskAsync($"{{ {Call(framework, perspective, nodes[^1].GetProperty("version").GetString()!)} {{ participation(by: [{string.Join(", ", dimensions)}]) {{ group {{ region sizeBand serviceType authorityType label }} }} }} }}"))
            .GetProperty("release").GetProperty("participation").EnumerateArray()
            .ToDictionary(group => group.GetProperty("group").GetProperty("label").GetString()!, group => KeyOf(group.GetProperty("group")));
        var measures = new Dictionary<string, string>();
        foreach (var (name, argument) in Asked(nodes[^1].GetProperty("framework")))
        {
            var (_, body) = await endpoint.TryAsync($"{{ {Call(framework, perspective, nodes[^1].GetProperty("version").GetString()!)} {{ benchmark(measure: {argument}) {{ publishedCount }} }} }}");
            if (!body.Contains("MEASURE_UNKNOWN", StringComparison.Ordinal))
                measures.Add(name, argument);
        }

        return new(framework, perspective, [.. nodes.Select(node => new PublicRelease(node, perspective))], measures, dimensions, labels);
    }

    /// <summary>How one asks for a release.</summary>
    public string CallOf(PublicRelease release) => Call(Framework, Perspective, release.Version);

    private static string Call(string framework, string? perspective, string version) => perspective is null
        ? $"release(framework: \"{framework}\", version: \"{version}\")"
        : $"release(framework: \"{framework}\", perspective: {perspective}, version: \"{version}\")";

    /// <summary>The release before another; null for the first.</summary>
    public string? Before(string release) => Releases.Select(issue => issue.Name).TakeWhile(name => name != release).LastOrDefault();

    private static string? PerspectiveOf(JsonElement node) =>
        node.GetProperty("perspective") is { ValueKind: JsonValueKind.Object } named ? named.GetProperty("code").GetString() : null;

    private static IEnumerable<(string Name, string Argument)> Asked(JsonElement framework)
    {
        yield return ("overall", "{ overall: true }");
        foreach (var domain in framework.GetProperty("domains").EnumerateArray())
        {
            yield return One("domain", domain);
            foreach (var element in domain.GetProperty("elements").EnumerateArray())
            {
                yield return One("element", element);
                foreach (var statement in element.GetProperty("statements").EnumerateArray())
                    yield return One("statement", statement);
            }
        }

        static (string, string) One(string level, JsonElement part) =>
            ($"{level}:{part.GetProperty("code").GetString()}", $"{{ {level}: \"{part.GetProperty("code").GetString()}\" }}");
    }
}
