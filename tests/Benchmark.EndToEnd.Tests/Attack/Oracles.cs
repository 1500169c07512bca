using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Ways around the mask that need no arithmetic: forbidden questions, forged names, and how answers differ.</summary>
internal static partial class Oracles
{
    private const string Everything = "contributors mean { value coding } median { value } lowerQuartile { value } tenthPercentile { value } standardDeviation { value } ratedThreeOrFour { percent } shares { percent }";

    /// <summary>Questions that would narrow a group down further than the lattice does; each of them that is answered.</summary>
    public static async Task<IReadOnlyList<string>> TrackAsync(PublicEndpoint endpoint, Loot loot)
    {
        string[] arguments =
        [
            "where: { region: [LONDON, SOUTH_EAST] }", "where: [{ region: LONDON }]", "where: { not: { region: LONDON } }", "where: { region_not: LONDON }",
            "where: { region: { neq: LONDON } }", "where: { or: [{ region: LONDON }] }", "where: { organisation: \"org-0001\" }",
            "where: { corporateGroup: \"1\" }", "where: { region: \"LONDON' or '1'='1\" }", "where: { staff: 12 }", "order: { mean: ASC }", "first: 1",
            "by: [REGION, ORGANISATION]", "by: [\"REGION\"]", "minimum: 1", "threshold: 1", "where: { region: LONDON, region: SOUTH_EAST }",
        ];
        var answered = new List<string>();
        foreach (var argument in arguments)
        {
            var (_, body) = await endpoint.TryAsync($"{{ {loot.Call} {{ benchmark(measure: {{ overall: true }}, {argument}) {{ groups {{ figure {{ __typename }} }} }} }} }}");
            if (!body.Contains("\"errors\"", StringComparison.Ordinal) || body.Contains("PublishedFigure", StringComparison.Ordinal))
                answered.Add(argument);
        }

        return answered;
    }

