using System.Globalization;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The words of a report that is made for one organisation.</summary>
internal static class OwnWords
{
    /// <summary>A score as people read it, for example "2.7".</summary>
    public static string Tenths(double score) => new CodedNumber((int)Math.Floor(score * 10 + 0.5), Coding.Exact).Label;

    /// <summary>A day as people read it.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A rating as people read it: whole where it is, for example "2", and otherwise "2.3".</summary>
    public static string Rating(Score rating) => rating.Millionths % 1_000_000 == 0
        ? (rating.Millionths / 1_000_000).ToString(CultureInfo.InvariantCulture)
        : Tenths(rating.Value);

    /// <summary>What the whole report comes to.</summary>
    public static string Lead(Standing standing)
    {
        if (standing.ScoreOf(standing.Whole) is not { } score)
        {
            return standing.Round is null
                ? "You have handed in no assessment of this edition, so this report shows your peers alone."
                : "You have no score of your own that can be shown: too few people have answered to hide who said what.";
        }

        if (standing.FigureOf(standing.Whole) is not Figure.Published peers)
            return $"You score {Tenths(score)} out of {standing.Release.Framework.Scale!.Maximum}. Your peers' scores are withheld.";

        var beside = $"You score {Tenths(score)} out of {standing.Release.Framework.Scale!.Maximum}. The mean of your peers, {PeerWords.Name(standing.Release, standing.Peers.Group)}, is {peers.Mean.Label}.";
        return standing.Comparison.Difference is { } difference ? $"{beside} That is {SectorWords.Lower(difference.Words)}" : beside;
    }

    /// <summary>How sure the place is, a sentence or two a paragraph.</summary>
    public static IEnumerable<string> Certainty(Standing standing)
    {
        yield return PeerWords.Sentence(standing.Release, standing.Peers);
        if (standing.FigureOf(standing.Whole) is not Figure.Published peers)
            yield break;

        if (peers.Quartiles is null)
            yield return $"So few took part in this group that its middle half is not shown. You count as above or below it only from {OwnDifference.Notable.ToString("0.0", CultureInfo.InvariantCulture)} points of difference on.";

        var care = peers.Spread is null ? " That is few: read the figures with care [u]." : "";
        var interval = Domain.Disclosure.ConfidenceInterval.Of(peers) is { } range
            ? string.Create(CultureInfo.InvariantCulture, $" Had others of their kind taken part, their mean would most likely lie between {range.Lower:0.0} and {range.Upper:0.0} (95% interval).")
            : "";
        yield return $"About {peers.Contributors:#,0} organisations are behind their figures, your own among them where it took part.{care}{interval}";
        if (standing is { IsOnTheEdge: { } edge, LargestStep: { } step })
        {
            var size = Math.Round(step, 2) is >= 0.01 and var points ? string.Create(CultureInfo.InvariantCulture, $"at most {points:0.00}") : "less than 0.01";
            yield return edge
                ? $"You are on an edge: one rating a point higher or lower moves your score by {size}, and that could change your position."
                : $"One rating a point higher or lower moves your score by {size}, which does not change your position.";
        }

        yield return "Scores are your own ratings, rounded to 0.1. A difference of 0.1 may be no difference at all, and none says why organisations differ.";
    }

    /// <summary>What to do first, the most pressing first; at most three.</summary>
    public static IReadOnlyList<string> First(Standing standing)
    {
        var steps = new List<string>();
        if (standing.Overdue is [var oldest, ..])
            steps.Add($"Bring your actions up to date: {Count(standing.Overdue.Count, "is", "are")} overdue. The oldest was due on {Day(oldest.DueOn)}: “{Short(oldest.Text)}” ({oldest.OwnerRole}).");
        foreach (var gap in standing.Gaps.Where(gap => gap.Actions.Count == 0).Take(2))
            steps.Add($"Plan what to do about “{gap.Title}”: you score {gap.Own}, your peers {gap.Peers}, and no action is planned.{Begin(gap)}");
        if (standing.Open.FirstOrDefault(action => action.DueOn >= standing.Today) is { } next)
            steps.Add($"Carry on with what is due next, on {Day(next.DueOn)}: “{Short(next.Text)}” ({next.OwnerRole}).");
        if (steps.Count == 0 && standing.Gaps.Count == 0 && standing.Round is not null)
            steps.AddRange(WithoutGap(standing));
        if (steps.Count == 0)
            steps.Add(standing.Round is null ? "Hand in an assessment in the next round, and this report can say where you stand." : "Keep to your plan: every gap has an action and none is overdue.");
        return [.. steps.Take(3)];
    }

    /// <summary>Why there is no gap to show.</summary>
    public static string NoGap(Standing standing) => (standing.Round, standing.Peers.Figure) switch
    {
        (null, _) => "Without an assessment of yours there is nothing to compare.",
        _ when standing.Release.Framework.Elements.All(element => Gap.MeasureOf(standing.Release, element) is null) =>
            "This edition publishes no figures of single elements, so there is no gap to name: look at its domains.",
        (_, Figure.Withheld) => "Your peers' scores are withheld, so nothing can be compared.",
        _ => "You lie below your peers' mean nowhere that can be compared.",
    };

    /// <summary>"one is", "3 are".</summary>
    public static string Count(int number, string one, string several) =>
        number == 1 ? $"one {one}" : $"{number.ToString(CultureInfo.InvariantCulture)} {several}";

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string CountFirst(int number, string one, string several) =>
        Count(number, one, several) is var words && number == 1 ? "O" + words[1..] : words;

    private static IEnumerable<string> WithoutGap(Standing standing)
    {
        var lowest = standing.Release.Framework.Elements
            .Select(element => (element.Title, Score: Gap.MeasureOf(standing.Release, element) is { } measure ? standing.ScoreOf(measure) : null))
            .Where(pair => pair.Score is not null).OrderBy(pair => pair.Score).FirstOrDefault();
        var state = $"{NoGap(standing)} {(standing.Open.Count == 0 ? "No action is open." : "Nothing is overdue.")}";
        yield return lowest.Score is { } score ? $"Look first at “{lowest.Title}”, which you score lowest: {Tenths(score)}. {state}" : state;
        yield return "Offer others an example of what went well.";
    }

    private static string Begin(OwnGap gap) => gap.Gap.Statements is [{ Own: { } own, Statement: { } lowest }, ..]
        ? $" Begin with “{Short(lowest.Text)}”, which you rate {Rating(own)}."
        : "";

    private static string Short(string words)
    {
        const int longest = 140;
        if (words.Length <= longest)
            return words.TrimEnd('.');

        var end = words.LastIndexOf(' ', longest);
        return words[..(end > 0 ? end : longest)].TrimEnd('.', ',', ';') + " …";
    }
}
