using System.Globalization;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>The parts that reports for one organisation have in common.</summary>
internal static class OwnSections
{
    private const int MostActions = 12;
    private const int MostStatements = 4;

    /// <summary>The answer in one page: where do we stand, how sure is that, what should we do first.</summary>
    public static PageSection Answer(Standing standing) => new("answer", "The answer in one page", Html.Of($"""
        <h3>Where do we stand?</h3>
        <dl class="facts">
        {Html.Each(Cards(standing), card => Html.Of($"<div><dt>{card.Words}</dt><dd>{card.Number}</dd></div>\n"))}
        </dl>
        {Gaps(standing)}
        <h3>How sure is that?</h3>
        {Html.Each(OwnWords.Certainty(standing), words => Html.Of($"<p>{words}</p>\n"))}
        <h3>What should we do first?</h3>
        <ol>
        {Html.Each(OwnWords.First(standing), step => Html.Of($"<li>{step}</li>\n"))}
        </ol>
        """));

    /// <summary>Where the organisation lags most, with the statements behind it.</summary>
    public static PageSection LargestGaps(Standing standing, Exhibit? statements) => new("gaps", "Largest gaps, and what is behind them", Html.Of($"""
        {(standing.Gaps.Count == 0 ? Html.Of($"<p>{OwnWords.NoGap(standing)}</p>") : Html.Each(standing.Gaps, gap => Gap(standing, gap)))}
        {statements?.ToHtml() ?? Html.None}
        """));

    /// <summary>What the organisation means to do, overdue first.</summary>
    public static PageSection Actions(Standing standing) => new("actions", "Actions due and overdue", standing.Open.Count == 0
        ? Html.Of($"<p>No action is open{(standing.Own.Actions.Count == 0 ? "" : $"; {OwnWords.Count(standing.Own.Actions.Count, "is", "are")} done or given up")}. Actions are planned statement by statement, with a role that sees to them and a day.</p>")
        : Html.Of($"""
            <p>{OwnWords.CountFirst(standing.Open.Count, "action is", "actions are")} open; {(standing.Overdue.Count == 0 ? "none is overdue" : $"{OwnWords.Count(standing.Overdue.Count, "is", "are")} overdue")} on {OwnWords.Day(standing.Today)}.{(standing.Open.Count > MostActions ? $" The {MostActions} due first are listed." : "")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table: open actions">
            <table class="plain">
            <caption>Open actions, by the day they are due</caption>
            <thead><tr><th scope="col">Due</th><th scope="col">What will be done</th><th scope="col">Who sees to it</th><th scope="col">Statement</th></tr></thead>
            <tbody>
            {Html.Each(standing.Open.Take(MostActions), action => Action(standing, action))}
            </tbody>
            </table>
            </div>
            """));

    /// <summary>What approved examples others offer about what lies furthest behind; about anything here where there is none.</summary>
    public static PageSection Examples(Standing standing, IReadOnlyList<OfferedExample> examples) => new("examples", "What others do well", examples.Count == 0
        ? Html.Of($"<p>No example about these parts has been published yet. Examples are offered by organisations, rewritten so that nobody can be recognised, and approved by two people. You can offer one.</p>")
        : Html.Of($"""
            <p>Offered by organisations, rewritten so that nobody can be recognised, and approved by two people.</p>
            {Html.Each(examples, example => Html.Of($"<blockquote><p>{example.Text}</p><footer>{example.Area}</footer></blockquote>\n"))}
            """));

    /// <summary>What the report shows, and what it does not say.</summary>
    public static PageSection Reading(Standing standing) => new("reading", "How to read this", Html.Of($"""
        <ul>
        <li><strong>Your score</strong> is the mean of your own ratings, from {SectorWords.Scale(standing.Release)}. Nobody but you sees it.</li>
        <li><strong>Your peers' figures</strong> are the published ones that everybody sees. They include you; they are never worked out without you, because the difference would give away what somebody answered.</li>
        <li><strong>Your position</strong> is a quarter or the middle half, from the published quartiles. There is no rank: among few organisations a rank is about one of them.</li>
        <li><strong>Withheld [c]</strong>: {Figure.Withheld.Explanation}</li>
        <li><strong>What it does not say</strong>: why you differ, or how good the care is. Organisations that rate themselves strictly stand lower than those that do not. Read it beside other evidence, and with the people it is about.</li>
        </ul>
        """));

