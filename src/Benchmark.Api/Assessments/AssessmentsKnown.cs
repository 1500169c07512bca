using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Microsoft.Extensions.Caching.Memory;

namespace Benchmark.Api.Assessments;

/// <summary>Remembers for a while what an assessment asks, so that saving its answers is one round trip.</summary>
internal sealed class AssessmentsKnown(PrivateSide side) : IDisposable
{
    private static readonly TimeSpan While = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>The edition of an assessment, and what decides which of its statements are asked.</summary>
    /// <exception cref="AssessmentNotFoundException">There is none, or it is not theirs.</exception>
    public async ValueTask<(Framework Framework, Respondent Respondent)> FindAsync(int number, Actor actor, CancellationToken cancellation)
    {
        if (_known.TryGetValue((actor.OrganisationNumber, number), out (Framework, Respondent) known))
            return known;

        await using var transaction = await ActingTransaction.BeginAsync(side.Member, actor, cancellation);
        var facts = await transaction.FindAssessmentAsync(number, cancellation) ?? throw new AssessmentNotFoundException();
        return _known.Set(
            (actor.OrganisationNumber, number), (Editions.Of(facts.Framework), facts.Respondent),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = While });
    }

    /// <inheritdoc/>
    public void Dispose() => _known.Dispose();
}
