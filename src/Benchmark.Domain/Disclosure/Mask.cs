using System.Collections.Immutable;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>Someone who took part in a round: one organisation, its place in the lattice, and who owns it.</summary>
/// <param name="Place">The narrowest group it belongs to, with every dimension of the lattice fixed.</param>
/// <param name="CorporateGroup">Names its corporate group; organisations of one group share the number.</param>
public sealed record Participant(Group Place, int CorporateGroup);

/// <summary>What a release may show: one decision for each group, and the same for every measure.</summary>
/// <remarks>
/// It follows from who took part and never from what they answered, and it is the only way from exact facts to a
/// <see cref="Figure"/>: docs/methods/disclosure.md.
/// </remarks>
public sealed class Mask
{
    private readonly ImmutableArray<Verdict> _verdicts;
    private readonly Contribution[] _contributions;
    private readonly Policy _policy;

    private Mask(IEnumerable<Verdict> verdicts, Contribution[] contributions, Policy policy) =>
        (_verdicts, _contributions, _policy) = ([.. verdicts], contributions, policy);

    /// <summary>One verdict per group, in the lattice's order.</summary>
    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    /// <summary>Whether England's means are weighted to the sector, and how.</summary>
    public SectorWeighting Weighting { get; private init; } = SectorWeighting.NotCounted.Instance;

    /// <summary>What is decided about a group.</summary>
    /// <param name="group">The number of the group in the lattice, or of the column in the list.</param>
    public Verdict this[int group] => _verdicts[group];

    /// <summary>Whether anything at all may be shown about a group.</summary>
    public bool IsPublished(int group) => _verdicts[group] == Verdict.Published;

    /// <summary>Decides the groups of a lattice, and after them whatever else the policy may publish.</summary>
    /// <returns>
    /// One verdict per group; then one per cross with a grouping and one per named set, in the policy's order.
    /// </returns>
    /// <exception cref="ArgumentException">A participant's place does not fix every dimension of the lattice.</exception>
    public static Mask Of(Lattice lattice, IReadOnlyList<Participant> participants, Policy policy) => Of(lattice, participants, [], [], [], policy);

    /// <summary>Decides the groups of a lattice, of which the world has seen figures before.</summary>
    /// <param name="lattice">The groups.</param>
    /// <param name="participants">Those who take part now.</param>
    /// <param name="former">The corporate group of each who took part before and does not now; they are numbered after the participants.</param>
    /// <param name="alreadyPublic">What the world knows about the same answers from before.</param>
    /// <param name="sector">Counts of the whole sector; at most one of each kind, and none where there are none.</param>
    /// <param name="policy">The rules.</param>
    /// <exception cref="ArgumentException">A participant's place does not fix every dimension of the lattice.</exception>
    /// <exception cref="AlreadyPublicException">What is already public gives away what must be hidden.</exception>
    public static Mask Of(
        Lattice lattice, IReadOnlyList<Participant> participants, IReadOnlyList<int> former, IReadOnlyList<Column> alreadyPublic,
        IReadOnlyList<SectorCount> sector, Policy policy)
    {
        int[] corporateGroups = [.. participants.Select(participant => participant.CorporateGroup), .. former];
        var columns = LatticeColumns.Of(lattice, policy, participants);
        var mask = Of(corporateGroups, columns, alreadyPublic, policy);
        return new(mask._verdicts, mask._contributions, policy)
        {
            Weighting = WeightingChoice.Of(
                policy, sector, [.. participants.Select(participant => participant.Place)], corporateGroups, columns, mask.Verdicts, alreadyPublic),
        };
    }

    /// <summary>Decides any columns about the same participants.</summary>
    /// <param name="corporateGroups">The corporate group of each participant.</param>
    /// <param name="columns">What might be published; the mask keeps their order.</param>
    /// <param name="alreadyPublic">What the world knows about the same answers from before.</param>
    /// <param name="policy">The rules.</param>
    /// <exception cref="AlreadyPublicException">What is already public gives away what must be hidden.</exception>
    public static Mask Of(
        IReadOnlyList<int> corporateGroups, IReadOnlyList<Column> columns, IReadOnlyList<Column> alreadyPublic, Policy policy)
    {
        Column[] candidates = [.. columns.Index().OrderBy(pair => pair.Item.Key, StringComparer.Ordinal).Select(pair => pair.Item)];
        Column[] known = [.. alreadyPublic.OrderBy(column => column.Key, StringComparer.Ordinal)];
        var contributions = columns.ToDictionary(column => column.Key, column => Contribution.Of(column, corporateGroups));
        var classes = SignatureClasses.Of(corporateGroups, [.. candidates, .. known]);

        var verdicts = Selection.Of(candidates, [.. candidates.Select(column => contributions[column.Key])], classes, policy);
        var verdictOf = candidates.Zip(verdicts).ToDictionary(pair => pair.First.Key, pair => pair.Second);
        return new(columns.Select(column => verdictOf[column.Key]), [.. columns.Select(column => contributions[column.Key])], policy);
    }

