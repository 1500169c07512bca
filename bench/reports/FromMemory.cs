using System.Diagnostics;
using Benchmark.Reports.Tests.Documents;

namespace Benchmark.Bench.Reports;

/// <summary>The whole page of one organisation beside its peers, its charts wide and narrow, warm, on two threads, without a database.</summary>
internal static class FromMemory
{
    private const double WarmUpSeconds = 3;
    private const double Seconds = 8;
    private const int Threads = 2;

    public static void Run()
    {
        var make = OwnExamples.Reports["provider"];
        Make(WarmUpSeconds);
        var (cpu, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var reports = Make(Seconds);
        var (wall, spent) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);

        var charts = make().Exhibits.Count;
        Console.WriteLine($"| a provider report from memory, HTML with {charts} charts drawn twice | {Threads} threads |");
        Console.WriteLine("|:--|--:|");
        Console.WriteLine($"| reports a second | {reports / wall.TotalSeconds:#,0} |");
        Console.WriteLine($"| CPU a report | {spent.TotalMilliseconds / reports:0.00} ms |");
        Console.WriteLine($"| page | {make().Page.ToUtf8().Length / 1024.0:0} KB |");

        int Make(double length)
        {
            var (begin, done) = (Stopwatch.GetTimestamp(), 0);
            Parallel.For(0, Threads, _ =>
            {
                while (Stopwatch.GetElapsedTime(begin).TotalSeconds < length)
                {
                    GC.KeepAlive(make().Page.ToUtf8());
                    Interlocked.Increment(ref done);
                }
            });
            return done;
        }
    }
}
