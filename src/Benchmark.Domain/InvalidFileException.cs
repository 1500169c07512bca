namespace Benchmark.Domain;

/// <summary>A file holds mistakes; all of them are named at once.</summary>
public sealed class InvalidFileException(IReadOnlyList<Problem> problems)
    : DomainException(string.Join(Environment.NewLine, problems))
{
    /// <summary>By line and column.</summary>
    public IReadOnlyList<Problem> Problems { get; } =
        [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
