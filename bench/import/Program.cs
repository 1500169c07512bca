using System.Diagnostics;
using System.Globalization;
using Benchmark.Bench.Import;
using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Rounds;

// Imports a file of answers and compares with the bare COPY of the same rows, their keys and checks, in the same durable cluster.
// Budget: at most 3 times as long, in constant memory. Usage: script/bench import [--answers N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = args is ["--answers", var count] ? int.Parse(count) : 1_000_000;

var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}")).FullName;
try
{
    var framework = FrameworkFiles.Shipped.Find("well-led")!;
    var organisations = wanted / framework.Statements.Count();
    var file = Path.Combine(folder, "answers.csv");
    await AnswerFile.WriteAsync(file, framework, organisations);

    await using var cluster = await PrivateCluster.StartAsync(new ClusterHome(Path.Combine(folder, "home")), CancellationToken.None);
    await using var database = Database.In(cluster, Database.DefaultName, ownsCluster: false);
    await DatabaseSchema.MigrateAsync(database, FrameworkFiles.Shipped.Frameworks, CancellationToken.None);

    var (imports, copies, agains) = (new List<double>(), new List<double>(), new List<double>());
    var (memory, answers) = (0L, 0L);
    for (var run = 1; run <= 3; run++)
    {
        var now = TimeProvider.System.GetUtcNow();
        var round = await RoundStore.OpenAsync(
            database.Vault, new Round(0, $"run-{run}", "A run", framework.Name, now.AddDays(-1), now.AddDays(1), null, IsSynthetic: true),
            CancellationToken.None);
        var import = new AssessmentImport(database.Vault, [framework], TimeProvider.System);
        imports.Add(await TimeAsync(async () => answers = (await import.RunAsync(file, round.Code, "bench", null, CancellationToken.None)).Answers));
        agains.Add(await TimeAsync(() => import.RunAsync(file, round.Code, "bench", null, CancellationToken.None)));
        memory = Math.Max(memory, Process.GetCurrentProcess().PeakWorkingSet64);

        var bare = new BareCopy(database.Owner, round.Id, folder);
        await bare.PrepareAsync();
        copies.Add(await TimeAsync(bare.RunAsync));
        Console.Error.WriteLine($"run {run}: import {imports[^1]:0.00} s, again {agains[^1]:0.00} s, bare {copies[^1]:0.00} s");
    }

    var size = new FileInfo(file).Length / 1e6;
    Console.WriteLine($"""
        | {answers:N0} answers of {organisations:N0} organisations, {size:0} MB | seconds, median of 3 | ratio |
        |---|--:|--:|
        | bare COPY into fresh tables, then their keys and checks | {Median(copies):0.00} | 1 |
        | the file checked, imported and constrained | {Median(imports):0.00} | {Median(imports) / Median(copies):0.00} (budget 3) |
        | the same in a process that has just started | {imports[0]:0.00} | {imports[0] / copies[0]:0.00} |
        | the same file again: nothing changed | {Median(agains):0.00} | {Median(agains) / Median(copies):0.00} |

        Most memory the process held: {memory / 1_048_576} MB.
        """);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static async Task<double> TimeAsync(Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return watch.Elapsed.TotalSeconds;
}
