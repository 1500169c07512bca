using System.CommandLine;
using Benchmark.Data.Assessments;
using Benchmark.Data.Frameworks;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark export …</c></summary>
internal static class ExportCommands
{
    public static Command Create() => new("export", "Writes answers as documents that can be read in again.") { ActionPlan() };

    private static Command ActionPlan()
    {
        var organisation = new Option<string>("--organisation") { Description = "Whose answers: a reference.", Required = true };
        var round = new Option<string>("--round") { Description = "The round they were given in.", Required = true };
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; by default standard output." };
        var command = new Command("action-plan", "Writes a self-assessment in words in the layout of docs/methods/action-plan.md.")
        {
            organisation, round, output,
        };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var document = await ActionPlanDocument.ReadAsync(
                database.Vault, FrameworkFiles.Shipped.Frameworks, result.GetRequiredValue(organisation), result.GetRequiredValue(round), cancellation);
            if (result.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, document.Plan.Write(), cancellation);
            else
                await Console.Out.WriteAsync(document.Plan.Write());
            if (document.LeftOut.Count > 0)
                Terminal.Note($"The layout has no place for the numbers or kinds of evidence of {string.Join(", ", document.LeftOut)}: they are left out.");
        });
        return command;
    }
}
