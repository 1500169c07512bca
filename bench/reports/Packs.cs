using System.Diagnostics;
using Benchmark.Bench.GraphQL;
using Benchmark.Bench.Release;
using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;
using Dapper;

namespace Benchmark.Bench.Reports;

/// <summary>What <c>benchmark report pack</c> does, for made-up sectors of several sizes: every report read, made and written.</summary>
internal static class Packs
{
    private const int Budget = 200;

    public static async Task RunAsync(int[] sizes)
    {
        var results = new List<Result>();
        foreach (var organisations in sizes)
            results.Add(await OfSectorAsync(organisations));

        Console.WriteLine($"| a pack with the database, HTML with {results[0].Charts} charts drawn twice |{string.Concat(results.Select(result => $" {result.Organisations:#,0} organisations |"))} budget |");
        Console.WriteLine($"|:--|{string.Concat(results.Select(_ => "--:|"))}--:|");
        Row("reports written", "#,0", result => result.Written);
        Row("reports a second", "#,0", result => result.Written / result.Wall.TotalSeconds, $"{Budget}");
        Row("CPU of the process a report, ms", "0.00", result => result.Process.TotalMilliseconds / result.Written);
        Row("CPU of PostgreSQL a report, ms", "0.00", result => result.Server.TotalMilliseconds / result.Written);
        Row("reports a second that two cores have time for", "#,0", result => 2 * result.Written / (result.Process + result.Server).TotalSeconds, $"{Budget}");
        Row("most memory of the process, MB", "#,0", result => result.Memory / 1_048_576.0);
        Row("most memory in use by objects, MB", "#,0", result => result.Objects / 1_048_576.0);
        Row("size of a page, KB", "0", result => result.Bytes / 1024.0 / result.Written);
        Row("again, everything finished: seconds", "0.0", result => result.Again.TotalSeconds);

        void Row(string what, string format, Func<Result, double> value, string budget = "") =>
            Console.WriteLine($"| {what} |{string.Concat(results.Select(result => $" {value(result).ToString(format, null)} |"))} {budget} |");
    }

    private static async Task<Result> OfSectorAsync(int organisations)
    {
        await using var cluster = await PrivateCluster.StartAsync(ClusterHome.Ephemeral(), CancellationToken.None);
        await Sector.CreateDatabaseAsync(cluster);
        await using var database = Database.In(cluster, Sector.DatabaseName, ownsCluster: false);
        await DatabaseSchema.MigrateAsync(database, [Sector.Edition], CancellationToken.None);
        await Sector.LoadAsync(database.Owner, organisations);
        var release = await PublishAsync(database);
        await PlanAsync(database);

        await using var releases = await PublishedReleases.OpenAsync(database.Public, CancellationToken.None);
        var pack = new ReportPack(
            new(releases, database.Public, TimeProvider.System), database.Vault, database.Member, release, "bench");
        var clock = await PostgresClock.OfAsync(cluster.ConnectionString(Sector.DatabaseName, "benchmark"));
        var folder = Directory.CreateTempSubdirectory("benchmark-pack-");
        try
        {
            using var memory = new Peak();
            var (process, server, start) = (Environment.CpuUsage.TotalTime, clock.Read(), Stopwatch.GetTimestamp());
            var done = await RunAsync(pack, folder);
            var wall = Stopwatch.GetElapsedTime(start);
            (process, server) = (Environment.CpuUsage.TotalTime - process, clock.Read() - server);
            start = Stopwatch.GetTimestamp();
            var again = await RunAsync(pack, folder);
            if (done.Failures.Count > 0 || again.Skipped != done.Written)
                throw new InvalidOperationException($"{done.Failures.Count} reports failed, {again.Skipped} of {done.Written} were found again.");

            var pages = folder.GetFiles();
            return new(
                organisations, done.Written, wall, process, server, memory.OfProcess, memory.OfObjects,
                pages.Sum(file => file.Length), Stopwatch.GetElapsedTime(start),
                File.ReadAllText(pages[0].FullName).Split("<figure>").Length - 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<PackResult> RunAsync(ReportPack pack, DirectoryInfo folder) =>
        pack.RunAsync(folder.FullName, [ReportFormat.Html], new Silence(), CancellationToken.None);

    /// <summary>Publishes every round, oldest first, and gives the last.</summary>
    private static async Task<ReleaseFacts> PublishAsync(Database database)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var round in Sector.Rounds)
        {
            var draft = await new ReleaseBuild(round, null, null, "bench").RunAsync(database.Builder, TimeProvider.System, new Silence(), CancellationToken.None);
            var audit = await ReleaseAudit.RunAsync(database.Builder, draft, "bench", now, measures: 0, CancellationToken.None);
            if (!audit.Passed)
                throw new AuditFailedException(draft, audit);
            await ReleaseLife.ApproveAsync(database.Builder, draft, "second person", now, CancellationToken.None);
            await ReleaseLife.PublishAsync(database.Builder, draft, "second person", now, CancellationToken.None);
        }

        return (await ReleaseLife.ListAsync(database.Builder, CancellationToken.None)).Single(facts => facts.RoundCode == Sector.Rounds[^1]);
    }

    /// <summary>Gives every third organisation three actions, one of them overdue.</summary>
    private static async Task PlanAsync(Database database)
    {
        const string sql = """
            insert into assessment.action (organisation_id, round_id, assessment_id, statement_id, text, owner_role, due_on, status, planned_at, changed_at)
            select a.organisation_id, a.round_id, a.assessment_id, s.statement_id, 'SYNTHETIC action about ' || s.code, 'Registered manager',
                   current_date + (s.statement_id % 3 - 1) * 30, 'PLANNED', now(), now()
            from   assessment.assessment a
            join   assessment.round r using (round_id)
            join   assessment.statement s on s.position % 20 = 0
            where  r.code = @Round and a.organisation_id % 3 = 0;
            vacuum analyze assessment.action
            """;
        await using var connection = await database.Owner.OpenConnectionAsync();
        foreach (var part in sql.Split(';'))
            await connection.ExecuteAsync(part, new { Round = Sector.Rounds[^1] });
    }

    private sealed record Result(
        int Organisations, int Written, TimeSpan Wall, TimeSpan Process, TimeSpan Server, long Memory, long Objects, long Bytes, TimeSpan Again, int Charts);

    /// <summary>Looks at the memory of this process every so often.</summary>
    private sealed class Peak : IDisposable
    {
        private readonly Timer _timer;

        public Peak() => _timer = new(_ =>
        {
            OfProcess = Math.Max(OfProcess, Environment.WorkingSet);
            OfObjects = Math.Max(OfObjects, GC.GetTotalMemory(forceFullCollection: false));
        }, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        public long OfProcess { get; private set; }

        public long OfObjects { get; private set; }

        public void Dispose() => _timer.Dispose();
    }

    private sealed class Silence : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
