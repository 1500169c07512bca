using System.Text;
using Benchmark.Domain;

namespace Benchmark.Data.Imports;

/// <summary>Where the columns of a layout stand in a file.</summary>
internal sealed class CsvColumns
{
    private readonly int[] _places;
    private readonly IReadOnlyList<string> _names;

    private CsvColumns(IReadOnlyList<string> names, int[] places) => (_names, _places) = (names, places);

    /// <summary>Whether the columns stand in the order of the layout.</summary>
    public bool AreInOrder => _places.Select((place, at) => place == at).All(same => same);

    /// <summary>The place of a column in the file.</summary>
    public int this[int column] => _places[column];

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidFileException">A column is missing, unknown or there twice, or the file is empty.</exception>
    public static CsvColumns Read(CsvReader reader, string file, IReadOnlyList<string> names)
    {
        var problems = new ProblemList(file);
        if (!reader.Read())
        {
            problems.Add((1, 1), $"The file is empty. Begin with the header: {string.Join(',', names)}");
            problems.ThrowIfAny();
        }

        var places = Enumerable.Repeat(-1, names.Count).ToArray();
        for (var field = 0; field < reader.Count; field++)
        {
            var name = Encoding.UTF8.GetString(reader[field]).Trim();
            var column = names.ToList().IndexOf(name);
            if (column < 0)
                problems.Add(reader.PlaceOf(field), Spelling.Unknown("a column of this layout", name, names));
            else if (places[column] >= 0)
                problems.Add(reader.PlaceOf(field), $"The column {name} is there twice. Remove one.");
            else
                places[column] = field;
        }

        var missing = names.Where((_, column) => places[column] < 0).ToList();
        if (missing.Count > 0)
            problems.Add((reader.Line, 1), $"The header lacks {string.Join(", ", missing)}. Write: {string.Join(',', names)}");

        problems.ThrowIfAny();
        return new(names, places);
    }

    /// <summary>Whether a row has a field for every column; if not, says so.</summary>
    public bool Fit(CsvReader reader, ProblemList problems)
    {
        if (reader.Count == _names.Count)
            return true;

        problems.Add(
            (reader.Line, 1),
            $"This row has {reader.Count} fields and the header {_names.Count}. Put a text that holds a comma or a line break in quotes.");
        return false;
    }
}
