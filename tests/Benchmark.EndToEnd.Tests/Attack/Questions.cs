using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Takes what GraphQL tells everybody of two releases: every field of figures, participation, changes and charts.</summary>
/// <param name="Endpoint">Where to ask.</param>
/// <param name="Series">What to ask about.</param>
/// <param name="Ledger">Takes the numbers.</param>
internal sealed partial record Questions(PublicEndpoint Endpoint, Series Series, Ledger Ledger)
{
    /// <summary>The output that tells of every change.</summary>
    public const string Trend = "GraphQL trend";

    private const decimal CountStep = 5;
    private const decimal ShareStep = 5;
    private const int AtOnce = 5;
    private static readonly string[] Kinds = ["QUANTILE_STRIPS", "RANKED_BARS", "HEAT_MAP", "REGION_TILES", "RATING_SHARES", "FUNNEL"];

    /// <summary>Numbers that are words of charts: bounds of scales, explanations of marks, and how much a chance is.</summary>
    private static readonly HashSet<decimal> Words = [1, 2, 3, 4, 10, 20, 29, 19, 80, 95, 998, 1000];

    private readonly Schema _schema = new(Endpoint.Schema);

    /// <summary>Takes everything of a release.</summary>
    public async Task TakeAsync(PublicRelease release)
    {
        await FiguresAsync(release);
        await ParticipationAsync(release);
        await new SectorQuestions(Endpoint, Series, Ledger).TakeAsync(release);
        foreach (var measure in Series.Measures.Keys.Where(name => name == "overall" || name.StartsWith("element:", StringComparison.Ordinal)).Take(3))
            await ChangesAsync(release, measure);
        await ChartsAsync(release);
    }

