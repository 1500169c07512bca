using System.Text;

namespace Benchmark.Data.Disclosure;

/// <summary>Small CSV texts, held in memory, as lines of fields that know where they stand.</summary>
internal static class CsvLines
{
    /// <summary>The lines that are not blank, with their numbers from 1. A field may be quoted; a quoted one may hold commas, quotes and line ends.</summary>
    public static IEnumerable<(IReadOnlyList<(string Text, int Column)> Fields, int Line)> Of(string text)
    {
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (fields, start, first) = (new List<(string, int)>(), at, line);
            bool more;
            do
            {
                var column = at - start + 1;
                fields.Add((Field(text, ref at, ref line), column));
                more = at < text.Length && text[at] == ',';
                at += more ? 1 : 0;
            }
            while (more);

            at += text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
            line++;
            if (fields is not [("", _)])
                yield return (fields, first);
        }
    }

    private static string Field(string text, ref int at, ref int line)
    {
        var field = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; at < text.Length; at++)
            {
                var isQuote = text[at] == '"';
                if (isQuote)
                    at++;
                if (isQuote && (at == text.Length || text[at] != '"'))
                    break;
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
        }

        for (; at < text.Length && text[at] is not (',' or '\r' or '\n'); at++)
            field.Append(text[at]);
        return field.ToString();
    }
}
