using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>What changed since the release before, as far as disclosure control lets a change be shown.</summary>
internal static class SectorChange
{
    /// <summary>The overall mean of England and of each region (or each first part) in two rounds; null where no change can be shown.</summary>
    public static Exhibit? Exhibit(Release release, Release before)
    {
        var measure = PeerWords.Whole(release);
        if (release.Framework.Name != before.Framework.Name || !before.Has(measure) || release.Lattice.Dimensions is not [var first, ..])
            return null;

        Group[] groups = [Group.England, .. Enumerable.Range(1, Lattice.SizeOf(first)).Select(value => Group.England.With(first, value))];
        var changes = groups.Select(group => (
            Row: new SlopeRow(group.Label, FigureOf(before, measure, group), release[measure, group]), Group: group,
            Tenths: TenthsOf(release, before, measure, group))).ToList();
        var shown = changes.Where(change => change.Tenths is not null).ToList();
        if (shown.Count == 0)
            return null;

        var title = Finding(changes.ConvertAll(change => (change.Row, change.Tenths)));
        var (then, now) = (SectorWords.Season(before), SectorWords.Season(release));
        var caption = new Caption(
            "change", title, $"Overall mean in rating points, {then} and {now}; the axis shows part of the scale.",
            $"{title} {string.Join(" ", changes.Select(change => $"{change.Row.Label}: {(change.Tenths is { } tenths ? SectorWords.Change(tenths) : "change not shown")}."))}",
            $"{SectorWords.Source(release)} Compared with release {before.Facts.Version}.");
        SlopeRow[] rows = [.. shown.Select(change => change.Row)];
        return new(
            $"Overall mean, {SectorWords.Lower(then)} and {SectorWords.Lower(now)}", caption,
            [
                .. changes.SelectMany(change => new Shown[]
                {
                    new Shown.OfMeasure(measure, change.Group, change.Row.Before) { From = before.Facts },
                    new Shown.OfMeasure(measure, change.Group, change.Row.After),
                    new Shown.OfChange(measure, change.Group, change.Tenths),
                }),
            ],
            FigureTables.OfChange(
                "Overall mean in two rounds. [c]: withheld; [x]: change not shown.", then, now,
                changes.ConvertAll(change => (change.Row, change.Tenths))),
            (under, frame) => SlopeChart.Draw(under, then, now, rows, frame));
    }

    private static Figure FigureOf(Release release, Measure measure, Group group) =>
        release.Lattice.IndexOf(group) < 0 ? Figure.Withheld.Instance : release[measure, group];

    private static int? TenthsOf(Release release, Release before, Measure measure, Group group) =>
        release.Changes.TryGetValue(before.Facts.Version, out var shown) && shown.Contains(release.Lattice.IndexOf(group))
            ? PublishedChange.Between(FigureOf(before, measure, group), release[measure, group])
            : null;

    private static string Finding(IReadOnlyList<(SlopeRow Row, int? Tenths)> changes)
    {
        var sure = changes.Where(change => change.Tenths is not null)
            .Select(change => (change.Row.Label, Direction: Trend.Between(change.Row.Before, change.Row.After))).ToList();
        var (rose, fell) = (Named(sure, Direction.Rose), Named(sure, Direction.Fell));
        return (rose.Length, fell.Length) switch
        {
            (0, 0) when changes.Max(change => Math.Abs(change.Tenths ?? 0)) is > 0 and var most =>
                $"No mean moved by more than {new CodedNumber(most, Coding.Exact).Label}, which chance and rounding can explain.",
            (0, 0) => "No mean moved.",
            (_, 0) => $"More than chance and rounding explain, {rose} rose.",
            (0, _) => $"More than chance and rounding explain, {fell} fell.",
            _ => $"More than chance and rounding explain, {rose} rose and {fell} fell.",
        };
    }

    private static string Named(List<(string Label, Direction? Direction)> sure, Direction direction)
    {
        var names = sure.Where(pair => pair.Direction == direction).Select(pair => pair.Label).ToList();
        return names.Count <= 1 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
