using System.CommandLine;
using Benchmark.Data.Frameworks;
using Benchmark.Domain;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark framework …</c></summary>
internal static class FrameworkCommands
{
    public static Command Create() => new("framework", "Shows framework editions and checks files.") { List(), Check() };

    private static Command List()
    {
        var command = new Command("list", "Shows every edition the product ships.");
        command.SetAction(_ => Terminal.Show(
            ["edition", "title", "domains", "elements", "statements", "answered"],
            FrameworkFiles.Shipped.Frameworks.Select(framework => new[]
            {
                framework.Name, framework.Title, Terminal.Count(framework.Domains.Count),
                Terminal.Count(framework.Elements.Count()), Terminal.Count(framework.Statements.Count()),
                framework.IsStructureOnly ? "no, for crosswalks" : framework.Scale is null ? "in words" : "by rating",
            })));
        return command;
    }

    private static Command Check()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Edition files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Names every mistake in edition files, with line and column.") { files };
        command.SetAction(result =>
        {
            var problems = new List<Problem>();
            foreach (var file in result.GetRequiredValue(files))
            {
                try
                {
                    using var stream = file.OpenRead();
                    var framework = FrameworkFile.Read(stream, file.ToString());
                    Terminal.Say($"{file}: {framework.Name} is fine, {Terminal.Count(framework.Statements.Count(), "statement")}.");
                }
                catch (InvalidFileException mistakes)
                {
                    problems.AddRange(mistakes.Problems);
                }
            }

            return problems.Count == 0 ? 0 : throw new InvalidFileException(problems);
        });
        return command;
    }
}
