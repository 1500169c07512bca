using System.Globalization;
using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Takes every public file of releases' datasets. A file, column or statistic that is not known here is not accounted for.</summary>
/// <param name="Client">Asks without a key.</param>
/// <param name="Ledger">Takes the numbers.</param>
/// <param name="Labels">Groups by what people call them, which definitions of named sets do.</param>
internal sealed record DatasetFiles(HttpClient Client, Ledger Ledger, IReadOnlyDictionary<string, string> Labels)
{
    private const string Checksums = "SHA256SUMS";

    private static readonly string[] Named = ["release", "provenance", "round", "perspective", "level", "measure", "domain", "region", "size_band", "service_type", "authority_type", "statistic", "coding", "named_set"];

    private static readonly string[] Dimensions = ["region", "size_band", "service_type", "authority_type"];

    /// <summary>Tables whose rows tell of organisations, in the order in which one follows from another.</summary>
    private static readonly List<string> Tables = ["participation", "figures", "completeness", "sample", "sector", "sets", "set_figures"];

    private static readonly HashSet<string> Statistics =
    [
        "organisations", "mean", "median", "percentile_25", "percentile_75", "percentile_10", "percentile_90", "standard_deviation", "share_1", "share_2",
        "share_3", "share_4", "share_3_or_4", "interval_lower", "interval_upper", Ledger.Weighted,
    ];

    /// <summary>Takes the files of two releases. What describes them may differ by what names a release and by sizes alone.</summary>
    public async Task TakeAsync(PublicRelease one, PublicRelease other)
    {
        var (first, second) = (await DownloadAsync(one), await DownloadAsync(other));
        Describe(one, first, second);
        Describe(other, second, first);
        foreach (var (release, files) in new[] { (one, first), (other, second) })
        {
            foreach (var (name, text) in files.OrderBy(file => Tables.IndexOf(file.Key.Split('.')[0])))
                Read(release, name, text, files.Keys);
        }
    }

