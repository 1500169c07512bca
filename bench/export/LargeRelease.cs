using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Range = Benchmark.Domain.Releases.Range;

namespace Benchmark.Bench.Export;

/// <summary>A made-up release with so many elements that its figures have as many rows as are wanted.</summary>
internal static class LargeRelease
{
    private const int RowsOfAFigure = 10;

    public static Release Of(int rows)
    {
        DimensionCode[] dimensions = [DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType];
        var lattice = new Lattice(dimensions);
        var elements = rows / RowsOfAFigure / lattice.Groups.Count;
        var framework = new Framework(
            "large", "2026", "SYNTHETIC large framework", "Made up", null, "Made up.", null,
            new([new(1, "One"), new(2, "Two"), new(3, "Three"), new(4, "Four")]), [],
            [new("D", "Domain", [.. Enumerable.Range(1, elements).Select(at => new FrameworkElement($"E{at}", $"Element {at}", null, [new($"S{at}", "Made up.", [], false, [], [], [], [])]))])],
            null, false)
        {
            Publishes = [MeasureLevel.Element],
        };
        var facts = new ReleaseFacts(
            1, "large", "2026", "1.0.0", "synthetic-large", "SYNTHETIC large round", null, ReleaseStatus.Published, new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
            null, new("standard", "1", 10, "Made up."), new string('a', 64), true, SizeBands.Default, dimensions);
        Measure[] measures = [.. framework.MeasuresFor(null)];
        Figure[] figures = [.. Enumerable.Range(0, measures.Length * lattice.Groups.Count).Select(Figure)];
        return new(facts, framework, lattice, measures, figures, [.. lattice.Groups.Select(_ => 100)]);
    }

    private static Figure.Published Figure(int at) => new(
        100 + at % 50 * 5, Number(25 + at % 10), Number(26 + at % 7), new Range(Number(22 + at % 5), Number(31 + at % 4)),
        new Range(Number(18 + at % 3), Number(35 + at % 3)), new Spread(Number(4 + at % 5), [], null));

    private static CodedNumber Number(int tenths) => new(tenths, Coding.Exact);
}
