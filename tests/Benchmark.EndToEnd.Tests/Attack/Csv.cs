namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>A table as RFC 4180 has it, read without any code of the product.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">By column.</param>
internal sealed record Csv(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a file; the first row is the header.</summary>
    public static Csv Read(string text)
    {
        var (rows, row, field, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (isQuoted)
            {
                if (sign != '"')
                    field.Append(sign);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    field.Append(text[at++]);
                else
                    isQuoted = false;
            }
            else if (sign == '"')
            {
                isQuoted = true;
            }
            else if (sign is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (sign == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (sign != '\r')
            {
                field.Append(sign);
            }
        }

        if (row.Count > 0 || field.Length > 0)
            rows.Add([.. row, field.ToString()]);
        return new(rows[0], rows[1..]);
    }

    /// <summary>The rows by name of column.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Named() =>
        Rows.Select(row => Header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
}
