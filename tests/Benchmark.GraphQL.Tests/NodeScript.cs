using System.Diagnostics;
using Benchmark.Tests;

namespace Benchmark.GraphQL.Tests;

/// <summary>Runs a script of a folder with npm packages to its end.</summary>
internal static class NodeScript
{
    /// <summary>What the script prints; the test is skipped, and says why, where its packages are not installed.</summary>
    public static async Task<string> RunAsync(string folderName, string script, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var folder = Project.PathOf("tests", "Benchmark.GraphQL.Tests", folderName);
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), $"The packages of {folderName} are not installed: run script/setup --test.");
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        var output = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        return output + await errors;
    }
}
