using Benchmark.Domain.Disclosure;

namespace Benchmark.Domain.Anonymised;

/// <summary>What anonymised assessments may give away to somebody who knows every true rating, measured when they are drawn.</summary>
/// <param name="Assessments">How many there are; nothing is hidden by it, since each is a row of the file.</param>
/// <param name="Classes">How many groups they are told apart by.</param>
/// <param name="SmallestClass">Fewest corporate groups of a class: k of the attributes.</param>
/// <param name="SmallestPool">Fewest organisations whose assessments are drawn alike: k of the ratings.</param>
/// <param name="SmallestPoolGroups">Fewest corporate groups of such a pool.</param>
/// <param name="FewestRatings">Fewest different ratings of a statement within a class: l.</param>
/// <param name="UniquePercent">Assessments that are alone in their class by attributes, per cent.</param>
/// <param name="FoundPercent">
/// Of organisations whose true ratings are known, the share whose assessment is found by choosing the closest in its class, per cent.
/// </param>
/// <param name="LinkedPercent">
/// If everybody answered the same again and the next release drew anew, the share of assessments that could be linked, per cent.
/// </param>
/// <remarks>
/// The shares are exact expectations over which member of a pool an assessment stands for, which is all that is random to somebody
/// who knows the rest. Method: docs/methods/microdata.md.
/// </remarks>
public sealed record MicrodataRisk(
    int Assessments, int Classes, int SmallestClass, int SmallestPool, int SmallestPoolGroups, int FewestRatings,
    double UniquePercent, double FoundPercent, double LinkedPercent)
{
    private const int Point = 1_000_000;
    private const int MostTried = 200;

    /// <summary>Whether the assessments keep what the rule promises.</summary>
    public bool Keeps(MicrodataRule rule) =>
        SmallestPool >= rule.Alike && SmallestPoolGroups >= rule.Alike && UniquePercent == 0
        && FoundPercent <= rule.MostFoundPercent && LinkedPercent <= rule.MostFoundPercent;

    /// <summary>Attacks assessments as somebody would who knows the true ones.</summary>
    /// <param name="truth">The true ones.</param>
    /// <param name="drawn">What is given out.</param>
    /// <param name="again">What the next release would give out if everybody answered the same again.</param>
    public static MicrodataRisk Of(
        IReadOnlyList<TrueAssessment> truth, IReadOnlyList<DrawnAssessment> drawn, IReadOnlyList<DrawnAssessment> again)
    {
        var classes = drawn.GroupBy(row => truth[row.Of].Class).ToList();
        var later = again.ToLookup(row => truth[row.Of].Class);
        var (tried, found, linked) = (0, 0.0, 0.0);
        foreach (var own in classes)
        {
            DrawnAssessment[] rows = [.. own], next = [.. later[own.Key]];
            foreach (var row in rows.Where((_, at) => at % ((rows.Length + MostTried - 1) / MostTried) == 0))
            {
                tried++;
                found += Chance(Closest(rows, [.. truth[row.Of].Scores.Select(score => score / (double)Point)]), row.Of);
                linked += Chance(Closest(next, [.. row.Ratings.Select(rating => (double)rating)]), row.Of);
            }
        }

        return new(
            drawn.Count, classes.Count, classes.Min(own => GroupsOf(own.Select(row => row.Of))),
            drawn.Min(row => row.Pool.Count), drawn.Min(row => GroupsOf(row.Pool)),
            classes.Min(own => Enumerable.Range(0, own.First().Ratings.Count).Select(at => own.Select(row => row.Ratings[at]).Distinct().Count()).DefaultIfEmpty(0).Min()),
            Rounded(classes.Count(own => own.Count() == 1) / (double)drawn.Count), Rounded(found / tried), Rounded(linked / tried));

        int GroupsOf(IEnumerable<int> numbers) => numbers.Select(number => truth[number].CorporateGroup).Distinct().Count();
    }

    /// <summary>The assessment with the smallest distance to known ratings; the first of several.</summary>
    public static DrawnAssessment Closest(IReadOnlyList<DrawnAssessment> rows, double[] known)
    {
        var (closest, least) = (rows[0], double.MaxValue);
        foreach (var row in rows)
        {
            var distance = 0.0;
            for (var at = 0; at < known.Length && distance < least; at++)
                distance += Math.Abs(row.Ratings[at] - known[at]);
            if (distance < least)
                (closest, least) = (row, distance);
        }

        return closest;
    }

    /// <summary>How likely a chosen assessment is the organisation's: as likely as that of anybody in its pool.</summary>
    private static double Chance(DrawnAssessment chosen, int organisation) =>
        chosen.Pool.Contains(organisation) ? 1.0 / chosen.Pool.Count : 0;

    private static double Rounded(double share) => Math.Round(100 * share, 1, MidpointRounding.AwayFromZero);
}
