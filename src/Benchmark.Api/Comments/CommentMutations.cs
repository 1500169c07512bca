using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Comments;
using Benchmark.Data.People;
using Benchmark.Domain.Comments;
using Benchmark.Domain.PersonalData;

namespace Benchmark.Api.Comments;

[MutationType]
internal static partial class CommentMutations
{
    /// <summary>Makes your organisation a new code to hand out for comments; the one before opens nothing from then on.</summary>
    [Authorize(Roles = ["PROVIDER"])]
    [UseMutationConvention(PayloadFieldName = "commentCode")]
    public static async Task<string> RenewCommentCodeAsync(
        PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        var code = await transaction.MakeCommentCodeAsync(clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("renewCommentCode", transaction.Actor.Organisation, cancellation);
        await transaction.CommitAsync(cancellation);
        return code;
    }

    /// <summary>Leaves a comment with the organisation that handed out a code. Nothing is kept of who you are.</summary>
    /// <param name="code">The code.</param>
    /// <param name="text">What you want to say, in at most 4,000 characters. Name no people.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Error<CommentCodeUnknownException>]
    [Error<CommentRefusedException>]
    [Error<TooManyCommentsException>]
    [Error<PersonalDataSuspectedException>]
    [UseMutationConvention(PayloadFieldName = "isRecorded")]
    public static async Task<bool> RecordCommentAsync(
        string code, string text, bool? confirmed, PrivateSide side, TimeProvider clock, CancellationToken cancellation)
    {
        await side.CommentAsync(code, text, confirmed ?? false, clock.GetUtcNow(), cancellation);
        return true;
    }

    /// <summary>Answers a comment; the answer stays.</summary>
    /// <param name="id">Which comment.</param>
    /// <param name="answer">The answer, in at most 4,000 characters. Name no people.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<CommentNotFoundException>]
    [Error<CommentAnsweredException>]
    [Error<CommentRefusedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<ThirdPartyComment> AnswerCommentAsync(
        [ID("ThirdPartyComment")] string id, string answer, bool? confirmed, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed ?? false, (nameof(answer), answer));
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new CommentNotFoundException();

        await using var transaction = await side.ChangeAsync(user, cancellation);
        var answered = await transaction.AnswerCommentAsync(number, answer, clock.GetUtcNow(), cancellation);
        await transaction.NoteAsync("answerComment", $"comment {id}", cancellation);
        await transaction.CommitAsync(cancellation);
        return answered;
    }

    /// <summary>Keeps what somebody without an account says.</summary>
    internal static async Task CommentAsync(
        this PrivateSide side, string code, string text, bool confirmed, DateTimeOffset now, CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed, (nameof(text), text));
        await using var transaction = await ActingTransaction.BeginAsync(side.Member, CommentStore.Anybody, cancellation);
        await transaction.RecordCommentAsync(code, text, now, cancellation);
        await transaction.NoteAsync("recordComment", target: null, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
