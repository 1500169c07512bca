using System.Text.Json;

namespace Benchmark.Bench.GraphQL;

/// <summary>One published figure, as a release holds it in memory.</summary>
public sealed record Cell(
    string Group, string Region, string? SizeBand, string? ServiceType, int Contributors, double Mean, double Median,
    double LowerQuartile, double UpperQuartile);

/// <summary>The 45 figures of one element, the same for every server.</summary>
public static class Cells
{
    private static readonly string[] Regions =
        ["North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England", "London", "South East", "South West"];

    private static readonly string?[] Sizes = [null, "Micro", "Small", "Medium", "Large"];

    public const string Query =
        "query Cells($element: String!) { cells(element: $element) { group region sizeBand serviceType contributors mean median lowerQuartile upperQuartile } }";

    /// <summary>The request every server is sent.</summary>
    public static byte[] Request { get; } = JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = new { element = "1.1" } });

    public static IReadOnlyList<Cell> All { get; } =
    [
        .. Regions.SelectMany((region, row) => Sizes.Select((size, column) => new Cell(
            size is null ? region : $"{region}: {size}", region, size, null, 10 + (5 * ((row * 7 + column) % 40)),
            Tenths(2.1 + (row * 0.1) + (column * 0.05)), Tenths(2.2 + (row * 0.1)), Tenths(1.7 + (column * 0.1)), Tenths(3.1 + (row * 0.05))))),
    ];

    /// <summary>Rounds halves up, as JavaScript does.</summary>
    private static double Tenths(double value) => Math.Floor((value * 10) + 0.5) / 10;
}

[QueryType]
internal static partial class CellQueries
{
    /// <summary>The figures of an element.</summary>
    [ListSize(AssumedSize = 50)]
    public static IReadOnlyList<Cell> GetCells(string element) => element.Length > 0 ? Cells.All : [];
}
