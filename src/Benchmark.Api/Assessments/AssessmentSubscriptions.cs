using System.Runtime.CompilerServices;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Domain.Assessments;

namespace Benchmark.Api.Assessments;

[SubscriptionType]
internal static partial class AssessmentSubscriptions
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Every revision of your assessment from the one it has now, so that colleagues who have it open see each other save.</summary>
    [Subscribe(With = nameof(FollowAsync))]
    [Authorize(Roles = ["PROVIDER"])]
    public static SavedRevision AssessmentSaved([EventMessage] SavedRevision saved) => saved;

    /// <summary>The revisions of an assessment, wherever they are saved; nothing of one that is not yours.</summary>
    /// <remarks>It looks once a second as whoever asks, so each look is decided by the policies of that moment.</remarks>
    /// <param name="assessment">Which assessment.</param>
    [GraphQLIgnore]
    public static async IAsyncEnumerable<SavedRevision> FollowAsync(
        [ID<AssessmentFacts>] string assessment, PrivateSide side, ClaimsPrincipal user, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = 0;
        while (await FindAsync(AssessmentMutations.NumberOf(assessment), side, user, cancellation) is { } facts)
        {
            if (facts.Revision != seen)
                yield return new(facts.Number, seen = facts.Revision);
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<AssessmentFacts?> FindAsync(int number, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.FindAssessmentAsync(number, cancellation);
    }
}
