using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Hosting;
using Benchmark.Api.People;
using Benchmark.Api.Rounds;
using Benchmark.Data.Examples;
using Benchmark.Domain.Examples;
using Benchmark.Reports.Examples;

namespace Benchmark.Api.Examples;

[QueryType]
internal static partial class ExampleQueries
{
    private const int LongestSearch = 200;

    /// <summary>Approved examples of good practice: those that fit a search best, or the newest first.</summary>
    /// <param name="framework">Only those of this framework, by code; null for all.</param>
    /// <param name="search">Words to look for, at most 200 characters: all of them, "next to each other", or without -some.</param>
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<Connection<PublishedExample>?> GetExamplesAsync(
        PagingArguments paging, string? framework, string? search, PublicDatabase database, CancellationToken cancellation)
    {
        if (search is { Length: > LongestSearch })
            throw new GraphQLException(ErrorBuilder.New().SetMessage($"Search for at most {LongestSearch} characters.").SetCode("SEARCH_TOO_LONG").Build());

        var after = paging.Start(keys: 2) is [var rank, var number]
            && float.TryParse(rank, NumberStyles.Float, CultureInfo.InvariantCulture, out var least)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                ? (least, last)
                : ((float, long)?)null;
        var words = string.IsNullOrWhiteSpace(search) ? null : search;
        var found = await PublishedExamples.FindAsync(database.Pool, framework, words, after, paging.Size() + 1, cancellation);
        return KeysetPage.Of(
            found, paging,
            example => [example.Rank.ToString("R", CultureInfo.InvariantCulture), example.Number.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Examples that wait to be rewritten or approved, the oldest first; for reviewers and administrators.</summary>
    [Authorize(Roles = ["REVIEWER", "ADMINISTRATOR"])]
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<Connection<ExampleOffer>?> GetOfferedExamplesAsync(
        PagingArguments paging, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var after = paging.Start(keys: 1) is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last
            : (int?)null;
        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = await transaction.ListWaitingAsync(after, paging.Size() + 1, cancellation);
        return KeysetPage.Of(found, paging, example => [example.Number.ToString(CultureInfo.InvariantCulture)]);
    }
}
