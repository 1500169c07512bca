using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Every figure of a release, one number a row.</summary>
internal static class FiguresTable
{
    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "figures", "Figures",
        "One row for each group, measure and statistic that is published. A withheld group has two rows a measure, its organisations and its mean, without values and marked [c].",
        [
            .. columns.OfRelease,
            new("level", ColumnType.Text, "Level", "What kind of measure it is.", true, [.. Enum.GetValues<MeasureLevel>().Select(level => new ColumnCode(Code.Of(level), level.ToString()))]),
            new("measure", ColumnType.Text, "Measure", "Code of the domain, element or statement; ALL for everything together.", true, []),
            .. columns.OfGroup,
            new("statistic", ColumnType.Text, "Statistic", "What the value is.", true, Statistic.Codes),
            new("value", ColumnType.Number, "Value", "In the unit of its statistic; empty where it is withheld.", false, []),
            new("coding", ColumnType.Text, "Coding", "How to read the value; empty where it is withheld.", false,
            [
                new("EXACT", "The number as it is, rounded"), new("OR_ABOVE", "The number or anything above it"),
                new("OR_BELOW", "The number or anything below it"),
            ]),
            ReleaseColumns.Symbols,
        ],
        ["release", "level", "measure", .. ReleaseColumns.GroupNames, "statistic"],
        async (writer, cancellation) =>
        {
            foreach (var measure in release.Measures)
            {
                var figures = release.FiguresOf(measure);
                for (var group = 0; group < figures.Length; group++)
                    await new FigureRows(writer, columns, measure, group).WriteAsync(figures.Span[group], cancellation);
            }
        });

    /// <summary>The rows of one figure.</summary>
    private readonly struct FigureRows(TableWriter row, ReleaseColumns columns, Measure measure, int group)
    {
        public async ValueTask WriteAsync(Figure figure, CancellationToken cancellation)
        {
            if (figure is not Figure.Published published)
            {
                await WriteWithheldAsync("organisations", cancellation);
                await WriteWithheldAsync("mean", cancellation);
                return;
            }

            var symbols = published.Symbols.Count == 0 ? null : "[u]";
            foreach (var statistic in Statistic.Of(published))
            {
                Begin(statistic.Name);
                if (statistic.IsWhole)
                    row.WriteWhole(statistic.Tenths / 10);
                else
                    row.WriteTenths(statistic.Tenths);
                row.WriteText(Code.Of(statistic.Coding));
                row.WriteText(symbols);
                await row.EndRowAsync(cancellation);
            }
        }

        private ValueTask WriteWithheldAsync(string statistic, CancellationToken cancellation)
        {
            Begin(statistic);
            row.WriteNull();
            row.WriteNull();
            row.WriteText("[c]"u8);
            return row.EndRowAsync(cancellation);
        }

        private void Begin(string statistic)
        {
            columns.WriteRelease(row);
            var (level, code) = measure switch
            {
                Measure.Overall => (MeasureLevel.Overall, ReleaseColumns.All),
                Measure.Domain(var domain) => (MeasureLevel.Domain, domain),
                Measure.Element(var element) => (MeasureLevel.Element, element),
                Measure.Statement(var statement) => (MeasureLevel.Statement, statement),
                _ => throw new InvalidOperationException("A measure is one of four."),
            };
            row.WriteText(Code.Of(level));
            row.WriteText(code);
            columns.WriteGroup(row, group);
            row.WriteText(statistic);
        }
    }
}
