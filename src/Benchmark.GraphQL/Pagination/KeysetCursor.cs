using System.Text;
using System.Text.Json;

namespace Benchmark.GraphQL.Types.Pagination;

/// <summary>The sort key of an item as an opaque cursor, so that a page starts after it whatever was added meanwhile.</summary>
public static class KeysetCursor
{
    private const int MaxLength = 1024;

    /// <summary>A cursor for the values that an item is sorted by, the last of which makes it unique.</summary>
    public static string Format(params string[] keys) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(keys));

    /// <summary>The values that a cursor holds.</summary>
    /// <param name="cursor">As it came from a caller.</param>
    /// <param name="count">How many values it must hold.</param>
    /// <exception cref="GraphQLException">The cursor is not one of ours.</exception>
    public static IReadOnlyList<string> Parse(string cursor, int count)
    {
        if (cursor.Length > MaxLength)
            throw Refusal();
        try
        {
            var keys = JsonSerializer.Deserialize<string[]>(Convert.FromBase64String(cursor));
            return keys is not null && keys.Length == count && Array.TrueForAll(keys, key => key is not null) ? keys : throw Refusal();
        }
        catch (Exception fault) when (fault is FormatException or JsonException or DecoderFallbackException)
        {
            throw Refusal();
        }
    }

    internal static GraphQLException Refusal() =>
        new(ErrorBuilder.New().SetMessage("The cursor is not one that this field gave out.").SetCode(ErrorCodes.InvalidCursor).Build());
}
