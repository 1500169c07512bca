using Benchmark.Reports.Documents;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Documents;

public sealed class PrintedPageTests
{
    /// <summary>Reports large and small, of the sector, of providers and of authorities.</summary>
    public static TheoryData<string> Examples => new(OwnExamples.Reports.Keys.Concat(SectorReportTests.Reports.Keys));

    [Fact]
    public void Chromium_is_found_under_each_of_its_names_and_nowhere_else()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Null(PrintedPage.Find(folder.FullName));

            var program = Path.Combine(folder.FullName, "chromium-browser");
            File.WriteAllText(program, "");

            Assert.Equal(program, PrintedPage.Find($"/nowhere:{folder.FullName}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public async Task No_page_on_paper_but_the_last_is_less_than_60_percent_full(string example)
    {
        Assert.SkipWhen(PrintedPage.Find(Environment.GetEnvironmentVariable("PATH") ?? "") is null, "There is no chromium: run script/setup --test.");
        var make = OwnExamples.Reports.TryGetValue(example, out var own) ? own : SectorReportTests.Reports[example];
        using var folder = new TemporaryFolder();
        var pdf = folder["report.pdf"];

        await File.WriteAllBytesAsync(pdf, await PrintedPage.PdfAsync(make().Html, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var fills = await PrintedPages.FillsAsync(pdf);
        Assert.InRange(fills.Count, 2, 12);
        Assert.All(fills.SkipLast(1), fill => Assert.InRange(fill, 0.6, 1));
    }
}
