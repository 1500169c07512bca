using System.Runtime.CompilerServices;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Gallery;

/// <summary>One chart of the gallery: example, documentation and approved picture at once.</summary>
/// <param name="Name">Names its files; lower-case letters and hyphens.</param>
/// <param name="Heading">What the chart is called.</param>
/// <param name="Words">When to use it, and what it does with what it cannot show.</param>
/// <param name="Code">The very lines that drew it.</param>
/// <param name="Draw">Draws it for a place.</param>
public sealed record ChartExample(string Name, string Heading, string Words, string Code, Func<Frame, string> Draw)
{
    /// <summary>An example whose code is what stands in the call.</summary>
    internal static ChartExample Of(
        string name, string heading, string words, Func<Frame, string> draw, [CallerArgumentExpression(nameof(draw))] string code = "") =>
        new(name, heading, words, Unindented(code), draw);

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var indent = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select((line, at) => at == 0 ? line : "    " + line[Math.Min(indent, line.Length)..]));
    }
}
