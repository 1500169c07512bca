using System.Globalization;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Comparisons;

/// <summary>An organisation's own score beside the public figure of its peers.</summary>
/// <param name="Measure">What is compared.</param>
/// <param name="Own">Its own score in rating points; null when it has none.</param>
/// <param name="Peers">The public figure and how it was chosen.</param>
/// <param name="Position">Where the score lies among published quartiles; null where there are none, or no score.</param>
/// <param name="Difference">The score against the peers' mean; null where the figure is withheld, or there is no score.</param>
public sealed record Comparison(Measure Measure, Score? Own, PeerGroup Peers, PositionBand? Position, OwnDifference? Difference)
{
    /// <summary>Compares one measure.</summary>
    public static Comparison Of(Measure measure, Score? own, PeerGroup peers) =>
        own is { } score && peers.Figure is Figure.Published figure
            ? new(measure, own, peers, Statistics.Position.Of(score.Value, figure), OwnDifference.Of(score, figure))
            : new(measure, own, peers, null, null);
}

/// <summary>One organisation's score against a group's mean.</summary>
/// <param name="Points">Rating points to 0.1, own less the mean; against the nearer end where the mean is a band.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Words">The same in plain words.</param>
/// <remarks>
/// Above or below is said only outside the middle half of the group where quartiles are published, and otherwise only from half a
/// rating point on: differences that half of the organisations show are no news. docs/methods/comparison.md.
/// </remarks>
public sealed record OwnDifference(double Points, Verdict Verdict, string Words)
{
    /// <summary>From which difference on a score counts as another where no quartiles are published; in rating points.</summary>
    public const double Notable = 0.5;

    /// <summary>The difference of a score from a published mean.</summary>
    public static OwnDifference Of(Score own, Figure.Published figure)
    {
        var tenths = own.Tenths - figure.Mean.Tenths;
        if ((figure.Mean.Coding == Coding.OrAbove && tenths > 0) || (figure.Mean.Coding == Coding.OrBelow && tenths < 0))
            tenths = 0;

        var points = tenths / 10.0;
        var verdict = Statistics.Position.Of(own.Value, figure) switch
        {
            PositionBand.HighestQuarter => Verdict.Above,
            PositionBand.LowestQuarter => Verdict.Below,
            PositionBand.MiddleHalf => Verdict.Similar,
            _ => points >= Notable ? Verdict.Above : points <= -Notable ? Verdict.Below : Verdict.Similar,
        };
        return new(points, verdict, Say(points, verdict, figure.Quartiles is not null));
    }

    private static string Say(double points, Verdict verdict, bool hasQuartiles)
    {
        var distance = points == 0
            ? "the same as the mean"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(points):0.0} {(points > 0 ? "above" : "below")} the mean");
        return verdict switch
        {
            Verdict.Above when hasQuartiles => $"Higher than three quarters of this group: {distance}.",
            Verdict.Below when hasQuartiles => $"Lower than three quarters of this group: {distance}.",
            Verdict.Above => $"Clearly higher than this group: {distance}.",
            Verdict.Below => $"Clearly lower than this group: {distance}.",
            _ => $"Much like others in this group: {distance}.",
        };
    }
}
