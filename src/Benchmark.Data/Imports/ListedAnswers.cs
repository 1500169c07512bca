using System.Text;
using Benchmark.Domain.Assessments;

namespace Benchmark.Data.Imports;

/// <summary>Answers that are in memory already.</summary>
internal sealed class ListedAnswers
{
    private const char Separator = '\u001E';

    private readonly List<(SheetPlan Sheet, int Statement, Response Response)> _answers = [];

    /// <summary>Adds one answer to its sheet and to the list.</summary>
    public void Add(ImportPlan plan, SheetPlan sheet, Response response)
    {
        var statement = plan.Statements.Select((each, position) => (each.Code, position)).First(pair => pair.Code == response.Statement).position;
        _answers.Add((sheet, statement, response));
        sheet.Seen.Add(statement);

        var rows = new Rows([_answers[^1]]);
        rows.Read();
        var scratch = Array.Empty<byte>();
        rows.Current.AddTo(plan, Encoding.UTF8.GetBytes(response.Statement), ref scratch);
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
            _evidence = Encoding.UTF8.GetBytes(string.Join(Separator, response.Evidence));
            return true;
        }
    }
}
