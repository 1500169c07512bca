using System.Security.Cryptography;
using System.Text;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Writes a release's dataset into a folder: its tables, what describes them, and their checksums.</summary>
/// <param name="Release">The release.</param>
/// <param name="Editions">The editions its own is mapped to.</param>
/// <param name="Crosswalk">How they map to each other.</param>
/// <param name="Changes">How the release differs from the version before.</param>
/// <remarks>The same release gives the same bytes. Everything comes from what is published.</remarks>
public sealed record DatasetExport(
    Release Release, IReadOnlyList<Framework> Editions, Crosswalk Crosswalk, IReadOnlyList<ReleaseChange> Changes)
{
    /// <summary>The file with the checksums of all others.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>Writes the files and returns them, the tables first and the checksums last.</summary>
    /// <param name="folder">Made when it is not there; files of the same names are replaced.</param>
    /// <param name="formats">In which formats the tables are written.</param>
    /// <param name="cancellation">Stops between rows; the checksums are written last, so that a folder without them is not whole.</param>
    public async Task<IReadOnlyList<DatasetFile>> WriteAsync(
        string folder, IReadOnlyCollection<DatasetFormat> formats, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, Checksums));
        var tables = ReleaseDataset.TablesOf(Release, Editions, Crosswalk);
        var files = new List<DatasetFile>();
        foreach (var table in tables)
            foreach (var format in formats.Order())
                files.Add(await WriteTableAsync(folder, table, format, cancellation));

        if (formats.Contains(DatasetFormat.Csv))
            foreach (var table in tables)
                files.Add(await WriteTextAsync(folder, $"{table.Name}.csv-metadata.json", DatasetMetadata.CsvOnTheWeb(Release, table), cancellation));
        IReadOnlyList<DatasetFile> described = [.. files];
        files.Add(await WriteTextAsync(folder, "datapackage.json", DatasetMetadata.DataPackage(Release, described), cancellation));
        files.Add(await WriteTextAsync(folder, "dataset.jsonld", DatasetMetadata.SchemaOrg(Release, described), cancellation));
        files.Add(await WriteTextAsync(folder, "changes.json", DatasetMetadata.Changelog(Release, Changes), cancellation));
        files.Add(await WriteTextAsync(folder, "CITATION.txt", DatasetWords.Citation(Release) + "\n", cancellation));
        files.Add(await WriteTextAsync(folder, "LICENCE.txt", DatasetWords.Licence(Release), cancellation));
        files.Add(await WriteTextAsync(
            folder, Checksums, string.Concat(files.Select(file => $"{file.Checksum}  {file.Name}\n")), cancellation));
        return files;
    }

    private static async Task<DatasetFile> WriteTableAsync(
        string folder, DatasetTable table, DatasetFormat format, CancellationToken cancellation)
    {
        var name = $"{table.Name}.{DatasetFormats.Extension(format)}";
        long rows;
        await using (var output = File.Create(Path.Combine(folder, name)))
            rows = await table.WriteAsync(output, format, cancellation);
        return await DescribeAsync(folder, new(name, table, format, 0, "", rows), cancellation);
    }

    private static async Task<DatasetFile> WriteTextAsync(string folder, string name, string text, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text), cancellation);
        return await DescribeAsync(folder, new(name, null, null, 0, "", null), cancellation);
    }

    private static async Task<DatasetFile> DescribeAsync(string folder, DatasetFile file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(Path.Combine(folder, file.Name));
        return file with { Bytes = content.Length, Checksum = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) };
    }
}
