using System.Diagnostics;
using System.Globalization;

namespace Benchmark.Domain.Tests.Statistics;

/// <summary>Lets R compute what ours is compared with.</summary>
internal static class RScript
{
    /// <summary>The numbers the expressions come to, with all their digits; the test is skipped, and says why, where R is not installed.</summary>
    public static async Task<IReadOnlyList<double>> EvaluateAsync(params IEnumerable<string> expressions)
    {
        var installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "Rscript")));
        Assert.SkipUnless(installed, "R is not installed: run script/setup --test.");
        var start = new ProcessStartInfo("Rscript", ["--vanilla", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var r = Process.Start(start)!;
        var errors = r.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = r.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var expression in expressions)
            await r.StandardInput.WriteLineAsync($"cat(sprintf('%.17g', {expression}), sep = '\\n'); cat('\\n')");
        r.StandardInput.Close();
        await r.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(r.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>A number as R reads it.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
