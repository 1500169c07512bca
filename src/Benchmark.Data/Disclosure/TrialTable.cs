using System.Globalization;
using System.Text.Json;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Data.Disclosure;

/// <summary>A table of counts to try a policy on, as two texts describe it.</summary>
/// <param name="Cells">The lattice of its dimensions and broader values.</param>
/// <param name="Organisations">The value of each organisation in each dimension.</param>
public sealed record TrialTable(CellTable Cells, IReadOnlyList<IReadOnlyList<string>> Organisations)
{
    private const int MostOrganisations = 1_000_000;
    private const int MostCells = 20_000;

    /// <summary>Reads a table.</summary>
    /// <param name="cells">
    /// CSV with a head: one field per dimension, in the order of <paramref name="meta"/>, then the number of organisations.
    /// An inner cell that is not there has none.
    /// </param>
    /// <param name="cellsFile">What to call it in problems.</param>
    /// <param name="meta">
    /// JSON: <c>dims</c> names the dimensions, <c>codes</c> gives the values of each, <c>hierarchies</c> its broader values
    /// and what each is made of. Other keys are ignored.
    /// </param>
    /// <param name="metaFile">What to call it in problems.</param>
    /// <exception cref="InvalidFileException">One of the two holds mistakes.</exception>
    public static TrialTable Read(string cells, string cellsFile, string meta, string metaFile)
    {
        var problems = new List<Problem>();
        var dimensions = ReadDimensions(meta, metaFile, problems);
        var organisations = problems.Count == 0 ? ReadCells(cells, cellsFile, dimensions, problems) : [];
        return problems.Count == 0 ? new(new CellTable(dimensions), organisations) : throw new InvalidFileException(problems);
    }

    private static List<CellDimension> ReadDimensions(string meta, string file, List<Problem> problems)
    {
        var dimensions = new List<CellDimension>();
        try
        {
            using var document = JsonDocument.Parse(meta);
            var root = document.RootElement;
            foreach (var name in Texts(root.GetProperty("dims")))
            {
                var parents = root.TryGetProperty("hierarchies", out var hierarchies) && hierarchies.TryGetProperty(name, out var own)
                    ? own.EnumerateObject().Select(parent => (parent.Name, Texts(parent.Value))).ToList()
                    : [];
                dimensions.Add(new(name, Texts(root.GetProperty("codes").GetProperty(name)), parents));
            }
        }
        catch (JsonException mistake)
        {
            problems.Add(new(file, (int)(mistake.LineNumber ?? 0) + 1, (int)(mistake.BytePositionInLine ?? 0) + 1, "This is not valid JSON."));
        }
        catch (Exception mistake) when (mistake is KeyNotFoundException or InvalidOperationException)
        {
            problems.Add(new(file, 1, 1, "The file holds \"dims\", a list of names; \"codes\", a list of values for each; and \"hierarchies\", broader values and what each is made of."));
        }

        if (problems.Count > 0)
            return dimensions;
        problems.AddRange(Refusals(dimensions).Select(message => new Problem(file, 1, 1, message)));
        return dimensions;
    }

    private static IEnumerable<string> Refusals(List<CellDimension> dimensions)
    {
        if (dimensions.Count == 0)
            yield return "The table has no dimensions.";
        foreach (var dimension in dimensions)
        {
            string[] codes = [.. dimension.Codes, .. dimension.Parents.Select(parent => parent.Code)];
            if (dimension.Codes.Count == 0)
                yield return $"Dimension \"{dimension.Name}\" has no values.";
            foreach (var twice in codes.Append(CellTable.Total).CountBy(code => code).Where(pair => pair.Value > 1))
                yield return $"\"{twice.Key}\" stands for more than one thing in dimension \"{dimension.Name}\".";

            foreach (var code in codes.Where(code => code.Contains('|')))
                yield return $"\"{code}\" holds the sign that joins codes, |.";

            var known = dimension.Codes.ToHashSet(StringComparer.Ordinal);
            foreach (var (code, children) in dimension.Parents)
            {
                foreach (var child in children.Where(child => !known.Contains(child)))
                    yield return $"\"{code}\" is made of \"{child}\", which dimension \"{dimension.Name}\" does not name before it.";
                known.Add(code);
            }
        }

        if (dimensions.Aggregate(1.0, (count, dimension) => count * (1 + dimension.Codes.Count + dimension.Parents.Count)) > MostCells)
            yield return $"The table has more than {MostCells} cells, totals included.";
    }

    private static List<IReadOnlyList<string>> ReadCells(
        string cells, string file, List<CellDimension> dimensions, List<Problem> problems)
    {
        var organisations = new List<IReadOnlyList<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (fields, line) in CsvLines.Of(cells).Skip(1))
        {
            if (fields.Count != dimensions.Count + 1)
            {
                problems.Add(new(file, line, 1, $"A line has {dimensions.Count + 1} fields: {string.Join(", ", dimensions.Select(dimension => dimension.Name))} and a number."));
                continue;
            }

            string[] place = [.. fields.SkipLast(1).Select(field => field.Text)];
            foreach (var (field, dimension) in fields.Zip(dimensions).Where(pair => !pair.Second.Codes.Contains(pair.First.Text)))
                problems.Add(new(file, line, field.Column, $"\"{field.Text}\" is not a value of \"{dimension.Name}\"."));
            if (!seen.Add(string.Join('|', place)))
                problems.Add(new(file, line, 1, "This cell is there twice. Keep one of the two."));
            if (!int.TryParse(fields[^1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MostOrganisations - organisations.Count)
                problems.Add(new(file, line, fields[^1].Column, $"\"{fields[^1].Text}\" is not a number of organisations, which together are at most {MostOrganisations}."));
            else
                organisations.AddRange(Enumerable.Repeat(place, count));
        }

        return organisations;
    }

    private static IReadOnlyList<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(text => text.GetString() ?? throw new InvalidOperationException())];
}
