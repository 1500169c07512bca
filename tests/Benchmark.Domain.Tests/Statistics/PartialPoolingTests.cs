using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class PartialPoolingTests
{
    /// <summary>Vaccinated with and without the disease, others with and without it: Colditz and others, JAMA 271 (1994).</summary>
    private static readonly int[][] Trials =
    [
        [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761], [180, 1361, 372, 1079],
        [8, 2537, 10, 619], [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197],
        [5, 2493, 3, 2338], [27, 16886, 29, 17825],
    ];

    /// <summary>Published for these trials, by the moment estimate: 0.3088 between trials, -0.7141 in common.</summary>
    [Fact]
    public void The_variance_between_the_BCG_trials_is_the_published_one()
    {
        GroupMean[] trials =
        [
            .. Trials.Select(trial => new GroupMean(
                Math.Log((double)trial[0] / (trial[0] + trial[1])) - Math.Log((double)trial[2] / (trial[2] + trial[3])),
                1.0 / trial[0] - 1.0 / (trial[0] + trial[1]) + 1.0 / trial[2] - 1.0 / (trial[2] + trial[3]))),
        ];

        var pooled = PartialPooling.Of(trials);

        Assert.Equal((0.3088, -0.7141), (Math.Round(pooled.Between, 4), Math.Round(pooled.Centre, 4)));
    }

    [Fact]
    public async Task Small_groups_move_as_far_as_R_moves_them()
    {
        GroupMean[] groups = [new(2.9, 0.25 / 60), new(3.3, 0.36 / 10), new(2.2, 0.16 / 12), new(2.8, 0.25 / 300), new(3.0, 0.49 / 25)];
        var means = string.Join(", ", groups.Select(group => RScript.Of(group.Mean)));
        var variances = string.Join(", ", groups.Select(group => RScript.Of(group.Variance)));

        var expected = await RScript.EvaluateAsync($$"""
            local({
              y <- c({{means}}); v <- c({{variances}}); w <- 1 / v; m <- weighted.mean(y, w)
              tau2 <- max(0, (sum(w * (y - m)^2) - (length(y) - 1)) / (sum(w) - sum(w^2) / sum(w)))
              mu <- weighted.mean(y, 1 / (v + tau2)); b <- tau2 / (tau2 + v); c(tau2, mu, b * y + (1 - b) * mu, b) })
            """);

        var pooled = PartialPooling.Of(groups);
        double[] actual = [pooled.Between, pooled.Centre, .. pooled.Groups.Select(group => group.Mean), .. pooled.Groups.Select(group => group.Reliability)];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 10));
        Assert.Equal(expected.Count, actual.Length);
    }

    [Fact]
    public void Groups_that_differ_by_chance_alone_all_come_to_the_common_mean()
    {
        var pooled = PartialPooling.Of([new(2.9, 0.04), new(3.0, 0.04), new(3.1, 0.04)]);

        Assert.All(pooled.Groups, group => Assert.Equal((3.0, 0.0, true), (Math.Round(group.Mean, 10), group.Reliability, group.IsUnreliable)));
    }

    [Fact]
    public void One_group_cannot_be_pooled() => Assert.Throws<ArgumentException>(() => PartialPooling.Of([new(3, 0.1)]));
}
