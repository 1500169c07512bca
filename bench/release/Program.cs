using System.Diagnostics;
using System.Globalization;
using Benchmark.Bench.Release;
using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Reports.Releases;

// Builds the releases of four rounds and compares with one bare SQL aggregate of the same figures, on the same database.
// Budget: at most half of the SQL's time, at most 500 MB. Usage: script/bench release [--organisations N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var organisations = args is ["--organisations", var count] ? int.Parse(count) : 20_000;

await using var cluster = await PrivateCluster.StartAsync(ClusterHome.Ephemeral(), CancellationToken.None);
await Sector.CreateDatabaseAsync(cluster);
await using var database = Database.In(cluster, Sector.DatabaseName, ownsCluster: false);
await DatabaseSchema.MigrateAsync(database, [Sector.Edition], CancellationToken.None);
await Sector.LoadAsync(database.Owner, organisations);

var build = new List<double>();
var sql = new List<double>();
for (var run = 0; run < 3; run++)
{
    build.Add(await TimeAsync(async () =>
    {
        foreach (var round in Sector.Rounds)
            await new ReleaseBuild(round, null, null, "bench").RunAsync(database.Builder, TimeProvider.System, new Phases(), CancellationToken.None);
    }));
    sql.Add(await TimeAsync(() => BareSql.RunAsync(database.Owner)));
    Console.Error.WriteLine($"run {run + 1}: build {build[^1]:0.00} s, SQL {sql[^1]:0.00} s");
}

var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576;
Console.WriteLine($"""
    | what | seconds, median of 3 | ratio |
    |---|---|---|
    | {organisations:N0} organisations, {organisations * 180:N0} answers in 4 rounds: bare SQL (cube, percentile_cont) | {Median(sql):0.00} | 1 |
    | 4 releases built, masked, stored and sealed | {Median(build):0.00} | {Median(build) / Median(sql):0.00} (budget 0.5) |

    Peak memory of the build: {peak} MB (budget 500 MB).
    """);

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static async Task<double> TimeAsync(Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return watch.Elapsed.TotalSeconds;
}

/// <summary>Notes when each part of a build was done.</summary>
internal sealed class Phases : IProgress<double>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Report(double value) => Console.Error.WriteLine($"  {value:0%} after {_watch.Elapsed.TotalSeconds:0.00} s");
}
