using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Benchmark.Bench.Export;
using Benchmark.Data.Cluster;
using Benchmark.Domain.Frameworks;
using Benchmark.Reports.Datasets;
using Npgsql;

// Writes the figures of a made-up release in each format and compares with a bare COPY (select ...) to stdout of the same rows.
// Budget: at least 0.7 times as fast, compressed or not, in constant memory. Usage: script/bench export [--rows N[,N...]]
// Or lets slow readers download from the product while others ask it for cells. Budget: cells slower by at most a fifth.
// Usage: script/bench export downloads [--readers N] [--turns N] [--organisations N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["downloads", .. var options])
{
    await Downloads.RunAsync(options);
    return;
}

var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}")).FullName;
try
{
    await using var cluster = await PrivateCluster.StartAsync(new ClusterHome(Path.Combine(folder, "home")), CancellationToken.None);
    var psql = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres", "benchmark"));
    foreach (var wanted in args is ["--rows", var counts] ? counts.Split(',').Select(int.Parse) : [900_000, 3_600_000])
        await CompareAsync(psql, wanted);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task CompareAsync(NpgsqlConnectionStringBuilder psql, int wanted)
{
    var table = ReleaseDataset.TablesOf(LargeRelease.Of(wanted), [], new Crosswalk([]))[0];
    var rows = await LoadAsync(psql, table);
    (string Name, Func<Stream, Task> Write)[] ways =
    [
        ("bare COPY (select ...) to stdout, CSV", output => CopyAsync(psql, table, output)),
        ("CSV", output => table.WriteAsync(output, DatasetFormat.Csv, CancellationToken.None)),
        ("CSV, packed with gzip on the way", output => PackAsync(table, output)),
        ("JSON Lines", output => table.WriteAsync(output, DatasetFormat.Jsonl, CancellationToken.None)),
        ("Parquet, packed inside", output => table.WriteAsync(output, DatasetFormat.Parquet, CancellationToken.None)),
    ];
    var seconds = ways.Select(_ => new List<double>()).ToArray();
    var (sizes, peaks) = (new long[ways.Length], new long[ways.Length]);
    for (var run = 1; run <= 3; run++)
    {
        foreach (var (at, way) in ways.Index())
        {
            await using var output = File.Create(Path.Combine(folder, "output"));
            await using var peak = new PeakMemory();
            var watch = Stopwatch.StartNew();
            await way.Write(output);
            seconds[at].Add(watch.Elapsed.TotalSeconds);
            (sizes[at], peaks[at]) = (output.Length, Math.Max(peaks[at], peak.Most));
        }
    }

    Console.WriteLine($"""
        | {rows:N0} rows | MB | seconds, median of 3 | speed against COPY | most memory gained, MB |
        |---|--:|--:|--:|--:|
        """);
    foreach (var (at, way) in ways.Index())
        Console.WriteLine($"| {way.Name} | {sizes[at] / 1e6:0} | {Median(seconds[at]):0.00} | {Median(seconds[0]) / Median(seconds[at]):0.00} | {peaks[at] / 1_048_576} |");
    Console.WriteLine();
}

static async Task<long> LoadAsync(NpgsqlConnectionStringBuilder to, DatasetTable table)
{
    var columns = table.Columns.Select(column => $"{column.Name} {(column.Type == ColumnType.Number ? "numeric" : "text")}");
    using var psql = Start(to, $"set client_min_messages = warning; drop table if exists figures; create table figures ({string.Join(", ", columns)}); copy figures from stdin (format csv, header)");
    var rows = await table.WriteAsync(psql.StandardInput.BaseStream, DatasetFormat.Csv, CancellationToken.None);
    psql.StandardInput.Close();
    await psql.WaitForExitAsync();
    return psql.ExitCode == 0 ? rows : throw new InvalidOperationException("psql could not load the rows.");
}

static async Task CopyAsync(NpgsqlConnectionStringBuilder from, DatasetTable table, Stream output)
{
    using var psql = Start(from, $"copy (select {string.Join(", ", table.Columns.Select(column => column.Name))} from figures) to stdout (format csv, header)");
    psql.StandardInput.Close();
    await psql.StandardOutput.BaseStream.CopyToAsync(output, 1 << 17);
    await psql.WaitForExitAsync();
}

static Process Start(NpgsqlConnectionStringBuilder to, string sql) => Process.Start(
    new ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", "--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--command", sql, to.Database!])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

static async Task PackAsync(DatasetTable table, Stream output)
{
    await using var packed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
    await table.WriteAsync(packed, DatasetFormat.Csv, CancellationToken.None);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