    /// <summary>Hidden groups asked for in every other way, under other names, as dearly as the server allows; each number that comes back.</summary>
    public static async Task<IReadOnlyList<string>> AskOtherwiseAsync(PublicEndpoint endpoint, Loot loot)
    {
        var leaks = new List<string>();
        foreach (var some in loot.Hidden.Where(group => Loot.Where(group).Length > 0).Chunk(1))
        {
            var query = new StringBuilder($"{{ {loot.Call} {{ ");
            foreach (var (at, group) in some.Index())
            {
                query.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                    a{{at}}: benchmark(measure: { overall: true }, where: { {{Loot.Where(group)}} }) { publishedCount groups { figure { ... on PublishedFigure { {{Everything}} } ... on WithheldFigure { symbol } } } }
                    t{{at}}: trend(measure: { overall: true }, where: { {{Loot.Where(group)}} }) { points { release { id } figure { ... on PublishedFigure { {{Everything}} } } change { value } } }

                    """);
            }

            foreach (var field in (await endpoint.AskAsync(query.Append("} }").ToString())).GetProperty("release").EnumerateObject())
            {
                var own = field.Name[0] == 'a' ? field.Value.GetProperty("groups") : field.Value.GetProperty("points");
                var figures = own.EnumerateArray().Where(point => !point.TryGetProperty("release", out var release) || release.GetProperty("id").GetString() == loot.Id);
                leaks.AddRange(figures
                    .Where(figure => Number().IsMatch(figure.GetProperty("figure").GetRawText()) || (figure.TryGetProperty("change", out var change) && change.ValueKind != JsonValueKind.Null))
                    .Select(figure => $"{some[int.Parse(field.Name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]}: {figure}"));
            }
        }

        return leaks;
    }

    /// <summary>Identifiers and cursors made up from true ones; each that opens what the list of releases does not name.</summary>
    public static async Task<IReadOnlyList<string>> ForgeAsync(PublicEndpoint endpoint, IReadOnlyList<Loot> releases)
    {
        var known = releases.Select(release => release.Id).ToHashSet();
        var opened = new List<string>();
        var refusals = new HashSet<string>();
        foreach (var forged in releases.Select(release => Decoded(release.Id)).SelectMany(Variations).Select(Encoded).Where(id => !known.Contains(id)).Distinct())
        {
            var (_, body) = await endpoint.TryAsync($"{{ node(id: \"{forged}\") {{ __typename ... on Release {{ version status checksum coverage {{ percent }} }} }} }}");
            if (!body.Contains("\"node\":null", StringComparison.Ordinal) && !body.Contains("\"errors\"", StringComparison.Ordinal))
                opened.Add($"{Decoded(forged)}: {body}");
            if (Decoded(forged).StartsWith("Release:", StringComparison.Ordinal))
                refusals.Add(body);
        }

        foreach (var cursor in (string[])["", "0", "-1", Encoded("0"), Encoded("-5"), Encoded("999999"), Encoded("release_id > 0"), "' or '1'='1"])
        {
            var (_, body) = await endpoint.TryAsync($"{{ releases(first: 50, after: \"{cursor}\") {{ nodes {{ id }} }} }}");
            opened.AddRange(Identifier().Matches(body).Select(match => match.Groups[1].Value).Where(id => !known.Contains(id)).Select(id => $"cursor {cursor}: {id}"));
        }

        if (refusals.Count > 1)
            opened.AddRange(refusals.Select(body => $"Made-up identifiers are refused in more than one way: {body}"));
        return opened;
    }

    /// <summary>The different ways in which a figure is withheld, its group and nearest group aside; one way tells nothing.</summary>
    public static async Task<IReadOnlySet<string>> ShapesAsync(PublicEndpoint endpoint, Loot loot)
    {
        var shapes = new HashSet<string>();
        foreach (var group in loot.Hidden)
        {
            var query = Question(loot, group);
            var (status, body) = await endpoint.TryAsync(query);
            shapes.Add($"{status} {WithoutNames().Replace(body, "")}");
        }

        return shapes;
    }

    /// <summary>The different headers that answers about hidden groups come with.</summary>
    public static async Task<IReadOnlySet<string>> HeadersAsync(PublicEndpoint endpoint, Loot loot)
    {
        var headers = new HashSet<string>();
        foreach (var group in loot.Hidden.Take(60))
            headers.Add(await endpoint.HeadersAsync(Question(loot, group)));
        return headers;
    }

    /// <summary>How long an answer about each of some groups takes: the median of many, asked in turns. In milliseconds.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> TimesAsync(PublicEndpoint endpoint, Loot loot, IReadOnlyCollection<string> groups, int turns)
    {
        var times = groups.ToDictionary(group => group, _ => new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var group in groups)
            {
                var start = Stopwatch.GetTimestamp();
                var (status, _) = await endpoint.TryAsync(Question(loot, group));
                times[group].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (status != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{group} is answered with {status}.");
            }
        }

        return times.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(turns / 2));
    }

    private static string Question(Loot loot, string group) => $$"""
        { {{loot.Call}} { benchmark(measure: { overall: true }, where: { {{Loot.Where(group)}} }) {
            publishedCount withheldCount groups { group { label } figure { __typename ... on PublishedFigure { {{Everything}} }
            ... on WithheldFigure { symbol explanation nearest { group { label } figure { __typename } } } } } } } }
        """;

    private static IEnumerable<string> Variations(string name)
    {
        yield return name + " ";
        yield return name.ToUpperInvariant();
        yield return name.Replace("Release", "Round", StringComparison.Ordinal);
        foreach (var version in (string[])["0.9.0", "1.0.1", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "2.0.0", "*", "1.*"])
            yield return LastPart().Replace(name, $"/{version}");
        foreach (var other in (string[])["1", "2", "0", "-1", "release", "../registry"])
            yield return $"Release:{other}";
    }

    private static string Decoded(string id) => Encoding.UTF8.GetString(Convert.FromBase64String(id));

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("\"value\":|\"percent\":|\"contributors\":")]
    private static partial Regex Number();

    [GeneratedRegex("\"id\":\"([^\"]+)\"")]
    private static partial Regex Identifier();

    [GeneratedRegex("\"label\":\"[^\"]*\"")]
    private static partial Regex WithoutNames();

    [GeneratedRegex("/[^/]*$")]
    private static partial Regex LastPart();
}
