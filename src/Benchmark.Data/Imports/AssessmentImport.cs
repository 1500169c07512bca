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
    private readonly ImportTransaction _transaction = new(vault, editions, clock);

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
        var plan = new ImportPlan(await _transaction.FindEditionAsync(round, cancellation));
        var problems = new ProblemList(name);
        var file = new AssessmentFile(content, name, plan);
        file.Check(problems, (rows, bytes) =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(ImportStep.Checking, rows, bytes, content.Length));
        });
        problems.ThrowIfAny();

        var source = new ImportSource("assessments", name, person, file.Answers, content.Length);
        return await _transaction.RunAsync(plan, source, round, problems, progress, cancellation);
    }

    /// <inheritdoc cref="RunAsync(Stream, string, string, string?, IProgress{ImportProgress}?, CancellationToken)"/>
    public async Task<ImportResult> RunAsync(
        string path, string round, string? person, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await using var content = ImportSource.Open(path);
        return await RunAsync(content, path, round, person, progress, cancellation);
    }
}
