using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Releases;

public sealed class LatticeTests
{
    private static readonly Lattice Providers = new([DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType]);

    [Fact]
    public void Every_group_stands_where_its_number_says()
    {
        Assert.Equal(350, Providers.Groups.Count);
        Assert.Equal(Group.England, Providers.Groups[0]);
        Assert.All(Providers.Groups, (group, at) => Assert.Equal(at, Providers.IndexOf(group)));
    }

    [Fact]
    public void A_group_of_another_lattice_has_no_place() =>
        Assert.Equal(-1, Providers.IndexOf(new Group(AuthorityType: AuthorityType.County)));

    [Fact]
    public void Region_by_size_is_the_cross_of_both_with_their_totals()
    {
        var cross = Providers.Cross([DimensionCode.SizeBand, DimensionCode.Region], Group.England);

        Assert.Equal(50, cross.Count);
        Assert.Equal(
            [Group.England, new(SizeBand: SizeBand.Micro), new(SizeBand: SizeBand.Small)],
            cross.Take(3).Select(at => Providers.Groups[at]));
    }

    [Fact]
    public void A_fixed_dimension_is_not_broken_down_again()
    {
        var cross = Providers.Cross([DimensionCode.Region, DimensionCode.SizeBand], new Group(Region.London));

        Assert.Equal(5, cross.Count);
        Assert.All(cross, at => Assert.Equal(Region.London, Providers.Groups[at].Region));
    }
}
