using System.Globalization;
using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Reads the numbers of GraphQL answers into a ledger. What it does not know by name is not accounted for.</summary>
/// <param name="ledger">Takes the numbers.</param>
/// <param name="from">The output, for example <c>GraphQL benchmark</c>.</param>
internal sealed class Answers(Ledger ledger, string from)
{
    private static readonly Dictionary<string, string> Scores = new()
    {
        ["mean"] = "mean",
        ["median"] = "median",
        ["lowerQuartile"] = "percentile_25",
        ["upperQuartile"] = "percentile_75",
        ["tenthPercentile"] = "percentile_10",
        ["ninetiethPercentile"] = "percentile_90",
        ["standardDeviation"] = "standard_deviation",
        ["ratedThreeOrFour"] = "share_3_or_4",
        ["sectorWeighted"] = Ledger.Weighted,
    };

    /// <summary>Reads an object: each field by its handler; numbers in other fields are refused.</summary>
    public void Read(JsonElement answer, IReadOnlyDictionary<string, Action<JsonElement>> handlers, string place = "")
    {
        foreach (var field in answer.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (handlers.TryGetValue(field.Name, out var handler))
                handler(field.Value);
            else
                Refuse(field.Value, $"{place}.{field.Name}");
        }
    }

    /// <summary>Reads a figure, or that it is withheld and what is nearest.</summary>
    public void Figure(JsonElement figure, string release, string group, string measure)
    {
        Quantity Of(string statistic) => new(release, group, measure, statistic);
        var handlers = new Dictionary<string, Action<JsonElement>>
        {
            ["contributors"] = count => ledger.Add(from, Of(Ledger.Organisations), count.GetRawText()),
            ["shares"] = shares =>
            {
                foreach (var share in shares.EnumerateArray())
                    Coded(share, Of($"share_{share.GetProperty("rating").GetInt32()}"));
            },
            ["interval"] = interval => Read(interval, new Dictionary<string, Action<JsonElement>>
            {
                ["lower"] = value => ledger.Add(from, Of("interval_lower"), value.GetRawText()),
                ["upper"] = value => ledger.Add(from, Of("interval_upper"), value.GetRawText()),
                ["level"] = value => ledger.Implied(from, "level", value.GetDecimal(), 0.95m),
            }),
            ["explanation"] = words => ledger.Words(from, words.GetString()!, number => number == 10),
            ["nearest"] = nearest => Figure(nearest.GetProperty("figure"), release, Series.KeyOf(nearest.GetProperty("group")), measure),
        };
        foreach (var (field, statistic) in Scores)
            handlers[field] = number => Coded(number, Of(statistic));
        Read(figure, handlers, "figure");
    }

    /// <summary>Reads a number that is coded at its ends; its label says the same.</summary>
    public void Coded(JsonElement number, Quantity quantity)
    {
        var value = number.TryGetProperty("value", out var points) ? points : number.GetProperty("percent");
        ledger.Add(from, quantity, value.GetRawText(), number.TryGetProperty("coding", out var coding) ? coding.GetString() : null);
        Read(number, new Dictionary<string, Action<JsonElement>>
        {
            ["value"] = _ => { },
            ["percent"] = _ => { },
            ["rating"] = _ => { },
            ["coding"] = _ => { },
            ["label"] = label => ledger.Words(from, label.GetString()!, told => told == value.GetDecimal()),
        }, quantity.Statistic);
    }

    /// <summary>Nothing in a value may be a number.</summary>
    public void Refuse(JsonElement value, string place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                ledger.Refuse(from, place, value.GetRawText());
                break;
            case JsonValueKind.String:
                ledger.Words(from, value.GetString()!, _ => false);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Refuse(item, place);
                break;
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                    Refuse(field.Value, $"{place}.{field.Name}");
                break;
        }
    }

    /// <summary>Handlers that let nothing pass but count a number as the attacker's own or as a word.</summary>
    public Action<JsonElement> Own => _ => ledger.Known(from);

    /// <summary>A number as people read it.</summary>
    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
