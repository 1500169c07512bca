using System.Globalization;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Api.Releases;

/// <summary>One measure in one group, from release to release.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Group">The group.</param>
/// <param name="Points">One per published release of the edition and perspective up to this one, oldest first.</param>
[GraphQLName("Trend")]
public sealed record TrendView(MeasureView Measure, Group Group, [property: ListSize(AssumedSize = 10)] IReadOnlyList<TrendPoint> Points);

/// <summary>What one release says of the group.</summary>
/// <param name="Release">The release.</param>
/// <param name="Figure">Its figure.</param>
/// <param name="Change">Difference of the published means to the point before, in rating points, 1 decimal; null when there is none to show.</param>
/// <param name="Symbol">The marker to print instead of a change; null when there is one, and for the first point.</param>
public sealed record TrendPoint(ReleaseFacts Release, FigureView Figure, Change? Change, Symbol? Symbol)
{
    /// <summary>The point of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="before">The release of the point before; null for the first.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="group">The group.</param>
    internal static TrendPoint Of(ReleaseTable release, ReleaseTable? before, Measure measure, Group group)
    {
        var figure = FigureOf(release, measure, group);
        return before is null
            ? new(release.Release.Facts, figure, null, null)
            : Since(before) is { } change
                ? new(release.Release.Facts, figure, change, null)
                : new(release.Release.Facts, figure, null, NotAvailable);

        Change? Since(ReleaseTable earlier) =>
            release.Release.Changes.TryGetValue(earlier.Release.Facts.Version, out var shown)
            && shown.Contains(release.Release.Lattice.IndexOf(group))
            && PublishedChange.Between(earlier.Release[measure, group], release.Release[measure, group]) is { } tenths
                ? Benchmark.Api.Releases.Change.Of(tenths)
                : null;
    }

    private const Symbol NotAvailable = global::Benchmark.Domain.Releases.Symbol.NotAvailable;

    private static FigureView FigureOf(ReleaseTable table, Measure measure, Group group) =>
        table.GroupsOf(measure)[table.Release.Lattice.IndexOf(group)].Figure;
}

/// <summary>A change of a mean from one release to the next.</summary>
/// <param name="Value">Rating points, 1 decimal, above zero for a rise.</param>
/// <param name="Label">What people read, for example "up 0.2", "down 0.1" or "no change".</param>
public sealed record Change(double Value, string Label)
{
    internal static Change Of(int tenths) => new(tenths / 10.0, tenths switch
    {
        0 => "no change",
        > 0 => $"up {Text(tenths)}",
        _ => $"down {Text(-tenths)}",
    });

    private static string Text(int tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
