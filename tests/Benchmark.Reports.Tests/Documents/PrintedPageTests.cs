using Benchmark.Reports.Documents;

namespace Benchmark.Reports.Tests.Documents;

public sealed class PrintedPageTests
{
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
}
