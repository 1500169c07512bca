using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Anonymised;

public sealed class AssessmentClassesTests
{
    private static readonly Lattice Lattice = new([DimensionCode.Region, DimensionCode.SizeBand]);

    [Fact]
    public void Where_everything_is_published_the_narrowest_groups_are_the_classes() =>
        Assert.Equal(Lattice.Groups.Where(group => group.Depth == 2), AssessmentClasses.Of(Lattice, _ => true));

    [Fact]
    public void A_region_with_one_hidden_size_is_not_broken_down()
    {
        var hidden = new Group(Region.London, SizeBand.Large);

        var classes = AssessmentClasses.Of(Lattice, at => Lattice.Groups[at] != hidden);

        Assert.Contains(new Group(Region.London), classes);
        Assert.DoesNotContain(classes, group => group != new Group(Region.London) && group.Region == Region.London);
        Assert.Equal(1 + 8 * 4, classes.Count);
    }

    [Fact]
    public void With_a_hidden_region_sizes_tell_assessments_apart() => Assert.Equal(
        Enum.GetValues<SizeBand>().Select(size => new Group(SizeBand: size)),
        AssessmentClasses.Of(Lattice, at => Lattice.Groups[at].Region is null));

    [Fact]
    public void Every_place_is_in_one_class_whatever_is_hidden()
    {
        var random = new Random(3);
        for (var tried = 0; tried < 200; tried++)
        {
            var hidden = Lattice.Groups.Select((_, at) => at > 0 && random.Next(10) == 0).ToArray();
            var classes = AssessmentClasses.Of(Lattice, at => !hidden[at]);

            Assert.All(classes, group => Assert.False(hidden[Lattice.IndexOf(group)]));
            Assert.All(Lattice.Groups.Where(group => group.Depth == 2), place => Assert.Single(classes, group => group.Contains(place)));
        }
    }

    [Fact]
    public void Where_not_even_England_is_published_there_are_none() => Assert.Empty(AssessmentClasses.Of(Lattice, _ => false));
}
