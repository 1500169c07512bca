using System.CommandLine;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark dataset …</c></summary>
internal static class DatasetCommands
{
    public static Command Create() => new("dataset", "Writes what is published as files for analysis, and checks such files.")
    {
        Export(), Verify(),
    };

    private static Command Export()
    {
        var name = new Argument<string>("release") { Description = "The release, for example well-led-2024/1.0.0." };
        var folder = new Option<DirectoryInfo>("--output")
        {
            Description = "The folder to write to; made when missing.",
            DefaultValueFactory = _ => new DirectoryInfo("dataset"),
        };
        var format = new Option<string?>("--format") { Description = "csv, jsonl or parquet; all three when left out." };
        var command = new Command("export", "Writes the tables of a published release, with metadata and checksums.") { name, folder, format };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await using var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
            var wanted = result.GetRequiredValue(name);
            var facts = releases.Facts.FirstOrDefault(release => release.Name == wanted && release.Status == ReleaseStatus.Published)
                ?? throw new ReleaseNotFoundException(wanted);
            var export = new DatasetExport(
                await releases.LoadAsync(facts), FrameworkFiles.Shipped.Frameworks, FrameworkFiles.Shipped.Crosswalk,
                await releases.ChangesOfAsync(facts, cancellation));
            var output = result.GetRequiredValue(folder).FullName;
            var files = await export.WriteAsync(output, Formats(result.GetValue(format)), cancellation);
            Terminal.Say($"Wrote {Terminal.Count(files.Count, "file")} of {facts.Name} to {output}. Check them with: benchmark dataset verify {output}");
        });
        return command;
    }

    private static Command Verify()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder that export wrote." };
        var command = new Command("verify", "Compares a dataset with its checksums.") { folder };
        command.SetAction(async (result, cancellation) =>
        {
            var path = result.GetRequiredValue(folder).FullName;
            var files = await DatasetVerification.VerifyAsync(path, cancellation);
            Terminal.Say($"All {Terminal.Count(files, "file")} of {path} are what {DatasetExport.Checksums} says.");
            return 0;
        });
        return command;
    }

    private static DatasetFormat[] Formats(string? extension)
    {
        var all = Enum.GetValues<DatasetFormat>();
        if (extension is null)
            return all;

        var known = all.ToDictionary(DatasetFormats.Extension);
        return known.TryGetValue(extension, out var format) ? [format] : throw new UnknownCodeException("--format", extension, [.. known.Keys]);
    }
}
