using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Every figure of a release, one number a row.</summary>
internal static class FiguresTable
{
    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "figures", "Figures",
        "One row for each group, measure and statistic that is published. A withheld group has two rows a measure, its organisations and its mean, without values and marked [c].",
        [.. columns.OfRelease, .. FigureRows.MeasureColumns, .. columns.OfGroup, .. FigureRows.ValueColumns],
        ["release", "level", "measure", .. ReleaseColumns.GroupNames, "statistic"],
        async (row, cancellation) =>
        {
            var isOfProviders = release.Lattice.Dimensions.Contains(DimensionCode.ServiceType);
            foreach (var measure in release.Measures)
            {
                var figures = release.FiguresOf(measure);
                for (var group = 0; group < figures.Length; group++)
                {
                    var number = group;
                    var rows = new FigureRows(row, columns, measure, () => columns.WriteGroup(row, number));
                    await rows.WriteAsync(figures.Span[group], cancellation);
                    if (group == 0 && measure is not Measure.Statement && isOfProviders && figures.Span[group] is Figure.Published)
                    {
                        CodedNumber? weighted = release.WeightedMeans.TryGetValue(measure, out var mean) ? mean : null;
                        await rows.WriteWeightedAsync(weighted, release.Weighting, cancellation);
                    }
                }
            }
        });
}
