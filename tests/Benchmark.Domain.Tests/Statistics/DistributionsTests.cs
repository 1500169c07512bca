using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class DistributionsTests
{
    private const int Digits = 10;

    [Fact]
    public async Task Quantiles_of_Student_and_the_normal_distribution_are_those_of_R()
    {
        double[] levels = [0.5, 0.8, 0.9, 0.95, 0.99, 0.998, 0.999];
        double[] freedoms = [1, 2, 4.5, 9, 29, 58.3, 1000, 100_000];
        var students = levels.SelectMany(level => freedoms.Select(freedom => (level, freedom))).ToList();

        var expected = await RScript.EvaluateAsync(
        [
            .. students.Select(pair => $"qt(1 - (1 - {RScript.Of(pair.level)}) / 2, {RScript.Of(pair.freedom)})"),
            .. levels.Select(level => $"qnorm(1 - (1 - {RScript.Of(level)}) / 2)"),
        ]);

        double[] actual =
        [
            .. students.Select(pair => Distributions.StudentQuantile(pair.level, pair.freedom)),
            .. levels.Select(Distributions.NormalQuantile),
        ];
        Alike(expected, actual);
    }

    [Fact]
    public async Task Probabilities_are_those_of_R_from_the_middle_to_the_far_tail()
    {
        double[] deviations = [0, 0.01, 0.5, 1, 1.7, 1.8, 3, 8, 20];
        double[] freedoms = [1, 3.7, 30, 5000];

        var expected = await RScript.EvaluateAsync(
        [
            .. deviations.SelectMany(t => freedoms.Select(freedom => $"2 * pt(-{RScript.Of(t)}, {RScript.Of(freedom)})")),
            .. deviations.Select(z => $"2 * pnorm(-{RScript.Of(z)})"),
        ]);

        double[] actual =
        [
            .. deviations.SelectMany(t => freedoms.Select(freedom => Distributions.StudentTwoSided(t, freedom))),
            .. deviations.Select(Distributions.NormalTwoSided),
        ];
        Alike(expected, actual);
    }

    [Fact]
    public async Task Chances_of_at_least_so_many_of_so_many_are_those_of_R()
    {
        double[] shares = [0, 0.01, 0.1, 0.5, 0.97, 1];
        (int Successes, int Tries)[] cases = [(0, 0), (0, 7), (1, 1), (3, 3), (2, 4), (61, 61), (31, 61), (1, 1000), (130, 1000), (1000, 1000)];
        var all = shares.SelectMany(share => cases.Select(own => (share, own.Successes, own.Tries))).ToList();

        var expected = await RScript.EvaluateAsync(
            [.. all.Select(own => $"pbinom({RScript.Of(own.Successes - 1)}, {RScript.Of(own.Tries)}, {RScript.Of(own.share)}, lower.tail = FALSE)")]);

        Alike(expected, [.. all.Select(own => Distributions.BinomialAtLeast(own.Successes, own.Tries, own.share))]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.BinomialAtLeast(2, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.BinomialAtLeast(1, 2, 1.1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_level_of_none_or_all_is_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.NormalQuantile(level));

    /// <summary>Alike in so many digits of their own, however small they are.</summary>
    private static void Alike(IReadOnlyList<double> expected, double[] actual)
    {
        Assert.Equal(expected.Count, actual.Length);
        foreach (var (at, (one, other)) in expected.Zip(actual).Index())
            Assert.True(Math.Abs(one - other) <= Math.Pow(10, -Digits) * Math.Abs(one), $"{at}: R has {one}, ours is {other}.");
    }
}
