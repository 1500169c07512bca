using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Which parts of other editions speak of the same thing as parts of a release's edition.</summary>
internal static class CrosswalkTable
{
    public static DatasetTable Of(Release release, IReadOnlyList<Framework> editions, Crosswalk crosswalk)
    {
        var titles = editions.ToDictionary(edition => edition.Name, StringComparer.Ordinal);
        var here = release.Framework.Name;
        return new(
            "crosswalk", "Crosswalk", "One row for each mapping between a part of this edition and a part of another. Empty where none is known.",
            [
                ReleaseColumns.Text("framework", "Framework", "This edition, code and edition in one word."),
                ReleaseColumns.Text("code", "Code", "Code of the part of this edition."),
                ReleaseColumns.Text("other_framework", "Other framework", "The other edition."),
                ReleaseColumns.Text("other_code", "Other code", "Code of the part of the other edition."),
                ReleaseColumns.Text("other_text", "Other text", "Title of that part; empty where the other edition does not ship.", isRequired: false),
                new("basis", ColumnType.Text, "Basis", "Who says that they belong together.", true,
                    [new("PUBLISHED", "A publisher of one of the two"), new("OURS", "This project, by its own reading")]),
                ReleaseColumns.Text("source", "Source", "Why they belong together."),
            ],
            ["framework", "code", "other_framework", "other_code", "basis"],
            async (row, cancellation) =>
            {
                foreach (var (code, other) in MappingsOf(crosswalk, here))
                {
                    row.WriteText(here);
                    row.WriteText(code);
                    row.WriteText(other.Place.Framework);
                    row.WriteText(other.Place.Code);
                    row.WriteText(titles.GetValueOrDefault(other.Place.Framework)?.TitleOf(other.Place.Code));
                    row.WriteText(Code.Of(other.Basis));
                    row.WriteText(other.Source);
                    await row.EndRowAsync(cancellation);
                }
            });
    }

    private static IEnumerable<(string Code, Counterpart Other)> MappingsOf(Crosswalk crosswalk, string here) =>
        crosswalk.Mappings
            .SelectMany(mapping => new[] { (mapping.From, To: new Counterpart(mapping.To, mapping.Basis, mapping.Source)), (From: mapping.To, To: new Counterpart(mapping.From, mapping.Basis, mapping.Source)) })
            .Where(pair => pair.From.Framework == here)
            .Select(pair => (pair.From.Code, pair.To));
}
