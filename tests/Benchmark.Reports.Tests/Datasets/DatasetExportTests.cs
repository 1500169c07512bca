using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Datasets;

public sealed class DatasetExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Examples => new(Releases.Keys);

    private static Dictionary<string, Func<Release>> Releases => new()
    {
        ["providers"] = () => Some.ProviderRelease(),
        ["authorities"] = () => Some.AuthorityRelease(),
        ["in-words"] = Some.ReleaseInWords,
        ["all-withheld"] = () => Some.ProviderRelease(organisations: 0),
        ["weighted"] = Some.WeightedRelease,
    };

    [Theory, MemberData(nameof(Examples))]
    public async Task DuckDB_reads_the_same_rows_from_every_format(string example)
    {
        using var folder = new TemporaryFolder();
        var files = await WriteAsync(Releases[example](), folder.Path);

        var output = await OracleScript.RunAsync("tables.mjs", folder.Path);

        var tables = files.Where(file => file.Format == DatasetFormat.Csv);
        Assert.Equal(
            tables.Select(file => $"{file.Table!.Name}: {file.Rows} rows, {file.Table.Columns.Count} columns"), output.Trim().Split('\n'));
    }

    [Theory, MemberData(nameof(Examples))]
    public async Task The_metadata_hold_what_their_standards_ask(string example)
    {
        using var folder = new TemporaryFolder();
        var files = await WriteAsync(Releases[example](), folder.Path);
        var rows = files.Where(file => file.Format == DatasetFormat.Csv).Sum(file => file.Rows);

        Assert.Equal(
            $"""
            datapackage.json is valid, and so are {rows} rows
            every CSV file has its metadata
            dataset.jsonld is a schema.org Dataset

            """,
            await OracleScript.RunAsync("metadata.mjs", folder.Path));
    }

    [Fact]
    public async Task The_files_are_as_approved()
    {
        using var folder = new TemporaryFolder();
        await new DatasetExport(Some.AuthorityRelease(), FrameworkFiles.Shipped.Frameworks, FrameworkFiles.Shipped.Crosswalk, [])
            .WriteAsync(folder.Path, [DatasetFormat.Csv], Cancellation);

        var figures = await File.ReadAllLinesAsync(folder["figures.csv"], Cancellation);
        Approved.Match(
            string.Join('\n', figures.Where((row, at) => at == 0 || row.Contains(",OVERALL,ALL,ALL,ALL,", StringComparison.Ordinal))) + "\n",
            "authorities.figures-overall.csv");
        foreach (var name in new[] { "codebook.csv", "datapackage.json", "dataset.jsonld", "figures.csv-metadata.json", "LICENCE.txt" })
        {
            var text = await File.ReadAllTextAsync(folder[name], Cancellation);
            Approved.Match(text.Replace("\r\n", "\n", StringComparison.Ordinal), $"authorities.{name}");
        }
    }

    [Fact]
    public async Task The_sector_and_named_sets_are_as_approved()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Some.WeightedRelease(), folder.Path);

        foreach (var name in new[] { "sector.csv", "sets.csv", "set_figures.csv" })
            Approved.Match((await File.ReadAllTextAsync(folder[name], Cancellation)).Replace("\r\n", "\n", StringComparison.Ordinal), $"weighted.{name}");
        var weighted = (await File.ReadAllLinesAsync(folder["figures.csv"], Cancellation)).Where(row => row.Contains(",mean_sector_weighted,", StringComparison.Ordinal)).ToList();
        Assert.Equal(Some.WeightedRelease().WeightedMeans.Count, weighted.Count);
        Assert.All(weighted, row => Assert.Contains(",ALL,ALL,ALL,ALL,mean_sector_weighted,", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_release_gives_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();

        await WriteAsync(Some.ProviderRelease(), one.Path);
        await WriteAsync(Some.ProviderRelease(), other.Path);

        Assert.Equal(
            await File.ReadAllTextAsync(one[DatasetExport.Checksums], Cancellation),
            await File.ReadAllTextAsync(other[DatasetExport.Checksums], Cancellation));
    }

    [Fact]
    public async Task A_withheld_group_has_the_same_two_rows_and_no_value_whatever_the_measure()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Some.ProviderRelease(organisations: 0), folder.Path);

        var rows = (await File.ReadAllLinesAsync(folder["figures.csv"], Cancellation)).Skip(1).ToList();

        Assert.All(rows, row => Assert.EndsWith(",,,[c]", row, StringComparison.Ordinal));
        Assert.Equal(rows.Count, 2 * rows.Select(row => row[..row.LastIndexOf(",,,", StringComparison.Ordinal)].Replace(",organisations", "", StringComparison.Ordinal).Replace(",mean", "", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task Every_row_of_a_synthetic_release_and_of_every_sample_says_that_it_is_made_up()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Some.ProviderRelease(), folder.Path);

        foreach (var name in new[] { "figures.csv", "participation.csv", "sample.csv" })
            Assert.All((await File.ReadAllLinesAsync(folder[name], Cancellation)).Skip(1), row => Assert.Contains(",SYNTHETIC,", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_dataset_passes_its_checksums_and_a_changed_one_is_told_apart()
    {
        using var folder = new TemporaryFolder();
        var files = await WriteAsync(Some.AuthorityRelease(), folder.Path);

        Assert.Equal(files.Count - 1, await DatasetVerification.VerifyAsync(folder.Path, Cancellation));

        await File.AppendAllTextAsync(folder["figures.csv"], "one more\r\n", Cancellation);
        File.Delete(folder["participation.jsonl"]);
        await File.WriteAllTextAsync(folder["notes.txt"], "Mine.", Cancellation);
        var changed = await Assert.ThrowsAsync<DatasetChangedException>(() => DatasetVerification.VerifyAsync(folder.Path, Cancellation));
        Assert.Equal(["figures.csv is not what it was", "participation.jsonl is missing", "notes.txt is not on the list"], changed.Faults);

        File.Delete(folder[DatasetExport.Checksums]);
        await Assert.ThrowsAsync<DatasetIncompleteException>(() => DatasetVerification.VerifyAsync(folder.Path, Cancellation));
    }

    private static Task<IReadOnlyList<DatasetFile>> WriteAsync(Release release, string folder) =>
        new DatasetExport(release, FrameworkFiles.Shipped.Frameworks, FrameworkFiles.Shipped.Crosswalk, [])
            .WriteAsync(folder, Enum.GetValues<DatasetFormat>(), Cancellation);
}
