using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class FunnelLimitsTests
{
    [Fact]
    public async Task Limits_are_those_of_R()
    {
        int[] counts = [1, 10, 35, 1200];

        var expected = await RScript.EvaluateAsync(counts.Select(count => $"2.9 + c(-1, 1) * qnorm(c(0.999, 0.999)) * 0.5 / sqrt({count})"));

        var actual = counts.SelectMany(count => FunnelLimits.Of(2.9, 0.5, count, FunnelLimits.Alarm) is var limits ? new[] { limits.Lower, limits.Upper } : []);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 10));
    }

    [Fact]
    public void The_levels_are_the_customary_two_and_three_deviations()
    {
        Assert.Equal(1.96, Distributions.NormalQuantile(FunnelLimits.Warning), 2);
        Assert.Equal(3.09, Distributions.NormalQuantile(FunnelLimits.Alarm), 2);
    }
}