    /// <summary>Reads one file of a release.</summary>
    public void Read(PublicRelease release, string name, string text, IEnumerable<string> all)
    {
        var from = $"dataset {name}";
        switch (name.Split('.'))
        {
            case [var table, "csv"] when Tables.Contains(table):
                Rows(from, release, table, Csv.Read(text).Named());
                break;
            case [var table, "jsonl"] when Tables.Contains(table):
                Rows(from, release, table, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row));
                break;
            case [var table, "parquet"]:
                // The same rows as the other two: a test of datasets lets DuckDB compare the three.
                if (!all.Contains($"{table}.csv"))
                    Ledger.Refuse(from, "file", "it has no counterpart that can be read");
                break;
            case ["framework" or "crosswalk" or "codebook", "csv" or "jsonl"] or [_, "csv-metadata", "json"] or ["datapackage" or "changes", "json"]
                or ["dataset", "jsonld"] or ["CITATION" or "LICENCE", "txt"] or [Checksums]:
                break;
            default:
                Ledger.Refuse(from, "file", "nobody knows what it holds");
                break;
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> DownloadAsync(PublicRelease release)
    {
        var files = new Dictionary<string, string> { [Checksums] = await Client.GetStringAsync($"/datasets/{release.Name}/{Checksums}", TestContext.Current.CancellationToken) };
        foreach (var line in files[Checksums].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var bytes = await Client.GetByteArrayAsync($"/datasets/{release.Name}/{line[66..]}", TestContext.Current.CancellationToken);
            files.Add(line[66..], System.Text.Encoding.UTF8.GetString(bytes));
            Sizes.Add(bytes.Length);
            if (line.EndsWith(".jsonl", StringComparison.Ordinal))
                Sizes.Add(bytes.Count((byte)'\n'));
        }

        foreach (var file in (string[])["assessments.csv", "assessments.jsonl", "assessments.parquet", "assessments-risk.json"])
        {
            using var response = await Client.GetAsync($"/datasets/{release.Name}/{file}", TestContext.Current.CancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized)
                Ledger.Refuse($"dataset {file}", "status", $"{response.StatusCode}");
        }

        return files;
    }

    /// <summary>Bytes and rows of what was downloaded.</summary>
    public HashSet<decimal> Sizes { get; } = [];

    /// <summary>A file about a release says the same of every release but for its names and the sizes of its files, so it says nothing about answers.</summary>
    private void Describe(PublicRelease release, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> others)
    {
        foreach (var (name, text) in files.Where(file => !IsTable(file.Key)))
        {
            var known = (others.GetValueOrDefault(name) ?? "").Split('\n').ToHashSet();
            foreach (var line in text.Split('\n').Where(line => !known.Contains(line)))
                Ledger.Words($"dataset {name}", release.WithoutNames(line), Sizes.Contains);
        }

        static bool IsTable(string name) => name.EndsWith(".parquet", StringComparison.Ordinal) || Tables.Contains(name.Split('.')[0]) && !name.Contains("metadata", StringComparison.Ordinal);
    }

    private void Rows(string from, PublicRelease release, string table, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        foreach (var row in rows)
        {
            var group = row.TryGetValue("named_set", out var set)
                ? Ledger.SetKey(set)
                : string.Join('|', Dimensions.Select(column => row.GetValueOrDefault(column, "ALL") is "ALL" ? "" : row[column]));
            var taken = table switch
            {
                "figures" or "set_figures" => Figure(row, group),
                "sets" => Set(row, group),
                "sector" => Sector(row, group),
                "participation" => Value(row["organisations"], new(release.Name, group, "", Ledger.Organisations), "EXACT"),
                "completeness" => Value(row["percent"], new(release.Name, group, $"domain:{row["domain"]}", "answered"), row["coding"]),
                _ => Sample(row),
            };
            foreach (var (column, value) in row.Where(field => !Named.Contains(field.Key) && !taken.Contains(field.Key)))
                Ledger.Words(from, $"{column}: {value}", _ => false);
            if (row["release"] != release.Name)
                Ledger.Refuse(from, "release", row["release"]);
        }

        string[] Figure(IReadOnlyDictionary<string, string> row, string group)
        {
            var measure = row["level"] == "OVERALL" ? "overall" : $"{row["level"].ToLowerInvariant()}:{row["measure"]}";
            if (!Statistics.Contains(row["statistic"]))
                Ledger.Refuse(from, "statistic", row["statistic"]);
            return Value(row["value"], new(release.Name, group, measure, row["statistic"]), row["coding"]);
        }

        string[] Value(string value, Quantity quantity, string coding)
        {
            if (value.Length > 0)
                Ledger.Add(from, quantity, value, coding);
            return ["value", "organisations", "percent"];
        }

        string[] Set(IReadOnlyDictionary<string, string> row, string group)
        {
            Ledger.AddSet(row["named_set"], row["definition"], Labels);
            return [.. Value(row["organisations"], new(release.Name, group, "", Ledger.Organisations), "EXACT"), "definition"];
        }

        // Of services that were counted together as many took part as of each of them, as published.
        string[] Sector(IReadOnlyDictionary<string, string> row, string group)
        {
            var codes = group.Split('|');
            var took = Ledger.Took(release.Name, row["services"].Split('|').Select(service => $"{codes[0]}|{codes[1]}|{(service == "ALL" ? "" : service)}|"));
            var sector = decimal.Parse(row["sector"], CultureInfo.InvariantCulture);
            if (row["organisations"].Length > 0)
                Ledger.Implied(from, $"organisations of {row["services"]} in {group}", decimal.Parse(row["organisations"], CultureInfo.InvariantCulture), took);
            if (row["response_percent"].Length > 0)
                Ledger.Implied(from, $"response of {row["services"]} in {group}", decimal.Parse(row["response_percent"], CultureInfo.InvariantCulture), Ledger.Response(took, sector));
            if (row["stratum"] == "YES")
                Ledger.AddStratum(release.Name, $"{codes[0]}|{codes[1]}|{(row["services"] == "ALL" ? "" : row["services"])}|", sector);
            return ["services", "sector", "organisations", "response_percent", "stratum", "source", "as_of"];
        }

        // Made up from the published figure of England, as every row of it says: it is of nobody.
        string[] Sample(IReadOnlyDictionary<string, string> row)
        {
            if (!row["assessment"].StartsWith("SYNTHETIC-", StringComparison.Ordinal) || row["provenance"] != "SYNTHETIC")
                Ledger.Refuse(from, "assessment", row["assessment"]);
            Ledger.Known(from);
            return ["assessment", "statement", "rating"];
        }
    }

    private static Dictionary<string, string> Row(string json) => JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(
        field => field.Name, field => field.Value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Number => field.Value.GetDecimal().ToString(CultureInfo.InvariantCulture),
            _ => field.Value.GetString() ?? "",
        });
}
