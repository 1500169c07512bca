using System.Diagnostics;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests;

/// <summary>Runs one of the scripts of the folder <c>Oracle</c>, in which other programs judge ours.</summary>
internal static class OracleScript
{
    /// <summary>What the script prints; the test is skipped, and says why, where its packages are not installed.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var folder = Project.PathOf("tests", "Benchmark.Reports.Tests", "Oracle");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The packages of Oracle are not installed: run script/setup --test.");
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await errors;
    }
}
