using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>How figures of one measure can be drawn.</summary>
public enum ChartKind
{
    /// <summary>How scores lie in each group: median, middle half and middle 80%.</summary>
    QuantileStrips = 1,

    /// <summary>Means in order, with how sure each is.</summary>
    RankedBars,

    /// <summary>Two dimensions crossed, the mean in each cell; needs exactly two dimensions with their totals.</summary>
    HeatMap,

    /// <summary>The nine regions as tiles; needs the regions as the one dimension.</summary>
    RegionTiles,

    /// <summary>How the ratings of a statement are spread; needs a statement.</summary>
    RatingShares,

    /// <summary>Which groups differ by more than chance, given how many organisations each has.</summary>
    Funnel,
}

/// <summary>The figures of one measure in some groups, ready to be drawn.</summary>
public sealed class BenchmarkDrawing
{
    private readonly Release _release;
    private readonly Measure _measure;
    private readonly IReadOnlyList<DimensionCode> _by;
    private readonly FigureRow[] _rows;

    private BenchmarkDrawing(Release release, Measure measure, IReadOnlyList<DimensionCode> by, IReadOnlyList<Group> groups, string label)
    {
        (_release, _measure, _by) = (release, measure, by);
        _rows = [.. groups.Select((group, at) => new FigureRow(group.Label, release[measure, group], IsTotal: at == 0 && groups.Count > 1))];
        var finding = _rows.Length == 1 ? FigureWords.Description(_rows) : FigureWords.Finding(_rows, "groups");
        Caption = new(
            "benchmark", finding, $"{label}, in rating points, {SectorWords.Scale(release)}.", $"{finding} {FigureWords.Description(_rows)}",
            SectorWords.Source(release));
    }

    /// <summary>What surrounds the chart; its description is the alternative text.</summary>
    public Caption Caption { get; }

    /// <summary>The drawing of some groups of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="label">What people call that.</param>
    /// <param name="by">The dimensions that are crossed.</param>
    /// <param name="groups">Numbers of groups, in the order of <see cref="Lattice.Cross"/>.</param>
    public static BenchmarkDrawing Of(
        Release release, Measure measure, string label, IReadOnlyList<DimensionCode> by, IReadOnlyList<int> groups) =>
        new(release, measure, [.. release.Lattice.Dimensions.Where(by.Contains)], [.. groups.Select(group => release.Lattice.Groups[group])], label);

    /// <summary>What a kind of chart cannot do without, in words.</summary>
    public static string Needs(ChartKind kind) => kind switch
    {
        ChartKind.HeatMap => "two dimensions in `by`, neither fixed in `where`",
        ChartKind.RegionTiles => "`by: [REGION]`, with no region fixed in `where`",
        ChartKind.RatingShares => "a statement to measure",
        ChartKind.Funnel => "more than one group",
        _ => "at least one group",
    };

    /// <summary>The chart, 720 px wide; null where the figures are not what the kind needs.</summary>
    /// <param name="kind">How to draw it; null for what suits the figures best.</param>
    public string? Draw(ChartKind? kind)
    {
        var (minimum, maximum) = (_release.Framework.Scale!.Minimum, _release.Framework.Scale.Maximum);
        return (kind ?? Best()) switch
        {
            ChartKind.QuantileStrips => QuantileStrips.Draw(Caption, _rows, minimum, maximum, Frame.Wide),
            ChartKind.RankedBars => RankedBars.Draw(Caption, _rows, minimum, maximum, Frame.Wide),
            ChartKind.HeatMap when IsGrid => HeatMap.Draw(Caption, Grid(), Frame.Wide),
            ChartKind.RegionTiles when _by is [DimensionCode.Region] && _rows.Length == 1 + Lattice.SizeOf(DimensionCode.Region) =>
                RegionTiles.Draw(Caption, [.. _rows.Skip(1).Select(row => row.Figure)], Frame.Wide),
            ChartKind.RatingShares when _measure is Measure.Statement =>
                RatingShares.Draw(Caption, _rows, [.. _release.Framework.Scale.Points.Select(point => point.Label)], Frame.Wide),
            ChartKind.Funnel when _rows.Length > 1 => FunnelPlot.Draw(Caption, _rows[0].Figure, [.. _rows.Skip(1)], Frame.Wide),
            _ => null,
        };
    }

    private bool IsGrid => _by.Count == 2 && _rows.Length == (1 + Lattice.SizeOf(_by[0])) * (1 + Lattice.SizeOf(_by[1]));

    private ChartKind Best() => IsGrid ? ChartKind.HeatMap : _measure is Measure.Statement ? ChartKind.RatingShares : ChartKind.QuantileStrips;

    private FigureGrid Grid()
    {
        var (down, across) = (_by[0], _by[1]);
        return new(
            [.. Enumerable.Range(0, 1 + Lattice.SizeOf(down)).Select(value => GroupLabels.Of(down, value))],
            [.. Enumerable.Range(0, 1 + Lattice.SizeOf(across)).Select(value => GroupLabels.Of(across, value))],
            [.. _rows.Select(row => row.Figure)]);
    }
}
