using System.CommandLine;
using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark disclosure …</c></summary>
internal static class DisclosureCommands
{
    public static Command Create() => new("disclosure", "Tries disclosure control on made-up tables.") { Try() };

    private static Command Try()
    {
        var cells = new Option<FileInfo>("--cells") { Description = "CSV of the inner cells: a column per dimension, then n.", Required = true };
        var meta = new Option<FileInfo>("--meta") { Description = "JSON of dimensions, codes and hierarchies.", Required = true };
        var threshold = new Option<int>("--threshold") { Description = "Fewest organisations behind anything shown.", Required = true };
        var mode = new Option<string>("--mode") { Description = "How hidden cells are protected.", DefaultValueFactory = _ => "minimum-support" };
        mode.AcceptOnlyFromAmong("plain", "minimum-support");
        var command = new Command("try", "Prints what would be published of a table, cell by cell, as CSV.") { cells, meta, threshold, mode };
        command.SetAction(async (result, cancellation) =>
        {
            var (cellFile, metaFile) = (result.GetRequiredValue(cells), result.GetRequiredValue(meta));
            var table = TrialTable.Read(
                await File.ReadAllTextAsync(cellFile.FullName, cancellation), cellFile.ToString(),
                await File.ReadAllTextAsync(metaFile.FullName, cancellation), metaFile.ToString());
            var trial = new DisclosureTrial(
                result.GetValue(threshold), result.GetRequiredValue(mode) == "plain" ? MaskMode.Plain : MaskMode.MinimumSupport);
            await Console.Out.WriteAsync(trial.Run(table).AsMemory(), cancellation);
            return 0;
        });
        return command;
    }
}
