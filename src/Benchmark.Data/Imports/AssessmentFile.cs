using Benchmark.Domain;

namespace Benchmark.Data.Imports;

/// <summary>A file in the long layout: docs/methods/import.md.</summary>
/// <remarks>It is read more than once: first every row is checked and nothing is written, then the answers are streamed.</remarks>
internal sealed class AssessmentFile(Stream content, string name, ImportPlan plan)
{
    /// <summary>Checks every row and adds what it brings to the plan.</summary>
    /// <exception cref="InvalidFileException">The file cannot be read to its end.</exception>
    public void Check(ProblemList problems, Action<long, long> report)
    {
        var rows = new AssessmentRows(content, name, plan, problems);
        var tally = new AnswerTally(plan);
        var count = 0L;
        while (rows.ReadAny())
        {
            if (rows.IsNew())
                tally.Add(rows.Current);
            if ((++count & 0x1FFF) == 0)
                report(count, rows.BytesRead);
        }

        if (count == 0)
            problems.Add((1, 1), "There are no rows below the header.");
    }

    /// <summary>The answers once more; the file must be as it was when it was checked.</summary>
    public IAnswerRows Answers() => new AssessmentRows(content, name, plan, new ProblemList(name));
}
