using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;

namespace Benchmark.Reports.Tests.Datasets;

public sealed class DatasetPagesTests
{
    [Fact]
    public async Task Pages_are_accessible_fit_a_telephone_and_need_no_script()
    {
        using var folder = new TemporaryFolder();
        var release = Some.ProviderRelease();
        var change = new ReleaseChange(ChangeKind.Added, ChangeSubject.Round, "example", "Figures of round example.");
        var files = await new DatasetExport(release, FrameworkFiles.Shipped.Frameworks, FrameworkFiles.Shipped.Crosswalk, [change])
            .WriteAsync(folder.Path, Enum.GetValues<DatasetFormat>(), TestContext.Current.CancellationToken);
        var withdrawn = release.Facts with { Version = "0.9.0", Status = ReleaseStatus.Withdrawn, WithdrawnBecause = "An example." };
        string[] pages =
        [
            DatasetPages.Index([release.Facts, withdrawn], FrameworkFiles.Shipped.Frameworks),
            DatasetPages.Index([], FrameworkFiles.Shipped.Frameworks),
            DatasetPages.Of(new(release, [change], folder.Path, files), [release.Facts, withdrawn]),
        ];
        var paths = pages.Select((_, at) => folder[$"{at}.html"]).ToArray();
        foreach (var (path, page) in paths.Zip(pages))
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);

        Assert.All(pages, page => Assert.DoesNotContain("<script", page, StringComparison.Ordinal));
        Assert.Equal("clean\nclean\nclean\n", await OracleScript.RunAsync("axe.mjs", paths));
    }

    [Theory]
    [InlineData("well-led-2024/1.2.0", "well-led-2024", null, "1.2.0", null)]
    [InlineData("well-led/2.*/figures.csv", "well-led", null, "2.*", "figures.csv")]
    [InlineData("lqf-2012/OPERATIONAL_LEADER/1.1.0", "lqf-2012", "OperationalLeader", "1.1.0", null)]
    [InlineData("lqf-2012/OPERATIONAL_LEADER/1.1.0/SHA256SUMS", "lqf-2012", "OperationalLeader", "1.1.0", "SHA256SUMS")]
    public void An_address_names_an_edition_a_perspective_a_version_and_a_file(
        string path, string framework, string? perspective, string version, string? file)
    {
        var address = DatasetAddress.Read(path);

        Assert.Equal((framework, perspective, version, file), (address!.Framework, address.Perspective?.ToString(), address.Version, address.File));
    }

    [Theory]
    [InlineData("well-led-2024")]
    [InlineData("a/b/c/d/e")]
    [InlineData("lqf-2012/NOBODY/1.1.0/figures.csv")]
    public void Other_paths_are_no_addresses(string path) => Assert.Null(DatasetAddress.Read(path));
}
