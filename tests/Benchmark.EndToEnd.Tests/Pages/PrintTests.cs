using System.Diagnostics;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests.Pages;

/// <summary>Reports from the command line, and as PDF.</summary>
public sealed class PrintTests(DemoServer server)
{
    [Fact]
    public async Task A_PDF_is_tagged_and_reads_in_order()
    {
        using var home = new TemporaryHome();

        await server.Benchmark.SucceedAsync("report", "provider", "--organisation", DemoServer.Organisation, "--format", "pdf", "--output", home.Folder);

        var pdf = Assert.Single(Directory.GetFiles(home.Folder, "*.pdf"));
        Assert.Matches(@"Tagged:\s+yes", await RunAsync("pdfinfo", pdf));
        var text = await RunAsync("pdftotext", pdf, "-");
        string[] order = ["Where do we stand?", "How sure is that?", "What should we do first?", "You and your peers", "Largest gaps", "How to read this", "Method and version"];
        var places = order.Select(heading => text.IndexOf(heading, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        var firstPage = await RunAsync("pdftotext", "-f", "1", "-l", "1", pdf, "-");
        Assert.All(order.Take(3), heading => Assert.Contains(heading, firstPage, StringComparison.Ordinal));
        Assert.Contains("/Outlines", await File.ReadAllTextAsync(pdf, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider", "--organisation", DemoServer.Organisation)]
    [InlineData("provider", "--organisation", "syn-00042")]
    [InlineData("authority", "--organisation", DemoServer.Council)]
    [InlineData("sector", "--release", "well-led-2024/1.2.0")]
    [InlineData("sector", "--release", "la-assurance-2023/1.0.0")]
    [InlineData("sector", "--release", "driving-up-quality-2013/1.0.0")]
    public async Task No_page_on_paper_but_the_last_is_less_than_60_percent_full(params string[] report)
    {
        using var home = new TemporaryHome();

        await server.Benchmark.SucceedAsync(["report", .. report, "--format", "pdf", "--output", home.Folder]);

        var fills = await PrintedPages.FillsAsync(Assert.Single(Directory.GetFiles(home.Folder, "*.pdf")));
        Assert.InRange(fills.Count, 3, 12);
        Assert.All(fills.SkipLast(1), fill => Assert.InRange(fill, 0.6, 1));
    }

    [Fact]
    public async Task One_file_goes_to_standard_output_and_several_do_not()
    {
        var svg = await server.Benchmark.SucceedAsync("report", "provider", "--organisation", DemoServer.Organisation, "--format", "svg", "--chart", "standing");
        var several = await server.Benchmark.RunAsync("report", "provider", "--organisation", DemoServer.Organisation, "--format", "html,csv");

        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Equal(1, several.ExitCode);
        Assert.Contains("standard output takes one", several.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Chromium_a_page_is_not_printed_and_a_chart_is()
    {
        using var home = new TemporaryHome();
        string[] asked = ["report", "provider", "--organisation", DemoServer.Organisation, "--format", "pdf", "--output", home.Folder];

        var page = await server.Benchmark.WithoutOtherPrograms.RunAsync(asked);
        var chart = await server.Benchmark.WithoutOtherPrograms.RunAsync([.. asked, "--chart", "standing"]);

        Assert.Equal((1, 0), (page.ExitCode, chart.ExitCode));
        Assert.Contains("A PDF needs Chromium, and none is on the search path (chromium, ", page.Errors, StringComparison.Ordinal);
        Assert.Contains("Install the package chromium, or ask for html.", page.Errors, StringComparison.Ordinal);
        Assert.EndsWith(".standing.pdf", Assert.Single(Directory.GetFiles(home.Folder)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no organisation \"nobody\"", "report", "provider", "--organisation", "nobody")]
    [InlineData("Reports are not written as \"docx\"", "report", "methods", "--format", "docx")]
    [InlineData("methods shows no figures", "report", "methods", "--format", "csv")]
    [InlineData("There is no authority report for", "report", "authority", "--organisation", DemoServer.Organisation)]
    [InlineData("No release of the round nowhere", "report", "pack", "--round", "nowhere", "--output", "nowhere")]
    public async Task What_cannot_be_written_is_refused_in_a_sentence(string sentence, params string[] arguments)
    {
        var outcome = await server.Benchmark.RunAsync(arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(sentence, outcome.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed: run script/setup --test.");
            throw;
        }

        using (process)
            return await process!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
