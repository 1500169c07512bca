using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>How far the build of a release is.</summary>
/// <param name="Release">The release's name; there is no such release before the build is finished.</param>
/// <param name="Finished">The finished part, 0 to 1; a draft is there at 1.</param>
/// <param name="Failure">Why the build ended without a release; null as long as it has not.</param>
public sealed record BuildProgress(string Release, double Finished, string? Failure)
{
    private const string Channel = "build_progressed";

    /// <summary>Whether nothing more will be told.</summary>
    public bool IsEnd => Finished >= 1 || Failure is not null;

    /// <summary>Tells everybody who follows the build, in whatever process.</summary>
    /// <param name="builder">The builder role's pool; the build's own transaction would tell only at its end.</param>
    /// <param name="cancellation">Ends the telling.</param>
    public async Task TellAsync(NpgsqlDataSource builder, CancellationToken cancellation)
    {
        await using var command = builder.CreateCommand("select pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = Channel });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(this) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What is told of a build until it ends; its end at once when the release is there already.</summary>
    /// <param name="builder">The builder role's pool; one connection is in use as long as somebody follows.</param>
    /// <param name="release">The release's name.</param>
    /// <param name="cancellation">Ends the following.</param>
    public static async IAsyncEnumerable<BuildProgress> FollowAsync(
        NpgsqlDataSource builder, string release, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var heard = new Queue<BuildProgress>();
        await using var connection = await builder.OpenConnectionAsync(cancellation);
        connection.Notification += (_, told) => heard.Enqueue(JsonSerializer.Deserialize<BuildProgress>(told.Payload)!);
        await using (var listen = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"listen {Channel}"), connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        if ((await ReleaseQueries.ReadFactsAsync(connection, cancellation)).Any(facts => facts.Name == release))
        {
            yield return new(release, 1, null);
            yield break;
        }

        while (true)
        {
            while (heard.TryDequeue(out var progress))
            {
                if (progress.Release != release)
                    continue;
                yield return progress;
                if (progress.IsEnd)
                    yield break;
            }

            await connection.WaitAsync(cancellation);
        }
    }
}
