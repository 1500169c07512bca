namespace Benchmark.Bench.Export;

/// <summary>Watches how much memory the process gains from now on: what it holds is collected first, and looked at every 5 ms.</summary>
internal sealed class PeakMemory : IAsyncDisposable
{
    private readonly long _before;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public PeakMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _before = Environment.WorkingSet;
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>The most so far, in bytes.</summary>
    public long Most { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Most = Math.Max(Most, Environment.WorkingSet - _before);
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
