using System.Text;

namespace Benchmark.Data.Imports;

/// <summary>Adds checked answers to their sheets: what is rated, and what tells a sheet from another.</summary>
internal sealed class AnswerTally(ImportPlan plan)
{
    private readonly byte[][] _codes = [.. plan.Statements.Select(statement => Encoding.UTF8.GetBytes(statement.Code))];
    private readonly Dictionary<(int Statement, short Rating), ContentHash> _plain = [];
    private byte[] _scratch = [];

    /// <summary>Adds one answer.</summary>
    public void Add(in AnswerRow answer)
    {
        answer.Sheet.Add(answer.IsPlain ? HashOfPlain(answer) : HashOf(answer));
        if (answer.Rating > 0)
            answer.Sheet.Rated.Add(answer.Statement);
        if (!plan.HasEvidence && answer.HasEvidence)
            plan.HasEvidence = true;
        plan.Answers++;
    }

    /// <summary>Most answers are a rating alone, and there are few different ones.</summary>
    private ContentHash HashOfPlain(in AnswerRow answer)
    {
        var key = (answer.Statement, answer.Rating);
        if (!_plain.TryGetValue(key, out var hash))
            _plain.Add(key, hash = HashOf(answer));

        return hash;
    }

    private ContentHash HashOf(in AnswerRow answer) => ContentHash.Of(answer.Content(_codes[answer.Statement], ref _scratch));
}
