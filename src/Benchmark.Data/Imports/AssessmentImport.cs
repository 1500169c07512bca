using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Brings assessments from a file into a round: all of it or nothing, and the same file twice changes nothing.</summary>
/// <param name="vault">The private side.</param>
/// <param name="editions">The editions a round can be on.</param>
/// <param name="clock">Tells whether the round is open.</param>
public sealed class AssessmentImport(NpgsqlDataSource vault, IReadOnlyList<Framework> editions, TimeProvider clock)
{
    /// <summary>Imports a file in the long layout, one answer a row: docs/methods/import.md.</summary>
    /// <param name="content">The file; it is read more than once, so it must be able to go back.</param>
    /// <param name="name">What to call the file in problems.</param>
    /// <param name="round">The code of the round.</param>
    /// <param name="person">Who imports it; null when nobody says.</param>
    /// <param name="progress">Told how far it is; null when nobody asks.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <exception cref="InvalidFileException">Something is wrong with the file: every problem with its place.</exception>
    /// <exception cref="RoundNotFoundException">There is no such round.</exception>
    public async Task<ImportResult> RunAsync(
        Stream content, string name, string round, string? person, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var plan = new ImportPlan(await FindEditionAsync(round, cancellation));
        var problems = new ProblemList(name);
        var file = new AssessmentFile(content, name, plan);
        file.Check(problems, (rows, bytes) =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(ImportStep.Checking, rows, bytes, content.Length));
        });
        problems.ThrowIfAny();

        var source = new ImportSource("assessments", name, person, file.Answers, content.Length);
        return await WriteAsync(plan, source, round, problems, progress, alsoWrite: null, cancellation);
    }

    /// <summary>The edition a round is on.</summary>
    internal async Task<Framework> FindEditionAsync(string round, CancellationToken cancellation)
    {
        var found = await RoundStore.FindAsync(vault, round, cancellation);
        return editions.FirstOrDefault(edition => edition.Name == found.Framework)
            ?? throw new RoundRefusedException($"Round \"{round}\" is on {found.Framework}, which this version of the product does not have: use a newer one.");
    }

    /// <summary>Compares a checked plan with what is kept, and keeps what is new, in one transaction.</summary>
    internal async Task<ImportResult> WriteAsync(
        ImportPlan plan, ImportSource source, string round, ProblemList problems, IProgress<ImportProgress>? progress,
        Func<NpgsqlConnection, Task<bool>>? alsoWrite, CancellationToken cancellation)
    {
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var locked = await RoundStore.LockAsync(connection, round, cancellation);
        await new KnownAssessments(connection, locked, plan).CompareAsync(problems, now, cancellation);
        problems.ThrowIfAny();

        var result = Result(plan);
        var alsoWrote = false;
        if (!result.ChangedNothing)
        {
            var writer = new AssessmentWriter(connection, locked, plan, now);
            await writer.WriteAsync(source, progress, cancellation);
        }

        if (alsoWrite is not null)
            alsoWrote = await alsoWrite(connection);

        if (!result.ChangedNothing || alsoWrote)
        {
            await AssessmentWriter.RecordAsync(connection, locked, source, plan.Answers, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        progress?.Report(new(ImportStep.Done, plan.Answers, source.Bytes, source.Bytes));
        return result;
    }

    private static ImportResult Result(ImportPlan plan)
    {
        var organisations = plan.Organisations.Values.CountBy(organisation => organisation.Change).ToDictionary();
        var assessments = plan.Assessments.CountBy(assessment => assessment.Change).ToDictionary();
        var statuses = plan.Assessments.CountBy(assessment => assessment.StatusAfter).ToDictionary();
        return new(
            Counts(organisations), Counts(assessments),
            statuses.GetValueOrDefault(Domain.Assessments.AssessmentStatus.Submitted),
            statuses.GetValueOrDefault(Domain.Assessments.AssessmentStatus.Draft),
            statuses.GetValueOrDefault(Domain.Assessments.AssessmentStatus.Withdrawn),
            plan.Answers);
    }

    private static ImportCounts Counts(Dictionary<Change, int> counts) => new(
        counts.GetValueOrDefault(Change.Added), counts.GetValueOrDefault(Change.Changed), counts.GetValueOrDefault(Change.Unchanged));
}

/// <summary>Where answers come from.</summary>
/// <param name="Kind">The command that brings them.</param>
/// <param name="Name">What to call the file.</param>
/// <param name="Person">Who brings them; null when nobody says.</param>
/// <param name="Answers">The checked answers, from the beginning each time.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record ImportSource(string Kind, string Name, string? Person, Func<IAnswerRows> Answers, long Bytes);
