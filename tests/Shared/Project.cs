using System.Runtime.CompilerServices;

namespace Benchmark.Tests;

/// <summary>Where the project and its reference data are.</summary>
internal static class Project
{
    /// <summary>The folder that holds <c>Benchmark.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the project.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the reference data; the test is skipped, and says why, when this machine has none.</summary>
    public static string ReferenceData(params string[] parts)
    {
        var folder = Environment.GetEnvironmentVariable("BENCHMARK_REFERENCE_DATA");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder), "BENCHMARK_REFERENCE_DATA names no folder of reference data, so there is nothing to check against.");
        return Path.Combine([folder!, .. parts]);
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
