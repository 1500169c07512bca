using System.CommandLine;
using Benchmark.Api.Assessments;
using Benchmark.Api.Comparisons;
using Benchmark.Api.Hosting;
using Benchmark.Api.People;
using Benchmark.Api.Releases;
using Benchmark.Api.Rounds;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark schema …</c></summary>
internal static class SchemaCommands
{
    public static Command Create() => new("schema", "Shows the GraphQL schema.") { Export() };

    /// <summary>The schema in GraphQL's own language, as <c>schema/benchmark.graphql</c> holds it.</summary>
    public static string Print()
    {
        var services = new ServiceCollection();
        AddUnresolved<PublishedReleases>();
        AddUnresolved<PublicDatabase>();
        AddUnresolved<PrivateSide>();
        AddUnresolved<ResearcherSide>();
        AddUnresolved<Registrar>();
        AddUnresolved<AssessmentsKnown>();
        AddUnresolved<RaterSheets>();
        AddUnresolved<OwnScores>();
        AddUnresolved<ReleaseOffice>();
        services.AddSingleton<ReleaseTables>();
        services.AddSingleton<DatasetShelf>();
        services.AddSingleton(TimeProvider.System);
        return Server.AddSchema(services).BuildRequestExecutor().Schema.ToString();

        void AddUnresolved<T>()
            where T : class => services.AddSingleton<T>(_ => throw new NotSupportedException("A printed schema resolves nothing."));
    }

    private static Command Export()
    {
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; standard output when left out." };
        var command = new Command("export", "Writes the schema in GraphQL's schema language.") { output };
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, Print(), cancellation);
            else
                await Console.Out.WriteAsync(Print().AsMemory(), cancellation);
        });
        return command;
    }
}
