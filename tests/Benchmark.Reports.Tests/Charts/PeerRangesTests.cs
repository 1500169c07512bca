using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Tests.Charts;

public sealed class PeerRangesTests
{
    [Theory]
    [InlineData(2.44, "Lowest quarter")]
    [InlineData(2.5, "Middle half")]
    [InlineData(3.24, "Middle half")]
    [InlineData(3.25, "Highest quarter")]
    [InlineData(null, "No score of your own")]
    public void A_position_compares_scores_as_people_read_them(double? own, string expected)
    {
        var peers = Some.Figure(28, 60) is Figure.Published figure
            ? figure with { Quartiles = new(new(25, Coding.Exact), new(32, Coding.Exact)) }
            : throw new InvalidOperationException("Some figure is published.");

        Assert.Equal(expected, PeerRanges.Position(own, peers));
    }
}
