namespace Benchmark.Domain.Anonymised;

/// <summary>Draws a whole number from 0 to below a bound, each as likely as any other.</summary>
/// <param name="below">The bound; at least 1.</param>
/// <remarks>
/// What is given out is drawn by <see cref="System.Security.Cryptography.RandomNumberGenerator.GetInt32(int)"/>: who could repeat the draws could
/// take them back. Tests draw what they can repeat.
/// </remarks>
public delegate int Chance(int below);

internal static class ChanceDraws
{
    /// <summary>Puts a list into an order of which each is as likely.</summary>
    public static void Shuffle(this Chance chance, Span<int> numbers)
    {
        for (var at = numbers.Length - 1; at > 0; at--)
        {
            var other = chance(at + 1);
            (numbers[at], numbers[other]) = (numbers[other], numbers[at]);
        }
    }
}
