namespace Benchmark.GraphQL.Transport;

/// <summary>Lets a number of operations run at once, and a number wait.</summary>
internal sealed class Admission(ServerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _running = new(options.MaxConcurrentExecutions);
    private int _waiting;

    /// <summary>Waits for a turn; false when too many wait already.</summary>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellation)
    {
        if (_running.Wait(0, CancellationToken.None))
            return true;
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.MaxQueuedExecutions)
                return false;
            await _running.WaitAsync(cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Leave() => _running.Release();

    public void Dispose() => _running.Dispose();
}
