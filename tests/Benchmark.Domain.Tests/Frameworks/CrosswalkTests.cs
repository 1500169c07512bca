using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Tests.Frameworks;

public sealed class CrosswalkTests
{
    [Fact]
    public void A_mapping_is_found_from_both_sides()
    {
        var (here, there) = (new Place("a-1", "A1"), new Place("b-1", "B1"));
        var crosswalk = new Crosswalk([new(here, there, MappingBasis.Ours, "Same subject.")]);

        Assert.Equal([new Counterpart(there, MappingBasis.Ours, "Same subject.")], crosswalk.CounterpartsOf(here));
        Assert.Equal([new Counterpart(here, MappingBasis.Ours, "Same subject.")], crosswalk.CounterpartsOf(there));
        Assert.Empty(crosswalk.CounterpartsOf(new("a-1", "A2")));
    }
}
