using System.Numerics;
using Benchmark.Domain.Releases;
using Range = Benchmark.Domain.Releases.Range;

namespace Benchmark.Domain.Disclosure;

/// <summary>From exact facts to what is shown: which figures, rounded and coded how.</summary>
/// <remarks>
/// Whole numbers decide every rounding. Thresholds count organisations and corporate groups, whichever are fewer.
/// Formulas and sources: docs/methods/figures.md.
/// </remarks>
internal static class FigureRules
{
    private const int Tenth = GroupFacts.Point / 10;

    /// <summary>The figure of a group that the mask publishes.</summary>
    /// <param name="facts">The exact facts.</param>
    /// <param name="corporateGroups">Distinct corporate groups behind them.</param>
    /// <param name="policy">The rules.</param>
    public static Figure.Published Publish(GroupFacts facts, int corporateGroups, Policy policy)
    {
        var enough = Math.Min(facts.Organisations, corporateGroups);
        var (thresholds, coding, scores) = (policy.Thresholds, policy.Coding, !facts.AreRatings);
        return new(
            Contributors(facts.Organisations, policy),
            Rating(facts.Sum, (long)facts.Organisations * Tenth, policy),
            scores ? Quantile(facts, 1, 2, policy) : null,
            scores && enough >= thresholds.Quartiles ? new Range(Quantile(facts, 1, 4, policy), Quantile(facts, 3, 4, policy)) : null,
            scores && enough >= thresholds.Deciles ? new Range(Quantile(facts, 1, 10, policy), Quantile(facts, 9, 10, policy)) : null,
            enough >= thresholds.Shares ? SpreadOf(facts, enough >= thresholds.WholePercents ? 1 : policy.Rounding.SharePercent, coding) : null);
    }

    /// <summary>A number of organisations as it is shown.</summary>
    public static int Contributors(int organisations, Policy policy) =>
        (int)HalfUp(organisations, policy.Rounding.Count) * policy.Rounding.Count;

    /// <summary>The mean of strata, each by how many the sector has of it.</summary>
    public static CodedNumber WeightedMean(IReadOnlyList<(int Sector, GroupFacts Facts)> strata, Policy policy)
    {
        var common = strata.Aggregate(BigInteger.One, (multiple, part) =>
            multiple / BigInteger.GreatestCommonDivisor(multiple, part.Facts.Organisations) * part.Facts.Organisations);
        var (dividend, sector) = (BigInteger.Zero, 0L);
        foreach (var (weight, facts) in strata)
            (dividend, sector) = (dividend + common / facts.Organisations * weight * facts.Sum, sector + weight);
        var divisor = common * sector * Tenth * policy.Rounding.MeanTenths;
        return Rating((long)((2 * dividend + divisor) / (2 * divisor)) * policy.Rounding.MeanTenths, policy);
    }

    /// <summary>A quotient of tenths of a rating point as it is shown.</summary>
    private static CodedNumber Rating(long dividend, long divisor, Policy policy) =>
        Rating(HalfUp(dividend, divisor * policy.Rounding.MeanTenths) * policy.Rounding.MeanTenths, policy);

    private static CodedNumber Rating(long tenths, Policy policy)
    {
        var coding = policy.Coding;
        return tenths >= coding.HighTenths ? new(coding.HighTenths, Coding.OrAbove)
            : tenths <= coding.LowTenths ? new(coding.LowTenths, Coding.OrBelow)
            : new((int)tenths, Coding.Exact);
    }

    /// <summary>The score below which a part of the organisations lies, as PostgreSQL's percentile_cont has it.</summary>
    private static CodedNumber Quantile(GroupFacts facts, int part, int of, Policy policy)
    {
        var (place, beyond) = Math.DivRem(part * (facts.Organisations - 1), of);
        var lower = TenthsAt(facts, place);
        var upper = beyond == 0 ? lower : TenthsAt(facts, place + 1);
        return Rating((long)lower * (of - beyond) + (long)upper * beyond, of, policy);
    }

    private static int TenthsAt(GroupFacts facts, int place)
    {
        var step = 0;
        for (var seen = facts.Counts[0]; seen <= place; seen += facts.Counts[step])
            step++;
        return 10 + step;
    }

    private static Spread SpreadOf(GroupFacts facts, int stepPercent, CodedEnds coding)
    {
        CodedShare Share(int count) => FigureRules.Share(count, facts.Organisations, stepPercent, coding);
        var counts = facts.Counts;
        return facts.AreRatings
            ? new(Deviation(facts, coding), [Share(counts[0]), Share(counts[1]), Share(counts[2]), Share(counts[3])], Share(counts[2] + counts[3]))
            : new(Deviation(facts, coding), [], null);
    }

    /// <summary>A share as it is shown, in steps of some per cent, with its ends coded.</summary>
    public static CodedShare Share(long count, long of, int stepPercent, CodedEnds coding) =>
        100 * count < coding.LowPercent * of ? new(coding.LowPercent, Coding.OrBelow)
        : 100 * count > coding.HighPercent * of ? new(coding.HighPercent, Coding.OrAbove)
        : new((int)HalfUp(100 * count, of * stepPercent) * stepPercent, Coding.Exact);

    /// <summary>The sample standard deviation, which divides by one less than the organisations.</summary>
    private static CodedNumber Deviation(GroupFacts facts, CodedEnds coding)
    {
        Int128 organisations = facts.Organisations;
        var squares = 4 * (organisations * facts.SumOfSquares - (Int128)facts.Sum * facts.Sum);
        var unit = organisations * (organisations - 1) * Tenth * Tenth;
        var tenths = 0;
        while ((2 * tenths + 1) * (2 * tenths + 1) * unit <= squares)
            tenths++;
        return tenths < coding.DeviationTenths ? new(coding.DeviationTenths, Coding.OrBelow) : new(tenths, Coding.Exact);
    }

    /// <summary>The whole number nearest to a quotient that is not negative; halves go up.</summary>
    private static long HalfUp(long dividend, long divisor) => (2 * dividend + divisor) / (2 * divisor);
}
