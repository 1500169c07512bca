using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Imports;

/// <summary>The rows of a file in the long layout, one answer each.</summary>
/// <remarks>Rows of one sheet usually stand together; then who answers is read once for each sheet.</remarks>
internal sealed class AssessmentRows : IAnswerRows
{
    private readonly ImportPlan _plan;
    private readonly ProblemList _problems;
    private readonly CsvReader _reader;
    private readonly CsvColumns _columns;
    private readonly OrganisationColumns _organisation;
    private readonly StatementCodes _statements;
    private readonly RatingScale? _scale;
    private readonly string _name;
    private readonly bool _isInOrder;
    private byte[] _key = [];
    private SheetPlan? _sheet;
    private int _statement = -1;
    private short _rating;
    private double? _number;
    private bool _isRight;

    public AssessmentRows(Stream content, string name, ImportPlan plan, ProblemList problems)
    {
        content.Position = 0;
        (_plan, _problems, _name, _scale) = (plan, problems, name, plan.Framework.Scale);
        _reader = new CsvReader(content, name);
        _columns = CsvColumns.Read(_reader, name, AssessmentLayout.Header);
        _organisation = new OrganisationColumns(_reader, _columns, problems);
        _statements = new StatementCodes(plan.Statements);
        _isInOrder = _columns.AreInOrder;
    }

    public long BytesRead => _reader.BytesRead;

    public AnswerRow Current => new()
    {
        Sheet = _sheet!,
        Statement = _statement,
        Rating = _rating,
        Number = _number,
        Narrative = Field(AssessmentLayout.Narrative) is var words && words.Trim(AnswerRow.Blank).Length > 0 ? words : [],
        Evidence = Field(AssessmentLayout.Evidence),
        Separator = (byte)AssessmentLayout.EvidenceSeparator,
    };

    public bool Read()
    {
        if (!ReadAny())
            return false;

        return _isRight ? true : throw new IOException($"{_name} changed while it was imported. Import it again.");
    }

    /// <summary>Goes to the next row, whatever is wrong with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool ReadAny()
    {
        if (!_reader.Read())
            return false;

        var before = _problems.Count;
        var fits = _columns.Fit(_reader, _problems);
        if (fits)
        {
            ReadSheet();
            var isKnown = ReadStatement();
            ReadRating();
            if (isKnown)
                ReadNumber();
        }

        _isRight = fits && _sheet is not null && _problems.Count == before;
        return true;
    }

    /// <summary>Whether the row is right, is asked of the organisation, and is not there already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsNew()
    {
        if (!_isRight)
            return false;

        var code = _plan.Statements[_statement].Code;
        if (!_sheet!.Assessment.Applicable.Contains(_statement))
        {
            Refuse(AssessmentLayout.Statement, $"{code} is not asked of this kind of organisation, service and perspective. Remove the row.");
            return false;
        }

        if (_sheet.Seen.Add(_statement))
            return true;

        Refuse(AssessmentLayout.Statement, $"{code} is answered twice on this sheet. Keep one row.");
        return false;
    }

    private ReadOnlySpan<byte> Field(int column) => _reader[_columns[column]];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadSheet()
    {
        if (_isInOrder && _key.Length > 0 && _reader.Raw(0, AssessmentLayout.Rater).SequenceEqual(_key))
            return;

        var before = _problems.Count;
        _key = _isInOrder ? _reader.Raw(0, AssessmentLayout.Rater).ToArray() : [];
        var facts = _organisation.Read();
        var perspective = _organisation.Perspective(_plan.Framework);
        var rater = _organisation.Rater();
        _sheet = facts is not null && _problems.Count == before ? FindSheet(facts, perspective, rater) : null;
    }

    private SheetPlan FindSheet(OrganisationFacts facts, PerspectiveCode? perspective, string rater)
    {
        var place = _reader.PlaceOf(_columns[AssessmentLayout.OrganisationId]);
        var organisation = _plan.Add(facts, place);
        if (organisation.Facts != facts)
        {
            Refuse(AssessmentLayout.OrganisationId,
                $"{facts.Reference} has another {OrganisationColumns.Difference(organisation.Facts, facts)} on line {organisation.Place.Line}. Make them the same.");
        }

        return _plan.Add(organisation, perspective, rater, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadStatement()
    {
        var code = Field(AssessmentLayout.Statement).Trim(AnswerRow.Blank);
        var found = _statements.Find(code, guess: _statement + 1);
        if (found < 0)
        {
            Refuse(AssessmentLayout.Statement, Spelling.Unknown(
                $"a statement of {_plan.Framework.Name}", Encoding.UTF8.GetString(code), [.. _plan.Statements.Select(statement => statement.Code)]));
            return false;
        }

        _statement = found;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadRating()
    {
        var text = Field(AssessmentLayout.Rating).Trim(AnswerRow.Blank);
        _rating = 0;
        if (text.Length == 0)
            return;

        if (_scale is null)
            Refuse(AssessmentLayout.Rating, $"{_plan.Framework.Name} is answered in words. Leave the rating blank.");
        else if (!Utf8Parser.TryParse(text, out short rating, out var used) || used < text.Length || rating < _scale.Minimum || rating > _scale.Maximum)
            Refuse(AssessmentLayout.Rating, $"A rating is a whole number from {_scale.Minimum} to {_scale.Maximum}. Leave it blank when the statement is not rated.");
        else
            _rating = rating;
    }

    private void ReadNumber()
    {
        var text = Field(AssessmentLayout.Number).Trim(AnswerRow.Blank);
        _number = null;
        if (text.Length == 0)
            return;

        if (!_plan.Statements[_statement].AsksForNumber)
            Refuse(AssessmentLayout.Number, $"{_plan.Statements[_statement].Code} asks for no number. Leave it blank.");
        else if (!Utf8Parser.TryParse(text, out double number, out var used) || used < text.Length || !double.IsFinite(number))
            Refuse(AssessmentLayout.Number, "A number is written in digits, with a point before its decimals and no sign such as %.");
        else
            _number = number;
    }

    private void Refuse(int column, string message) => _problems.Add(_reader.PlaceOf(_columns[column]), message);
}
