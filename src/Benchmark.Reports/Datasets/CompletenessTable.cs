using Benchmark.Domain;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>For editions answered in words, how much of each domain is answered, group by group.</summary>
internal static class CompletenessTable
{
    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "completeness", "Completeness", "One row for each group and domain: the share of the domain's statements that are answered.",
        [
            .. columns.OfRelease,
            new("domain", ColumnType.Text, "Domain", "Code of the domain.", true, [.. release.Framework.Domains.Select(domain => new ColumnCode(domain.Code, domain.Title))]),
            .. columns.OfGroup,
            new("percent", ColumnType.Whole, "Per cent", "Share of the statements that are answered, to the nearest 5 per cent, from 30 organisations; empty where withheld.", false, []),
            new("coding", ColumnType.Text, "Coding", "How to read the per cents; empty where withheld.", false,
            [
                new("EXACT", "The number as it is, rounded"), new("OR_ABOVE", "The number or anything above it"),
                new("OR_BELOW", "The number or anything below it"),
            ]),
            ReleaseColumns.Symbols,
        ],
        ["release", "domain", .. ReleaseColumns.GroupNames],
        async (row, cancellation) =>
        {
            foreach (var domain in release.Framework.Domains.Where(domain => release.Completeness.ContainsKey(domain.Code)))
            {
                var shares = release.Completeness[domain.Code];
                for (var group = 0; group < shares.Length; group++)
                {
                    columns.WriteRelease(row);
                    row.WriteText(domain.Code);
                    columns.WriteGroup(row, group);
                    WriteShare(row, shares[group]);
                    await row.EndRowAsync(cancellation);
                }
            }
        });

    private static void WriteShare(TableWriter row, CodedShare? share)
    {
        if (share is { } published)
        {
            row.WriteWhole(published.Percent);
            row.WriteText(Code.Of(published.Coding));
            row.WriteNull();
        }
        else
        {
            row.WriteNull();
            row.WriteNull();
            row.WriteText("[c]"u8);
        }
    }
}
