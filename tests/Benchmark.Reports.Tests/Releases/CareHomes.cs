using System.Globalization;
using Benchmark.Domain.Organisations;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>Real counts of care homes by region: the file the project offers, and the reference data it was made from.</summary>
internal static class CareHomes
{
    /// <summary>The file, ready to import.</summary>
    public static string Counts() => File.ReadAllText(Project.PathOf("docs", "examples", "care-homes-by-region.csv"));

    /// <summary>The reference data; the test is skipped where there are none.</summary>
    public static Dictionary<Region, int> ByRegion() => File
        .ReadLines(Project.ReferenceData("data", "care_home_region_index_2026-07.csv")).Skip(1).Select(line => line.Split(','))
        .ToDictionary(fields => Regions.Find(fields[1])!.Value, fields => int.Parse(fields[2], CultureInfo.InvariantCulture));
}
