using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Anonymised;

/// <summary>An assessment before it is anonymised; never leaves a build.</summary>
/// <param name="Class">The published group its organisation is in.</param>
/// <param name="CorporateGroup">Whose it is.</param>
/// <param name="Scores">One per statement, in millionths of a rating point: a mean where several people rated.</param>
public sealed record TrueAssessment(Group Class, int CorporateGroup, IReadOnlyList<int> Scores);

/// <summary>An anonymised assessment with what it was drawn for; never leaves a build.</summary>
/// <param name="Of">The number of the true assessment in whose place it stands.</param>
/// <param name="Pool">Numbers of the true assessments it was drawn from.</param>
/// <param name="Ratings">One per statement.</param>
public sealed record DrawnAssessment(int Of, IReadOnlyList<int> Pool, IReadOnlyList<short> Ratings);

/// <summary>Anonymises assessments by microaggregation and post-randomisation: docs/methods/microdata.md has sources and formulas.</summary>
/// <remarks>
/// Within a class, organisations are put into pools of neighbours by their mean. Every rating of an assessment is then that of a
/// member of its pool, chosen anew for each statement, or now and then any rating of the scale. All assessments of a pool
/// are drawn in the same way, so none of them is closer to one member than to another but by chance.
/// </remarks>
public static class Anonymisation
{
    private const int Point = 1_000_000;

    /// <summary>Draws one assessment for each true one, with codes that nothing follows from, in the order of the codes.</summary>
    /// <param name="assessments">The true ones.</param>
    /// <param name="rule">How alike and how random.</param>
    /// <param name="least">The lowest rating of the scale.</param>
    /// <param name="most">Its highest.</param>
    /// <param name="chance">Draws them, and their codes.</param>
    /// <param name="risk">Told how the draw came out.</param>
    public static IReadOnlyList<AnonymisedAssessment> Of(
        IReadOnlyList<TrueAssessment> assessments, MicrodataRule rule, int least, int most, Chance chance, out MicrodataRisk risk)
    {
        var drawn = Draw(assessments, rule, least, most, chance);
        risk = MicrodataRisk.Of(assessments, drawn, Draw(assessments, rule, least, most, chance), chance);
        return
        [
            .. drawn.Select(row => new AnonymisedAssessment(NewCode(chance), assessments[row.Of].Class, row.Ratings))
                .OrderBy(row => row.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Draws without codes, so that it can be attacked; one assessment for each true one.</summary>
    public static IReadOnlyList<DrawnAssessment> Draw(
        IReadOnlyList<TrueAssessment> assessments, MicrodataRule rule, int least, int most, Chance chance)
    {
        var drawn = new List<DrawnAssessment>();
        foreach (var own in assessments.Index().GroupBy(pair => pair.Item.Class))
        {
            foreach (var pool in Pools([.. own.Select(pair => pair.Index)], assessments, rule.Alike, chance))
                drawn.AddRange(pool.Select(number => new DrawnAssessment(number, pool, Ratings(pool, assessments, rule, least, most, chance))));
        }

        return drawn;
    }

    /// <summary>Neighbours by mean, each pool as small as the rule allows; what is left at the end joins the last.</summary>
    private static List<List<int>> Pools(int[] numbers, IReadOnlyList<TrueAssessment> assessments, int alike, Chance chance)
    {
        chance.Shuffle(numbers);
        var pools = new List<List<int>> { new() };
        foreach (var number in numbers.OrderBy(number => assessments[number].Scores.Sum(score => (long)score)))
        {
            if (IsFull(pools[^1], assessments, alike))
                pools.Add([]);
            pools[^1].Add(number);
        }

        if (pools.Count > 1 && !IsFull(pools[^1], assessments, alike))
        {
            pools[^2].AddRange(pools[^1]);
            pools.RemoveAt(pools.Count - 1);
        }

        return pools;
    }

    private static bool IsFull(List<int> pool, IReadOnlyList<TrueAssessment> assessments, int alike) =>
        pool.Count >= alike && pool.Select(number => assessments[number].CorporateGroup).Distinct().Count() >= alike;

    private static short[] Ratings(
        List<int> pool, IReadOnlyList<TrueAssessment> assessments, MicrodataRule rule, int least, int most, Chance chance)
    {
        var ratings = new short[assessments[pool[0]].Scores.Count];
        for (var statement = 0; statement < ratings.Length; statement++)
        {
            ratings[statement] = (short)(chance(100) < rule.RandomPercent
                ? least + chance(most - least + 1)
                : Whole(assessments[pool[chance(pool.Count)]].Scores[statement], chance));
        }

        return ratings;
    }

    /// <summary>A whole rating in the place of a mean: the next one up as often as the mean is near it.</summary>
    private static int Whole(int score, Chance chance) =>
        score / Point + (score % Point is > 0 and var rest && chance(Point) < rest ? 1 : 0);

    /// <summary>128 bits, as 32 hexadecimal digits.</summary>
    private static string NewCode(Chance chance) => string.Create(32, chance, static (code, chance) =>
    {
        foreach (ref var digit in code)
            digit = "0123456789abcdef"[chance(16)];
    });
}
