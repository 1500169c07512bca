using System.Collections.Concurrent;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

/// <summary>Published figures in the shape they are asked for, made once per release and measure.</summary>
public sealed class ReleaseTables(PublishedReleases releases)
{
    private readonly ConcurrentDictionary<int, ReleaseTable> _tables = new();

    /// <summary>The table of a release; null when the release is withdrawn.</summary>
    public ValueTask<ReleaseTable?> OfAsync(ReleaseFacts facts) =>
        facts.Status != ReleaseStatus.Published ? new((ReleaseTable?)null)
        : _tables.TryGetValue(facts.Id, out var table) ? new(table)
        : LoadAsync(facts);

    private async ValueTask<ReleaseTable?> LoadAsync(ReleaseFacts facts)
    {
        var release = await releases.LoadAsync(facts);
        return _tables.GetOrAdd(facts.Id, _ => new ReleaseTable(release));
    }
}

/// <summary>One release's figures as the API shows them.</summary>
public sealed class ReleaseTable(Release release)
{
    private readonly ConcurrentDictionary<Measure, BenchmarkGroup[]> _groups = new();

    /// <summary>The release.</summary>
    public Release Release { get; } = release;

    /// <summary>Every group with its figure, in the lattice's order.</summary>
    /// <exception cref="KeyNotFoundException">The release does not have <paramref name="measure"/>.</exception>
    public BenchmarkGroup[] GroupsOf(Measure measure) =>
        _groups.TryGetValue(measure, out var groups) ? groups : _groups.GetOrAdd(measure, MakeGroups);

    /// <summary>The figure of a named set; where it is withheld, the nearest published group that holds the whole set stands beside it.</summary>
    /// <exception cref="KeyNotFoundException">The release does not have <paramref name="measure"/>.</exception>
    public FigureView FigureOf(ReleaseSet set, Measure measure)
    {
        if (set.Figures[measure] is Figure.Published published)
            return Show(published, null);

        var holder = GroupsOf(measure)[Release.Lattice.IndexOf(set.Set.Holder)];
        return new FigureView.Withheld(
            Symbol.Confidential, Figure.Withheld.Explanation, holder.Figure is FigureView.Withheld withheld ? withheld.Nearest : holder);
    }

    private BenchmarkGroup[] MakeGroups(Measure measure)
    {
        var figures = Release.FiguresOf(measure).Span;
        var groups = new BenchmarkGroup[figures.Length];
        for (var at = 0; at < groups.Length; at++)
        {
            if (figures[at] is Figure.Published published)
                groups[at] = new(Release.Lattice.Groups[at], Show(published, at == 0 && Release.WeightedMeans.TryGetValue(measure, out var weighted) ? weighted : null));
        }

        for (var at = 0; at < groups.Length; at++)
            groups[at] ??= new(Release.Lattice.Groups[at], Withhold(measure, at, groups));
        return groups;
    }

    private FigureView.Withheld Withhold(Measure measure, int at, BenchmarkGroup[] groups) => new(
        Symbol.Confidential, Figure.Withheld.Explanation,
        Release.NearestPublished(measure, Release.Lattice.Groups[at]) is { } nearest ? groups[Release.Lattice.IndexOf(nearest)] : null);

    private FigureView.Published Show(Figure.Published figure, CodedNumber? weighted) => new(
        figure.Contributors,
        CodedNumberView.Of(figure.Mean),
        Show(figure.Median),
        Show(figure.Quartiles?.Lower),
        Show(figure.Quartiles?.Upper),
        Show(figure.Deciles?.Lower),
        Show(figure.Deciles?.Upper),
        figure.Spread is { Shares.Count: > 0 } spread ? [.. Release.Framework.Scale!.Points.Zip(spread.Shares, Show)] : null,
        figure.Spread is { } deviation ? CodedNumberView.Of(deviation.StandardDeviation, isDeviation: true) : null,
        figure.Spread?.RatedThreeOrFour is { } share ? new(share.Percent, share.Coding, share.Label) : null,
        ConfidenceInterval.Of(figure),
        figure.Symbols,
        Show(weighted));

    private static CodedNumberView? Show(CodedNumber? number) => number is { } coded ? CodedNumberView.Of(coded) : null;

    private static RatingShare Show(RatingPoint point, CodedShare share) =>
        new(point.Value, point.Label, share.Percent, share.Coding);
}
