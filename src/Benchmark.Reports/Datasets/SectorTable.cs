using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>What was known of the whole sector when a release was built, beside who took part.</summary>
internal static class SectorTable
{
    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "sector", "Sector",
        "One row for each part of the sector that somebody had counted when the release was built: how many there are, and how many took part.",
        [
            .. columns.OfRelease,
            .. columns.OfGroup.Where(column => column.Name is "region" or "size_band"),
            ReleaseColumns.Text("services", "Services", "The main services that were counted together, with | between them; ALL for all of them together."),
            new("sector", ColumnType.Whole, "Sector", "Organisations there are.", true, []),
            new("organisations", ColumnType.Whole, "Organisations", "Organisations that took part, to the nearest 5 for each group; empty where withheld.", false, []),
            new("response_percent", ColumnType.Whole, "Response", "Those that took part of each hundred there are; empty where withheld.", false, []),
            new("stratum", ColumnType.Text, "Stratum", "Whether the means weighted to the sector use it as a part.", true, [new("YES", "Used"), new("NO", "Not used")]),
            ReleaseColumns.Text("source", "Source", "Who counted."),
            ReleaseColumns.Text("as_of", "As of", "The day of the count, for example 2026-03-31."),
            ReleaseColumns.Symbols,
        ],
        ["release", "region", "size_band", "services"],
        async (row, cancellation) =>
        {
            var strata = release.Weighting is SectorWeighting.Shown shown ? shown.Strata.Select(stratum => stratum.Group).ToHashSet() : [];
            foreach (var part in Representation.Of(release).Parts)
            {
                var count = part.Count;
                columns.WriteRelease(row);
                row.WriteText(count.Region is { } region ? Code.Of(region) : ReleaseColumns.All);
                row.WriteText(count.SizeBand is { } size ? Code.Of(size) : ReleaseColumns.All);
                row.WriteText(ServicesOf(count));
                row.WriteWhole(count.Organisations);
                WriteWhole(row, part.Organisations);
                WriteWhole(row, part.ResponsePercent);
                row.WriteText(count.Group is { } group && strata.Contains(group) ? "YES" : "NO");
                row.WriteText(count.Source);
                row.WriteText(count.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                row.WriteText(part.Organisations is null ? "[c]" : null);
                await row.EndRowAsync(cancellation);
            }
        });

    private static string ServicesOf(SectorCount count) =>
        count.Services.Count == 0 ? ReleaseColumns.All : string.Join('|', count.Services.Select(Code.Of));

    private static void WriteWhole(TableWriter row, int? number)
    {
        if (number is { } whole)
            row.WriteWhole(whole);
        else
            row.WriteNull();
    }
}
