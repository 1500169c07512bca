using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Benchmark.Bench.Export;
using Benchmark.Data.Cluster;
using Benchmark.Domain.Frameworks;
using Benchmark.Reports.Datasets;
using Npgsql;

// Writes the figures of a made-up release in each format and compares with a bare COPY (select ...) to stdout of the same rows.
// Budget: at least 0.7 times as fast, compressed or not, in constant memory. Usage: script/bench export [--rows N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = args is ["--rows", var count] ? int.Parse(count) : 3_600_000;

var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}")).FullName;
try
{
    var table = ReleaseDataset.TablesOf(LargeRelease.Of(wanted), [], new Crosswalk([]))[0];
    await using var cluster = await PrivateCluster.StartAsync(new ClusterHome(Path.Combine(folder, "home")), CancellationToken.None);
    var psql = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres", "benchmark"));
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
    var sizes = new long[ways.Length];
    GC.Collect();
    var (before, most) = (Environment.WorkingSet, 0L);
    for (var run = 1; run <= 3; run++)
    {
        foreach (var (at, way) in ways.Index())
        {
            await using var output = File.Create(Path.Combine(folder, "output"));
            var watch = Stopwatch.StartNew();
            await way.Write(output);
            seconds[at].Add(watch.Elapsed.TotalSeconds);
            sizes[at] = output.Length;
            most = Math.Max(most, Environment.WorkingSet - before);
        }
    }

    Console.WriteLine($"""
        | {rows:N0} rows | MB | seconds, median of 3 | speed against COPY |
        |---|--:|--:|--:|
        """);
    foreach (var (at, way) in ways.Index())
        Console.WriteLine($"| {way.Name} | {sizes[at] / 1e6:0} | {Median(seconds[at]):0.00} | {Median(seconds[0]) / Median(seconds[at]):0.00} |");
    Console.WriteLine($"\nMost memory the process gained while writing: {most / 1_048_576} MB.");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static async Task<long> LoadAsync(NpgsqlConnectionStringBuilder to, DatasetTable table)
{
    var columns = table.Columns.Select(column => $"{column.Name} {(column.Type == ColumnType.Number ? "numeric" : "text")}");
    using var psql = Start(to, $"create table figures ({string.Join(", ", columns)}); copy figures from stdin (format csv, header)");
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
