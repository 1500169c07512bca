using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Actions;
using Benchmark.Api.People;
using Benchmark.Data.Comments;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Comments;

namespace Benchmark.Api.Comments;

/// <summary>What somebody from outside says of an organisation, and what it answers; nothing is known of who wrote it.</summary>
[ObjectType<ThirdPartyComment>]
[ExtendObjectType<ThirdPartyComment>(IgnoreProperties = [nameof(ThirdPartyComment.Number)])]
internal static partial class CommentNode
{
    /// <summary>Identifies the comment; opaque.</summary>
    [ID("ThirdPartyComment")]
    public static string GetId([Parent] ThirdPartyComment comment) => comment.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether an answer is missing and the four weeks for it are over.</summary>
    public static bool GetIsOverdue([Parent] ThirdPartyComment comment, TimeProvider clock) => comment.IsOverdueOn(clock.Today());
}

/// <summary>Comments, as fields of the organisation.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationComments
{
    /// <summary>What others say of it, the newest first; seen by itself alone.</summary>
    /// <param name="isOverdue">Only those whose answer is overdue, or only the others; null for all.</param>
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ThirdPartyComment>> GetCommentsAsync(
        [Parent] OrganisationFacts organisation, bool? isOverdue, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return [];

        var today = clock.Today();
        await using var transaction = await side.BeginAsync(user, cancellation);
        var comments = await transaction.ListCommentsAsync(cancellation);
        return [.. comments.Where(comment => isOverdue is null || comment.IsOverdueOn(today) == isOverdue)];
    }

    /// <summary>The code it hands out so that others can comment, at <c>/comment/CODE</c>; null until it makes one, and for everybody else.</summary>
    public static async Task<string?> GetCommentCodeAsync(
        [Parent] OrganisationFacts organisation, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return null;

        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.FindCommentCodeAsync(cancellation);
    }
}
