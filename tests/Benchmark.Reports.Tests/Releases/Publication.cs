using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>Takes a built release the rest of the way to the public.</summary>
internal static class Publication
{
    /// <summary>Audits, approves and publishes.</summary>
    public static async Task<ReleaseFacts> PublishAsync(this TestDatabase database, ReleaseFacts draft)
    {
        var (cancellation, now) = (TestContext.Current.CancellationToken, TimeProvider.System.GetUtcNow());
        var report = await ReleaseAudit.RunAsync(database.Builder, draft, "Ada", now, measures: 0, cancellation);
        Assert.True(report.Passed);
        await ReleaseLife.ApproveAsync(database.Builder, draft, "Ben", now, cancellation);
        await ReleaseLife.PublishAsync(database.Builder, draft, "Ben", now, cancellation);
        return (await ReleaseLife.ListAsync(database.Builder, cancellation)).Single(release => release.Id == draft.Id);
    }
}