    /// <summary>What it takes to make the report again.</summary>
    public static PageSection Method(Standing standing)
    {
        var facts = standing.Release.Facts;
        (string Name, string Words)[] rows =
        [
            ("Your scores", standing.Round is { } round ? $"your assessment of {round.Assessment.Round}, revision {round.Assessment.Revision.ToString(CultureInfo.InvariantCulture)}{(standing.Own.In(facts.RoundCode) is null ? "; you handed in none for the round of the release" : "")}" : "none"),
            ("Release", $"{facts.Name}, {facts.RoundTitle}"),
            ("Your own group", standing.Peers.Wanted.Label),
            ("Peers shown", standing.Peers.Figure is Figure.Published ? standing.Peers.Group.Label : "none"),
            ("How peers are found", PeerWords.Rule),
            ("Disclosure policy", $"{facts.Policy.Code}, version {facts.Policy.Version}"),
            ("Checksum", facts.Checksum),
            ("As of", OwnWords.Day(standing.Today)),
        ];
        return new("method", "Method and version", Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Table: this report">
            <table class="plain">
            <caption>What this report is made from</caption>
            <thead><tr><th scope="col">Fact</th><th scope="col">Value</th></tr></thead>
            <tbody>
            {Html.Each(rows, row => Html.Of($"<tr><th scope=\"row\">{row.Name}</th><td>{row.Words}</td></tr>\n"))}
            </tbody>
            </table>
            </div>
            <p>The data files of this report have every number shown here with its sign, the release and its checksum.</p>
            """));
    }

    /// <summary>What must be known before anything else.</summary>
    public static IReadOnlyList<string> Notices(Standing standing) =>
    [
        $"For {standing.Own.Organisation.Name} only: it shows your own answers.",
        .. standing.Release.Facts.IsSynthetic ? ["SYNTHETIC: these answers are made up to show how the report works."] : Array.Empty<string>(),
    ];

    /// <summary>Names the files of a report.</summary>
    public static string NameOf(string kind, Standing standing)
    {
        var facts = standing.Release.Facts;
        string[] perspective = facts.Perspective is { } from ? [Domain.Code.Of(from)] : [];
        return Report.NameOf([kind, standing.Release.Framework.Name, facts.RoundCode, .. perspective, facts.Version, standing.Own.Organisation.Reference]);
    }

    private static IEnumerable<(string Number, string Words)> Cards(Standing standing)
    {
        var maximum = standing.Release.Framework.Scale!.Maximum;
        yield return (standing.ScoreOf(standing.Whole) is { } score ? OwnWords.Tenths(score) : "None", $"your overall score, out of {maximum}");
        if (standing.FigureOf(standing.Whole) is Figure.Published peers)
        {
            yield return (peers.Mean.Label, "the mean of your peers");
            if (peers.Quartiles is { } half)
                yield return ($"{half.Lower.Label} to {half.Upper.Label}", "where the middle half of your peers lie");
        }
        else
        {
            yield return ("Withheld", "your peers' scores");
        }

        yield return (PeerRanges.Position(standing.ScoreOf(standing.Whole), standing.FigureOf(standing.Whole)), "your position among your peers");
    }

    private static Html Gaps(Standing standing) => standing.Gaps.Count == 0
        ? Html.None
        : Html.Of($"""
            <p>Your largest gaps to your peers: {string.Join("; ", standing.Gaps.Select(gap => $"“{gap.Title}” ({gap.Own}, peers {gap.Peers})"))}.</p>
            """);

    private static Html Gap(Standing standing, OwnGap gap) => Html.Of($"""
        <h3>{gap.Title}: you {gap.Own}, your peers {gap.Peers}</h3>
        <ul>
        {Html.Each(gap.Gap.Statements.Take(MostStatements), rated => Html.Of($"<li>You rate {OwnWords.Rating(rated.Own ?? default)}: {rated.Statement.Text}{Good(standing.FigureOf(new Measure.Statement(rated.Statement.Code)))}</li>\n"))}
        </ul>
        <p>{(gap.Actions.Count == 0 ? "No action is planned for it yet." : $"{OwnWords.CountFirst(gap.Actions.Count, "action is", "actions are")} open for it; the next is due on {OwnWords.Day(gap.Actions[0].DueOn)}.")}</p>

        """);

    private static string Good(Figure peers) =>
        peers is Figure.Published { Spread.RatedThreeOrFour: { } good } ? $" ({good.Label} of your peers rate it 3 or 4.)" : "";

    private static Html Action(Standing standing, PlannedAction action)
    {
        var due = OwnWords.Day(action.DueOn) + (action.IsOverdueOn(standing.Today) ? " (overdue)" : "");
        return Html.Of($"<tr><th scope=\"row\">{due}</th><td data-label=\"What will be done\">{action.Text}</td><td data-label=\"Who sees to it\">{action.OwnerRole}</td><td data-label=\"Statement\"><code>{action.Statement}</code></td></tr>\n");
    }
}

/// <summary>A published example, and what it is about.</summary>
/// <param name="Area">The title of its part of a framework.</param>
/// <param name="Text">As approved.</param>
internal sealed record OfferedExample(string Area, string Text);
