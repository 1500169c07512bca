using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Finds hidden groups that are a linear combination of published ones.</summary>
/// <remarks>
/// It shares nothing with the mask: another prime, and one echelon form of the whole published table instead of an
/// order of choices. Rows are the narrowest places with members.
/// </remarks>
internal static class RankCheck
{
    /// <summary>The hidden groups of a release with members that follow from what it and others show of the same answers.</summary>
    /// <param name="release">The release.</param>
    /// <param name="seen">Others of the same answers.</param>
    public static IReadOnlyList<Group> DerivableGroups(ReleaseOutline release, IReadOnlyList<ReleaseOutline> seen)
    {
        var table = AuditTable.Of([release, .. seen]);
        var shown = Span(table);
        return
        [
            .. release.Lattice.Groups.Where((_, at) => !release.Published.Contains(at))
                .Select(group => (group, indicator: table.Groups.Select(place => place is not null && group.Contains(place) ? 1L : 0L).ToArray()))
                .Where(pair => pair.indicator.Any(entry => entry != 0) && shown.Has(pair.indicator))
                .Select(pair => pair.group),
        ];
    }

    /// <summary>The hidden sets of a release with members that follow from what it and others show of the same answers.</summary>
    /// <param name="release">The release.</param>
    /// <param name="seen">Others of the same answers.</param>
    public static IReadOnlyList<NamedSet> DerivableSets(ReleaseOutline release, IReadOnlyList<ReleaseOutline> seen)
    {
        var table = AuditTable.Of([release, .. seen]);
        var shown = Span(table);
        return
        [
            .. release.Sets.Where(pair => !pair.IsPublished)
                .Select(pair => (pair.Set, indicator: table.Groups.Select(place => place is not null && pair.Set.Contains(place) ? 1L : 0L).ToArray()))
                .Where(pair => pair.indicator.Any(entry => entry != 0) && shown.Has(pair.indicator))
                .Select(pair => pair.Set),
        ];
    }

    /// <summary>Whether each of these groups is a linear combination of what a release shows, so that it adds nothing.</summary>
    public static bool AllFollow(ReleaseOutline release, IEnumerable<Group> groups)
    {
        var table = AuditTable.Of([release]);
        var shown = Span(table);
        return groups.All(group => shown.Has([.. table.Groups.Select(place => group.Contains(place!) ? 1L : 0L)]));
    }

    /// <summary>Everything that is a linear combination of what is published.</summary>
    private static NullSpace.Echelon Span(AuditTable table)
    {
        var span = new NullSpace.Echelon();
        foreach (var column in table.Published)
            span.Add(Array.ConvertAll(column, NullSpace.Residue));
        return span;
    }
}
