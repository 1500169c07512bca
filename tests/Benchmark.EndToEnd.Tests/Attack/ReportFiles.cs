using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Takes the pages and data files of reports, a sector's or one's own.</summary>
/// <param name="Series">The releases they are of.</param>
/// <param name="Ledger">Takes the numbers.</param>
internal sealed partial record ReportFiles(Series Series, Ledger Ledger)
{
    private static readonly string[] Columns =
    [
        "exhibit", "release", "edition", "round", "perspective", "measure", "region", "size_band", "service_type", "authority_type", "statistic", "value",
        "label", "symbols", "policy", "checksum",
    ];

    /// <summary>Takes a report by its address, in each of the formats that it is served in.</summary>
    /// <param name="from">What to call the output.</param>
    /// <param name="client">Signed in for one's own report.</param>
    /// <param name="address">Without a format.</param>
    public async Task TakeAsync(string from, HttpClient client, string address)
    {
        var join = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var table = Csv.Read(await client.GetStringAsync($"{address}{join}format=csv", TestContext.Current.CancellationToken)).Named().ToList();
        Read($"{from}.csv", table);
        var json = JsonDocument.Parse(await client.GetStringAsync($"{address}{join}format=json", TestContext.Current.CancellationToken)).RootElement;
        new Answers(Ledger, $"{from}.json").Read(json, new Dictionary<string, Action<JsonElement>>
        {
            ["numbers"] = numbers => Read($"{from}.json", numbers.EnumerateArray().Select(Row)),
            ["report"] = _ => { },
            ["release"] = _ => { },
            ["round"] = _ => { },
            ["policy"] = _ => { },
            ["checksum"] = _ => { },
        });
        var page = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        Cells($"{from}.html", page, [.. table.Where(row => row["value"].Length > 0 && (row["statistic"] == "own_score" || row["exhibit"] == "sector"))
            .Select(row => decimal.Parse(row["statistic"] == "own_score" ? row["label"] : row["value"], CultureInfo.InvariantCulture))]);
    }

    /// <summary>Reads the rows of a data file.</summary>
    public void Read(string from, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var part = new SectorPart(from, Ledger);
        foreach (var row in rows)
        {
            foreach (var (column, value) in row.Where(field => !Columns.Contains(field.Key)))
                Ledger.Words(from, $"{column}: {value}", _ => false);
            var release = $"{row["edition"]}/{(row["perspective"].Length == 0 ? "" : row["perspective"] + "/")}{row["release"]}";
            var group = string.Join('|', row["region"], row["size_band"], row["service_type"], row["authority_type"]);
            if (row["value"].Length == 0)
            {
                Ledger.Words(from, row["label"], _ => false);
                continue;
            }

            var quantity = new Quantity(release, group, row["measure"], Renamed(row["statistic"]));
            if (row["exhibit"] != "sector" || !part.Read(quantity, row["value"]))
                Number(from, row, quantity);
            Ledger.Words(from, row["label"], told => row["statistic"] == "own_score" || told == Math.Abs(decimal.Parse(row["value"], CultureInfo.InvariantCulture)));
        }
    }

    private void Number(string from, IReadOnlyDictionary<string, string> row, Quantity quantity)
    {
        switch (quantity.Statistic)
        {
            case "own_score" or "peer_review_score" when quantity.Group == GroupKeys.All:
                Ledger.Known(from);
                break;
            case "change":
                Ledger.AddChange(from, new Difference(Series.Before(quantity.Release) ?? "", quantity.Release, quantity.Group, quantity.Measure), row["value"]);
                break;
            case "organisations" or "mean" or "median" or "percentile_25" or "percentile_75" or "percentile_10" or "percentile_90" or "share_1" or "share_2"
                or "share_3" or "share_4" or "share_3_or_4" or "answered" or Ledger.Weighted:
                Ledger.Add(from, quantity, row["value"], CodingOf(row["label"]));
                break;
            default:
                Ledger.Refuse(from, quantity.Statistic, row["value"]);
                break;
        }
    }

    /// <summary>Cells of a page's tables show what data files hold: each number in them is one of the releases, the reader's own, of the sector, or where a band begins.</summary>
    private void Cells(string from, string page, IReadOnlyList<decimal> others)
    {
        var values = Series.Releases.SelectMany(release => Series.Measures.Keys.Append("").SelectMany(measure => Ledger.ValuesOf(release.Name, measure)))
            .Concat(Ledger.Steps).Concat(others).Concat(Bands).ToHashSet();
        foreach (Match cell in Cell().Matches(page))
        {
            var words = WebUtility.HtmlDecode(Tags().Replace(cell.Groups[1].Value, " "));
            Ledger.Words(from, Series.Releases.Aggregate(Days().Replace(words, " "), (left, release) => release.WithoutNames(left)), values.Contains);
        }
    }

    /// <summary>Rows of the exhibit that sets who took part beside the sector: what there are comes first, then who took part, then their response.</summary>
    private sealed class SectorPart(string from, Ledger ledger)
    {
        private decimal _sector;

        /// <summary>Reads a row; false for one that is of something else.</summary>
        public bool Read(Quantity quantity, string text)
        {
            var name = quantity.Statistic.Split("_or_", 2) is [var first, ..] && (first.StartsWith("sector", StringComparison.Ordinal) || first.StartsWith("organisations", StringComparison.Ordinal) || first.StartsWith("response_percent", StringComparison.Ordinal));
            if (!name || quantity.Measure.Length > 0)
                return false;
            var value = decimal.Parse(text, CultureInfo.InvariantCulture);
            var took = ledger.Took(quantity.Release, GroupsOf(quantity));
            if (quantity.Statistic.StartsWith("sector", StringComparison.Ordinal))
            {
                _sector = value;
                ledger.Known(from);
            }
            else
            {
                ledger.Implied(from, $"{quantity}", value, quantity.Statistic.StartsWith("organisations", StringComparison.Ordinal) ? took : Ledger.Response(took, _sector));
            }

            return true;
        }

        /// <summary>Services that were counted together are named at the end of the statistic.</summary>
        private static IEnumerable<string> GroupsOf(Quantity quantity)
        {
            var together = Together().Match(quantity.Statistic).Groups[1].Value;
            return together.Length == 0
                ? [quantity.Group]
                : together.Split("_or_").Select(service => string.Join('|', quantity.Group.Split('|').Select((code, at) => at == 2 ? service.ToUpperInvariant() : code)));
        }
    }

    [GeneratedRegex("^(?:sector|organisations|response_percent)_(.+)$")]
    private static partial Regex Together();

    private static readonly decimal[] Bands = [1.2m, 3.8m];

    private static string Renamed(string statistic) => statistic.Replace("rated_", "share_", StringComparison.Ordinal);

    private static string CodingOf(string label) =>
        label.Contains("above", StringComparison.Ordinal) || label.Contains("over", StringComparison.Ordinal) ? "OR_ABOVE"
        : label.Contains("below", StringComparison.Ordinal) || label.Contains("under", StringComparison.Ordinal) ? "OR_BELOW"
        : "EXACT";

    private static Dictionary<string, string> Row(JsonElement number)
    {
        var row = Columns.ToDictionary(column => column, _ => "");
        foreach (var field in number.EnumerateObject())
            row[field.Name] = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        return row;
    }

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    /// <summary>Days, and the editions, versions and own revisions of what is not a release.</summary>
    [GeneratedRegex(@"\d{1,2} [A-Z][a-z]+ \d{4}|(edition|version|revision) \d+")]
    private static partial Regex Days();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
