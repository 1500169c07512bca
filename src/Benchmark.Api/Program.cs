using System.CommandLine;
using Benchmark.Api.Commands;
using Benchmark.Domain;

var root = new RootCommand("Benchmark: leadership in social care, compared by size and region, with nobody's answers given away.")
{
    ServeCommand.Create(), DemoCommand.Create(), DatabaseCommands.Create(), FrameworkCommands.Create(), SchemaCommands.Create(),
    KeyCommands.Create(), OrganisationCommands.Create(), RoundCommands.Create(), ImportCommands.Create(), ExportCommands.Create(), ReleaseCommands.Create(), DisclosureCommands.Create(),
    ReportCommands.Create(), DatasetCommands.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (DomainException refusal)
{
    Terminal.Fail(refusal.Message);
    return 1;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    Terminal.Fail(failure.Message);
    return 1;
}
catch (Npgsql.NpgsqlException failure)
{
    Terminal.Fail($"The database does not answer as it should: {failure.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Terminal.Fail("Interrupted. Nothing was left half done; run the command again.");
    return 130;
}
