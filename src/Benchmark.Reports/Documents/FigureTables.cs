using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>The tables that stand beside charts.</summary>
internal static class FigureTables
{
    /// <summary>One row a group or measure, with all that is published of it.</summary>
    public static Html OfRows(string caption, string first, IReadOnlyList<FigureRow> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{first}</th><th scope="col">Organisations</th><th scope="col">Mean</th><th scope="col">Median</th><th scope="col">Middle half</th><th scope="col">Middle 80%</th></tr></thead>
        <tbody>
        {Html.Each(rows, Row)}
        </tbody>
        </table>
        """);

    /// <summary>The means of a grid.</summary>
    public static Html OfGrid(string caption, string first, FigureGrid grid) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{first}</th>{Html.Each(grid.ColumnLabels, label => Html.Of($"<th scope=\"col\">{label}</th>"))}</tr></thead>
        <tbody>
        {Html.Each(Enumerable.Range(0, grid.RowLabels.Count), row => GridRow(grid, row))}
        </tbody>
        </table>
        """);

    /// <summary>One row a group, with the number that took part.</summary>
    public static Html OfParticipation(string caption, IReadOnlyList<ParticipationRow> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Group</th><th scope="col">Organisations</th></tr></thead>
        <tbody>
        {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Label}</th>{(row.Organisations is { } count ? Html.Of($"<td>{count}</td>") : Withheld)}</tr>\n"))}
        </tbody>
        </table>
        """);

    private static Html Withheld => Html.Of($"<td>{FigureWords.Sign(Symbol.Confidential)}</td>");

    private static Html Row(FigureRow row)
    {
        var cells = row.Figure is Figure.Published published
            ? Html.Each(Numbers(published), words => Html.Of($"<td>{words}</td>"))
            : Html.Each(Enumerable.Range(0, 5), _ => Withheld);
        return Html.Of($"<tr{new Html(row.IsTotal ? " class=\"total\"" : "")}><th scope=\"row\">{row.Label}</th>{cells}</tr>\n");
    }

    private static IEnumerable<string> Numbers(Figure.Published figure) =>
    [
        FigureWords.Contributors(figure), figure.Mean.Label, figure.Median?.Label ?? NotShown, Words(figure.Quartiles), Words(figure.Deciles),
    ];

    private const string NotShown = "too few";

    private static string Words(Domain.Releases.Range? range) => range is null ? NotShown : $"{range.Lower.Label} to {range.Upper.Label}";

    private static Html GridRow(FigureGrid grid, int row)
    {
        var cells = Html.Each(Enumerable.Range(0, grid.ColumnLabels.Count), column => grid[row, column] is Figure.Published published
            ? Html.Of($"<td>{published.Mean.Label}{FigureWords.Signs(published)}</td>")
            : Withheld);
        return Html.Of($"<tr{new Html(row == 0 ? " class=\"total\"" : "")}><th scope=\"row\">{grid.RowLabels[row]}</th>{cells}</tr>\n");
    }
}
