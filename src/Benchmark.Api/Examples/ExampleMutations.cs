using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Data.Examples;
using Benchmark.Data.Frameworks;
using Benchmark.Data.People;
using Benchmark.Domain.Examples;
using Benchmark.Domain.People;
using Benchmark.Domain.PersonalData;

namespace Benchmark.Api.Examples;

[MutationType]
internal static partial class ExampleMutations
{
    /// <summary>Offers an example of good practice to others. It is read by nobody else before a reviewer rewrote it and two people approved it.</summary>
    /// <param name="framework">The code of the framework it belongs to; its latest edition counts.</param>
    /// <param name="area">The code of the area it tells of.</param>
    /// <param name="text">What happened. Name no people and no places.</param>
    /// <param name="consent">That the people it tells of and your organisation agree to it being offered; recorded with your name and the time.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["PROVIDER"])]
    [Error<ConsentMissingException>]
    [Error<AreaUnknownException>]
    [Error<ExampleRefusedException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<ExampleOffer> OfferExampleAsync(
        string framework, string area, string text, bool consent, bool? confirmed, PrivateSide side, TimeProvider clock, ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed ?? false, (nameof(text), text));
        var edition = FrameworkFiles.Shipped.Find(framework) ?? throw new AreaUnknownException(framework, area);
        await using var transaction = await side.ChangeAsync(user, cancellation);
        return await KeepAsync(
            transaction, "offerExample", await transaction.OfferAsync(edition, area, text, consent, clock.GetUtcNow(), cancellation), cancellation);
    }

    /// <summary>Puts an offered example in words that everybody can read and that name nobody; approvals of the old words are void.</summary>
    /// <param name="id">Which example.</param>
    /// <param name="wording">The new words.</param>
    /// <param name="confirmed">Keeps words that look as if they named a person; only after looking at them again.</param>
    [Authorize(Roles = ["REVIEWER"])]
    [Error<ExampleNotFoundException>]
    [Error<ExampleRefusedException>]
    [Error<HolderNeededException>]
    [Error<PersonalDataSuspectedException>]
    public static async Task<ExampleOffer> RewriteExampleAsync(
        [ID("Example")] string id, string wording, bool? confirmed, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        PersonalDataScan.Ask(confirmed ?? false, (nameof(wording), wording));
        await using var transaction = await side.ChangeAsync(user, cancellation);
        return await KeepAsync(
            transaction, "rewriteExample", await transaction.RewriteAsync(ExampleNode.NumberOf(id), wording, cancellation), cancellation);
    }

    /// <summary>Approves the words of an example; with the second person's approval everybody can read it.</summary>
    /// <remarks>Who rewrote it does not approve it, and two people of the organisation itself are not enough.</remarks>
    /// <param name="id">Which example.</param>
    /// <param name="revision">The revision you read, so that nobody approves words they have not seen.</param>
    [Authorize(Roles = ["PROVIDER", "REVIEWER", "ADMINISTRATOR"])]
    [Error<ExampleNotFoundException>]
    [Error<ExampleRefusedException>]
    [Error<ExampleChangedException>]
    [Error<ApprovalRefusedException>]
    [Error<HolderNeededException>]
    public static async Task<ExampleOffer> ApproveExampleAsync(
        [ID("Example")] string id, int revision, PrivateSide side, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        return await KeepAsync(
            transaction, "approveExample", await transaction.ApproveAsync(ExampleNode.NumberOf(id), revision, clock.GetUtcNow(), cancellation),
            cancellation);
    }

    /// <summary>Turns an offered example down.</summary>
    /// <param name="id">Which example.</param>
    /// <param name="because">Why, for the organisation that offered it.</param>
    [Authorize(Roles = ["REVIEWER", "ADMINISTRATOR"])]
    [Error<ExampleNotFoundException>]
    [Error<ExampleRefusedException>]
    public static async Task<ExampleOffer> RejectExampleAsync(
        [ID("Example")] string id, string because, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        return await KeepAsync(
            transaction, "rejectExample", await transaction.RejectAsync(ExampleNode.NumberOf(id), because, cancellation), cancellation);
    }

    /// <summary>Takes an example down: nobody else reads it from this moment, whoever approved it.</summary>
    /// <param name="id">Which example: your organisation's, or any for a reviewer or administrator.</param>
    [Authorize(Roles = ["PROVIDER", "REVIEWER", "ADMINISTRATOR"])]
    [Error<ExampleNotFoundException>]
    [Error<ExampleRefusedException>]
    public static async Task<ExampleOffer> TakeDownExampleAsync(
        [ID("Example")] string id, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.ChangeAsync(user, cancellation);
        return await KeepAsync(
            transaction, "takeDownExample", await transaction.TakeDownAsync(ExampleNode.NumberOf(id), cancellation), cancellation);
    }

    private static async Task<ExampleOffer> KeepAsync(
        ActingTransaction transaction, string done, ExampleOffer example, CancellationToken cancellation)
    {
        await transaction.NoteAsync(done, $"example {example.Number.ToString(CultureInfo.InvariantCulture)}", cancellation);
        await transaction.CommitAsync(cancellation);
        return example;
    }
}
