using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class DifferenceTests
{
    private static readonly (int Mean, int Deviation, int Count)[] Groups =
        [(29, 5, 60), (31, 5, 60), (30, 9, 30), (27, 3, 400), (29, 5, 1240), (13, 4, 35)];

    [Fact]
    public async Task Two_groups_differ_as_R_says_with_room_for_rounding()
    {
        var pairs = Groups.SelectMany(one => Groups.Select(other => (one, other))).ToList();

        var expected = await RScript.EvaluateAsync(pairs.Select(pair => $$"""
            local({
              m <- c({{pair.one.Mean}}, {{pair.other.Mean}}) / 10; v <- (c({{pair.one.Deviation}}, {{pair.other.Deviation}}) / 10)^2 / c({{pair.one.Count}}, {{pair.other.Count}})
              df <- sum(v)^2 / sum(v^2 / (c({{pair.one.Count}}, {{pair.other.Count}}) - 1)); d <- m[1] - m[2]; h <- qt(0.975, df) * sqrt(sum(v)) + 0.1
              c(d, d - h, d + h, 2 * pt(-abs(d) / sqrt(sum(v)), df)) })
            """));

        var actual = pairs.SelectMany(pair => Difference.Between(Some(pair.one), Some(pair.other)) is { } found
            ? new[] { found.Points, found.Lower, found.Upper, found.Probability }
            : []);
        Assert.All(expected.Zip(actual, (one, other) => (one, other)), pair => Assert.Equal(pair.one, pair.other, 9));
        Assert.Equal(expected.Count, pairs.Count * 4);
    }

    /// <summary>Student's data on sleep (Biometrika 6, 1908), for which R's manual gives t = -1.8608, 17.776 degrees of freedom, p = 0.07939.</summary>
    [Fact]
    public async Task Welch_s_test_of_the_sleep_data_is_the_published_one()
    {
        var published = await RScript.EvaluateAsync("with(t.test(extra ~ group, data = sleep), c(statistic, parameter, p.value))");

        Assert.Equal([-1.8608, 17.776, 0.07939], [Math.Round(published[0], 4), Math.Round(published[1], 3), Math.Round(published[2], 5)]);
        Assert.Equal(published[2], Distributions.StudentTwoSided(published[0], published[1]), 12);
    }

    [Theory]
    [InlineData(29, 29, Verdict.Similar)]
    [InlineData(29, 30, Verdict.Similar)]
    [InlineData(29, 33, Verdict.Below)]
    [InlineData(33, 29, Verdict.Above)]
    public void The_verdict_is_in_plain_words(int one, int other, Verdict verdict) =>
        Assert.Equal(verdict, Difference.Between(Some((one, 5, 200)), Some((other, 5, 200)))!.Verdict);

    [Fact]
    public void Groups_that_agree_differ_only_by_more_than_rounding()
    {
        var (same, near, far) = (Some((30, 3, 900)), Some((31, 3, 900)), Some((33, 3, 900)));

        Assert.Equal(Verdict.Similar, Difference.Between(same, same)!.Verdict);
        Assert.Equal(Verdict.Similar, Difference.Between(same, near)!.Verdict);
        Assert.Equal(Verdict.Below, Difference.Between(same, far)!.Verdict);
    }

    [Fact]
    public async Task A_part_differs_from_its_whole_by_less_chance_the_larger_it_is()
    {
        int[] parts = [30, 300, 600, 1195];
        var whole = Some((29, 5, 1200));

        var expected = await RScript.EvaluateAsync(parts.Select(part => $"qt(0.975, 1199) * 0.5 * sqrt(1 / {part} - 1 / 1200)"));

        var halves = parts.Select(part => Difference.OfPart(Some((30, 5, part)), whole)!).Select(difference => difference.Upper - difference.Points - 0.1);
        Assert.All(expected.Zip(halves), pair => Assert.Equal(pair.First, pair.Second, 10));
        Assert.Null(Difference.OfPart(whole, whole));
    }

    [Fact]
    public void Bands_and_small_groups_are_not_compared()
    {
        var high = new Figure.Published(50, new(38, Coding.OrAbove), null, null, null, new(new(4, Coding.Exact), [], null));
        var agreed = new Figure.Published(50, new(30, Coding.Exact), null, null, null, new(new(3, Coding.OrBelow), [], null));
        var small = new Figure.Published(20, new(30, Coding.Exact), null, null, null, null);

        Assert.All([high, agreed, small], figure => Assert.Null(Difference.Between(figure, Some((29, 5, 100)))));
    }

    [Theory]
    [InlineData(27, 31, Direction.Rose)]
    [InlineData(29, 30, Direction.Held)]
    [InlineData(31, 27, Direction.Fell)]
    public void A_trend_is_a_change_that_chance_and_rounding_do_not_explain(int before, int now, Direction direction) =>
        Assert.Equal(direction, Trend.Between(Some((before, 5, 200)), Some((now, 5, 200))));

    [Fact]
    public void There_is_no_trend_where_a_round_is_withheld() =>
        Assert.Null(Trend.Between(Figure.Withheld.Instance, Some((29, 5, 200))));

    private static Figure.Published Some((int Mean, int Deviation, int Count) group) => new(
        group.Count, new(group.Mean, Coding.Exact), null, null, null, new(new(group.Deviation, Coding.Exact), [], null));
}
