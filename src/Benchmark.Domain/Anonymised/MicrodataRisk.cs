using Benchmark.Domain.Disclosure;

namespace Benchmark.Domain.Anonymised;

/// <summary>What anonymised assessments may give away, measured when they are drawn.</summary>
/// <param name="Assessments">How many there are; nothing is hidden by it, since each is a row of the file.</param>
/// <param name="Classes">How many groups they are told apart by.</param>
/// <param name="SmallestClass">Fewest corporate groups of a class: k of the attributes.</param>
/// <param name="SmallestPool">Fewest organisations whose assessments are drawn alike: k of the ratings.</param>
/// <param name="SmallestPoolGroups">Fewest corporate groups of such a pool.</param>
/// <param name="FewestRatings">Fewest different ratings of a statement within a class: l of a statement.</param>
/// <param name="FewestLevels">Fewest different overall means within a class, in whole rating points: l overall.</param>
/// <param name="UniquePercent">Assessments that are alone in their class by attributes, per cent.</param>
/// <param name="Intrusions">What somebody finds who knows true ratings, or links two draws: linkage across releases.</param>
/// <remarks>Method: docs/methods/microdata.md.</remarks>
public sealed record MicrodataRisk(
    int Assessments, int Classes, int SmallestClass, int SmallestPool, int SmallestPoolGroups, int FewestRatings, int FewestLevels,
    double UniquePercent, IReadOnlyList<Intrusion> Intrusions)
{
    /// <summary>Whether the assessments keep what the rule promises.</summary>
    public bool Keeps(MicrodataRule rule) =>
        SmallestPool >= rule.Alike && SmallestPoolGroups >= rule.Alike && UniquePercent == 0
        && Intrusions.All(intrusion => intrusion.IsWithin(rule.MostFoundPercent));

    /// <summary>Looks at assessments from outside and inside.</summary>
    /// <param name="truth">The true ones.</param>
    /// <param name="drawn">What is given out.</param>
    /// <param name="again">What the next release would give out if everybody answered the same again.</param>
    /// <param name="chance">Draws what an intruder knows.</param>
    public static MicrodataRisk Of(
        IReadOnlyList<TrueAssessment> truth, IReadOnlyList<DrawnAssessment> drawn, IReadOnlyList<DrawnAssessment> again, Chance chance)
    {
        var classes = drawn.GroupBy(row => truth[row.Of].Class).Select(own => own.ToList()).ToList();
        return new(
            drawn.Count, classes.Count, classes.Min(own => GroupsOf(own.Select(row => row.Of))),
            drawn.Min(row => row.Pool.Count), drawn.Min(row => GroupsOf(row.Pool)),
            classes.Min(own => Enumerable.Range(0, own[0].Ratings.Count).Select(at => own.Select(row => row.Ratings[at]).Distinct().Count()).DefaultIfEmpty().Min()),
            classes.Min(own => own.Select(LevelOf).Distinct().Count()),
            Math.Round(100.0 * classes.Count(own => own.Count == 1) / drawn.Count, 1, MidpointRounding.AwayFromZero),
            Intruder.Attack(truth, drawn, again, chance));

        int GroupsOf(IEnumerable<int> numbers) => numbers.Select(number => truth[number].CorporateGroup).Distinct().Count();
    }

    private static int LevelOf(DrawnAssessment row) =>
        (int)Math.Round(row.Ratings.Average(rating => (double)rating), MidpointRounding.AwayFromZero);
}
