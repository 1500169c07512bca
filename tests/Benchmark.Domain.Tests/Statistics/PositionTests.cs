using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Domain.Tests.Statistics;

public sealed class PositionTests
{
    [Theory]
    [InlineData(2.4, PositionBand.LowestQuarter)]
    [InlineData(2.44, PositionBand.LowestQuarter)]
    [InlineData(2.45, PositionBand.MiddleHalf)]
    [InlineData(3.1, PositionBand.MiddleHalf)]
    [InlineData(3.149, PositionBand.MiddleHalf)]
    [InlineData(3.2, PositionBand.HighestQuarter)]
    public void A_score_is_placed_by_the_published_quartiles(double score, PositionBand band) =>
        Assert.Equal(band, Position.Of(score, Quartiles(new(25, Coding.Exact), new(31, Coding.Exact))));

    [Fact]
    public void Where_all_score_alike_all_are_in_the_middle() =>
        Assert.Equal(PositionBand.MiddleHalf, Position.Of(3.0, Quartiles(new(30, Coding.Exact), new(30, Coding.Exact))));

    [Theory]
    [InlineData(3.8)]
    [InlineData(4.0)]
    public void Nobody_is_above_a_quartile_that_is_a_band(double score) =>
        Assert.Equal(PositionBand.MiddleHalf, Position.Of(score, Quartiles(new(36, Coding.Exact), new(38, Coding.OrAbove))));

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.2)]
    public void Nobody_is_below_a_quartile_that_is_a_band(double score) =>
        Assert.Equal(PositionBand.MiddleHalf, Position.Of(score, Quartiles(new(12, Coding.OrBelow), new(20, Coding.Exact))));

    [Fact]
    public void There_is_no_place_without_quartiles() =>
        Assert.Null(Position.Of(3.0, new Figure.Published(15, new(29, Coding.Exact), null, null, null, null)));

    private static Figure.Published Quartiles(CodedNumber lower, CodedNumber upper) =>
        new(40, new(29, Coding.Exact), null, new(lower, upper), null, null);
}
