// How many provider reports a second: the whole page of one organisation beside its peers, its charts wide and narrow, warm, on two threads.
using System.Diagnostics;
using Benchmark.Reports.Tests.Documents;

const double warmUpSeconds = 3;
const double seconds = 8;
const int threads = 2;
const int budget = 200;

var make = OwnExamples.Reports["provider"];
Run(warmUpSeconds);
var (cpu, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
var reports = Run(seconds);
var (wall, spent) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);

var charts = make().Exhibits.Count;
Console.WriteLine($"| a provider report, HTML with {charts} charts drawn twice | {threads} threads | budget |");
Console.WriteLine("|:--|--:|--:|");
Console.WriteLine($"| reports a second | {reports / wall.TotalSeconds:#,0} | {budget} |");
Console.WriteLine($"| CPU a report | {spent.TotalMilliseconds / reports:0.00} ms | {1000.0 * threads / budget:0} ms |");
Console.WriteLine($"| reports two cores have time for in a second | {1000.0 * threads / (spent.TotalMilliseconds / reports):#,0} | {budget} |");
Console.WriteLine($"| page | {make().Html.Length / 1024.0:0} KB | |");

int Run(double length)
{
    var (begin, done) = (Stopwatch.GetTimestamp(), 0);
    Parallel.For(0, threads, _ =>
    {
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < length)
        {
            GC.KeepAlive(make().Html);
            Interlocked.Increment(ref done);
        }
    });
    return done;
}
