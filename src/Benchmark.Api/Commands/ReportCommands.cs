using System.CommandLine;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark report …</c></summary>
internal static class ReportCommands
{
    public static Command Create() => new("report", "Writes reports of published releases.") { Sector() };

    private static Command Sector()
    {
        var name = new Option<string>("--release")
        {
            Description = "The release, for example well-led-2024/1.0.0.",
            Required = true,
        };
        var folder = new Option<DirectoryInfo>("--out") { Description = "The folder to write to; made when missing.", Required = true };
        var command = new Command("sector", "Writes what a release says of the sector: a page, charts and the numbers.") { name, folder };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await using var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
            var wanted = result.GetRequiredValue(name);
            var facts = releases.Facts.FirstOrDefault(release => release.Name == wanted && release.Status == ReleaseStatus.Published)
                ?? throw new ReleaseNotFoundException(wanted);
            var files = await SectorReport.WriteAsync(
                await releases.LoadAsync(facts), result.GetRequiredValue(folder).FullName, cancellation);
            foreach (var file in files)
                Terminal.Say(file);
        });
        return command;
    }
}
