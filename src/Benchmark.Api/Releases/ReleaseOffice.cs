using Benchmark.Reports.Releases;
using Npgsql;

namespace Benchmark.Api.Releases;

/// <summary>Where releases are made: the pool of the role that builds them, for resolvers of people who may.</summary>
/// <param name="builder">The builder role's pool.</param>
/// <param name="lifetime">Interrupts a build when the server stops.</param>
internal sealed class ReleaseOffice(NpgsqlDataSource builder, IHostApplicationLifetime lifetime)
{
    /// <summary>The builder role's pool.</summary>
    public NpgsqlDataSource Builder => builder;

    /// <summary>Begins a build that goes on without whoever asked for it, and says so once it has a name.</summary>
    /// <exception cref="Domain.DomainException">The round cannot be released.</exception>
    public async Task<BuildProgress> BeginAsync(ReleaseBuild build, TimeProvider clock)
    {
        var named = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Task.Run(() => (build with { Named = named.SetResult }).RunAsync(builder, clock, new Progress<double>(), lifetime.ApplicationStopping));
        if (await Task.WhenAny(named.Task, running) == running)
            await running;
        return new(await named.Task, 0, null);
    }
}
