namespace Benchmark.Data.Demo;

/// <summary>Made-up answers in words.</summary>
internal static class SyntheticWords
{
    private static readonly string[] Openings =
    [
        "Synthetic answer: people told us at their meeting", "Synthetic answer: families asked for a change",
        "Synthetic answer: we look at this every month", "Synthetic answer: this is still weak with us",
        "Synthetic answer: staff and people worked on it together",
    ];

    private static readonly string[] Endings =
    [
        "and we changed the rota, the menu and the way we meet.", "and the board now asks about it at each meeting.",
        "and we wrote down what to do next.", "but we cannot show yet that it helped.", "and we will ask again in the autumn.",
    ];

    private static readonly string[] Records =
        ["Meeting notes", "Support plans", "Training matrix", "Survey results", "Supervision records", "Photographs", "Action plan"];

    /// <summary>Two half sentences.</summary>
    public static string Narrative(ref SeededRandom random) =>
        $"{Openings[random.Below(Openings.Length)]}, {Endings[random.Below(Endings.Length)]}";

    /// <summary>Up to three records, none twice.</summary>
    public static IEnumerable<string> Evidence(ref SeededRandom random)
    {
        var first = random.Below(Records.Length);
        return Enumerable.Range(first, random.Below(4)).Select(at => Records[at % Records.Length]);
    }
}
