using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>How many organisations took part, group by group.</summary>
internal static class ParticipationTable
{
    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "participation", "Participation", "One row for each group of the release: how many organisations took part.",
        [
            .. columns.OfRelease, .. columns.OfGroup,
            new("organisations", ColumnType.Whole, "Organisations", "Organisations that took part, to the nearest 5, from 10; empty where withheld.", false, []),
            ReleaseColumns.Symbols,
        ],
        ["release", .. ReleaseColumns.GroupNames],
        async (row, cancellation) =>
        {
            for (var group = 0; group < release.Lattice.Groups.Count; group++)
            {
                columns.WriteRelease(row);
                columns.WriteGroup(row, group);
                if (release.ParticipationOf(group) is { } organisations)
                {
                    row.WriteWhole(organisations);
                    row.WriteNull();
                }
                else
                {
                    row.WriteNull();
                    row.WriteText("[c]"u8);
                }

                await row.EndRowAsync(cancellation);
            }
        });
}
