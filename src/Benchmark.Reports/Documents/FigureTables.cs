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

    /// <summary>An organisation's own scores beside those of its peers, and of those who reviewed it where there are any.</summary>
    public static Html OfPeers(string caption, IReadOnlyList<PeerRow> rows)
    {
        var areReviewed = rows.Any(row => row.Reviewed is not null);
        var heading = areReviewed ? Html.Of($"<th scope=\"col\">Peer review</th>") : Html.None;
        return Html.Of($"""
            <table>
            <caption>{caption}</caption>
            <thead><tr><th scope="col">Part</th><th scope="col">You</th>{heading}<th scope="col">Your position</th><th scope="col">Peers' median</th><th scope="col">Their middle half</th><th scope="col">Organisations</th></tr></thead>
            <tbody>
            {Html.Each(rows, row => PeerRow(row, areReviewed))}
            </tbody>
            </table>
            """);
    }

    /// <summary>How the ratings of statements are spread.</summary>
    public static Html OfShares(string caption, IReadOnlyList<string> ratings, IReadOnlyList<FigureRow> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Statement</th>{Html.Each(ratings, rating => Html.Of($"<th scope=\"col\">{rating}</th>"))}<th scope="col">Rated 3 or 4</th></tr></thead>
        <tbody>
        {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Label}</th>{Shares(row.Figure, ratings.Count)}</tr>\n"))}
        </tbody>
        </table>
        """);

    /// <summary>Own scores and peers' means, round by round.</summary>
    public static Html OfTrend(string caption, IReadOnlyList<(string Round, double? Own, Figure? Peers)> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Round</th><th scope="col">You</th><th scope="col">Peers' mean</th></tr></thead>
        <tbody>
        {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Round}</th><td>{Own(row.Own)}</td><td>{Mean(row.Peers)}</td></tr>\n"))}
        </tbody>
        </table>
        """);

    /// <summary>Means of two rounds and what is shown of the change.</summary>
    public static Html OfChange(string caption, string before, string now, IReadOnlyList<(SlopeRow Row, int? Tenths)> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Group</th><th scope="col">{before}</th><th scope="col">{now}</th><th scope="col">Change</th></tr></thead>
        <tbody>
        {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Row.Label}</th><td>{Mean(row.Row.Before)}</td><td>{Mean(row.Row.After)}</td><td>{(row.Tenths is { } tenths ? SectorWords.Change(tenths) : FigureWords.Sign(Symbol.NotAvailable))}</td></tr>\n"))}
        </tbody>
        </table>
        """);

    /// <summary>Shares of some parts, group by group.</summary>
    public static Html OfCompleteness(string caption, IReadOnlyList<string> parts, IReadOnlyList<(string Group, IReadOnlyList<CodedShare?> Shares)> rows) => Html.Of($"""
        <table>
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Group</th>{Html.Each(parts, part => Html.Of($"<th scope=\"col\">{part}</th>"))}</tr></thead>
        <tbody>
        {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Group}</th>{Html.Each(row.Shares, share => share is { } known ? Html.Of($"<td>{known.Label}</td>") : Withheld)}</tr>\n"))}
        </tbody>
        </table>
        """);

    private static Html PeerRow(PeerRow row, bool areReviewed)
    {
        var reviewed = !areReviewed ? Html.None : row.Reviewed is { } score ? Html.Of($"<td>{score}</td>") : Html.Of($"<td>{FigureWords.Sign(Symbol.NotAvailable)}</td>");
        var peers = row.Peers is Figure.Published figure
            ? Html.Of($"<td>{figure.Median?.Label ?? NotShown}</td><td>{Words(figure.Quartiles)}</td><td>{FigureWords.Contributors(figure)}</td>")
            : Html.Each(Enumerable.Range(0, 3), _ => Withheld);
        return Html.Of($"<tr><th scope=\"row\">{row.Label}</th><td>{Own(row.Own)}</td>{reviewed}<td>{PeerRanges.Position(row.Own, row.Peers)}</td>{peers}</tr>\n");
    }

    private static Html Shares(Figure figure, int ratings) => figure switch
    {
        Figure.Published { Spread: { Shares.Count: > 0 } spread } => Html.Each(
            spread.Shares.Append(spread.RatedThreeOrFour ?? default), share => Html.Of($"<td>{share.Label}</td>")),
        Figure.Published => Html.Each(Enumerable.Range(0, ratings + 1), _ => Html.Of($"<td>{NotShown}</td>")),
        _ => Html.Each(Enumerable.Range(0, ratings + 1), _ => Withheld),
    };

    private static string Own(double? score) => score is { } own ? OwnWords.Tenths(own) : FigureWords.Sign(Symbol.NotAvailable);

    private static string Mean(Figure? figure) => figure switch
    {
        Figure.Published published => published.Mean.Label + FigureWords.Signs(published),
        null => FigureWords.Sign(Symbol.NotAvailable),
        _ => FigureWords.Sign(Symbol.Confidential),
    };

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
