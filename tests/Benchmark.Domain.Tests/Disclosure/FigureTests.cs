using System.Numerics;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

public sealed class FigureTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(17, 15)]
    [InlineData(18, 20)]
    public void Contributors_are_told_to_the_nearest_5(int organisations, int shown)
    {
        Assert.Equal(shown, Published(Alike(organisations, 2_500_000)).Contributors);
        Assert.Equal(shown, Some.MaskOf(organisations).ParticipationOf(0));
    }

    [Theory]
    [InlineData(19, false, false, false)]
    [InlineData(20, true, false, false)]
    [InlineData(29, true, false, false)]
    [InlineData(30, true, false, true)]
    [InlineData(49, true, false, true)]
    [InlineData(50, true, true, true)]
    public void Finer_figures_need_more_organisations(int organisations, bool quartiles, bool deciles, bool spread)
    {
        var figure = Published(Alike(organisations, 2_500_000));

        Assert.Equal((quartiles, deciles, spread), (figure.Quartiles is not null, figure.Deciles is not null, figure.Spread is not null));
    }

    [Fact]
    public void Thresholds_count_corporate_groups_as_well_as_organisations()
    {
        int[] corporateGroups = [.. Enumerable.Range(0, 60).Select(at => at % 15)];
        var mask = Mask.Of(corporateGroups, Some.Columns([.. Enumerable.Range(0, 60)]), [], Some.Policy());

        var figure = Assert.IsType<Figure.Published>(mask.Figure(0, Alike(60, 2_500_000)));

        Assert.Equal(60, figure.Contributors);
        Assert.Null(figure.Quartiles);
        Assert.Null(figure.Deciles);
        Assert.Null(figure.Spread);
    }

    [Theory]
    [InlineData(2_449_999, "2.4")]
    [InlineData(2_450_000, "2.5")]
    [InlineData(3_749_999, "3.7")]
    [InlineData(3_750_000, "3.8 or above")]
    [InlineData(4_000_000, "3.8 or above")]
    [InlineData(1_249_999, "1.2 or below")]
    [InlineData(1_250_000, "1.3")]
    public void Means_are_rounded_half_up_and_banded_at_the_ends(int score, string shown) =>
        Assert.Equal(shown, Published(Alike(10, score)).Mean.Label);

    [Fact]
    public void A_group_that_all_scored_4_shows_the_same_band_everywhere()
    {
        var figure = Published(Alike(60, 4_000_000));

        Assert.All(
            [figure.Mean, figure.Median!.Value, figure.Quartiles!.Lower, figure.Quartiles.Upper, figure.Deciles!.Lower, figure.Deciles.Upper],
            number => Assert.Equal("3.8 or above", number.Label));
        Assert.Equal("under 0.3", figure.Spread!.StandardDeviation.Label);
        Assert.Null(ConfidenceInterval.Of(figure));
    }

    [Theory]
    [InlineData(30, 2, "under 10%")]
    [InlineData(30, 3, "10%")]
    [InlineData(40, 5, "15%")]
    [InlineData(30, 27, "90%")]
    [InlineData(30, 28, "over 90%")]
    [InlineData(99, 33, "35%")]
    [InlineData(100, 33, "33%")]
    [InlineData(200, 25, "13%")]
    [InlineData(100, 0, "under 10%")]
    public void Shares_are_rounded_and_banded(int organisations, int threes, string shown)
    {
        var facts = GroupFacts.OfRatings();
        for (var at = 0; at < organisations; at++)
            facts.Add(at < threes ? 3_000_000 : 2_000_000);

        var spread = Published(facts).Spread!;

        Assert.Equal(shown, spread.Shares[2].Label);
        Assert.Equal(shown, spread.RatedThreeOrFour!.Value.Label);
    }

    [Fact]
    public void Statements_have_shares_and_no_quantiles_and_scores_the_reverse()
    {
        var statement = Published(Alike(60, 3_000_000, GroupFacts.OfRatings()));
        var score = Published(Alike(60, 3_000_000));

        Assert.Equal((4, true), (statement.Spread!.Shares.Count, statement.Spread.RatedThreeOrFour is not null));
        Assert.Equal((null, null, null), (statement.Median, statement.Quartiles, statement.Deciles));
        Assert.Equal((0, false), (score.Spread!.Shares.Count, score.Spread.RatedThreeOrFour is not null));
    }

    [Fact]
    public void A_hidden_group_gets_the_one_figure_without_numbers() =>
        Assert.Same(Figure.Withheld.Instance, Some.MaskOf(9).Figure(0, Alike(9, 2_500_000)));

    [Fact]
    public void A_hidden_group_does_not_tell_how_many_took_part() => Assert.Null(Some.MaskOf(9).ParticipationOf(0));

    [Fact]
    public void Facts_about_other_organisations_than_the_mask_knows_are_refused() =>
        Assert.Throws<InvalidDataException>(() => Some.MaskOf(20).Figure(0, Alike(21, 2_500_000)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Quantiles_mean_and_deviation_equal_those_computed_with_fractions(int seed)
    {
        var random = new Random(seed);
        for (var organisations = 50; organisations < 130; organisations++)
        {
            int[] scores = [.. Enumerable.Range(0, organisations).Select(_ => random.Next(1_000_000, 4_000_001))];
            var facts = GroupFacts.OfScores();
            foreach (var score in scores)
                facts.Add(score);

            var figure = Published(facts);

            int[] tenths = [.. scores.Select(score => (score + 50_000) / 100_000).Order()];
            Assert.Equal(Coded(Percentile(tenths, 1, 2)), figure.Median);
            Assert.Equal(new(Coded(Percentile(tenths, 1, 4)), Coded(Percentile(tenths, 3, 4))), figure.Quartiles);
            Assert.Equal(new(Coded(Percentile(tenths, 1, 10)), Coded(Percentile(tenths, 9, 10))), figure.Deciles);
            Assert.Equal(Coded(new(scores.Sum(score => (long)score), 100_000L * organisations)), figure.Mean);
            Assert.Equal(Deviation(scores), figure.Spread!.StandardDeviation.Tenths / 10.0, 0.0501);
        }
    }

    [Theory]
    [InlineData(30, 0.5, 3.0, 2.8, 3.2)]
    [InlineData(100, 1.0, 2.5, 2.3, 2.7)]
    [InlineData(30, 1.5, 1.4, 1.0, 2.0)]
    public void The_interval_follows_from_published_numbers_alone(int contributors, double deviation, double mean, double lower, double upper)
    {
        var figure = new Figure.Published(
            contributors, Tenths(mean), null, null, null, new(Tenths(deviation), [], null));

        Assert.Equal(new Interval(lower, upper, 0.95), ConfidenceInterval.Of(figure));

        static CodedNumber Tenths(double value) => new((int)Math.Round(value * 10), Coding.Exact);
    }

    [Fact]
    public void Facts_add_up_in_any_order()
    {
        var (left, right) = (Alike(12, 2_300_000), Alike(20, 3_100_000));
        var (one, other) = (GroupFacts.OfScores(), GroupFacts.OfScores());
        one.Add(left);
        one.Add(right);
        other.Add(right);
        other.Add(left.Sum, left.SumOfSquares, left.Counts);

        Assert.Equal(Published(one), Published(other));
    }

    [Fact]
    public void A_score_off_the_scale_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupFacts.OfScores().Add(999_999));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupFacts.OfScores().Add(4_000_001));
    }

    private static Figure.Published Published(GroupFacts facts) =>
        Assert.IsType<Figure.Published>(Some.MaskOf(facts.Organisations).Figure(0, facts));

    private static GroupFacts Alike(int organisations, int score, GroupFacts? facts = null)
    {
        facts ??= GroupFacts.OfScores();
        for (var at = 0; at < organisations; at++)
            facts.Add(score);
        return facts;
    }

    private static CodedNumber Coded(Fraction tenths)
    {
        var rounded = (int)tenths.HalfUp;
        return rounded >= 38 ? new(38, Coding.OrAbove) : rounded <= 12 ? new(12, Coding.OrBelow) : new(rounded, Coding.Exact);
    }

    private static Fraction Percentile(int[] ascending, int part, int of)
    {
        var position = new Fraction((BigInteger)part * (ascending.Length - 1), of);
        var below = (int)(position.Over / position.Under);
        var (lower, upper) = (ascending[below], ascending[Math.Min(below + 1, ascending.Length - 1)]);
        return new(lower * position.Under + (position.Over - below * position.Under) * (upper - lower), position.Under);
    }

    private static double Deviation(int[] scores)
    {
        var mean = scores.Average(score => score / 1e6);
        return Math.Sqrt(scores.Sum(score => Math.Pow(score / 1e6 - mean, 2)) / (scores.Length - 1));
    }

    private readonly record struct Fraction(BigInteger Over, BigInteger Under)
    {
        public BigInteger HalfUp => (2 * Over + Under) / (2 * Under);
    }
}
