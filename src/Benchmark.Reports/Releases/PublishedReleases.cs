using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>What is public, held in memory: facts of every release, and each release from its first use on.</summary>
/// <remarks>
/// A published release never changes, so nothing here is ever refreshed but the list of facts, which the database announces.
/// Reads take no lock and never touch the database once a release is loaded.
/// </remarks>
public sealed class PublishedReleases : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _database;
    private readonly ConcurrentDictionary<int, Lazy<Task<Release>>> _loaded = new();
    private readonly ConcurrentDictionary<Channel<ReleaseFacts>, byte> _followers = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly CancellationTokenSource _closing = new();
    private volatile IReadOnlyList<ReleaseFacts> _facts;
    private readonly Task _listening;

    private PublishedReleases(NpgsqlDataSource database, IReadOnlyList<ReleaseFacts> facts)
    {
        (_database, _facts) = (database, facts);
        _listening = Task.Run(() => ListenAsync(_closing.Token));
    }

    /// <summary>Reads what is public and keeps listening for what will be.</summary>
    /// <param name="database">The public role's pool.</param>
    /// <param name="cancellation">Ends the first read.</param>
    public static async Task<PublishedReleases> OpenAsync(NpgsqlDataSource database, CancellationToken cancellation) =>
        new(database, await ReleaseQueries.ReadFactsAsync(database, cancellation));

    /// <summary>Published and withdrawn releases, newest first.</summary>
    public IReadOnlyList<ReleaseFacts> Facts => _facts;

    /// <summary>The newest published release of an edition and perspective; null when there is none.</summary>
    /// <param name="framework">The framework's code, or code and edition in one word.</param>
    /// <param name="perspective">Null for editions without perspectives.</param>
    /// <param name="version">A version, <c>2.*</c> or <c>2.1.*</c> for the newest of those, or null for the newest of all.</param>
    public ReleaseFacts? Find(string framework, PerspectiveCode? perspective, string? version) =>
        _facts
            .Where(facts => (facts.FrameworkCode == framework || $"{facts.FrameworkCode}-{facts.FrameworkEdition}" == framework)
                && facts.Perspective == perspective
                && (facts.Status == ReleaseStatus.Published || facts.Version == version)
                && (version is null || facts.Version == version
                    || (version.EndsWith(".*", StringComparison.Ordinal) && facts.Version.StartsWith(version[..^1], StringComparison.Ordinal))))
            .OrderByDescending(facts => facts.FrameworkEdition, StringComparer.Ordinal)
            .ThenByDescending(facts => Version.Parse(facts.Version))
            .FirstOrDefault();

    /// <summary>Published releases of the same edition and perspective as one, up to it, oldest first.</summary>
    public IReadOnlyList<ReleaseFacts> UpTo(ReleaseFacts release) =>
    [
        .. _facts
            .Where(facts => facts.Status == ReleaseStatus.Published
                && (facts.FrameworkCode, facts.FrameworkEdition, facts.Perspective)
                    == (release.FrameworkCode, release.FrameworkEdition, release.Perspective)
                && Version.Parse(facts.Version) <= Version.Parse(release.Version))
            .OrderBy(facts => Version.Parse(facts.Version)),
    ];

    /// <summary>A published release with its figures.</summary>
    public ValueTask<Release> LoadAsync(ReleaseFacts facts)
    {
        var loading = _loaded.GetOrAdd(facts.Id, _ => new(() => ReleaseQueries.ReadAsync(_database, facts, _closing.Token)));
        if (loading.Value.IsFaulted || loading.Value.IsCanceled)
            _loaded.TryRemove(KeyValuePair.Create(facts.Id, loading));

        return new(loading.Value);
    }

    /// <summary>Reads what is public now, so that who published or withdrew a release sees it done at once.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            Take(await ReleaseQueries.ReadFactsAsync(_database, cancellation));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Releases from when they become public, until the reader stops.</summary>
    /// <remarks>A reader that does not keep up misses the oldest.</remarks>
    public async IAsyncEnumerable<ReleaseFacts> FollowAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<ReleaseFacts>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        _followers.TryAdd(channel, 0);
        try
        {
            await foreach (var release in channel.Reader.ReadAllAsync(cancellation))
                yield return release;
        }
        finally
        {
            _followers.TryRemove(channel, out _);
        }
    }

    /// <summary>How a release differs from the version before it of the same edition and perspective, published or withdrawn.</summary>
    public async Task<IReadOnlyList<ReleaseChange>> ChangesOfAsync(ReleaseFacts facts, CancellationToken cancellation)
    {
        var before = _facts
            .Where(other => other.FrameworkCode == facts.FrameworkCode && other.FrameworkEdition == facts.FrameworkEdition
                && other.Perspective == facts.Perspective && Version.Parse(other.Version) < Version.Parse(facts.Version))
            .MaxBy(other => Version.Parse(other.Version));
        return (await ReleaseQueries.ReadContentsAsync(_database, facts, cancellation))
            .Since(before is null ? null : await ReleaseQueries.ReadContentsAsync(_database, before, cancellation));
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
        _reading.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _database.OpenConnectionAsync(cancellation);
                await using (var listen = new NpgsqlCommand("listen release_published", connection))
                    await listen.ExecuteNonQueryAsync(cancellation);
                while (true)
                {
                    await RefreshAsync(cancellation);
                    await connection.WaitAsync(cancellation);
                }
            }
            catch (NpgsqlException)
            {
                // The database went away: what is loaded keeps serving, and the list is read again when it is back.
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private void Take(IReadOnlyList<ReleaseFacts> facts)
    {
        foreach (var withdrawn in facts.Where(release => release.Status == ReleaseStatus.Withdrawn))
            _loaded.TryRemove(withdrawn.Id, out _);
        var known = _facts.Select(release => release.Id).ToHashSet();
        _facts = facts;
        foreach (var release in facts.Where(release => release.Status == ReleaseStatus.Published && !known.Contains(release.Id)))
        {
            foreach (var follower in _followers.Keys)
                follower.Writer.TryWrite(release);
        }
    }
}
