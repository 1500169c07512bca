using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>The edition a release is of, as it stood when the release was built.</summary>
internal static class FrameworkTable
{
    public static DatasetTable Of(Release release) => new(
        "framework", "Framework", "One row for each domain, element and statement of the edition, in its order and in our own wording.",
        [
            ReleaseColumns.Text("framework", "Framework", "Code and edition in one word."),
            new("level", ColumnType.Text, "Level", "What kind of part it is.", true, [.. Levels.Select(level => new ColumnCode(Code.Of(level), level.ToString()))]),
            ReleaseColumns.Text("code", "Code", "Names the part; unique in the edition and level."),
            ReleaseColumns.Text("parent", "Parent", "Code of the domain or element it belongs to; empty for domains.", isRequired: false),
            new("position", ColumnType.Whole, "Position", "Place in the edition, from 1.", true, []),
            ReleaseColumns.Text("text", "Text", "Title of a domain or element, or what a statement says."),
            new("is_measured", ColumnType.Text, "Is measured", "Whether this release has figures of it.", true, [new("YES", "Yes"), new("NO", "No")]),
        ],
        ["framework", "level", "code"],
        async (row, cancellation) =>
        {
            foreach (var (at, part) in PartsOf(release.Framework).Index())
            {
                row.WriteText(release.Framework.Name);
                row.WriteText(Code.Of(part.Level));
                row.WriteText(part.Code);
                row.WriteText(part.Parent);
                row.WriteWhole(at + 1);
                row.WriteText(part.Text);
                row.WriteText(release.Has(MeasureOf(part)) ? "YES" : "NO");
                await row.EndRowAsync(cancellation);
            }
        });

    private static MeasureLevel[] Levels { get; } = [MeasureLevel.Domain, MeasureLevel.Element, MeasureLevel.Statement];

    private static IEnumerable<Part> PartsOf(Framework framework)
    {
        foreach (var domain in framework.Domains)
        {
            yield return new(MeasureLevel.Domain, domain.Code, null, domain.Title);
            foreach (var element in domain.Elements)
            {
                yield return new(MeasureLevel.Element, element.Code, domain.Code, element.Title);
                foreach (var statement in element.Statements)
                    yield return new(MeasureLevel.Statement, statement.Code, element.Code, statement.Text);
            }
        }
    }

    private static Measure MeasureOf(Part part) => part.Level switch
    {
        MeasureLevel.Domain => new Measure.Domain(part.Code),
        MeasureLevel.Element => new Measure.Element(part.Code),
        _ => new Measure.Statement(part.Code),
    };

    private sealed record Part(MeasureLevel Level, string Code, string? Parent, string Text);
}
