using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>The rows of one figure, one number a row.</summary>
/// <param name="row">Takes them.</param>
/// <param name="columns">Which release they are of.</param>
/// <param name="measure">What is measured.</param>
/// <param name="writePlace">Writes what the figure is about, between the measure and the statistic.</param>
internal readonly struct FigureRows(TableWriter row, ReleaseColumns columns, Measure measure, Action writePlace)
{
    /// <summary>What is measured.</summary>
    public static IReadOnlyList<DatasetColumn> MeasureColumns { get; } =
    [
        new("level", ColumnType.Text, "Level", "What kind of measure it is.", true, [.. Enum.GetValues<MeasureLevel>().Select(level => new ColumnCode(Code.Of(level), level.ToString()))]),
        new("measure", ColumnType.Text, "Measure", "Code of the domain, element or statement; ALL for everything together.", true, []),
    ];

    /// <summary>The number, and how to read it.</summary>
    public static IReadOnlyList<DatasetColumn> ValueColumns { get; } =
    [
        new("statistic", ColumnType.Text, "Statistic", "What the value is.", true, Statistic.Codes),
        new("value", ColumnType.Number, "Value", "In the unit of its statistic; empty where it is withheld.", false, []),
        new("coding", ColumnType.Text, "Coding", "How to read the value; empty where it is withheld.", false,
        [
            new("EXACT", "The number as it is, rounded"), new("OR_ABOVE", "The number or anything above it"),
            new("OR_BELOW", "The number or anything below it"),
        ]),
        ReleaseColumns.Symbols,
    ];

    /// <summary>Writes all that a figure shows.</summary>
    public async ValueTask WriteAsync(Figure figure, CancellationToken cancellation)
    {
        if (figure is not Figure.Published published)
        {
            await WriteWithheldAsync("organisations", "[c]", cancellation);
            await WriteWithheldAsync("mean", "[c]", cancellation);
            return;
        }

        var symbols = published.Symbols.Count == 0 ? null : "[u]";
        foreach (var statistic in Statistic.Of(published))
            await WriteAsync(statistic, symbols, cancellation);
    }

    /// <summary>Writes a mean weighted to the sector, or why there is none.</summary>
    public ValueTask WriteWeightedAsync(CodedNumber? mean, SectorWeighting weighting, CancellationToken cancellation) => mean is { } weighted
        ? WriteAsync(new(Statistic.Weighted, weighted.Tenths, false, weighted.Coding), null, cancellation)
        : WriteWithheldAsync(Statistic.Weighted, weighting.Symbol == Symbol.Confidential ? "[c]" : "[x]", cancellation);

    private ValueTask WriteAsync(Statistic statistic, string? symbols, CancellationToken cancellation)
    {
        Begin(statistic.Name);
        if (statistic.IsWhole)
            row.WriteWhole(statistic.Tenths / 10);
        else
            row.WriteTenths(statistic.Tenths);
        row.WriteText(Code.Of(statistic.Coding));
        row.WriteText(symbols);
        return row.EndRowAsync(cancellation);
    }

    private ValueTask WriteWithheldAsync(string statistic, string symbol, CancellationToken cancellation)
    {
        Begin(statistic);
        row.WriteNull();
        row.WriteNull();
        row.WriteText(symbol);
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
        writePlace();
        row.WriteText(statistic);
    }
}
