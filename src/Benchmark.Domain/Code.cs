namespace Benchmark.Domain;

/// <summary>The spelling of a closed list's members in files and in the API: <c>UPPER_SNAKE</c>.</summary>
public static class Code
{
    /// <summary>The code of <paramref name="value"/>, for example <c>EAST_OF_ENGLAND</c>.</summary>
    /// <exception cref="KeyNotFoundException"><paramref name="value"/> is not a member of the list.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum => Spelling<T>.Codes[value];

    /// <summary>The member with this exact code; null when there is none.</summary>
    public static T? Parse<T>(string code)
        where T : struct, Enum => Spelling<T>.Values.TryGetValue(code, out var value) ? value : null;

    /// <summary>The member with this exact code.</summary>
    /// <exception cref="InvalidDataException"><paramref name="code"/> is not a code of the list.</exception>
    public static T Read<T>(string code)
        where T : struct, Enum =>
        Parse<T>(code) ?? throw new InvalidDataException($"\"{code}\" is not a code of {typeof(T).Name}.");

    /// <summary>Every code of a list, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Spelling<T>.Codes.Values];

    private static string UpperSnake(string name) =>
        string.Concat(name.Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));

    private static class Spelling<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes =
            Enum.GetValues<T>().ToDictionary(value => value, value => UpperSnake(value.ToString()));

        public static readonly Dictionary<string, T> Values =
            Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
