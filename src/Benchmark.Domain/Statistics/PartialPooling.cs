namespace Benchmark.Domain.Statistics;

/// <summary>The mean of one group among others, with its variance by chance: squared deviation over count.</summary>
/// <param name="Mean">The group's mean.</param>
/// <param name="Variance">How much it varies by chance, above 0.</param>
public readonly record struct GroupMean(double Mean, double Variance);

/// <summary>A mean moved towards that of all groups, the further the less sure it is.</summary>
/// <param name="Mean">The moved mean.</param>
/// <param name="Reliability">How much of it is the group's own, 0 to 1.</param>
public readonly record struct PooledMean(double Mean, double Reliability)
{
    /// <summary>Whether less than half of the mean is the group's own, so that it is shown moved or not at all.</summary>
    public bool IsUnreliable => Reliability < 0.5;
}

/// <summary>Means of groups, each moved towards their common mean as far as chance explains it.</summary>
/// <param name="Centre">The common mean.</param>
/// <param name="Between">How much groups truly vary: a variance, 0 when chance explains it all.</param>
/// <param name="Groups">One per group, in their order.</param>
/// <remarks>
/// Empirical Bayes with the moment estimate of DerSimonian and Laird for the variance between groups: docs/methods/statistics.md.
/// </remarks>
public sealed record PartialPooling(double Centre, double Between, IReadOnlyList<PooledMean> Groups)
{
    /// <summary>Pools some groups.</summary>
    /// <exception cref="ArgumentException">There are fewer than two groups, or a variance is not above 0.</exception>
    public static PartialPooling Of(IReadOnlyList<GroupMean> groups)
    {
        if (groups.Count < 2 || groups.Any(group => !(group.Variance > 0)))
            throw new ArgumentException("Pooling needs two groups or more, each with a variance above 0.", nameof(groups));

        var between = BetweenOf(groups);
        double[] weights = [.. groups.Select(group => 1 / (group.Variance + between))];
        var centre = groups.Zip(weights, (group, weight) => group.Mean * weight).Sum() / weights.Sum();
        return new(centre, between,
        [
            .. groups.Select(group => Move(group, between / (between + group.Variance))),
        ]);

        PooledMean Move(GroupMean group, double own) => new(own * group.Mean + (1 - own) * centre, own);
    }

    private static double BetweenOf(IReadOnlyList<GroupMean> groups)
    {
        var (weights, squares, weighted) = (0.0, 0.0, 0.0);
        foreach (var (mean, variance) in groups)
        {
            weights += 1 / variance;
            squares += 1 / (variance * variance);
            weighted += mean / variance;
        }

        var spread = groups.Sum(group => (group.Mean - weighted / weights) * (group.Mean - weighted / weights) / group.Variance);
        return Math.Max(0, (spread - (groups.Count - 1)) / (weights - squares / weights));
    }
}
