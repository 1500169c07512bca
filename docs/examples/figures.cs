// One figure from the API, then three figures of the sector report from the dataset alone. Usage: dotnet run figures.cs [SERVER]
#:property PublishAot=false
using System.Net.Http.Json;
using System.Text.Json;

var server = args is [var address] ? address : "http://localhost:5080";
using var http = new HttpClient();

const string query = """
    { release(framework: "well-led") {
      benchmark(measure: { overall: true }) { groups { figure { ... on PublishedFigure { mean { label } } } } }
      datasets { name files { format url } }
    } }
    """;
using var answer = await http.PostAsJsonAsync($"{server}/graphql", new { query });
var release = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("release");
var mean = release.GetProperty("benchmark").GetProperty("groups")[0].GetProperty("figure").GetProperty("mean").GetProperty("label");
Console.WriteLine($"API: England's mean is {mean}");

var figures = release.GetProperty("datasets").EnumerateArray().First(dataset => dataset.GetProperty("name").GetString() == "figures");
var url = figures.GetProperty("files").EnumerateArray().First(file => file.GetProperty("format").GetString() == "CSV").GetProperty("url").GetString();
var lines = (await http.GetStringAsync(server + url)).TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToList();
var columns = lines[0].Index().ToDictionary(pair => pair.Item, pair => pair.Index);
var overall = lines.Skip(1)
    .Where(row => row[columns["level"]] == "OVERALL" && new[] { "size_band", "service_type", "authority_type" }.All(dimension => row[columns[dimension]] == "ALL"))
    .ToDictionary(row => (row[columns["region"]], row[columns["statistic"]]));

Console.WriteLine($"Figure 1: {Show("ALL", "organisations")} organisations");
Console.WriteLine($"Figure 2: median {Show("ALL", "median")}, middle half {Show("ALL", "percentile_25")} to {Show("ALL", "percentile_75")}");
foreach (var region in overall.Keys.Select(key => key.Item1).Where(region => region != "ALL").Distinct())
    Console.WriteLine($"Figure 3: {region} {Show(region, "mean")}");

string Show(string region, string statistic)
{
    var row = overall[(region, statistic)];
    var band = row[columns["coding"]] switch { "OR_ABOVE" => " or above", "OR_BELOW" => " or below", _ => "" };
    return row[columns["value"]] is { Length: > 0 } value ? value + band : row[columns["symbols"]];
}
