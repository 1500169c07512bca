using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Takes what GraphQL tells of the sector beside who took part, of weighted means, and of named sets.</summary>
/// <param name="Endpoint">Where to ask.</param>
/// <param name="Series">What to ask about.</param>
/// <param name="Ledger">Takes the numbers.</param>
internal sealed record SectorQuestions(PublicEndpoint Endpoint, Series Series, Ledger Ledger)
{
    private const int AtOnce = 10;

    private readonly Schema _schema = new(Endpoint.Schema);

    /// <summary>Takes everything of a release, whose participation is known.</summary>
    public async Task TakeAsync(PublicRelease release)
    {
        await CountsAsync(release);
        await SetsAsync(release);
    }

    private async Task CountsAsync(PublicRelease release)
    {
        const string from = "GraphQL sector";
        var answers = new Answers(Ledger, from);
        var told = (await Endpoint.AskAsync($"{{ {Series.CallOf(release)} {{ sectorCounts {_schema.Everything("SectorCount", 2)} weighting {_schema.Everything("SectorWeighting", 3)} }} }}")).GetProperty("release");
        var counts = told.GetProperty("sectorCounts").EnumerateArray().ToList();
        var england = counts.FirstOrDefault(count => GroupsOf(count) is [GroupKeys.All]);
        foreach (var count in counts)
        {
            var (took, sector) = (Ledger.Took(release.Name, GroupsOf(count)), count.GetProperty("sector").GetDecimal());
            answers.Read(count, new Dictionary<string, Action<JsonElement>>
            {
                ["sector"] = answers.Own,
                ["source"] = _ => { },
                ["asOf"] = _ => { },
                ["organisations"] = organisations => Ledger.Implied(from, $"organisations of {count}", organisations.GetDecimal(), took),
                ["responsePercent"] = percent => Ledger.Implied(from, $"response of {count}", percent.GetDecimal(), Ledger.Response(took, sector)),
                ["representation"] = ratio => Ledger.Implied(
                    from, $"representation of {count}", ratio.GetDecimal(),
                    Math.Floor((took * england.GetProperty("sector").GetDecimal() / (Ledger.Took(release.Name, [GroupKeys.All]) * sector) * 100 + 0.5m) ?? -1) / 100),
            });
        }

        answers.Read(told.GetProperty("weighting"), new Dictionary<string, Action<JsonElement>>
        {
            ["explanation"] = words => Ledger.Words(from, words.GetString()!, number => number == 10),
            ["source"] = _ => { },
            ["asOf"] = _ => { },
            ["strata"] = strata =>
            {
                foreach (var stratum in strata.EnumerateArray())
                    Stratum(stratum, answers);
            },
        });

        void Stratum(JsonElement stratum, Answers answers)
        {
            var (group, sector) = (Series.KeyOf(stratum.GetProperty("group")), stratum.GetProperty("sector").GetDecimal());
            Ledger.AddStratum(release.Name, group, sector);
            answers.Read(stratum, new Dictionary<string, Action<JsonElement>>
            {
                ["group"] = _ => { },
                ["sector"] = answers.Own,
                ["organisations"] = count => Ledger.Add(from, new(release.Name, group, "", Ledger.Organisations), count.GetRawText()),
                ["responsePercent"] = percent => Ledger.Implied(from, $"response of {group}", percent.GetDecimal(), Ledger.Response(Ledger.Took(release.Name, [group]), sector)),
            });
        }

        static string[] GroupsOf(JsonElement count)
        {
            string Code(string field) => count.GetProperty(field) is { ValueKind: JsonValueKind.String } code ? code.GetString()! : "";
            var services = count.GetProperty("serviceTypes").EnumerateArray().Select(service => service.GetString()!).DefaultIfEmpty("");
            return [.. services.Select(service => $"{Code("region")}|{Code("sizeBand")}|{service}|")];
        }
    }

    private async Task SetsAsync(PublicRelease release)
    {
        const string from = "GraphQL named sets";
        var answers = new Answers(Ledger, from);
        foreach (var some in Series.Measures.Chunk(AtOnce))
        {
            var figures = string.Join(' ', some.Select((measure, at) => $"a{at}: figure(measure: {measure.Value}) {_schema.Everything("Figure", 4)}"));
            foreach (var set in (await Endpoint.AskAsync($"{{ {Series.CallOf(release)} {{ sets {{ code title definition organisations symbol {figures} }} }} }}")).GetProperty("release").GetProperty("sets").EnumerateArray())
            {
                var key = Ledger.SetKey(set.GetProperty("code").GetString()!);
                Ledger.AddSet(set.GetProperty("code").GetString()!, set.GetProperty("definition").GetString()!, Series.Labels);
                var handlers = some.Index().ToDictionary(one => $"a{one.Index}", one => (Action<JsonElement>)(figure => answers.Figure(figure, release.Name, key, one.Item.Key)));
                handlers["organisations"] = count => Ledger.Add(from, new(release.Name, key, "", Ledger.Organisations), count.GetRawText());
                answers.Read(set, handlers);
            }
        }
    }
}
