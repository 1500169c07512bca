using System.Diagnostics;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>The programs under <c>docs/examples</c> make figures of the sector report again from the dataset alone.</summary>
public sealed class ExampleTests(DemoServer server)
{
    [Theory]
    [InlineData("bash", "figures.sh")]
    [InlineData("node", "figures.mjs")]
    [InlineData("dotnet", "run figures.cs")]
    [InlineData("python3", "figures.py")]
    [InlineData("Rscript", "figures.R")]
    public async Task An_example_prints_what_the_sector_report_says(string program, string arguments)
    {
        var installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
        Assert.SkipUnless(installed, $"{program} is not installed here.");
        using var home = new TemporaryHome();
        var report = await ReportAsync(home.Folder);
        foreach (var file in Directory.GetFiles(Project.PathOf("docs", "examples"), "figures.*"))
            File.Copy(file, Path.Combine(home.Folder, Path.GetFileName(file)));

        var printed = await RunAsync(home.Folder, program, [.. arguments.Split(' '), server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)]);

        Assert.Equal(report, printed.Trim().Split('\n'));
    }

    /// <summary>The lines the examples print, from the figures file of the report.</summary>
    private async Task<IReadOnlyList<string>> ReportAsync(string folder)
    {
        var newest = (await server.AskAsync("""{ release(framework: "well-led") { version framework { edition } } }""")).GetProperty("data").GetProperty("release");
        var name = $"well-led-{newest.GetProperty("framework").GetProperty("edition")}/{newest.GetProperty("version")}";
        await server.Benchmark.SucceedAsync("report", "sector", "--release", name, "--out", Path.Combine(folder, "report"));
        var rows = (await File.ReadAllLinesAsync(Directory.GetFiles(Path.Combine(folder, "report"), "*.csv").Single(), TestContext.Current.CancellationToken))
            .Select(line => line.Split(','))
            .Where(row => row[5] == "overall" && row[7] == "" && row[8] == "" && row[9] == "")
            .DistinctBy(row => (row[6], row[10]))
            .ToDictionary(row => (Region: row[6], Statistic: row[10]), row => row[12]);
        return
        [
            $"API: England's mean is {rows[("", "mean")]}",
            $"Figure 1: {rows[("", "organisations")]} organisations",
            $"Figure 2: median {rows[("", "median")]}, middle half {rows[("", "percentile_25")]} to {rows[("", "percentile_75")]}",
            .. rows.Where(row => row.Key is { Region: not "", Statistic: "mean" }).Select(row => $"Figure 3: {row.Key.Region} {row.Value}"),
        ];
    }

    private static async Task<string> RunAsync(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
