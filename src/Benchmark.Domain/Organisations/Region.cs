namespace Benchmark.Domain.Organisations;

/// <summary>One of the nine regions of England.</summary>
public enum Region
{
    /// <summary>North East, E12000001.</summary>
    NorthEast = 1,

    /// <summary>North West, E12000002.</summary>
    NorthWest,

    /// <summary>Yorkshire and The Humber, E12000003.</summary>
    YorkshireAndTheHumber,

    /// <summary>East Midlands, E12000004.</summary>
    EastMidlands,

    /// <summary>West Midlands, E12000005.</summary>
    WestMidlands,

    /// <summary>East of England, E12000006.</summary>
    EastOfEngland,

    /// <summary>London, E12000007.</summary>
    London,

    /// <summary>South East, E12000008.</summary>
    SouthEast,

    /// <summary>South West, E12000009.</summary>
    SouthWest,
}

/// <summary>What a region is called, officially and by others.</summary>
/// <remarks>Codes are those of the ONS Register of Geographic Codes, unchanged since 2011.</remarks>
public static class Regions
{
    private static readonly string[] Labels =
    [
        "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England",
        "London", "South East", "South West",
    ];

    private static readonly Dictionary<string, Region> Names = Enum.GetValues<Region>()
        .SelectMany(region => new[] { Code.Of(region), OfficialCode(region), Label(region) }
            .Select(name => (name, region)))
        .Concat(
        [
            ("Greater London", Region.London), ("East", Region.EastOfEngland), ("Eastern", Region.EastOfEngland),
            ("Yorkshire and Humber", Region.YorkshireAndTheHumber), ("Yorkshire Humber", Region.YorkshireAndTheHumber),
            ("Yorkshire & Humber", Region.YorkshireAndTheHumber), ("Yorkshire and the Humber", Region.YorkshireAndTheHumber),
        ])
        .DistinctBy(pair => pair.Item1.ToUpperInvariant())
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>The region's name as the ONS writes it.</summary>
    public static string Label(Region region) => Labels[(int)region - 1];

    /// <summary>The region's ONS code, for example E12000007.</summary>
    public static string OfficialCode(Region region) => $"E1200000{(int)region}";

    /// <summary>The region known by a code, an ONS code, its name or a common alias, whatever the case; null when none is.</summary>
    public static Region? Find(string name) => Names.TryGetValue(name.Trim(), out var region) ? region : null;
}
