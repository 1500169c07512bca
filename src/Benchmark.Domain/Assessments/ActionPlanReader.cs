using System.Text.RegularExpressions;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>Takes the text layout of an action plan apart and names every place where it is off.</summary>
/// <remarks>
/// A tab begins a cell; a line without one goes on with the cell above. So bullets, wrapped lines and missing blank lines do
/// no harm. Cells are told apart by where they stand: a numbered heading, three column heads, then three cells to a row.
/// </remarks>
internal sealed partial class ActionPlanReader
{
    private const string LeaveBlank = "Leave a blank cell, a tab alone, where there is no response or evidence.";

    private readonly string _file;
    private readonly Framework _framework;
    private readonly List<string> _title = [];
    private readonly List<Cell> _cells = [];
    private readonly List<Problem> _problems = [];
    private readonly List<Area> _areas = [];

    public ActionPlanReader(string text, string file, Framework framework)
    {
        (_file, _framework) = (file, framework);
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var line = 0; line < lines.Length; line++)
            Cut(lines[line].Replace('\u00A0', ' '), line + 1);
    }

    public ActionPlan Read()
    {
        for (var at = 0; at < _cells.Count; at++)
            Place(_cells[at], next: at + 1 < _cells.Count ? _cells[at + 1] : null);
        CheckAreas();

        return _problems.Count == 0
            ? new(string.Join('\n', _title), [.. _areas.Select(area => area.Finish())])
            : throw new InvalidFileException(_problems);
    }

    private void Cut(string line, int number)
    {
        var column = 1;
        var pieces = line.Split('\t');
        for (var at = 0; at < pieces.Length; at++)
        {
            var words = pieces[at].Trim();
            if (at > 0 || (_cells.Count > 0 && ExampleHeading().IsMatch(words)))
                _cells.Add(new(number, column, ExampleHeading().IsMatch(words)));
            if (words.Length > 0)
                (_cells.Count > 0 ? _cells[^1].Lines : _title).Add(words);
            column += pieces[at].Length + 1;
        }
    }

    private void Place(Cell cell, Cell? next)
    {
        var area = _areas.LastOrDefault();
        if (AreaHeading().Match(cell.Words) is { Success: true } heading && !cell.Words.Contains('?')
            && (area is null or { IsBetweenRows: true } || next?.IsColumnHead == true))
            Open(heading, cell, area);
        else if (area is null)
            Refuse(cell, "No area has begun yet. Begin with a cell such as \"1. Support is focused on the person\".");
        else if (area.IsBetweenRows && (cell.IsBlank || (area.Rows.Count == 0 && cell.IsColumnHead)))
            return;
        else if (area.IsBetweenRows && cell.IsExample)
            area.Examples.Add(cell);
        else if (area.IsBetweenRows && cell.Words.Contains('?'))
            area.Rows.Add([cell]);
        else if (area.IsBetweenRows && area.Examples.Count > 0)
            area.Examples[^1].Lines.AddRange(cell.Lines);
        else if (area.IsBetweenRows)
            Refuse(cell, "A question, with a question mark, should stand here. A row is three cells: question, response, evidence.");
        else if (cell.IsExample)
            area.Rows[^1][^1].Lines.AddRange(cell.Lines);
        else if (area.Rows[^1].Count == 2 && cell.Words.EndsWith('?') && !cell.IsList)
            Restart(area, cell);
        else
            area.Rows[^1].Add(cell);
    }

    private void Open(Match heading, Cell cell, Area? before)
    {
        if (before is { IsBetweenRows: false })
            Refuse(cell, $"The row above is short of a cell. {LeaveBlank}");
        var (number, expected) = (heading.Groups["number"].Value, _areas.Count + 1);
        if (number != $"{expected}")
            Refuse(cell, $"Area {expected} should stand here, not area {number}. Put the areas in order, none left out.");
        _areas.Add(new(heading.Groups["title"].Value, cell));
    }

    private void Restart(Area area, Cell cell)
    {
        Refuse(cell, $"This looks like the next question, but the row above has only two cells. {LeaveBlank}");
        area.Rows.Add([cell]);
    }

    private void CheckAreas()
    {
        if (_areas.LastOrDefault() is { IsBetweenRows: false } last)
            Refuse(last.Rows[^1][^1], $"The last row is short of a cell. {LeaveBlank}");
        if (_areas.Count != _framework.Domains.Count)
        {
            Refuse(
                _cells.LastOrDefault() ?? new(1, 1, false),
                $"There are {_areas.Count} areas, and {_framework.Title} has {_framework.Domains.Count}. "
                + "Each begins with a cell of its number and title.");
        }

        foreach (var (domain, area) in _framework.Domains.Zip(_areas))
        {
            var asked = domain.Elements.Sum(element => element.Statements.Count);
            if (area.Rows.Count == asked)
                continue;
            Refuse(
                area.Heading,
                $"Rows in this area: {area.Rows.Count}; \"{domain.Title}\" asks {asked}. Rows belong to questions by their order.");
        }
    }

    private void Refuse(Cell cell, string message) => _problems.Add(new(_file, cell.Line, cell.Column, message));

    [GeneratedRegex(@"^(?<number>\d+)\.\s*(?<title>\S.*)$")]
    private static partial Regex AreaHeading();

    [GeneratedRegex("^Examples? of .{1,30}$", RegexOptions.IgnoreCase)]
    private static partial Regex ExampleHeading();

    [GeneratedRegex(@"^(?:[·•▪◦‣]\s*|[-–*]\s+|[-–*]$)")]
    private static partial Regex Bullet();

    /// <summary>What stands between two tabs; <paramref name="IsExample"/> when it opens with "Example of".</summary>
    private sealed record Cell(int Line, int Column, bool IsExample)
    {
        public List<string> Lines { get; } = [];

        public string Words => string.Join(' ', Lines);

        public bool IsBlank => Lines.Count == 0;

        public bool IsList => Lines.Count > 0 && Bullet().IsMatch(Lines[0]);

        public bool IsColumnHead =>
            Words.StartsWith("Questions to ask", StringComparison.OrdinalIgnoreCase)
            || Words.Equals("Response", StringComparison.OrdinalIgnoreCase)
            || Words.StartsWith("Evidence of", StringComparison.OrdinalIgnoreCase);

        public List<string> Items()
        {
            if (!Lines.Exists(line => Bullet().IsMatch(line)))
                return Lines;

            var items = new List<string>();
            foreach (var line in Lines)
            {
                if (items.Count == 0 || Bullet().IsMatch(line))
                    items.Add(Bullet().Replace(line, ""));
                else
                    items[^1] = $"{items[^1]} {line}".Trim();
            }

            return [.. items.Where(item => item.Length > 0)];
        }
    }

    private sealed record Area(string Title, Cell Heading)
    {
        public List<List<Cell>> Rows { get; } = [];

        public List<Cell> Examples { get; } = [];

        public bool IsBetweenRows => Rows.Count == 0 || Rows[^1].Count == 3;

        public ActionPlanArea Finish() => new(
            Title,
            [
                .. Rows.Select(row => new ActionPlanRow(
                    row[0].Words, row[1].IsBlank ? null : string.Join('\n', row[1].Lines), row[2].Items())),
            ],
            [
                .. Examples.Select(example => new PracticeExample(
                    IsGood: example.Lines[0].Contains("good", StringComparison.OrdinalIgnoreCase),
                    Text: string.Join('\n', example.Lines.Skip(1)))),
            ]);
    }
}
