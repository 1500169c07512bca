using Benchmark.Data.Organisations;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Compares a checked plan with what is kept, and keeps what is new.</summary>
internal sealed class ImportTransaction(NpgsqlDataSource vault, IReadOnlyList<Framework> editions, TimeProvider clock)
{
    /// <summary>The edition a round is on.</summary>
    public async Task<Framework> FindEditionAsync(string round, CancellationToken cancellation)
    {
        var found = await RoundStore.FindAsync(vault, round, cancellation);
        return editions.FirstOrDefault(edition => edition.Name == found.Framework)
            ?? throw new RoundRefusedException($"Round \"{round}\" is on {found.Framework}, which this version of the product does not have: use a newer one.");
    }

    /// <summary>Compares a checked plan with what is kept, and keeps what is new, in one transaction.</summary>
    public async Task<ImportResult> RunAsync(
        ImportPlan plan, ImportSource source, string round, ProblemList problems, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var locked = await RoundStore.LockAsync(connection, round, cancellation);
        await new KnownAssessments(connection, locked, plan).CompareAsync(problems, now, cancellation);
        problems.ThrowIfAny();

        var result = Result(plan);
        if (!result.ChangedNothing)
            await new AssessmentWriter(connection, locked, plan, now).WriteAsync(source, progress, cancellation);
        result = result with { RegulatorRatings = await RegulatorRatings.WriteAsync(connection, plan.Ratings, cancellation) };
        if (!result.ChangedNothing)
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
            statuses.GetValueOrDefault(AssessmentStatus.Submitted),
            statuses.GetValueOrDefault(AssessmentStatus.Draft),
            statuses.GetValueOrDefault(AssessmentStatus.Withdrawn),
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
internal sealed record ImportSource(string Kind, string Name, string? Person, Func<IAnswerRows> Answers, long Bytes)
{
    /// <summary>Opens a file for reading from beginning to end.</summary>
    /// <exception cref="FileUnreadableException">It is not there, or may not be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileUnreadableException(path, failure);
        }
    }
}

/// <summary>A file is not there, or may not be read.</summary>
public sealed class FileUnreadableException(string path, Exception cause)
    : DomainException($"{path} cannot be read ({cause.Message.TrimEnd('.')}): check its name and who may read it.")
{
    /// <summary>The file as it was named.</summary>
    public string File { get; } = path;
}
