using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Rounds;

namespace Benchmark.Api.Rounds;

/// <summary>A time in which organisations hand in assessments against one edition.</summary>
[ObjectType<Round>]
[ExtendObjectType<Round>(IgnoreProperties = [nameof(Round.Id), nameof(Round.Framework)])]
internal static partial class RoundNode
{
    /// <summary>Identifies the round everywhere; opaque.</summary>
    [ID("Round")]
    public static string GetId([Parent] Round round) => round.Code;

    /// <summary>The round with this identifier; null when there is none.</summary>
    [NodeResolver]
    public static async Task<Round?> GetRoundAsync(string id, PublicDatabase database, CancellationToken cancellation) =>
        (await PublicRounds.ListAsync(database.Pool, cancellation)).FirstOrDefault(round => round.Code == id);

    /// <summary>The edition it is about.</summary>
    public static Framework GetFramework([Parent] Round round) =>
        FrameworkFiles.Shipped.Frameworks.First(framework => framework.Name == round.Framework);

    /// <summary>Whether assessments can be handed in now.</summary>
    public static bool GetIsOpen([Parent] Round round, TimeProvider clock) => round.IsOpenAt(clock.GetUtcNow());
}
