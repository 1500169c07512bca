using Benchmark.Domain.Actions;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>Where one organisation stands: its own scores beside what everybody can see of its peers.</summary>
/// <remarks>The peers' figures are the published ones, the organisation's own answer included; none is computed without it.</remarks>
internal sealed class Standing
{
    private const int MostGaps = 3;

    /// <param name="own">What the organisation knows of itself.</param>
    /// <param name="release">What everybody can see.</param>
    /// <param name="today">Tells what is overdue.</param>
    public Standing(OwnRecord own, Release release, DateOnly today)
    {
        (Own, Release, Today) = (own, release, today);
        Round = own.In(release.Facts.RoundCode) ?? (own.Rounds.Count == 0 ? null : own.Rounds[^1]);
        Whole = PeerWords.Whole(release);
        Peers = PeerGroup.Of(release, Whole, PeerWords.OwnGroup(release, own.Organisation));
        var framework = release.Framework;
        Domains = [.. framework.Domains.Where(domain => release.Has(new Measure.Domain(domain.Code)))];
        Elements = [.. framework.Elements.Where(element => release.Has(new Measure.Element(element.Code)))];
        Open = [.. own.Actions.Where(action => action.IsOpen)];
        Overdue = [.. Open.Where(action => action.IsOverdueOn(today))];
        Gaps = Round is null ? [] : [.. Gap.Of(release, Round.Scores, Peers.Wanted).Take(MostGaps).Select(gap => new OwnGap(gap, ActionsOf(gap)))];
    }

    public OwnRecord Own { get; }

    public Release Release { get; }

    public DateOnly Today { get; }

    /// <summary>The assessment the scores are from: that of the release's round or else the last; null when there is none.</summary>
    public OwnRound? Round { get; }

    /// <summary>The published group it is set beside. One group serves every measure, since one mask does.</summary>
    public PeerGroup Peers { get; }

    /// <summary>The broadest thing the release measures.</summary>
    public Measure Whole { get; }

    /// <summary>The domains that the release measures.</summary>
    public IReadOnlyList<FrameworkDomain> Domains { get; }

    /// <summary>The elements that the release measures.</summary>
    public IReadOnlyList<FrameworkElement> Elements { get; }

    /// <summary>Actions with something left to do, by the day they are due.</summary>
    public IReadOnlyList<PlannedAction> Open { get; }

    /// <summary>Open actions whose last day is over.</summary>
    public IReadOnlyList<PlannedAction> Overdue { get; }

    /// <summary>Where it lies furthest below its peers' mean, the furthest first; at most three, and none where it lies below nowhere.</summary>
    public IReadOnlyList<OwnGap> Gaps { get; }

    /// <summary>The whole beside its peers.</summary>
    public Comparison Comparison => Comparison.Of(Whole, Round?.Scores[Whole], Peers);

    /// <summary>The organisation's own score; null when it has none, or too few raters for it to be shown.</summary>
    public double? ScoreOf(Measure measure) => Round?.Scores[measure]?.Value;

    /// <summary>What everybody can see of its peers.</summary>
    public Figure FigureOf(Measure measure) => Release.Has(measure) ? Release[measure, Peers.Group] : Figure.Withheld.Instance;

    /// <summary>How far the overall score moves, in rating points, when one rating changes by one point; null without a score.</summary>
    public double? LargestStep
    {
        get
        {
            if (Round is not { } round || ScoreOf(Whole) is null)
                return null;

            var respondent = round.Assessment.Respondent;
            int[] asked =
            [
                .. Release.Framework.Elements
                    .Select(element => element.Statements.Count(statement => statement.AppliesTo(respondent.Perspective, respondent.Kind, respondent.Service)))
                    .Where(count => count > 0),
            ];
            return 1.0 / asked.Length / asked.Min() / Math.Max(1, round.Scores.Raters);
        }
    }

    /// <summary>Whether one rating more or less could put it in another band; null where there is no band.</summary>
    public bool? IsOnTheEdge => ScoreOf(Whole) is { } score && LargestStep is { } step && FigureOf(Whole) is Figure.Published { Quartiles: not null } figure
        ? Position.Of(score - step, figure) != Position.Of(score + step, figure)
        : null;

    /// <summary>The row of a chart that sets the two beside each other.</summary>
    public PeerRow RowOf(string label, Measure measure, string? section = null, int? reviewed = null) =>
        new(label, ScoreOf(measure), FigureOf(measure), section, reviewed);

    private IReadOnlyList<PlannedAction> ActionsOf(Gap gap)
    {
        var codes = gap.Element.Statements.Select(statement => statement.Code).ToHashSet(StringComparer.Ordinal);
        return [.. Open.Where(action => codes.Contains(action.Statement))];
    }
}

/// <summary>An element in which an organisation lies below its peers, and what it means to do about it.</summary>
/// <param name="Gap">The element, its score and the statements behind it.</param>
/// <param name="Actions">Its open actions about them, by the day they are due.</param>
internal sealed record OwnGap(Gap Gap, IReadOnlyList<PlannedAction> Actions)
{
    /// <summary>What people call the element.</summary>
    public string Title => Gap.Element.Title;

    /// <summary>The organisation's own score as people read it.</summary>
    public string Own => Gap.Comparison.Own is { } score ? OwnWords.Tenths(score.Value) : "";

    /// <summary>The peers' mean as people read it.</summary>
    public string Peers => Gap.Comparison.Peers.Figure is Figure.Published figure ? figure.Mean.Label : "";
}
