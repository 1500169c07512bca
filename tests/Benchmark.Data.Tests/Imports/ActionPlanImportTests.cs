using System.Text;
using Benchmark.Data.Assessments;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Organisations;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Organisations;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Imports;

public sealed class ActionPlanImportTests(TestCluster cluster)
{
    private static readonly OrganisationFacts Provider = new(
        "org-1", "A provider", null, OrganisationKind.Provider, Region.NorthWest, SizeBand.Medium, ServiceType.SupportedLiving, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_completed_plan_is_kept_with_its_blanks_and_examples()
    {
        var path = Directory.GetFiles(Project.ReferenceData("seeds"), "003_*").Single();
        await using var database = await OpenAsync();

        var result = await Import(database).RunAsync(path, Provider, Some.Round().Code, "Ada", Cancellation);
        var again = await Import(database).RunAsync(path, Provider, Some.Round().Code, "Ada", Cancellation);

        Assert.Equal(new ImportResult(new(1, 0, 0), new(1, 0, 0), Submitted: 1, Drafts: 0, Withdrawn: 0, Answers: 31), result);
        Assert.True(again.ChangedNothing);
        Assert.Equal("31 responses, 1 blank, 1 without evidence", await database.QueryTextAsync(
            """
            select format('%s responses, %s blank, %s without evidence', count(*), count(*) filter (where r.narrative is null),
                          count(*) filter (where not exists (
                              select from assessment.evidence e where (e.assessment_id, e.statement_id) = (r.assessment_id, r.statement_id))))
            from   assessment.response r
            """));
        Assert.Equal("DUA1 t\nDUA3 t", await database.QueryTextAsync("select format('%s %s', area, is_good) from assessment.example order by 1"));
    }

    [Fact]
    public async Task A_plan_that_was_imported_and_exported_is_the_same_when_it_is_imported_again()
    {
        var path = Directory.GetFiles(Project.ReferenceData("seeds"), "003_*").Single();
        await using var database = await OpenAsync();
        await Import(database).RunAsync(path, Provider, Some.Round().Code, "Ada", Cancellation);

        var document = await ActionPlanDocument.ReadAsync(
            database.Vault, FrameworkFiles.Shipped.Frameworks, Provider.Reference, Some.Round().Code, Cancellation);
        var again = await RunAsync(database, document.Plan.Write());

        Assert.True(again.ChangedNothing);
        Assert.Equal(31, again.Answers);
        Assert.Empty(document.LeftOut);
        await Assert.ThrowsAsync<NothingToExportException>(async () =>
        {
            await RoundStore.OpenAsync(database.Vault, Some.Round() with { Code = "empty", Framework = "driving-up-quality-2013" }, Cancellation);
            await ActionPlanDocument.ReadAsync(database.Vault, FrameworkFiles.Shipped.Frameworks, Provider.Reference, "empty", Cancellation);
        });
    }

    [Fact]
    public async Task Another_example_is_another_answer()
    {
        await using var database = await OpenAsync();
        await RunAsync(database, MadeUp("We learned to listen."));

        var result = await RunAsync(database, MadeUp("We learned to ask."));

        Assert.Equal(new ImportCounts(0, 1, 0), result.Assessments);
        Assert.Equal("We learned to ask.", await database.QueryTextAsync("select text from assessment.example"));
    }

    /// <summary>A plan with every row answered in two words, and one example.</summary>
    private static string MadeUp(string example)
    {
        var framework = FrameworkFiles.Shipped.Frameworks.Single(edition => edition.Code == "driving-up-quality");
        var text = new StringBuilder();
        foreach (var (domain, at) in framework.Domains.Select((domain, at) => (domain, at)))
        {
            text.Append($"\t{at + 1}. {domain.Title}\n\n\tQuestions to ask?\n\tResponse\n\tEvidence of ‘good’\n\n");
            foreach (var statement in domain.Elements.SelectMany(element => element.Statements))
                text.Append($"\t{statement.Code}?\n\tWe do\n\t· Records\n\n");
        }

        return text.Append($"Example of ‘good’\n{example}\n").ToString();
    }

    private static Task<ImportResult> RunAsync(TestDatabase database, string text) => Import(database).RunAsync(
        new MemoryStream(Encoding.UTF8.GetBytes(text)), "plan.txt", Provider, Some.Round().Code, null, Cancellation);

    private static ActionPlanImport Import(TestDatabase database) =>
        new(database.Vault, FrameworkFiles.Shipped.Frameworks, new StoppedClock());

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, FrameworkFiles.Shipped.Frameworks, Cancellation);
        await RoundStore.OpenAsync(database.Vault, Some.Round() with { Framework = "driving-up-quality-2013" }, Cancellation);
        return database;
    }
}
