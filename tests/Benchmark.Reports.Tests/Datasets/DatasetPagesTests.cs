using Benchmark.Data.Frameworks;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Tests;

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
            DatasetPages.Of(new(ForResearchers(release), [change], folder.Path, files), [release.Facts, withdrawn]),
            ResearcherPages.OfTerms(),
        ];
        var paths = pages.Select((_, at) => folder[$"{at}.html"]).ToArray();
        foreach (var (path, page) in paths.Zip(pages))
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);

        Assert.All(pages, page => Assert.DoesNotContain("<script", page, StringComparison.Ordinal));
        Assert.Equal("clean\nclean\nclean\nclean\nclean\n", await OracleScript.RunAsync("axe.mjs", paths));
    }

    [Fact]
    public void A_page_tells_how_to_get_anonymised_assessments_only_where_the_policy_gives_them_out_and_leads_to_no_file_of_them()
    {
        var release = Some.ProviderRelease();
        string with = DatasetPages.Of(new(ForResearchers(release), [], "", []), []), without = DatasetPages.Of(new(release, [], "", []), []);

        foreach (var file in new[] { "assessments.csv", "assessments.jsonl", "assessments.parquet", "assessments-risk.json" })
        {
            Assert.Contains($"<code>/datasets/{release.Facts.Name}/{file}</code>", with, StringComparison.Ordinal);
            Assert.DoesNotContain($"href=\"/datasets/{release.Facts.Name}/{file}", with, StringComparison.Ordinal);
        }

        Assert.Contains("acceptTerms(input: {terms: &quot;research-1.0&quot;})", with, StringComparison.Ordinal);
        Assert.DoesNotContain("assessments.csv", without, StringComparison.Ordinal);
        Assert.Contains("href=\"/datasets/terms\"", DatasetPages.Index([], []), StringComparison.Ordinal);
    }

    [Fact]
    public void The_terms_on_the_page_are_those_of_the_method_pages()
    {
        var written = File.ReadAllLines(Project.PathOf("docs", "methods", "terms.md"));

        Assert.EndsWith($", {Terms.Current}", written[0], StringComparison.Ordinal);
        Assert.Equal(Terms.Promises.Select((promise, at) => $"{at + 1}. {promise}"), written.Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])));
    }

    private static Release ForResearchers(Release release) => new(
        release.Facts with { Policy = new("standard-research", "1", 10, "Made up.") }, release.Framework, release.Lattice, release.Measures,
        [.. release.Measures.SelectMany(measure => release.FiguresOf(measure).ToArray())],
        [.. release.Lattice.Groups.Select((_, at) => release.ParticipationOf(at) ?? 0)]);

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
