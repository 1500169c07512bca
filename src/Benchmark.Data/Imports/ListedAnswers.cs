using System.Text;
using Benchmark.Domain.Assessments;

namespace Benchmark.Data.Imports;

/// <summary>Answers that are in memory already.</summary>
internal sealed class ListedAnswers(ImportPlan plan)
{
    private const char Separator = '\u001E';

    private readonly List<(SheetPlan Sheet, int Statement, Response Response)> _answers = [];
    private readonly Dictionary<string, int> _positions = plan.Statements
        .Select((statement, position) => (statement.Code, position))
        .ToDictionary(pair => pair.Code, pair => pair.position, StringComparer.Ordinal);

    /// <summary>Adds one answer to a sheet.</summary>
    public void Add(SheetPlan sheet, Response response)
    {
        var statement = _positions[response.Statement];
        _answers.Add((sheet, statement, response));
        sheet.Seen.Add(statement);
    }

    /// <summary>Adds every answer to the plan.</summary>
    public void AddToPlan()
    {
        var tally = new AnswerTally(plan);
        for (var rows = Rewind(); rows.Read();)
            tally.Add(rows.Current);
    }

    /// <summary>The answers from the first.</summary>
    public IAnswerRows Rewind() => new Rows(_answers);

    private sealed class Rows(List<(SheetPlan Sheet, int Statement, Response Response)> answers) : IAnswerRows
    {
        private int _at = -1;
        private byte[] _narrative = [];
        private byte[] _evidence = [];

        public long BytesRead => 0;

        public AnswerRow Current => new()
        {
            Sheet = answers[_at].Sheet,
            Statement = answers[_at].Statement,
            Rating = (short)(answers[_at].Response.Rating ?? 0),
            Number = answers[_at].Response.Number,
            Narrative = _narrative,
            Evidence = _evidence,
            Separator = (byte)Separator,
        };

        public bool Read()
        {
            if (++_at == answers.Count)
                return false;

            var response = answers[_at].Response;
            _narrative = Encoding.UTF8.GetBytes(response.Narrative ?? "");
            _evidence = Encoding.UTF8.GetBytes(string.Join(Separator, response.Evidence.Select(item => item.Reference)));
            return true;
        }
    }
}
