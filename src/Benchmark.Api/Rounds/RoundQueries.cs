using Benchmark.Domain.Rounds;
using Benchmark.Reports.Rounds;

namespace Benchmark.Api.Rounds;

[QueryType]
internal static partial class RoundQueries
{
    /// <summary>Every round, newest first.</summary>
    [UsePaging]
    public static Task<IReadOnlyList<Round>> GetRoundsAsync(PublicDatabase database, CancellationToken cancellation) =>
        PublicRounds.ListAsync(database.Pool, cancellation);
}
