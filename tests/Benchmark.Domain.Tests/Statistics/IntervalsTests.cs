using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class IntervalsTests
{
    /// <summary>The examples of Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_the_published_interval(int count, int of, double lower, double upper)
    {
        var interval = Intervals.Wilson(count, of);

        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
    }

    [Fact]
    public async Task A_share_has_the_interval_of_R_whatever_the_level()
    {
        (int Count, int Of, double Level)[] cases = [(0, 1, 0.95), (1, 1, 0.95), (5, 10, 0.9), (30, 30, 0.99), (3, 1000, 0.95), (999, 1000, 0.95), (17, 35, 0.95)];

        var expected = await RScript.EvaluateAsync(cases.Select(example =>
            $"suppressWarnings(prop.test({example.Count}, {example.Of}, conf.level = {RScript.Of(example.Level)}, correct = FALSE)$conf.int)"));

        var actual = cases.SelectMany(example => Intervals.Wilson(example.Count, example.Of, example.Level) is var interval ? new[] { interval.Lower, interval.Upper } : []);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 10));
    }

    [Fact]
    public async Task A_mean_has_the_interval_of_R_on_the_logit_scale_and_never_leaves_the_scale()
    {
        (double Mean, double Deviation, int Count)[] cases = [(2.5, 0.6, 30), (3.7, 0.3, 12), (1.05, 0.2, 10), (3.95, 0.15, 400), (2.0, 1.5, 2)];

        var expected = await RScript.EvaluateAsync(cases.Select(example =>
        {
            var (mean, deviation, count) = (RScript.Of(example.Mean), RScript.Of(example.Deviation), example.Count);
            return $"local({{ y <- ({mean} - 1) / 3; h <- qt(0.975, {count - 1}) * {deviation} / sqrt({count}) / 3 / (y * (1 - y)); 1 + 3 * plogis(qlogis(y) + c(-h, h)) }})";
        }));

        var intervals = cases.Select(example => Intervals.BoundedMean(example.Mean, example.Deviation, example.Count, 1, 4)).ToList();
        Assert.All(expected.Zip(intervals.SelectMany(interval => new[] { interval.Lower, interval.Upper })), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.All(intervals, interval => Assert.True(interval is { Lower: >= 1, Upper: <= 4 }));
    }

    [Fact]
    public void Scores_that_are_all_equal_have_an_interval_without_width()
    {
        Assert.Equal(new(4, 4, 0.95), Intervals.BoundedMean(4, 0, 25, 1, 4));
        Assert.Equal(new(2.5, 2.5, 0.95), Intervals.BoundedMean(2.5, 0, 2, 1, 4));
    }

    [Fact]
    public void Impossible_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.BoundedMean(4.1, 0.2, 10, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.BoundedMean(3, 0.2, 1, 1, 4));
    }
}
