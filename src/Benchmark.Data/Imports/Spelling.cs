using System.Text.RegularExpressions;

namespace Benchmark.Data.Imports;

/// <summary>Words for a code that is not on its list.</summary>
/// <remarks>Only what looks like a code is repeated: in a shifted column may stand what somebody wrote about people.</remarks>
internal static partial class Spelling
{
    /// <summary>What was found and what was probably meant, for example <c>"LODNON" is not a region. Did you mean LONDON?</c></summary>
    public static string Unknown(string what, string found, IReadOnlyCollection<string> known)
    {
        var subject = LooksLikeACode().IsMatch(found) ? $"\"{found}\"" : "This";
        var nearest = known.MinBy(code => Distance(code, found));
        var remedy = nearest is not null && Distance(nearest, found) <= Math.Max(2, nearest.Length / 3) ? $"Did you mean {nearest}?"
            : known.Count <= 12 ? $"Write one of {string.Join(", ", known)}."
            : $"Write a code such as {known.First()}.";
        return $"{subject} is not {what}. {remedy}";
    }

    /// <summary>How many letters to add, drop or change, whatever the case.</summary>
    private static int Distance(string left, string right)
    {
        if (right.Length > 60)
            return int.MaxValue;

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.:@-]{1,40}$")]
    private static partial Regex LooksLikeACode();
}
