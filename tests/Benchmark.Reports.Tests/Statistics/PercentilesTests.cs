using Benchmark.Domain.Statistics;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Statistics;

public sealed class PercentilesTests(TestCluster cluster)
{
    private static readonly double[] Fractions = [0, 0.01, 0.1, 0.25, 1 / 3.0, 0.5, 0.75, 0.9, 0.99, 1];

    [Fact]
    public async Task Percentiles_are_those_of_PostgreSQL_with_ties_single_values_all_equal_and_extreme_skew()
    {
        await using var database = await cluster.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);

        foreach (var scores in Samples())
        {
            double[] sorted = [.. scores.Order()];
            var expected = await connection.QuerySingleAsync<(double[] Continuous, double[] Discrete)>(
                """
                select percentile_cont(@Fractions) within group (order by score), percentile_disc(@Fractions) within group (order by score)
                from   unnest(@scores) score
                """,
                new { Fractions, scores });

            Assert.Equal(expected.Continuous, Fractions.Select(fraction => Percentiles.Continuous(sorted, fraction)));
            Assert.Equal(expected.Discrete, Fractions.Select(fraction => Percentiles.Discrete(sorted, fraction)));
        }
    }

    [Fact]
    public void No_scores_have_no_percentile()
    {
        Assert.Throws<ArgumentException>(() => Percentiles.Continuous([], 0.5));
        Assert.Throws<ArgumentException>(() => Percentiles.Discrete([1], 1.1));
    }

    private static IEnumerable<double[]> Samples()
    {
        var random = new Random(6);
        return
        [
            [2.5], [1, 4], [3, 3, 3, 3, 3], [1, 1, 1, 1, 1, 1, 1, 1, 1, 4], [1, 2, 2, 2, 3, 3, 4], [2.1, 2.1, 2.1, 3.9],
            .. Enumerable.Range(1, 60).Select(size => Enumerable.Range(0, size).Select(_ => random.Next(10, 41) / 10.0).ToArray()),
            [.. Enumerable.Range(0, 997).Select(_ => Math.Pow(random.NextDouble(), 9) * 3 + 1)],
        ];
    }
}
