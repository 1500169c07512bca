namespace Benchmark.Api.Hosting;

/// <summary>Pages of rows that a store reads by the place they are sorted at; the one file that builds connections.</summary>
internal static class KeysetPage
{
    /// <summary>How many items are wanted.</summary>
    public static int Size(this PagingArguments paging) => paging.First ?? paging.Last ?? 10;

    /// <summary>Whether the page is read from its end.</summary>
    public static bool IsBackward(this PagingArguments paging) => paging.Last is not null;

    /// <summary>The sort key of the item at which reading starts, itself left out; null from an end.</summary>
    /// <exception cref="GraphQLException">The cursor is not one of ours.</exception>
    public static IReadOnlyList<string>? Start(this PagingArguments paging, int keys) =>
        (paging.After ?? paging.Before) is { } cursor ? KeysetCursor.Parse(cursor, keys) : null;

    /// <summary>The page of items that were read in the order asked for, one more than wanted where more follow.</summary>
    /// <param name="found">As read.</param>
    /// <param name="paging">What was asked for.</param>
    /// <param name="keys">What an item is sorted by, the last of which makes it unique.</param>
    public static Connection<T> Of<T>(IReadOnlyList<T> found, PagingArguments paging, Func<T, string[]> keys)
    {
        var size = paging.Size();
        var more = found.Count > size;
        T[] page = [.. found.Take(size)];
        if (paging.IsBackward())
            Array.Reverse(page);

        return new PageConnection<T>(Page<T>.Create(
            page,
            hasNextPage: paging.IsBackward() ? paging.Before is not null : more,
            hasPreviousPage: paging.IsBackward() ? more : paging.After is not null,
            item => KeysetCursor.Format(keys(item))));
    }
}
