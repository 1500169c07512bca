using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>Decides whether England's means are weighted to the sector, after everything else is decided.</summary>
/// <remarks>
/// A weighted mean is one more equation. It never costs a group: it is shown only where all that a mask hides stays hidden, and
/// where nothing that follows with it is about too few. Where every stratum is published it follows from them, and costs nothing.
/// </remarks>
internal static class WeightingChoice
{
    /// <summary>The first partition of the policy that may be shown.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="sector">Counts of the sector.</param>
    /// <param name="places">The narrowest group of each participant.</param>
    /// <param name="corporateGroups">Of each participant, and after them of those who took part before.</param>
    /// <param name="columns">What was decided, England first.</param>
    /// <param name="verdicts">One per column.</param>
    /// <param name="alreadyPublic">What the world knows from before.</param>
    public static SectorWeighting Of(
        Policy policy, IReadOnlyList<SectorCount> sector, IReadOnlyList<Group> places, IReadOnlyList<int> corporateGroups,
        IReadOnlyList<Column> columns, IReadOnlyList<Verdict> verdicts, IReadOnlyList<Column> alreadyPublic)
    {
        var counted = SectorStrata.Counted(policy, sector).ToList();
        if (policy.Weighting is not { } rule || counted.Count == 0)
            return SectorWeighting.NotCounted.Instance;
        if (verdicts[0] != Verdict.Published)
            return SectorWeighting.Withheld.Instance;

        return counted.FirstOrDefault(MayBeShown) as SectorWeighting ?? SectorWeighting.Withheld.Instance;

        bool MayBeShown(SectorWeighting.Shown weighting) =>
            SectorStrata.ColumnOf(weighting, places, rule) is { } column
            && Contribution.Of(column, corporateGroups).Satisfies(policy)
            && HidesAsMuch(column);

        bool HidesAsMuch(Column column)
        {
            var hidden = columns.Where((other, at) => verdicts[at] != Verdict.Published && other.Terms.Count > 0).ToList();
            var open = columns.Where((_, at) => verdicts[at] == Verdict.Published).Concat(alreadyPublic).ToList();
            var classes = SignatureClasses.Of(corporateGroups, [column, .. open, .. hidden]);
            var (shown, kept) = (classes.Vectors[..(open.Count + 1)], classes.Vectors[(open.Count + 1)..]);
            if (Array.TrueForAll(Span.Of(shown[1..]).Reduce(shown[0]), number => number == 0))
                return true;

            var span = Span.Of(shown);
            return Array.TrueForAll(kept, vector => Array.Exists(span.Reduce(vector), number => number != 0))
                && (policy.Mode == MaskMode.Plain || Closure.Look(shown, classes.CorporateGroups, policy.MinimumGroups).IsClean);
        }
    }
}
