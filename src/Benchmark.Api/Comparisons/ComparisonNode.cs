using System.Security.Claims;
using Benchmark.Api.Assessments;
using Benchmark.Api.People;
using Benchmark.Api.Releases;
using Benchmark.Data.Assessments;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Api.Comparisons;

/// <summary>An organisation beside its peers, as fields of the organisation; seen by itself alone.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationComparisons
{
    /// <summary>Its own score beside the public figure of its peers, which includes it; null when it has handed in nothing to compare.</summary>
    /// <param name="measure">What to compare.</param>
    /// <param name="framework">The framework's code.</param>
    /// <param name="perspective">From where; left out for editions without perspectives.</param>
    /// <param name="version">A version of the release; the newest when not said.</param>
    /// <param name="peers">Who counts as a peer; same size and region when not said.</param>
    public static async Task<ComparisonView?> GetComparisonAsync(
        [Parent] OrganisationFacts organisation, MeasureInput measure, string framework, PerspectiveCode? perspective, string? version,
        PeersInput? peers, OwnScores scores, ReleaseTables tables, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var wanted = measure.ToMeasure();
        if (await scores.FindAsync(organisation, framework, perspective, version, side, user, cancellation) is not { } own || !own.Release.Has(wanted))
            return null;

        if (await tables.OfAsync(own.Release.Facts) is not { } table)
            return null;

        var comparison = Comparison.Of(wanted, own.Card[wanted], PeersOf(organisation, own, wanted, peers));
        var shown = table.GroupsOf(wanted)[own.Release.Lattice.IndexOf(comparison.Peers.Group)];
        var set = comparison.Peers.Set;
        return new(
            MeasureView.Of(own.Release.Framework, wanted), comparison.Own?.Value, shown.Group,
            set is { IsPublished: true } ? table.FigureOf(set, wanted) : shown.Figure, comparison.Position,
            comparison.Difference, comparison.Peers.Words, own.Release.Facts, own.Assessment)
        {
            Set = set is null ? null : NamedSetView.Of(table, set),
            Mix = peers?.Mixed == true ? PeerMix.Of(own.Release, wanted, own.GroupOf(organisation, own.Release.Lattice.Dimensions)) : null,
            Regulator = await RegulatorOf(wanted, organisation, own, side, user, cancellation),
        };
    }

    private static PeerGroup PeersOf(OrganisationFacts organisation, OwnRelease own, Measure wanted, PeersInput? peers)
    {
        if (peers?.Set is not { } code)
            return PeerGroup.Of(own.Release, wanted, own.GroupOf(organisation, peers?.By));

        var set = own.Release.Sets.FirstOrDefault(set => set.Set.Code == code) ?? throw ReleaseNode.Refuse(
            "SET_UNKNOWN",
            $"{own.Release.Facts.Name} has no named set \"{code}\". "
            + (own.Release.Sets.Count == 0 ? "It has none." : $"It has {string.Join(", ", own.Release.Sets.Select(set => set.Set.Code))}."));
        return PeerGroup.OfSet(own.Release, wanted, set, own.GroupOf(organisation, own.Release.Lattice.Dimensions));
    }

    /// <summary>Where it lags its peers most, the largest gap first, with the statements behind it.</summary>
    /// <param name="framework">The framework's code.</param>
    /// <param name="perspective">From where; left out for editions without perspectives.</param>
    /// <param name="first">At most so many, 1 to 50.</param>
    [ListSize(AssumedSize = 10, SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
    public static async Task<IReadOnlyList<GapView>> GetGapsAsync(
        [Parent] OrganisationFacts organisation, string framework, PerspectiveCode? perspective, OwnScores scores, ReleaseTables tables,
        PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation, int first = 10)
    {
        if (await scores.FindAsync(organisation, framework, perspective, null, side, user, cancellation) is not { } own
            || await tables.OfAsync(own.Release.Facts) is not { } table)
            return [];

        return
        [
            .. Gap.Of(own.Release, own.Card, own.GroupOf(organisation, null)).Take(Math.Clamp(first, 1, 50)).Select(gap => new GapView(
                gap.Element, gap.Comparison.Own?.Value, table.GroupsOf(gap.Comparison.Measure)[own.Release.Lattice.IndexOf(gap.Comparison.Peers.Group)],
                gap.Comparison.Difference, [.. gap.Statements.Select(statement => new GapStatementView(statement.Statement, statement.Own?.Value))])),
        ];
    }

    /// <summary>What the regulator says of the same thing: CQC's rating of well-led, or of a quality statement of an authority.</summary>
    private static async Task<RegulatorComparison?> RegulatorOf(
        Measure measure, OrganisationFacts organisation, OwnRelease own, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        string[] names = measure switch
        {
            Measure.Overall => ["WELL_LED", "well-led", "well_led", "overall"],
            Measure.Element(var code) => [code],
            Measure.Statement(var code) => [code],
            _ => [],
        };
        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = (await transaction.ListRegulatorRatingsAsync(organisation.Reference, cancellation))
            .FirstOrDefault(rating => names.Contains(rating.Measure, StringComparer.OrdinalIgnoreCase));
        return found is null ? null : RegulatorComparison.Of(found, own.Card[measure]?.Value, own.Card.Percentage?.Band.Title);
    }
}

/// <summary>One assessment seen through another framework.</summary>
[ObjectType<AssessmentFacts>]
internal static partial class AssessmentCrosswalk
{
    /// <summary>The assessment seen through another framework; null when it is not scored, or the framework is not known.</summary>
    /// <param name="framework">The other framework's code.</param>
    /// <param name="edition">Its edition; the latest when not said.</param>
    public static async Task<CrosswalkView?> GetThroughAsync(
        [Parent] AssessmentFacts assessment, string framework, string? edition, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (FrameworkFiles.Shipped.Find(framework, edition) is not { } other)
            return null;

        var answered = Editions.Of(assessment.Framework);
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ReadScorecardAsync(assessment, answered, cancellation) is { } card
            ? CrosswalkView.Of(answered, card, other, FrameworkFiles.Shipped.Crosswalk)
            : null;
    }
}

/// <summary>Fields of an assessment seen through another framework.</summary>
[ObjectType<CrosswalkView>]
internal static partial class CrosswalkViewNode
{
    /// <summary>The other edition's domains, in its order.</summary>
    [BindMember(nameof(CrosswalkView.Parts))]
    [ListSize(AssumedSize = 7)]
    public static IReadOnlyList<CrosswalkPart> GetParts([Parent] CrosswalkView view) => view.Parts;
}
