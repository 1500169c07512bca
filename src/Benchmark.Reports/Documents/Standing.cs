using Benchmark.Domain.Actions;
using Benchmark.Domain.Assessments;
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
        Peers = PeerSet.Of(release, own.Organisation);
        Whole = PeerSet.Whole(release);
        var framework = release.Framework;
        Domains = [.. framework.Domains.Where(domain => release.Has(new Measure.Domain(domain.Code)))];
        Elements = [.. framework.Elements.Where(element => release.Has(new Measure.Element(element.Code)))];
        Open = [.. own.Actions.Where(action => action.IsOpen)];
        Overdue = [.. Open.Where(action => action.IsOverdueOn(today))];
        Gaps = [.. FindGaps()];
    }

    public OwnRecord Own { get; }

    public Release Release { get; }

    public DateOnly Today { get; }

    /// <summary>The assessment the scores are from: that of the release's round or else the last; null when there is none.</summary>
    public OwnRound? Round { get; }

    public PeerSet Peers { get; }

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

    /// <summary>Where it lies furthest below its peers' median, the furthest first; at most three, and none where it lies below nowhere.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>The organisation's own score; null when it has none, or too few raters for it to be shown.</summary>
    public double? ScoreOf(Measure measure) => Round?.Scores[measure]?.Value;

    /// <summary>What everybody can see of its peers.</summary>
    public Figure FigureOf(Measure measure) => Peers.FigureOf(Release, measure);

    /// <summary>The band of its score among its peers; null where that cannot be said.</summary>
    public PositionBand? BandOf(Measure measure) =>
        ScoreOf(measure) is { } score && FigureOf(measure) is Figure.Published figure ? Position.Of(score, figure) : null;

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

    private IEnumerable<Gap> FindGaps() => Elements
        .Select(element => (element, measure: new Measure.Element(element.Code)))
        .Where(pair => ScoreOf(pair.measure) is not null && FigureOf(pair.measure) is Figure.Published)
        .Select(pair => GapOf(pair.element, ScoreOf(pair.measure)!.Value, (Figure.Published)FigureOf(pair.measure)))
        .Where(gap => gap.Tenths > 0)
        .OrderByDescending(gap => gap.Tenths)
        .Take(MostGaps);

    private Gap GapOf(FrameworkElement element, double own, Figure.Published peers)
    {
        var statements = element.Statements
            .Select(statement => new RatedStatement(statement, ScoreOf(new Measure.Statement(statement.Code)), FigureOf(new Measure.Statement(statement.Code))))
            .Where(rated => rated.Own is not null)
            .OrderBy(rated => rated.Own)
            .ToList();
        var codes = element.Statements.Select(statement => statement.Code).ToHashSet(StringComparer.Ordinal);
        return new(element, own, FigureWords.Typical(peers), statements, [.. Open.Where(action => codes.Contains(action.Statement))]);
    }
}

/// <summary>An element in which an organisation lies below its peers.</summary>
/// <param name="Element">Which.</param>
/// <param name="Own">Its own score, in rating points.</param>
/// <param name="Peers">The peers' median, or mean where there is none.</param>
/// <param name="Statements">Those behind it, the lowest rated first.</param>
/// <param name="Actions">Its open actions about them.</param>
internal sealed record Gap(
    FrameworkElement Element, double Own, CodedNumber Peers, IReadOnlyList<RatedStatement> Statements, IReadOnlyList<PlannedAction> Actions)
{
    /// <summary>How far below its peers it lies, compared as people read both; above 0 where it does.</summary>
    public int Tenths => Peers.Tenths - (int)Math.Floor(Own * 10 + 0.5);
}

/// <summary>A statement as an organisation rates it.</summary>
/// <param name="Statement">Which.</param>
/// <param name="Own">Its own rating, in rating points, over its raters; null when not known.</param>
/// <param name="Peers">What everybody can see of its peers' ratings.</param>
internal sealed record RatedStatement(Statement Statement, double? Own, Figure Peers);
