using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Datasets;

/// <summary>What a release offers as files.</summary>
[ObjectType<ReleaseFacts>]
internal static partial class ReleaseDatasets
{
    /// <summary>The tables of the release as files; empty when it is withdrawn.</summary>
    [ListSize(AssumedSize = 7)]
    public static async Task<IReadOnlyList<Dataset>> GetDatasetsAsync([Parent] ReleaseFacts release, DatasetShelf shelf)
    {
        if (release.Status != ReleaseStatus.Published)
            return [];

        return
        [
            .. (await shelf.OfAsync(release)).Files.Where(file => file.Table is not null)
                .GroupBy(file => file.Table!.Name)
                .Select(files => Dataset.Of(release, files.First(), [.. files])),
        ];
    }

    /// <summary>How the release differs from the version before it, the weightiest change first.</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<ReleaseChange>> GetChangesAsync(
        [Parent] ReleaseFacts release, PublishedReleases releases, CancellationToken cancellation) =>
        await releases.ChangesOfAsync(release, cancellation);
}

/// <summary>A table of a release.</summary>
/// <param name="Name">Names its files, for example <c>figures</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What one row is, and what the table is for.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">In their order.</param>
/// <param name="Files">The same rows in each format.</param>
public sealed record Dataset(
    string Name, string Title, string Description, int Rows, [property: ListSize(AssumedSize = 14)] IReadOnlyList<DatasetField> Columns,
    [property: ListSize(AssumedSize = 3)] IReadOnlyList<DatasetDownload> Files)
{
    internal static Dataset Of(ReleaseFacts release, DatasetFile first, IReadOnlyList<DatasetFile> files) => new(
        first.Table!.Name, first.Table.Title, first.Table.Description, (int)first.Rows!.Value,
        [.. first.Table.Columns.Select(column => new DatasetField(column.Name, column.Type, column.Title, column.Description, column.IsRequired))],
        [.. files.Select(file => new DatasetDownload(file.Format!.Value, DatasetAddress.Of(release, file.Name), (int)file.Bytes, file.Checksum))]);
}

/// <summary>A column of a table.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What it means, its unit, and when it is empty.</param>
/// <param name="IsRequired">Whether it is never empty.</param>
[GraphQLName("DatasetColumn")]
public sealed record DatasetField(string Name, ColumnType Type, string Title, string Description, bool IsRequired);

/// <summary>A file that holds a table.</summary>
/// <param name="Format">How it holds the table.</param>
/// <param name="Url">Its address on this server, which lasts.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Checksum">SHA-256, lower-case hexadecimal.</param>
[GraphQLName("DatasetFile")]
public sealed record DatasetDownload(DatasetFormat Format, string Url, int Bytes, string Checksum);
