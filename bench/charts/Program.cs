using System.Globalization;
using Benchmark.Charts.Bench;
using Benchmark.Reports.Charts;
using Benchmark.Reports.Gallery;

// Draws one box plot here and with others, and prints the ratios as Markdown; results.md keeps a run.
// Usage: script/bench charts
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var boxes = Boxes.MadeUp();
var frame = new Frame(900, Theme.Light);
var svg = Boxes.Draw(boxes, frame);
Console.WriteLine("| ours, warm | wall | CPU | budget |");
Console.WriteLine("|:--|--:|--:|:--|");
foreach (var example in ChartGallery.Examples)
    Print($"gallery: {example.Heading}, to SVG", Timing.Of(() => example.Draw(frame), runs: 500), "200 µs");
Print("the 36 boxes to PNG, 900 px wide", Timing.Of(() => Picture.Png(svg, 1), runs: 40), "30 ms");
Print("the 36 boxes to PDF", Timing.Of(() => Picture.Pdf(svg, DateTimeOffset.UnixEpoch), runs: 40), "10 ms of CPU");
var strips = ChartGallery.Examples[0].Draw(frame);
Print("quantile strips to PNG, 900 px wide", Timing.Of(() => Picture.Png(strips, 1), runs: 40), "30 ms");
Print("quantile strips to PDF", Timing.Of(() => Picture.Pdf(strips, DateTimeOffset.UnixEpoch), runs: 40), "10 ms of CPU");

var ours = Timing.Of(() => Boxes.Draw(boxes, frame), runs: 1_000);

Print("the 36 boxes to SVG", ours, "200 µs");

Console.WriteLine();
Console.WriteLine("| the same 36 boxes, warm, to SVG | median | times ours |");
Console.WriteLine("|:--|--:|--:|");
Console.WriteLine($"| Benchmark.Reports.Charts | {ours.Wall * 1000:0} µs | 1 |");
foreach (var rival in Rival.All)
{
    var time = rival.Measure(boxes);
    Console.WriteLine(time is { } wall
        ? $"| {rival.Name} | {wall:0.0} ms | {wall / ours.Wall:0} |"
        : $"| {rival.Name} | not on this machine | |");
}

static void Print(string what, Timing time, string budget) =>
    Console.WriteLine($"| {what} | {Words(time.Wall)} | {Words(time.Cpu)} | {budget} |");

static string Words(double milliseconds) => milliseconds < 1 ? $"{milliseconds * 1000:0} µs" : $"{milliseconds:0.0} ms";
