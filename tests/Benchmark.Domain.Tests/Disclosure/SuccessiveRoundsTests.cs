using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>Most organisations rate alike from round to round, and somebody subtracts one round's figures from another's.</summary>
public sealed class SuccessiveRoundsTests
{
    private const int Rounds = 2_000;

    [Theory]
    [InlineData(19, 1, false)]
    [InlineData(19, 2, false)]
    [InlineData(19, 3, true)]
    [InlineData(19, 0, true)]
    [InlineData(20, 1, true)]
    public void The_change_of_a_small_group_is_not_shown_when_one_or_two_came_or_went(int contributors, int changed, bool shown) =>
        Assert.Equal(shown, new TrendRule(20, 2).Permits(contributors, changed));

    [Fact]
    public void The_change_of_figures_that_are_withheld_or_banded_is_not_told()
    {
        static Figure Of(int tenths, Coding coding = Coding.Exact) => new Figure.Published(20, new(tenths, coding), null, null, null, null);

        Assert.Equal(-3, PublishedChange.Between(Of(31), Of(28)));
        Assert.Null(PublishedChange.Between(Of(31), Of(38, Coding.OrAbove)));
        Assert.Null(PublishedChange.Between(Figure.Withheld.Instance, Of(31)));
    }

    [Fact]
    public void Subtracting_two_rounds_misses_the_score_of_one_who_left_by_a_point_or_more() =>
        Assert.InRange(ErrorOfSubtracting(unchanged: 0.85, figure => figure.Tenths / 10.0), 1, 4);

    [Fact]
    public void Subtracting_finds_the_score_where_nothing_is_rounded_and_nobody_changes_their_mind() =>
        Assert.InRange(ErrorOfSubtracting(unchanged: 1, _ => null), 0, 0.001);

    /// <summary>How far off the guess is in the quadratic mean, in rating points, for small groups whose sizes the attacker knows exactly.</summary>
    /// <param name="unchanged">The part that rates as it did before.</param>
    /// <param name="seen">What the attacker sees of a mean; null for the exact mean.</param>
    private static double ErrorOfSubtracting(double unchanged, Func<CodedNumber, double?> seen)
    {
        var (random, squares) = (new Random(13), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            int[] before = [.. Enumerable.Range(0, random.Next(11, 20)).Select(_ => Score(random))];
            int[] after = [.. before.Skip(1).Select(score => random.NextDouble() < unchanged ? score : Score(random))];

            var guess = before.Length * Mean(before, seen) - after.Length * Mean(after, seen);

            squares += Math.Pow(guess - before[0] / (double)GroupFacts.Point, 2);
        }

        return Math.Sqrt(squares / Rounds);
    }

    private static int Score(Random random) => random.Next(10, 41) * (GroupFacts.Point / 10);

    private static double Mean(int[] scores, Func<CodedNumber, double?> seen)
    {
        var facts = GroupFacts.OfScores();
        foreach (var score in scores)
            facts.Add(score);
        var figure = (Figure.Published)Some.MaskOf(scores.Length).Figure(0, facts);
        return seen(figure.Mean) ?? scores.Average() / GroupFacts.Point;
    }
}
