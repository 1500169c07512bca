using System.Text.Json.Nodes;
using Benchmark.Domain.Disclosure;
using Benchmark.Tests;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>A made-up table whose primary cells were found by another program.</summary>
internal sealed record ReferenceTable(IReadOnlyList<string> Cells, IReadOnlyList<Column> Columns, int Organisations)
{
    public Mask MaskWith(Policy policy) => Mask.Of([.. Enumerable.Range(0, Organisations)], Columns, [], policy);

    public static ReferenceTable Read(string name)
    {
        var meta = JsonNode.Parse(File.ReadAllText(Project.ReferenceData("data", "disclosure", $"{name}.meta.json")))!;
        var table = new CellTable([.. meta["dims"]!.AsArray().Select(dimension => Dimension(dimension!.GetValue<string>(), meta))]);
        var places = File.ReadLines(Project.ReferenceData("data", "disclosure", $"{name}.input.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .SelectMany(fields => Enumerable.Repeat<IReadOnlyList<string>>(fields[..^1], int.Parse(fields[^1], null)))
            .ToList();
        return new([.. table.Cells.Select(cell => cell.Key)], table.Columns(places), places.Count);
    }

    public static IEnumerable<string> Listed(string name, int threshold, string list) =>
        JsonNode.Parse(File.ReadAllText(Project.ReferenceData("data", "disclosure", $"{name}.T{threshold}.primary.json")))![list]!
            .AsArray().Select(cell => cell!.GetValue<string>());

    private static CellDimension Dimension(string name, JsonNode meta) => new(
        name,
        Texts(meta["codes"]![name]!),
        [.. (meta["hierarchies"]![name] as JsonObject ?? []).Select(parent => (parent.Key, Texts(parent.Value!)))]);

    private static IReadOnlyList<string> Texts(JsonNode list) => [.. list.AsArray().Select(text => text!.GetValue<string>())];
}
