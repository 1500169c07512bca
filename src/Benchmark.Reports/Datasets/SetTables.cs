using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>The named sets of a release and their figures.</summary>
internal static class SetTables
{
    public static IEnumerable<DatasetTable> Of(Release release, ReleaseColumns columns)
    {
        if (release.Sets.Count == 0)
            yield break;

        yield return Definitions(release, columns);
        if (release.Measures.Count > 0)
            yield return Figures(release, columns);
    }

    private static DatasetTable Definitions(Release release, ReleaseColumns columns) => new(
        "sets", "Named sets", "One row for each named set that was fixed before the round closed: who belongs to it, and how many took part.",
        [
            .. columns.OfRelease, SetColumn(release),
            ReleaseColumns.Text("definition", "Definition", "Who belongs to it, in words."),
            new("organisations", ColumnType.Whole, "Organisations", "Organisations that took part, to the nearest 5, from 10; empty where withheld.", false, []),
            ReleaseColumns.Symbols,
        ],
        ["release", "named_set"],
        async (row, cancellation) =>
        {
            foreach (var set in release.Sets)
            {
                columns.WriteRelease(row);
                row.WriteText(set.Set.Code);
                row.WriteText(set.Set.Definition);
                if (set.Organisations is { } organisations)
                    row.WriteWhole(organisations);
                else
                    row.WriteNull();
                row.WriteText(set.IsPublished ? null : "[c]");
                await row.EndRowAsync(cancellation);
            }
        });

    private static DatasetTable Figures(Release release, ReleaseColumns columns) => new(
        "set_figures", "Figures of named sets",
        "One row for each named set, measure and statistic that is published. A withheld set has two rows a measure, its organisations and its mean, without values and marked [c].",
        [.. columns.OfRelease, .. FigureRows.MeasureColumns, SetColumn(release), .. FigureRows.ValueColumns],
        ["release", "level", "measure", "named_set", "statistic"],
        async (row, cancellation) =>
        {
            foreach (var (measure, set) in release.Measures.SelectMany(_ => release.Sets, (measure, set) => (measure, set)))
            {
                await new FigureRows(row, columns, measure, () => row.WriteText(set.Set.Code)).WriteAsync(set.Figures[measure], cancellation);
            }
        });

    private static DatasetColumn SetColumn(Release release) => new(
        "named_set", ColumnType.Text, "Named set", "Code of the set.", true,
        [.. release.Sets.Select(set => new ColumnCode(set.Set.Code, set.Set.Title, Definition: set.Set.Definition))]);
}
