using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Anonymised;

/// <summary>How an intruder fared who tried to find out whose anonymised assessments are.</summary>
/// <param name="Knows">What the intruder knows of an organisation beside its attributes, in words.</param>
/// <param name="Tried">Organisations that were looked for, one guess each.</param>
/// <param name="Found">Guesses that were right.</param>
/// <param name="Sure">Guesses for which one assessment is closer by far than any other, so that the intruder believes them.</param>
/// <param name="SureFound">Of those, the ones that were right.</param>
public sealed record Intrusion(string Knows, int Tried, int Found, int Sure, int SureFound)
{
    private const double Unlikely = 0.002;

    /// <summary>Whether neither all guesses nor the sure ones are right more often than so many per cent, but for chance.</summary>
    /// <remarks>
    /// Who guesses one of ten alike is right in 10 of 100 cases on average only. More is put down to chance unless so many right ones, or more,
    /// would come about less than once in five hundred times: 3 of 3, or 129 of 1,000.
    /// </remarks>
    public bool IsWithin(int percent) => IsLikely(Found, Tried, percent) && IsLikely(SureFound, Sure, percent);

    private static bool IsLikely(int found, int guesses, int percent) =>
        Distributions.BinomialAtLeast(found, guesses, percent / 100.0) > Unlikely;
}

/// <summary>Attacks anonymised assessments as somebody would who knows true ratings; knows nothing of how they were drawn.</summary>
public static class Intruder
{
    private const int MostTried = 200;
    private const double Point = 1_000_000;
    private static readonly int[] RatingsKnown = [3, 10];

    /// <summary>Looks for organisations by their class and 3, 10 and all of their true ratings, and for the assessment of the same organisation in another draw.</summary>
    /// <param name="truth">The true assessments.</param>
    /// <param name="drawn">What is given out.</param>
    /// <param name="again">What the next release would give out if everybody answered the same again.</param>
    /// <param name="chance">Draws which ratings are known, and which of several guesses is made.</param>
    /// <returns>One for each thing that may be known; up to 200 organisations of each class are looked for.</returns>
    public static IReadOnlyList<Intrusion> Attack(
        IReadOnlyList<TrueAssessment> truth, IReadOnlyList<DrawnAssessment> drawn, IReadOnlyList<DrawnAssessment> again, Chance chance)
    {
        var (within, later) = (drawn.ToLookup(row => truth[row.Of].Class), again.ToLookup(row => truth[row.Of].Class));
        DrawnAssessment[] wanted = [.. within.SelectMany(own => Spread([.. own]))];
        var statements = truth[0].Scores.Count;
        return
        [
            .. RatingsKnown.Where(count => count < statements).Select(count => Tell($"{count} true ratings", within, row => Some(truth[row.Of], count, chance))),
            Tell($"all {statements} true ratings", within, row => Some(truth[row.Of], statements, chance)),
            Tell("an assessment of another draw from the same answers", later, row => [.. row.Ratings.Select((rating, at) => (at, (double)rating))]),
        ];

        Intrusion Tell(string knows, ILookup<Group, DrawnAssessment> among, Func<DrawnAssessment, (int Statement, double Rating)[]> known)
        {
            var guesses = wanted.Select(row => (row.Of, Guess: Guess([.. among[truth[row.Of].Class]], known(row), chance))).ToList();
            return new(
                knows, guesses.Count, guesses.Count(guess => guess.Guess.Row.Of == guess.Of), guesses.Count(guess => guess.Guess.IsSure),
                guesses.Count(guess => guess.Guess.IsSure && guess.Guess.Row.Of == guess.Of));
        }
    }

    /// <summary>The assessment that is closest to what is known; any of several. It is sure when every other one is farther by a quarter and a rating point.</summary>
    /// <param name="rows">The assessments of a class; not empty.</param>
    /// <param name="known">Ratings by the place of their statement.</param>
    /// <param name="chance">Draws one of several that are equally close.</param>
    public static (DrawnAssessment Row, bool IsSure) Guess(
        IReadOnlyList<DrawnAssessment> rows, IReadOnlyList<(int Statement, double Rating)> known, Chance chance)
    {
        var (closest, least, next) = (rows[0], double.MaxValue, double.MaxValue);
        var first = chance(rows.Count);
        for (var at = 0; at < rows.Count; at++)
        {
            var (row, distance) = (rows[(first + at) % rows.Count], 0.0);
            for (var number = 0; number < known.Count && distance < next; number++)
                distance += Math.Abs(row.Ratings[known[number].Statement] - known[number].Rating);
            if (distance < least)
                (closest, least, next) = (row, distance, least);
            else if (distance < next)
                next = distance;
        }

        return (closest, next >= 1.25 * least + 1);
    }

    private static IEnumerable<DrawnAssessment> Spread(DrawnAssessment[] own) =>
        own.Where((_, at) => at % ((own.Length + MostTried - 1) / MostTried) == 0);

    /// <summary>So many true ratings, chosen by chance.</summary>
    private static (int Statement, double Rating)[] Some(TrueAssessment assessment, int count, Chance chance)
    {
        int[] statements = [.. Enumerable.Range(0, assessment.Scores.Count)];
        chance.Shuffle(statements);
        return [.. statements.Take(count).Select(statement => (statement, assessment.Scores[statement] / Point))];
    }
}
