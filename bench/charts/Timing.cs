using System.Diagnostics;

namespace Benchmark.Charts.Bench;

/// <summary>What one run costs once everything is warm, in milliseconds.</summary>
/// <param name="Wall">Median.</param>
/// <param name="Cpu">Mean, all threads of the process.</param>
internal readonly record struct Timing(double Wall, double Cpu)
{
    private const double WarmUpSeconds = 1.5;

    public static Timing Of(Func<object> work, int runs)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds;)
            work();

        var times = new double[runs];
        var cpu = Environment.CpuUsage.TotalTime;
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        Array.Sort(times);
        return new(times[runs / 2], spent / runs);
    }
}
