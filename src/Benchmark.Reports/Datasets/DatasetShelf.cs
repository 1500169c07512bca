using System.Collections.Concurrent;
using System.IO.Compression;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>The datasets of published releases as files, each written when it is first asked for.</summary>
/// <remarks>
/// A published release never changes, so its files serve as often as they are wanted, in pieces and to slow readers, and cost no
/// memory. They lie in a folder of this process and go with it.
/// </remarks>
public sealed class DatasetShelf(PublishedReleases releases) : IDisposable
{
    private readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("benchmark-datasets-").FullName);
    private readonly ConcurrentDictionary<int, Lazy<Task<StoredDataset>>> _stored = new();

    /// <summary>The dataset of a published release.</summary>
    public Task<StoredDataset> OfAsync(ReleaseFacts facts)
    {
        var storing = _stored.GetOrAdd(facts.Id, _ => new(() => StoreAsync(facts)));
        if (storing.Value.IsFaulted || storing.Value.IsCanceled)
            _stored.TryRemove(KeyValuePair.Create(facts.Id, storing));

        return storing.Value;
    }

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        if (_folder.IsValueCreated)
            Directory.Delete(_folder.Value, recursive: true);
    }

    private async Task<StoredDataset> StoreAsync(ReleaseFacts facts)
    {
        var release = await releases.LoadAsync(facts);
        var changes = await releases.ChangesOfAsync(facts, CancellationToken.None);
        var folder = Path.Combine(_folder.Value, DatasetWords.Slug(facts));
        var files = await new DatasetExport(release, FrameworkFiles.Shipped.Frameworks, FrameworkFiles.Shipped.Crosswalk, changes)
            .WriteAsync(folder, Enum.GetValues<DatasetFormat>(), CancellationToken.None);
        foreach (var file in files.Where(file => file.Format != DatasetFormat.Parquet))
            await CompressAsync(Path.Combine(folder, file.Name));
        return new(release, changes, folder, files);
    }

    private static async Task CompressAsync(string path)
    {
        await using var content = File.OpenRead(path);
        await using var packed = new GZipStream(File.Create(path + StoredDataset.PackedEnding), CompressionLevel.Optimal);
        await content.CopyToAsync(packed);
    }
}

/// <summary>The files of one release's dataset.</summary>
/// <param name="Release">The release.</param>
/// <param name="Changes">How it differs from the version before.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="Files">The tables first.</param>
public sealed record StoredDataset(Release Release, IReadOnlyList<ReleaseChange> Changes, string Folder, IReadOnlyList<DatasetFile> Files)
{
    internal const string PackedEnding = ".gz";

    /// <summary>Where a file lies as it is.</summary>
    public string PathOf(DatasetFile file) => Path.Combine(Folder, file.Name);

    /// <summary>Where it lies packed with gzip; null for files that are packed inside.</summary>
    public string? PackedPathOf(DatasetFile file) => file.Format == DatasetFormat.Parquet ? null : PathOf(file) + PackedEnding;
}
