using System.Net.Http.Headers;
using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>A provider that took part: it knows its own answers, and takes everything that is shown to it beside them.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Client">Signed in for it.</param>
/// <param name="Endpoint">The same, for GraphQL.</param>
internal sealed record Insider(string Reference, HttpClient Client, PublicEndpoint Endpoint) : IDisposable
{
    private const int AtOnce = 4;

    /// <summary>Signs in with a key of a provider.</summary>
    public static async Task<Insider> SignInAsync(HttpClient anybody, string reference, string key)
    {
        var client = new HttpClient { BaseAddress = anybody.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new(reference, client, await PublicEndpoint.OpenAsync(client));
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    /// <summary>Takes the comparisons of one release: each measure with the usual peers, and some measures with every sort of peers.</summary>
    /// <param name="series">The releases.</param>
    /// <param name="release">Which of them.</param>
    /// <param name="ledger">Takes the numbers.</param>
    /// <param name="measures">How many measures to take with every sort of peers.</param>
    /// <param name="others">Whether the other measures are taken as well.</param>
    public async Task CompareAsync(Series series, PublicRelease release, Ledger ledger, int measures, bool others)
    {
        var everything = new Schema(Endpoint.Schema).Everything("Comparison", 5);
        var sorts = Subsets(series.Dimensions).Select(some => $"by: [{string.Join(", ", some)}], mixed: true").ToList();
        var asked = series.Measures.Take(measures).SelectMany(_ => sorts, (measure, sort) => (Measure: measure.Key, Peers: sort))
            .Concat(series.Measures.Take(measures).SelectMany(_ => ledger.Sets.Keys, (measure, set) => (Measure: measure.Key, Peers: $"set: \"{set.Split(' ')[1]}\"")))
            .Concat(others ? series.Measures.Keys.Select(measure => (Measure: measure, Peers: "mixed: true")) : []);
        foreach (var some in asked.Chunk(AtOnce))
        {
            var fields = string.Join('\n', some.Select((one, at) =>
                $"a{at}: comparison(framework: \"{series.Framework}\"{(series.Perspective is { } from ? $", perspective: {from}" : "")}, version: \"{release.Version}\", measure: {series.Measures[one.Measure]}, peers: {{ {one.Peers} }}) {everything}"));
            var own = (await Endpoint.AskAsync($"{{ viewer {{ organisation {{ {fields} }} }} }}")).GetProperty("viewer").GetProperty("organisation");
            for (var at = 0; at < some.Length; at++)
            {
                if (own.GetProperty($"a{at}") is { ValueKind: JsonValueKind.Object } comparison)
                    Read(comparison, release, some[at].Measure, ledger);
            }
        }
    }

    /// <summary>Takes where it lags its peers; of the newest release.</summary>
    public async Task LagAsync(Series series, Ledger ledger)
    {
        const string from = "own gaps";
        var answers = new Answers(ledger, from);
        var release = series.Releases[^1];
        var gaps = (await Endpoint.AskAsync($$"""
            { viewer { organisation { gaps(first: 25, framework: "{{series.Framework}}"{{(series.Perspective is { } perspective ? $", perspective: {perspective}" : "")}}) {{new Schema(Endpoint.Schema).Everything("Gap", 5)}} } } }
            """)).GetProperty("viewer").GetProperty("organisation").GetProperty("gaps");
        foreach (var gap in gaps.EnumerateArray())
        {
            var (measure, group) = ($"element:{gap.GetProperty("element").GetProperty("code").GetString()}", Series.KeyOf(gap.GetProperty("peers").GetProperty("group")));
            answers.Read(gap, new Dictionary<string, Action<JsonElement>>
            {
                ["element"] = _ => { },
                ["own"] = answers.Own,
                ["statements"] = answers.Own,
                ["peers"] = peers => answers.Figure(peers.GetProperty("figure"), release.Name, group, measure),
                ["difference"] = difference => Difference(difference, gap.GetProperty("own").GetDecimal(), new(release.Name, group, measure, "mean"), answers, ledger, from),
            });
        }
    }

    /// <summary>Takes its own report.</summary>
    public Task ReportAsync(Series series, PublicRelease release, Ledger ledger) =>
        new ReportFiles(series, ledger).TakeAsync("own report", Client, $"/reports/provider?release={release.Name}");

    /// <summary>Reads a comparison of one measure.</summary>
    public static void Read(JsonElement comparison, PublicRelease release, string measure, Ledger ledger)
    {
        const string from = "own comparison";
        var answers = new Answers(ledger, from);
        var group = comparison.TryGetProperty("set", out var named) && named is { ValueKind: JsonValueKind.Object } && named.GetProperty("organisations").ValueKind == JsonValueKind.Number
            ? Ledger.SetKey(named.GetProperty("code").GetString()!)
            : Series.KeyOf(comparison.GetProperty("group"));
        answers.Read(comparison, new Dictionary<string, Action<JsonElement>>
        {
            ["set"] = set => answers.Read(set, new Dictionary<string, Action<JsonElement>>
            {
                ["organisations"] = count => ledger.Add(from, new(release.Name, group, "", Ledger.Organisations), count.GetRawText()),
            }),
            ["measure"] = _ => { },
            ["group"] = _ => { },
            ["release"] = _ => { },
            ["assessment"] = _ => { },
            ["own"] = answers.Own,
            ["figure"] = figure => answers.Figure(figure, release.Name, group, measure),
            ["difference"] = difference => Difference(difference, comparison.GetProperty("own").GetDecimal(), new(release.Name, group, measure, "mean"), answers, ledger, from),
            ["mix"] = mix => Mix(mix, release, measure, answers, ledger, from),
            ["regulator"] = regulator => Regulator(regulator, comparison, answers, ledger, from),
        });
    }

    /// <summary>The own score to a tenth less the published mean; against the nearer end where that is a band.</summary>
    private static void Difference(JsonElement difference, decimal own, Quantity mean, Answers answers, Ledger ledger, string from)
    {
        var points = difference.GetProperty("points").GetDecimal();
        var follows = Math.Floor(own * 10 + 0.5m) / 10 - ledger.Find(mean);
        var isBeyond = (ledger.CodingOf(mean), follows) is ("OR_ABOVE", > 0) or ("OR_BELOW", < 0);
        ledger.Implied(from, $"difference of {mean}", points, isBeyond ? 0 : follows);
        answers.Read(difference, new Dictionary<string, Action<JsonElement>>
        {
            ["points"] = _ => { },
            ["words"] = words => ledger.Words(from, words.GetString()!, told => told == Math.Abs(points)),
        });
    }

    /// <summary>Every number of a mixture follows from published figures of its parts; the mixture itself is one more sum.</summary>
    private static void Mix(JsonElement mix, PublicRelease release, string measure, Answers answers, Ledger ledger, string from)
    {
        var parts = mix.GetProperty("parts").EnumerateArray().ToList();
        decimal total = parts.Sum(part => part.GetProperty("contributors").GetInt32());
        foreach (var part in parts)
        {
            var group = Series.KeyOf(part.GetProperty("group"));
            answers.Read(part, new Dictionary<string, Action<JsonElement>>
            {
                ["group"] = _ => { },
                ["mean"] = mean => answers.Coded(mean, new(release.Name, group, measure, "mean")),
                ["contributors"] = count => ledger.Add(from, new(release.Name, group, measure, Ledger.Organisations), count.GetRawText()),
                ["weight"] = weight => ledger.Implied(from, $"weight of {group}", weight.GetDecimal(), part.GetProperty("contributors").GetInt32() / total),
            });
        }

        ledger.Mixtures.Add(new(release.Name, string.Join(';', parts.Select(part => Series.KeyOf(part.GetProperty("group"))))));
        answers.Read(mix, new Dictionary<string, Action<JsonElement>>
        {
            ["parts"] = _ => { },
            ["contributors"] = count => ledger.Implied(from, "organisations of a mixture", count.GetDecimal(), total),
            ["mean"] = mean => ledger.Implied(from, "mean of a mixture", mean.GetDecimal(), parts.Sum(part => part.GetProperty("mean").GetProperty("value").GetDecimal() * part.GetProperty("contributors").GetInt32()) / total),
        });
    }

    /// <summary>What a regulator says of the organisation itself, which it knows.</summary>
    private static void Regulator(JsonElement regulator, JsonElement comparison, Answers answers, Ledger ledger, string from) =>
        answers.Read(regulator, new Dictionary<string, Action<JsonElement>>
        {
            ["scheme"] = _ => { },
            ["measure"] = _ => { },
            ["publishedOn"] = _ => { },
            ["score"] = answers.Own,
            ["rating"] = answers.Own,
            ["gap"] = gap => ledger.Implied(from, "gap to the regulator", gap.GetDecimal(), comparison.GetProperty("own").GetDecimal() - regulator.GetProperty("score").GetDecimal()),
        });

    private static IEnumerable<IReadOnlyList<string>> Subsets(IReadOnlyList<string> of) =>
        Enumerable.Range(0, 1 << of.Count).Select(which => of.Where((_, at) => (which >> at & 1) == 1).ToList());
}