    /// <summary>The figure of one measure for one group, rounded and coded; withheld unless the mask publishes the group.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="facts">The exact facts about the group's answers.</param>
    /// <exception cref="InvalidDataException">
    /// The facts are about other organisations than the mask decided on, so that one mask would not be enough.
    /// </exception>
    public Figure Figure(int group, GroupFacts facts)
    {
        if (facts.Organisations != _contributions[group].Organisations)
            throw new InvalidDataException("The facts of a group are not about the organisations its mask was decided on.");

        return IsPublished(group) ? FigureRules.Publish(facts, _contributions[group].CorporateGroups, _policy) : Releases.Figure.Withheld.Instance;
    }

    /// <summary>The number of a named set's column: sets stand last, in the policy's order.</summary>
    /// <param name="set">The place of the set in the policy.</param>
    public int NumberOfSet(int set) => _verdicts.Length - _policy.Sets.Count + set;

    /// <summary>England's mean of one measure weighted to the sector, rounded and coded; null unless it may be shown.</summary>
    /// <param name="factsOf">The exact facts about the answers of a stratum.</param>
    /// <exception cref="InvalidDataException">The facts are about other organisations than the mask decided on.</exception>
    public CodedNumber? WeightedMean(Func<Group, GroupFacts> factsOf)
    {
        if (Weighting is not SectorWeighting.Shown { Strata: var strata })
            return null;

        var parts = strata.Select(stratum => (stratum.Sector, Facts: factsOf(stratum.Group))).ToList();
        return parts.Sum(part => part.Facts.Organisations) == _contributions[0].Organisations
            ? FigureRules.WeightedMean(parts, _policy)
            : throw new InvalidDataException("The facts of a weighted mean are not about the organisations its mask was decided on.");
    }

    /// <summary>The share of a group's statements that are answered, in steps; null where the mask hides the group or few stand behind it.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="answered">Statements answered by the group's organisations together.</param>
    /// <param name="asked">Statements asked of them together.</param>
    public CodedShare? CompletenessOf(int group, long answered, long asked) =>
        IsPublished(group)
        && Math.Min(_contributions[group].Organisations, _contributions[group].CorporateGroups) >= _policy.Thresholds.Shares
            ? FigureRules.Share(answered, asked, _policy.Rounding.SharePercent, _policy.Coding)
            : null;

    /// <summary>The share of organisations whose narrowest group is published; null where everyone together is hidden or few.</summary>
    /// <param name="lattice">The lattice that was decided on.</param>
    public CodedShare? CoverageOf(Lattice lattice)
    {
        var (all, narrow) = (_contributions[0], Enumerable.Range(0, lattice.Groups.Count).Where(at => lattice.Groups[at].Depth == lattice.Dimensions.Count));
        var enough = Math.Min(all.Organisations, all.CorporateGroups);
        return IsPublished(0) && enough >= _policy.Thresholds.Shares
            ? FigureRules.Share(
                narrow.Where(IsPublished).Sum(at => (long)_contributions[at].Organisations), all.Organisations,
                enough >= _policy.Thresholds.WholePercents ? 1 : _policy.Rounding.SharePercent, _policy.Coding)
            : null;
    }

    /// <summary>Organisations that took part in a group, rounded; null where the mask hides the group.</summary>
    public int? ParticipationOf(int group) =>
        IsPublished(group) ? FigureRules.Contributors(_contributions[group].Organisations, _policy) : null;
}

/// <summary>What is already public gives away something that must be hidden, so nothing more can be published safely.</summary>
public sealed class AlreadyPublicException()
    : DomainException("Figures that are already public give away a group that must be hidden, so nothing more about the same answers can be published safely. Publish the next round instead.");