    /// <summary>What a release says of itself is the same for another, but for its names and the sizes of its files.</summary>
    public async Task AboutAsync(PublicRelease release, PublicRelease other, IReadOnlySet<decimal> sizes)
    {
        var known = (await LinesAsync(other)).ToHashSet();
        foreach (var line in (await LinesAsync(release)).Where(line => !known.Contains(line)))
            Ledger.Words("GraphQL release", release.WithoutNames(line), sizes.Contains);

        async Task<string[]> LinesAsync(PublicRelease of) => JsonSerializer.Serialize(
            (await Endpoint.AskAsync($"{{ {Series.CallOf(of)} {{ version status publishedAt withdrawnBecause checksum isSynthetic policy {_schema.Everything("DisclosurePolicy", 2)} datasets {_schema.Everything("Dataset", 3)} changes {_schema.Everything("ReleaseChange", 2)} dimensions {_schema.Everything("Dimension", 3)} round {{ code title opensAt closesAt closedAt isSynthetic isOpen }} }} }}")).GetProperty("release"),
            Indented).Split('\n');
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private async Task FiguresAsync(PublicRelease release)
    {
        var answers = new Answers(Ledger, "GraphQL benchmark");
        foreach (var (measure, argument) in Series.Measures)
        {
            var benchmark = (await Endpoint.AskAsync($$"""
                { {{Series.CallOf(release)}} { benchmark(measure: {{argument}}, by: [{{string.Join(", ", Series.Dimensions)}}]) {{_schema.Everything("Benchmark", 5)}} } }
                """)).GetProperty("release").GetProperty("benchmark");
            var groups = benchmark.GetProperty("groups").EnumerateArray().ToList();
            var shown = groups.Count(group => group.GetProperty("figure").TryGetProperty("contributors", out _));
            answers.Read(benchmark, new Dictionary<string, Action<JsonElement>>
            {
                ["groups"] = _ => { },
                ["measure"] = _ => { },
                ["publishedCount"] = count => Ledger.Implied("GraphQL benchmark", "published groups", count.GetDecimal(), shown),
                ["withheldCount"] = count => Ledger.Implied("GraphQL benchmark", "withheld groups", count.GetDecimal(), groups.Count - shown),
                ["chart"] = _ => { },
            });
            foreach (var group in groups)
                answers.Figure(group.GetProperty("figure"), release.Name, Series.KeyOf(group.GetProperty("group")), measure);
        }
    }

    private async Task ParticipationAsync(PublicRelease release)
    {
        const string from = "GraphQL participation";
        var answers = new Answers(Ledger, from);
        var told = (await Endpoint.AskAsync($$"""
            { {{Series.CallOf(release)}} { coverage { percent label coding } participation(by: [{{string.Join(", ", Series.Dimensions)}}]) {{_schema.Everything("ParticipationGroup", 2)}} } }
            """)).GetProperty("release");
        var groups = told.GetProperty("participation").EnumerateArray().ToDictionary(group => Series.KeyOf(group.GetProperty("group")));
        var all = groups[GroupKeys.All];
        foreach (var (key, group) in groups)
        {
            answers.Read(group, new Dictionary<string, Action<JsonElement>>
            {
                ["group"] = _ => { },
                ["organisations"] = count => Ledger.Add(from, new(release.Name, key, "", Ledger.Organisations), count.GetRawText()),
                ["sector"] = answers.Own,
                ["representation"] = ratio => Ledger.Implied(from, $"representation of {key}", ratio.GetDecimal(), Ratio(group, all)),
            });
        }

        if (told.GetProperty("coverage") is { ValueKind: JsonValueKind.Object } coverage)
            Ledger.Implied(from, "coverage", coverage.GetProperty("percent").GetDecimal(), CoverageOf(release, groups));

        static decimal? Ratio(JsonElement group, JsonElement all) =>
            Number(group, "organisations") is { } took && Number(all, "organisations") is { } everyone && Number(group, "sector") is { } there && Number(all, "sector") is { } sector
                ? Math.Floor(took * sector / (everyone * there) * 100 + 0.5m) / 100
                : null;
    }

    /// <summary>A share of the published narrowest groups in all, told to the nearest 5 % at most, below 10 as 10 and above 90 as 90.</summary>
    private static (decimal Least, decimal Most)? CoverageOf(PublicRelease release, Dictionary<string, JsonElement> groups)
    {
        if (Number(groups[GroupKeys.All], "organisations") is not { } all)
            return null;
        decimal[] counts = [.. release.Cells.Select(cell => Number(groups[cell], "organisations")).OfType<decimal>()];
        return (
            Math.Clamp(counts.Sum(count => Math.Max(10, count - CountStep / 2)) / (all + CountStep / 2) * 100 - ShareStep / 2, 10, 90),
            Math.Clamp(counts.Sum(count => count + CountStep / 2) / (all - CountStep / 2) * 100 + ShareStep / 2, 10, 90));
    }

    private async Task ChangesAsync(PublicRelease release, string measure)
    {
        const string from = Trend;
        var answers = new Answers(Ledger, from);
        foreach (var some in GroupKeys.AllOf(release.Cells).Chunk(AtOnce))
        {
            var points = string.Join('\n', some.Select((group, at) =>
                $"a{at}: trend(measure: {Series.Measures[measure]}{(Loot.Where(group) is { Length: > 0 } where ? $", where: {{ {where} }}" : "")}) {_schema.Everything("Trend", 5)}"));
            foreach (var field in (await Endpoint.AskAsync($"{{ {Series.CallOf(release)} {{ {points} }} }}")).GetProperty("release").EnumerateObject())
                answers.Read(field.Value, new Dictionary<string, Action<JsonElement>> { ["points"] = trend => Points(trend, some[int.Parse(field.Name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]), ["measure"] = _ => { }, ["group"] = _ => { } });
        }

        void Points(JsonElement trend, string group)
        {
            foreach (var point in trend.EnumerateArray())
            {
                var of = Series.Releases.Single(issue => issue.Version == point.GetProperty("release").GetProperty("version").GetString());
                answers.Read(point, new Dictionary<string, Action<JsonElement>>
                {
                    ["release"] = _ => { },
                    ["figure"] = figure => answers.Figure(figure, of.Name, group, measure),
                    ["change"] = change =>
                    {
                        Ledger.AddChange(from, new Difference(Series.Before(of.Name)!, of.Name, group, measure), change.GetProperty("value").GetRawText());
                        answers.Read(change, new Dictionary<string, Action<JsonElement>>
                        {
                            ["value"] = _ => { },
                            ["label"] = label => Ledger.Words(from, label.GetString()!, told => told == Math.Abs(change.GetProperty("value").GetDecimal())),
                        });
                    },
                });
            }
        }
    }

    /// <summary>Charts say in words what the figures say; the words of each group are read as figures again.</summary>
    private async Task ChartsAsync(PublicRelease release)
    {
        const string from = "GraphQL chart";
        string[] measures = ["overall", Series.Measures.Keys.First(name => name.StartsWith("statement:", StringComparison.Ordinal))];
        foreach (var (kind, measure) in Kinds.SelectMany(_ => measures, (kind, measure) => (kind, measure)))
        {
            foreach (var by in (string[][])[[.. Series.Dimensions.Take(1)], [.. Series.Dimensions.Take(2)]])
            {
                var (_, body) = await Endpoint.TryAsync($"{{ {Series.CallOf(release)} {{ benchmark(measure: {Series.Measures[measure]}, by: [{string.Join(", ", by)}]) {{ chart(kind: {kind}) {{ svg altText }} }} }} }}");
                if (body.Contains("\"errors\"", StringComparison.Ordinal))
                    continue;
                var chart = JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("release").GetProperty("benchmark").GetProperty("chart");
                var values = Ledger.ValuesOf(release.Name, measure).Concat(Ledger.ValuesOf(release.Name, "")).ToHashSet();
                foreach (Match label in GroupInWords().Matches(chart.GetProperty("altText").GetString()!))
                {
                    if (Series.Labels.TryGetValue(label.Groups[1].Value, out var group))
                        Sentence(label.Groups[2].Value, new(release.Name, group, measure, ""));
                }

                var (all, withheld) = (GroupInChart().Count(chart.GetProperty("altText").GetString()!), WithheldInChart().Count(chart.GetProperty("altText").GetString()!));
                var counts = Enumerable.Range(2, 9).Select(ties => (decimal)ties).Concat([withheld, all, all - 1, all - withheld, all - withheld - 1]).ToHashSet();
                Ledger.Words(from, release.WithoutNames(chart.GetProperty("altText").GetString()!), told => values.Contains(told) || Words.Contains(told) || counts.Contains(told));
                foreach (Match text in Texts().Matches(chart.GetProperty("svg").GetString()!))
                    Ledger.Words(from, release.WithoutNames(text.Groups[3].Value), told => values.Contains(told) || Words.Contains(told) || counts.Contains(told) || (text.Groups[2].Value.Contains(Grey, StringComparison.Ordinal) && told % 0.5m == 0));
            }
        }

        void Sentence(string words, Quantity of)
        {
            foreach (Match part in PartOfSentence().Matches(words))
            {
                var (name, one, other, count) = (part.Groups[1].Value, part.Groups[2].Value, part.Groups[3].Value, part.Groups[4].Value);
                if (count.Length > 0)
                    Ledger.Add(from, of with { Statistic = Ledger.Organisations }, count.Replace(",", "", StringComparison.Ordinal));
                else if (name is "mean" or "median")
                    Ledger.Add(from, of with { Statistic = name }, one, null);
                else
                    Add(name == "middle half" ? ("percentile_25", "percentile_75") : ("percentile_10", "percentile_90"), one, other);
            }

            void Add((string Lower, string Upper) names, string lower, string upper)
            {
                Ledger.Add(from, of with { Statistic = names.Lower }, lower, null);
                Ledger.Add(from, of with { Statistic = names.Upper }, upper, null);
            }
        }
    }

    /// <summary>The colour of axes and notes, whose numbers are ticks.</summary>
    private const string Grey = "#55606a";

    private static decimal? Number(JsonElement group, string field) => group.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    [GeneratedRegex(@"(?<=^|\. )([A-Z][^.]*?): ((?:mean|median|middle|\d).*?)\.(?= |$)")]
    private static partial Regex GroupInWords();

    [GeneratedRegex(@"(?:(mean|median|middle half|middle 80%) ([\d.]+)(?: or (?:above|below))?(?: to ([\d.]+))?)|([\d,]+) organisations")]
    private static partial Regex PartOfSentence();

    [GeneratedRegex(@"(?<=\. )[A-Z][^.]*?: (?:mean|median|middle|\d|withheld)")]
    private static partial Regex GroupInChart();

    [GeneratedRegex(@"(?<=\. )[A-Z][^.]*?: withheld")]
    private static partial Regex WithheldInChart();

    [GeneratedRegex("<(text|title|desc)([^>]*)>([^<]*)<")]
    private static partial Regex Texts();
}

/// <summary>Groups by their keys.</summary>
internal static class GroupKeys
{
    /// <summary>The group of all.</summary>
    public const string All = "|||";

    /// <summary>Every group that holds some of the narrowest ones.</summary>
    public static IReadOnlyList<string> AllOf(IReadOnlyList<string> cells)
    {
        var codes = cells.Select(cell => cell.Split('|')).ToList();
        return
        [
            .. Enumerable.Range(0, 4).Select(at => codes.Select(code => code[at]).Append("").Distinct().Order(StringComparer.Ordinal).ToList())
                .Aggregate((IEnumerable<string>)[""], (keys, values) => keys.SelectMany(_ => values, (key, value) => $"{key}|{value}"))
                .Select(key => key[1..]),
        ];
    }
}
