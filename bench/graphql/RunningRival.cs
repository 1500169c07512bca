using System.Diagnostics;

namespace Benchmark.Bench.GraphQL;

/// <summary>A server that runs and answers, until it is disposed of.</summary>
internal sealed class RunningRival(Rival rival, Process server, int port, byte[] body) : IDisposable
{
    private const int MaxRounds = 40;
    private const int RoundsWithoutGain = 4;
    private const double Gain = 0.97;

    public Rival Rival => rival;

    /// <summary>Loads the server for a while.</summary>
    /// <param name="database">The clock of its database; null when it has none.</param>
    /// <param name="duration">How long.</param>
    public async Task<Sample> SampleAsync(PostgresClock? database, TimeSpan duration)
    {
        server.Refresh();
        var (cpu, databaseCpu, start) = (server.TotalProcessorTime, database?.Read() ?? default, Stopwatch.GetTimestamp());
        var answers = await Load.RunAsync(port, body, duration);
        server.Refresh();
        return new(answers, Stopwatch.GetElapsedTime(start), server.TotalProcessorTime - cpu, (database?.Read() ?? default) - databaseCpu);
    }

    /// <summary>
    /// Loads the server until it gets no cheaper, and for a least time in any case: the runtime compiles hot code again while
    /// it runs, and on a busy machine that takes its time. Before that nobody is measured.
    /// </summary>
    public async Task SettleAsync(TimeSpan atLeast, TimeSpan round)
    {
        var (best, without, start) = (double.MaxValue, 0, Stopwatch.GetTimestamp());
        for (var rounds = 0; rounds < MaxRounds && (without < RoundsWithoutGain || Stopwatch.GetElapsedTime(start) < atLeast); rounds++)
        {
            var cost = (await SampleAsync(null, round)).CpuMicroseconds;
            without = cost < best * Gain ? 0 : without + 1;
            best = Math.Min(best, cost);
        }
    }

    public void Dispose()
    {
        server.Kill(entireProcessTree: true);
        server.Dispose();
    }
}

/// <summary>What a server did for a while.</summary>
/// <param name="Answers">How many it gave.</param>
/// <param name="Time">How long it was asked.</param>
/// <param name="Cpu">Processor time of the server.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL; zero when it was not watched.</param>
internal readonly record struct Sample(long Answers, TimeSpan Time, TimeSpan Cpu, TimeSpan DatabaseCpu)
{
    public static Sample operator +(Sample one, Sample other) =>
        new(one.Answers + other.Answers, one.Time + other.Time, one.Cpu + other.Cpu, one.DatabaseCpu + other.DatabaseCpu);

    public double PerSecond => Answers / Time.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Answers;

    public double DatabaseMicroseconds => DatabaseCpu.TotalMicroseconds / Answers;
}
