using System.Diagnostics;
using System.Globalization;
using Benchmark.Disclosure.Bench;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

// Prints how long the mask takes, as Markdown; results.md keeps a run. Usage: dotnet run -c Release --project bench/disclosure
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine("| groups | organisations | published | primary | secondary | empty | organisations in a published narrowest group | plain | minimum support | ratio | spread over runs |");
Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");

foreach (var dimensions in (CellDimension[][])[MadeUpSector.Release, MadeUpSector.Hierarchies])
{
    foreach (var organisations in (int[])[400, 2_000, 8_000, 18_000])
    {
        var sector = MadeUpSector.Of(dimensions, organisations, seed: 1);
        var (plain, _, _) = Measure(sector, MaskMode.Plain);
        var (closed, spread, mask) = Measure(sector, MaskMode.MinimumSupport);
        var shown = sector.InnerCells.Where(mask.IsPublished).Sum(cell => sector.Columns[cell].Terms.Count);
        int Count(Verdict verdict) => mask.Verdicts.Count(other => other == verdict);
        Console.WriteLine(
            $"| {sector.Columns.Count:N0} | {organisations:N0} | {Count(Verdict.Published)} | {Count(Verdict.Primary)} | {Count(Verdict.Secondary)} "
            + $"| {Count(Verdict.Empty)} | {100.0 * shown / organisations:0} % | {plain:0} ms | {closed:0} ms | {closed / plain:0.0} | {spread} |");
    }
}

Console.WriteLine();
Console.WriteLine($"Most memory the process held: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB.");

static (double Median, string Spread, Mask Mask) Measure(MadeUpSector sector, MaskMode mode)
{
    var policy = new Policy(
        "bench", "1", "", mode, [new(DimensionCode.Region, [])], [], 10, 10, new(20, 50, 30, 100), new(50, 67, 3), new(12, 38, 3, 10, 90), new(5, 5, 1), new(20, 2));
    var mask = Mask.Of(sector.CorporateGroups, sector.Columns, [], policy);
    var times = new double[5];
    for (var run = 0; run < times.Length; run++)
    {
        var start = Stopwatch.GetTimestamp();
        mask = Mask.Of(sector.CorporateGroups, sector.Columns, [], policy);
        times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    Array.Sort(times);
    return (times[2], $"{times[0]:0} to {times[^1]:0} ms", mask);
}
