using System.Diagnostics;
using System.Text;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The executable that <c>script/build</c> left, run as a user runs it.</summary>
/// <param name="home">Where its private cluster lives.</param>
/// <param name="searchPath">Where it finds other programs; null for what the tests themselves find.</param>
internal sealed class Executable(string home, string? searchPath = null)
{
    private static readonly string File = Project.PathOf("artifacts", "benchmark");

    /// <summary>The same on a machine that lacks other programs.</summary>
    public Executable WithoutOtherPrograms => new(home, "/nowhere");

    /// <summary>Runs a command to its end.</summary>
    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.True(outcome.ExitCode == 0, $"benchmark {string.Join(' ', arguments)}: {outcome.Errors}{outcome.Output}");
        return outcome.Output;
    }

    /// <summary>Starts a command that runs until it is told to stop.</summary>
    public Process Start(params string[] arguments)
    {
        Assert.True(System.IO.File.Exists(File), "artifacts/benchmark is missing: run script/build first.");
        var start = new ProcessStartInfo(File, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["BENCHMARK_HOME"] = home;
        if (searchPath is not null)
            start.Environment["PATH"] = searchPath;
        start.Environment.Remove("ConnectionStrings__Benchmark");
        return Process.Start(start)!;
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
