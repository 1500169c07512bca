using System.Threading.RateLimiting;

namespace Benchmark.Api.People;

/// <summary>Holds every caller to a number of requests, and makes whoever guesses at keys wait.</summary>
internal sealed class CallLimiting(CallLimits limits) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> _requests = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
        {
            TokenLimit = Math.Max(1, limits.RequestsPerMinute),
            TokensPerPeriod = Math.Max(1, limits.RequestsPerMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    private readonly PartitionedRateLimiter<string> _refusals = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = Math.Max(1, limits.RefusalsPerFiveMinutes), Window = Window }));

    /// <summary>Whether this caller may ask once more now.</summary>
    public bool Admits(string caller)
    {
        if (limits.RequestsPerMinute == 0)
            return true;

        using var lease = _requests.AttemptAcquire(caller);
        return lease.IsAcquired;
    }

    /// <summary>Whether keys from this address are looked at.</summary>
    public bool Hears(string address) =>
        limits.RefusalsPerFiveMinutes == 0 || _refusals.GetStatistics(address) is not { CurrentAvailablePermits: 0 };

    /// <summary>Counts a key or token that was refused.</summary>
    public void Refused(string address)
    {
        using var lease = _refusals.AttemptAcquire(address);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        _refusals.Dispose();
    }
}
