using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>What a stranger carries away of one release: which sums over narrowest groups are public.</summary>
/// <param name="Id">The release's identifier.</param>
/// <param name="Framework">Code of the framework, as one asks for it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Perspective">Its perspective; null for none.</param>
/// <param name="Cells">The narrowest groups, by their codes joined by <c>|</c>.</param>
/// <param name="Shown">Groups with a number, each as its codes joined by <c>|</c>, blank for all.</param>
/// <param name="Hidden">Groups without one.</param>
/// <param name="Uneven">Where one measure shows what another hides: each is a way around the mask.</param>
internal sealed record Loot(
    string Id, string Framework, string Version, string? Perspective, IReadOnlyList<string> Cells, IReadOnlySet<string> Shown,
    IReadOnlySet<string> Hidden, IReadOnlyList<string> Uneven)
{
    private static readonly string[] Dimensions = ["REGION", "SIZE_BAND", "SERVICE_TYPE", "AUTHORITY_TYPE"];
    private static readonly string[] Fields = ["region", "sizeBand", "serviceType", "authorityType"];

    /// <summary>The groups that each named set with a number is made of.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sets { get; init; } = [];

    /// <summary>The parts that means are weighted by, with how many organisations the sector has of each; empty where they are not.</summary>
    public IReadOnlyList<(string Group, int Sector)> Strata { get; init; } = [];

    /// <summary>Whether a cell is part of a group.</summary>
    public static bool Contains(string group, string cell)
    {
        var (codes, own) = (group.Split('|'), cell.Split('|'));
        return codes.Zip(own).All(pair => pair.First.Length == 0 || pair.First == pair.Second);
    }

    /// <summary>Takes every figure of every measure of every release there is.</summary>
    public static async Task<IReadOnlyList<Loot>> TakeAsync(PublicEndpoint endpoint)
    {
        var releases = new List<Loot>();
        string? after = null;
        do
        {
            var page = (await endpoint.AskAsync($$"""
                { releases(first: 3{{(after is null ? "" : $", after: \"{after}\"")}}) {
                    pageInfo { hasNextPage endCursor }
                    nodes { id version status framework { code edition domains { code elements { code statements { code } } } scale { maximum } }
                            perspective { code } dimensions { code values { code } } } } }
                """)).GetProperty("releases");
            foreach (var release in page.GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("status").GetString() == "PUBLISHED"))
                releases.Add(await TakeAsync(endpoint, release));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        return releases;
    }

    /// <summary>How one asks for the release.</summary>
    public string Call => Perspective is null
        ? $"release(framework: \"{Framework}\", version: \"{Version}\")"
        : $"release(framework: \"{Framework}\", perspective: {Perspective}, version: \"{Version}\")";

    /// <summary>The argument that names a group.</summary>
    public static string Where(string group) => string.Join(
        ", ", group.Split('|').Zip(Fields).Where(pair => pair.First.Length > 0).Select(pair => $"{pair.Second}: {pair.First}"));

    /// <summary>The narrowest groups of a release, whose dimensions an answer holds.</summary>
    public static IEnumerable<string> Cross(JsonElement release) =>
        Cross(release.GetProperty("dimensions").EnumerateArray().ToDictionary(dimension => dimension.GetProperty("code").GetString()!, Values));

    private static async Task<Loot> TakeAsync(PublicEndpoint endpoint, JsonElement release)
    {
        var framework = release.GetProperty("framework");
        var perspective = release.GetProperty("perspective") is { ValueKind: JsonValueKind.Object } named ? named.GetProperty("code").GetString() : null;
        var dimensions = release.GetProperty("dimensions").EnumerateArray()
            .ToDictionary(dimension => dimension.GetProperty("code").GetString()!, Values);
        var loot = new Loot(
            release.GetProperty("id").GetString()!, framework.GetProperty("code").GetString()!, release.GetProperty("version").GetString()!,
            perspective, [.. Cross(dimensions)], new HashSet<string>(), new HashSet<string>(), []);
        var by = string.Join(", ", dimensions.Keys);
        const string group = "group { region sizeBand serviceType authorityType }";

        var counts = (await endpoint.AskAsync($"{{ {loot.Call} {{ participation(by: [{by}]) {{ {group} organisations }} }} }}"))
            .GetProperty("release").GetProperty("participation").EnumerateArray()
            .ToLookup(entry => entry.GetProperty("organisations").ValueKind == JsonValueKind.Number, entry => Key(entry.GetProperty("group")));
        var (shown, uneven) = (counts[true].ToHashSet(), new List<string>());
        foreach (var measure in framework.GetProperty("scale").ValueKind == JsonValueKind.Null ? [] : Measures(framework))
        {
            var (_, body) = await endpoint.TryAsync($"{{ {loot.Call} {{ benchmark(measure: {measure}, by: [{by}]) {{ groups {{ {group} figure {{ __typename }} }} }} }} }}");
            if (body.Contains("MEASURE_UNKNOWN", StringComparison.Ordinal))
                continue;
            var figures = JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("release").GetProperty("benchmark").GetProperty("groups").EnumerateArray();
            uneven.AddRange(figures
                .Where(figure => (figure.GetProperty("figure").GetProperty("__typename").GetString() == "PublishedFigure") != shown.Contains(Key(figure.GetProperty("group"))))
                .Select(figure => $"{measure} in {Key(figure.GetProperty("group"))}"));
        }

        var more = (await endpoint.AskAsync(
            $"{{ {loot.Call} {{ sets {{ definition organisations }} weighting {{ strata {{ {group} sector }} }} dimensions {{ code values {{ code label }} }} }} }}")).GetProperty("release");
        return loot with
        {
            Shown = shown,
            Hidden = counts[false].ToHashSet(),
            Uneven = uneven,
            Sets = [.. SetsOf(more)],
            Strata = [.. more.GetProperty("weighting").GetProperty("strata").EnumerateArray()
                .Select(stratum => (Key(stratum.GetProperty("group")), stratum.GetProperty("sector").GetInt32()))],
        };
    }

    /// <summary>Reads who belongs to a set from its definition in words: labels of one value each.</summary>
    private static IEnumerable<string[]> SetsOf(JsonElement release)
    {
        var groups = release.GetProperty("dimensions").EnumerateArray().SelectMany(dimension => dimension.GetProperty("values").EnumerateArray().Select(value =>
        {
            var (code, label) = (dimension.GetProperty("code").GetString()!, value.GetProperty("label").GetString());
            var key = string.Join('|', Dimensions.Select(other => other == code ? value.GetProperty("code").GetString() : ""));
            return (Words: code switch { "REGION" => label!, "SIZE_BAND" => $"England: {label} employers", _ => $"England: {label}" }, key);
        })).ToDictionary(pair => pair.Words, pair => pair.key);
        return release.GetProperty("sets").EnumerateArray()
            .Where(set => set.GetProperty("organisations").ValueKind == JsonValueKind.Number)
            .Select(set => set.GetProperty("definition").GetString()!)
            .Select(definition => definition[(definition.IndexOf("groups: ", StringComparison.Ordinal) + "groups: ".Length)..].TrimEnd('.').Split("; ").Select(part => groups[part]).ToArray());
    }

    private static string[] Values(JsonElement dimension) =>
        [.. dimension.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("code").GetString()!)];

    private static IEnumerable<string> Measures(JsonElement framework) =>
    [
        "{ overall: true }",
        .. framework.GetProperty("domains").EnumerateArray().SelectMany(domain => (IEnumerable<string>)
        [
            $"{{ domain: \"{domain.GetProperty("code").GetString()}\" }}",
            .. domain.GetProperty("elements").EnumerateArray().SelectMany(element => (IEnumerable<string>)
            [
                $"{{ element: \"{element.GetProperty("code").GetString()}\" }}",
                .. element.GetProperty("statements").EnumerateArray().Select(statement => $"{{ statement: \"{statement.GetProperty("code").GetString()}\" }}"),
            ]),
        ]),
    ];

    /// <summary>Every combination of one value for each dimension of the release, in the order of a group's fields.</summary>
    private static IEnumerable<string> Cross(Dictionary<string, string[]> dimensions) => Dimensions
        .Select(code => dimensions.GetValueOrDefault(code) ?? [""])
        .Aggregate((IEnumerable<string>)[""], (keys, values) => keys.SelectMany(_ => values, (key, value) => $"{key}|{value}"))
        .Select(key => key[1..]);

    private static string Key(JsonElement group) =>
        string.Join('|', Fields.Select(field => group.GetProperty(field) is { ValueKind: JsonValueKind.String } code ? code.GetString() : ""));
}
