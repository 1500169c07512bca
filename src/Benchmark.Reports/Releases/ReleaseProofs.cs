using System.Globalization;
using System.Runtime.CompilerServices;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>The claims of an audit that take search and optimisation to prove.</summary>
/// <remarks>Claims and method: docs/methods/disclosure.md, "The audit".</remarks>
internal static class ReleaseProofs
{
    /// <summary>The claim that coarser rounding makes true.</summary>
    public const string Intervals = "No mean of a small group can be bounded closely";

    private const long TriesPerPlace = 20_000;
    private const long TriesPerPair = 500;
    private const int Pairs = 40;
    private const double Narrow = 0.5;
    private const double MostNarrow = 0.02;

    /// <summary>The gates, cheapest first.</summary>
    /// <param name="draft">The release as it is stored.</param>
    /// <param name="shown">What the world has seen of the same answers before.</param>
    /// <param name="measures">For how many measures, evenly spread, intervals are computed: two linear programs for each small group; 0 for none.</param>
    /// <param name="cancellation">Ends the audit.</param>
    /// <exception cref="SolverException">A claim could be neither proved nor refuted.</exception>
    public static async IAsyncEnumerable<AuditGate> GatesAsync(
        ShownRelease draft, IReadOnlyList<ShownRelease> shown, int measures, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (release, outline) = (draft.Release, draft.Outline);
        IReadOnlyList<ReleaseOutline> seen = [.. shown.Select(other => other.Outline)];
        yield return RepeatGate(draft, seen);
        if (WeightingCheck.GateOf(release, outline) is { } weighting)
            yield return weighting;

        var minimum = release.Facts.Policy.MinimumGroups;
        var table = AuditTable.Of([outline]);

        var support = await SupportCheck.RunAsync(table, minimum, TriesPerPlace, cancellation);
        yield return new(
            $"Nothing about fewer than {minimum} corporate groups follows from the published groups", support.Light == 0, Finding(support, table));

        yield return await SeenGateAsync(outline, seen, minimum, cancellation);

        var (pairs, learning) = CoalitionCheck.Run(table, minimum, Pairs, TriesPerPair);
        yield return new(
            $"Two corporate groups together learn nothing about fewer than {minimum - 2} others", learning == 0,
            $"{pairs} pairs from the smallest places, {learning} learn something");

        if (release.Measures.Count > 0 && measures > 0)
            yield return await IntervalGateAsync([draft, .. shown], measures, cancellation);
    }

    /// <summary>Puts the release beside all that was ever shown of the same answers, and looks again.</summary>
    private static async Task<AuditGate> SeenGateAsync(
        ReleaseOutline outline, IReadOnlyList<ReleaseOutline> seen, int minimum, CancellationToken cancellation)
    {
        const string title = "Nothing more follows together with what was shown of the same answers before";
        if (seen.Count == 0)
            return new(title, true, "no release of these answers was shown before");

        var given = RankCheck.DerivableGroups(outline, seen).Count + RankCheck.DerivableSets(outline, seen).Count;
        var table = AuditTable.Of([outline, .. seen]);
        var support = await SupportCheck.RunAsync(table, minimum, TriesPerPlace, cancellation);
        return new(
            title, given == 0 && support.Light == 0,
            $"{seen.Count} releases of these answers shown before, {given} hidden groups derivable; {Finding(support, table)}");
    }

    private static string Finding(SupportFinding support, AuditTable table) =>
        $"{support.Tried} places by trying every set, {support.Programmed} by integer programming with coefficients up to "
        + $"{SupportCheck.LargestCoefficient(table)}, {support.Light} failed";

    /// <summary>Decides again, without any answers and with the members in another order.</summary>
    private static AuditGate RepeatGate(ShownRelease draft, IReadOnlyList<ReleaseOutline> seen)
    {
        const string title = "The mask follows from who took part alone, in whatever order";
        var release = draft.Release;
        if (draft.Policy is not { } policy)
            return new(title, false, $"policy {release.Facts.Policy.Code} {release.Facts.Policy.Version} is not known here");

        ReleaseMember[] members = [.. draft.Outline.Members];
        new Random(members.Length).Shuffle(members);
        if (MaskOf(release, members, seen, policy with { Sets = [.. draft.Outline.Sets.Select(pair => pair.Set)] }) is not { } mask)
            return new(title, false, "what was shown of these answers before gives away a hidden group");

        var different = Enumerable.Range(0, release.Lattice.Groups.Count).Count(at => mask.IsPublished(at) != release.ParticipationOf(at) is not null)
            + draft.Outline.Sets.Index().Count(pair => mask.IsPublished(mask.NumberOfSet(pair.Index)) != pair.Item.IsPublished)
            + (WeightingCheck.AreAlike(mask.Weighting, release.Weighting) ? 0 : 1);
        var sets = draft.Outline.Sets.Count == 0 ? "" : $" and {draft.Outline.Sets.Count} named sets";
        return new(title, different == 0, $"{release.Lattice.Groups.Count} groups{sets} decided again, {different} differently");
    }

    /// <summary>The mask; null when what was shown before leaves nothing that could be published safely.</summary>
    private static Mask? MaskOf(Release release, ReleaseMember[] members, IReadOnlyList<ReleaseOutline> seen, Policy policy)
    {
        try
        {
            return JointMask.Of(release.Lattice, members, seen, release.Measures.Count == 0 ? [] : release.Sector, policy);
        }
        catch (AlreadyPublicException)
        {
            return null;
        }
    }

    private static async Task<AuditGate> IntervalGateAsync(
        IReadOnlyList<ShownRelease> shown, int sampled, CancellationToken cancellation)
    {
        var (release, members) = (shown[0].Release, shown[0].Outline.Members);
        List<Func<Group, bool>> groups = [.. release.Lattice.Groups.Select<Group, Func<Group, bool>>(group => group.Contains).Where(IsSmall)];
        List<Func<Group, bool>> sets = [.. shown[0].Outline.Sets.Select<(NamedSet Set, bool), Func<Group, bool>>(pair => pair.Set.Contains).Where(IsSmall)];
        var measures = release.Measures.Where((_, at) => at % ((release.Measures.Count + sampled - 1) / sampled) == 0).ToList();
        var widths = new List<double>();
        foreach (var measure in measures)
            widths.AddRange(await IntervalCheck.WidthsAsync(shown, measure, [.. groups, .. sets], cancellation));

        var narrow = widths.Count(width => width < Narrow);
        var narrowest = widths.Count == 0 ? "none" : widths.Min().ToString("0.00", CultureInfo.InvariantCulture);
        return new(
            Intervals,
            widths.All(width => width >= IntervalCheck.Narrowest) && narrow <= MostNarrow * widths.Count,
            $"{widths.Count} means of {groups.Count} small groups{(sets.Count == 0 ? "" : $" and {sets.Count} small named sets")}, narrowest interval {narrowest} points, {narrow} under {Narrow}");

        bool IsSmall(Func<Group, bool> contains)
        {
            var inside = members.Where(member => contains(member.Place)).ToList();
            return inside.Count > 0 && inside.Select(member => member.CorporateGroup).Distinct().Count() < release.Facts.Policy.MinimumGroups;
        }
    }
}
