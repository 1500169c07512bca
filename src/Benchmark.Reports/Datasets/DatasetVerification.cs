using System.Security.Cryptography;
using Benchmark.Domain;

namespace Benchmark.Reports.Datasets;

/// <summary>Compares a folder with its list of checksums.</summary>
public static class DatasetVerification
{
    private const int HashLength = 64;

    /// <summary>Checks every file of the list and returns how many there are.</summary>
    /// <exception cref="DatasetIncompleteException">There is no list.</exception>
    /// <exception cref="DatasetChangedException">A file is missing, changed, or not on the list.</exception>
    public static async Task<int> VerifyAsync(string folder, CancellationToken cancellation)
    {
        var list = Path.Combine(folder, DatasetExport.Checksums);
        if (!File.Exists(list))
            throw new DatasetIncompleteException(folder);

        var faults = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal) { DatasetExport.Checksums };
        foreach (var line in await File.ReadAllLinesAsync(list, cancellation))
        {
            var (hash, name) = line.Length > HashLength + 2 ? (line[..HashLength], line[(HashLength + 2)..]) : (line, "");
            if (name.Length == 0 || name != Path.GetFileName(name))
                faults.Add($"\"{line}\" is no line of a list of checksums");
            else if (names.Add(name) && await FaultOfAsync(Path.Combine(folder, name), hash, cancellation) is { } fault)
                faults.Add($"{name} {fault}");
        }

        faults.AddRange(Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)
            .Where(name => !names.Contains(name)).Order(StringComparer.Ordinal).Select(name => $"{name} is not on the list"));
        return faults.Count == 0 ? names.Count - 1 : throw new DatasetChangedException(folder, faults);
    }

    private static async Task<string?> FaultOfAsync(string path, string hash, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return "is missing";

        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == hash ? null : "is not what it was";
    }
}

/// <summary>The folder has no list of checksums, so its export did not end.</summary>
public sealed class DatasetIncompleteException(string folder)
    : DomainException($"{folder} has no {DatasetExport.Checksums}: it is no dataset, or its export was interrupted. Export it again: benchmark dataset export RELEASE --output {folder}")
{
    public string Folder { get; } = folder;
}

/// <summary>A folder is not what its list of checksums says.</summary>
public sealed class DatasetChangedException(string folder, IReadOnlyList<string> faults)
    : DomainException($"{folder} is not what its {DatasetExport.Checksums} says: {string.Join("; ", faults)}. Export or download it again.")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
