using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>What people read for figures, and the one sentence that says what a chart found.</summary>
public static class FigureWords
{
    /// <summary>The bracketed sign of printed tables, for example <c>[c]</c>.</summary>
    public static string Sign(Symbol symbol) => symbol switch
    {
        Symbol.Confidential => "[c]",
        Symbol.NotApplicable => "[z]",
        Symbol.NotAvailable => "[x]",
        Symbol.LowReliability => "[u]",
        Symbol.Low => "[low]",
        Symbol.Provisional => "[p]",
        Symbol.Break => "[b]",
        _ => throw new ArgumentOutOfRangeException(nameof(symbol)),
    };

    /// <summary>Organisations to the nearest 5, with the signs that belong to the figure: "45", "10 [u]".</summary>
    public static string Contributors(Figure.Published figure) => $"{figure.Contributors:#,0}{Signs(figure)}";

    /// <summary>The signs that belong to a figure after a space, for example " [u]"; empty when none does.</summary>
    public static string Signs(Figure.Published figure) =>
        figure.Symbols.Count == 0 ? "" : " " + string.Concat(figure.Symbols.Select(Sign));

    /// <summary>The number that stands for a figure: its median, or its mean where there is none.</summary>
    public static CodedNumber Typical(Figure.Published figure) => figure.Median ?? figure.Mean;

    /// <summary>What the groups of a chart show together, in one sentence.</summary>
    /// <param name="rows">The rows of the chart; totals are left out of the comparison.</param>
    /// <param name="groups">What the rows are, in the plural, for example "regions".</param>
    public static string Finding(IReadOnlyList<FigureRow> rows, string groups)
    {
        var parts = rows.Where(row => !row.IsTotal).ToList();
        var shown = parts.Where(row => row.Figure is Figure.Published)
            .Select(row => (row.Label, Value: Typical((Figure.Published)row.Figure)))
            .OrderBy(pair => pair.Value.Tenths).ToList();
        if (shown.Count == 0)
            return parts.Count == 0 ? "There is nothing to compare." : $"All {parts.Count} {groups} are withheld.";

        var (lowest, highest) = (shown[0].Value, shown[^1].Value);
        var kind = parts.Exists(row => row.Figure is Figure.Published { Median: not null }) ? "median" : "mean";
        var most = $"{shown.Count} of {parts.Count} {groups}";
        if (shown.Count == 1)
            return $"Only {shown[0].Label} can be shown: {kind} {lowest.Label}.";
        if (lowest == highest)
            return $"The {kind} is {lowest.Label} in {(shown.Count == parts.Count ? $"all {parts.Count} {groups}" : most)}.";

        var low = Names([.. shown.Where(pair => pair.Value == lowest).Select(pair => pair.Label)], groups);
        var high = Names([.. shown.Where(pair => pair.Value == highest).Select(pair => pair.Label)], groups);
        var withheld = parts.Count == shown.Count ? "" : $" ({most} can be shown)";
        return $"{(kind == "median" ? "Medians" : "Means")} run from {lowest.Label} ({low}) to {highest.Label} ({high}){withheld}.";
    }

    /// <summary>Every row in words, for people who do not see the picture.</summary>
    public static string Description(IReadOnlyList<FigureRow> rows) =>
        string.Join(" ", rows.Select(row => $"{row.Label}: {Sentence(row.Figure)}"));

    private static string Sentence(Figure figure) => figure switch
    {
        Figure.Published published => string.Join(", ", Facts(published)) + ".",
        Figure.Withheld => "withheld.",
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static IEnumerable<string> Facts(Figure.Published figure)
    {
        if (figure.Median is { } median)
            yield return $"median {median.Label}";
        yield return $"mean {figure.Mean.Label}";
        if (figure.Quartiles is { } half)
            yield return $"middle half {half.Lower.Label} to {half.Upper.Label}";
        if (figure.Deciles is { } most)
            yield return $"middle 80% {most.Lower.Label} to {most.Upper.Label}";
        yield return $"{figure.Contributors:#,0} organisations";
    }

    private static string Names(IReadOnlyList<string> names, string groups) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names.Count} {groups}",
    };
}
