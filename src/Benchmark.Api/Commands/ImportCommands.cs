using System.CommandLine;
using Benchmark.Data;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.PeerReviews;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark import …</c></summary>
internal static class ImportCommands
{
    private static readonly Option<string> Round = new("--round") { Description = "The round, which is open.", Required = true };

    public static Command Create() => new("import", "Brings files in: all of a file or nothing, and twice is the same as once.")
    {
        Assessments(), LocalAuthorityAssurance(), ActionPlan(), PeerReview(), RegulatorRatings(), SectorCounts(),
    };

    /// <summary>Turns what an import reports into the finished part.</summary>
    public static IProgress<ImportProgress> Part(IProgress<double> progress) => new PartOf(progress);

    /// <summary>What an import did, in words.</summary>
    public static string Words(ImportResult result) => result.ChangedNothing
        ? $"Nothing changed: all {Terminal.Count(result.Answers, "answer")} were known already."
        : $"""
            {Terminal.Count(result.Answers, "answer")} from {Terminal.Count(Total(result.Assessments), "assessment")}: {Words(result.Assessments)}; {Terminal.Count(result.Submitted)} submitted, {Terminal.Count(result.Drafts)} kept as drafts because statements are unrated.
            {Terminal.Count(Total(result.Organisations), "organisation")}: {Words(result.Organisations)}.
            """;

    private static Command Assessments() => FileCommand(
        "assessments", "Imports ratings and answers, one to a line: docs/methods/import.md.",
        (database, file, _, round, person, progress, cancellation) =>
            new AssessmentImport(database.Vault, FrameworkFiles.Shipped.Frameworks, TimeProvider.System)
                .RunAsync(file, round, person, progress, cancellation));

    private static Command LocalAuthorityAssurance() => FileCommand(
        "local-authority-assurance", "Imports the regulator's published scores of local authorities.",
        (database, file, _, round, person, _, cancellation) =>
            new LocalAuthorityAssuranceImport(database.Vault, FrameworkFiles.Shipped.Frameworks, TimeProvider.System)
                .RunAsync(file, round, person, cancellation));

    private static Command ActionPlan()
    {
        var organisation = new NamedOrganisation();
        return FileCommand(
            "action-plan", "Imports a completed self-assessment in words, with its evidence and examples.",
            async (database, file, result, round, person, _, cancellation) =>
                await new ActionPlanImport(database.Vault, FrameworkFiles.Shipped.Frameworks, TimeProvider.System)
                    .RunAsync(file, await organisation.FindAsync(database, result, cancellation), round, person, cancellation),
            organisation.Options);
    }

    private static Command PeerReview()
    {
        var file = new Argument<FileInfo>("file") { Description = "The text of the review: docs/methods/peer-review.md." };
        var organisation = new Option<string>("--organisation") { Description = "The authority that was visited: a reference.", Required = true };
        var day = new Option<DateOnly?>("--reviewed-on") { Description = "The day of the visit, where the text does not say." };
        var confirmed = new Option<bool>("--confirmed") { Description = "Keeps words that look as if they named a person; look at them first." };
        var command = new Command("peer-review", "Imports what visiting peers found about an authority, theme by theme.")
        {
            file, organisation, day, confirmed, Acting.Option,
        };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var framework = FrameworkFiles.Shipped.Find(PeerReviewStore.FrameworkCode)!;
            var done = await new PeerReviewImport(database.Vault, framework, TimeProvider.System).RunAsync(
                result.GetRequiredValue(file).ToString(), result.GetRequiredValue(organisation), result.GetValue(day), result.GetValue(confirmed),
                Acting.Person(result), cancellation);
            foreach (var review in done.Reviews)
            {
                Terminal.Say(
                    $"{framework.TitleOf(review.Theme)}: {Terminal.Count(review.Strengths.Count, "strength")}, "
                    + $"{Terminal.Count(review.Considerations.Count, "consideration")}, "
                    + $"{Terminal.Count(review.Elements.Sum(element => element.Observations.Count), "observation")} "
                    + $"on {Terminal.Count(review.Elements.Count, "quality statement")}.");
            }

            Terminal.Say(done.Changed == 0 ? "Nothing changed: all of it was known already." : $"{Terminal.Count(done.Changed, "review")} kept.");
        });
        return command;
    }

    private static Command RegulatorRatings() => ListCommand(
        "regulator-ratings", "Imports ratings that a regulator published about known organisations.", "rating",
        (database, content, name, cancellation) => new RegulatorRatingsImport(database.Vault).RunAsync(content, name, cancellation));

    private static Command SectorCounts() => ListCommand(
        "sector-counts", "Imports how many organisations the whole sector has, by region, size and service.", "count",
        (database, content, name, cancellation) => new SectorCountsImport(database.Vault).RunAsync(content, name, cancellation));

    private static Command ListCommand(
        string name, string description, string noun,
        Func<Database, Stream, string, CancellationToken, Task<(int Rows, int Changed)>> import)
    {
        var file = new Argument<FileInfo>("file") { Description = "The file." };
        var command = new Command(name, description) { file };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var path = result.GetRequiredValue(file).ToString();
            await using var content = File.OpenRead(path);
            var (rows, changed) = await import(database, content, path, cancellation);
            Terminal.Say(changed == 0
                ? $"Nothing changed: all {Terminal.Count(rows, noun)} were known already."
                : $"{Terminal.Count(rows, noun)}, of which {Terminal.Count(changed)} are new or other than before.");
        });
        return command;
    }

    private static Command FileCommand(
        string name, string description,
        Func<Database, string, ParseResult, string, string, IProgress<ImportProgress>, CancellationToken, Task<ImportResult>> import,
        params Option[] more)
    {
        var file = new Argument<FileInfo>("file") { Description = "The file." };
        var command = new Command(name, description) { file, Round, Acting.Option };
        foreach (var option in more)
            command.Add(option);
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var done = await Terminal.ProgressAsync(
                $"Importing {path.Name}",
                progress => import(
                    database, path.ToString(), result, result.GetRequiredValue(Round), Acting.Person(result), Part(progress), cancellation));
            Terminal.Say(Words(done));
        });
        return command;
    }

    private static string Words(ImportCounts counts) =>
        $"{Terminal.Count(counts.Added)} added, {Terminal.Count(counts.Changed)} changed, {Terminal.Count(counts.Unchanged)} unchanged";

    private static int Total(ImportCounts counts) => counts.Added + counts.Changed + counts.Unchanged;

    private sealed class PartOf(IProgress<double> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(value.Fraction);
    }
}
