// How many provider reports a second: first from memory, then packs of made-up sectors with the database and files written.
// Usage: script/bench reports [--organisations N,N]; three in four of them take part in each of four rounds.
using System.Globalization;
using Benchmark.Bench.Reports;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] sizes = args is ["--organisations", var counts] ? [.. counts.Split(',').Select(int.Parse)] : [6_000, 24_000];

FromMemory.Run();
Console.WriteLine();
await Packs.RunAsync(sizes);
