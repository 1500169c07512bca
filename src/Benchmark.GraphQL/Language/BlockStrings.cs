namespace Benchmark.GraphQL.Language;

/// <summary>What a block string means, and how to print a text as one.</summary>
internal static class BlockStrings
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    /// <summary>Takes away the common indent of all lines but the first, and blank lines at both ends.</summary>
    public static string Dedent(string raw)
    {
        var lines = raw.Split(LineEnds, StringSplitOptions.None);
        var indent = lines.Skip(1).Where(line => !IsBlank(line)).Select(IndentOf).DefaultIfEmpty(0).Min();
        for (var at = 1; at < lines.Length; at++)
            lines[at] = lines[at].Length <= indent ? "" : lines[at][indent..];

        var first = Array.FindIndex(lines, line => !IsBlank(line));
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>Prints a text as a block string whose lines start with <paramref name="indent"/>.</summary>
    public static string Print(string text, string indent) =>
        $"{indent}\"\"\"\n{string.Join('\n', text.Replace("\"\"\"", "\\\"\"\"").Split('\n').Select(line => line.Length == 0 ? "" : indent + line))}\n{indent}\"\"\"";

    private static bool IsBlank(string line) => IndentOf(line) == line.Length;

    private static int IndentOf(string line) => line.Length - line.AsSpan().TrimStart(" \t").Length;
}
