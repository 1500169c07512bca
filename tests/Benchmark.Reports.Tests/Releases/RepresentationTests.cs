using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Releases;

public sealed class RepresentationTests
{
    [Fact]
    public void A_group_is_compared_with_its_share_of_the_sector()
    {
        var release = Some.ProviderRelease(sector: [Count(null, 40_000), Count(Region.London, 4_000)]);
        var (all, london) = (Took(release, Group.England), Took(release, new(Region.London)));

        var representation = Representation.Of(release);

        Assert.Equal(Math.Round(10.0 * london / all, 2, MidpointRounding.AwayFromZero), representation.RatioOf(new(Region.London)));
        Assert.Equal((4_000, 1.0), (representation.SectorOf(new(Region.London))!.Organisations, representation.RatioOf(Group.England)));
    }

    [Fact]
    public void What_is_not_counted_or_withheld_is_not_compared()
    {
        var counts = new[] { Count(null, 40_000), Count(Region.London, 4_000) };

        Assert.Null(Representation.Of(Some.ProviderRelease(sector: counts)).RatioOf(new(Region.SouthEast)));
        Assert.Null(Representation.Of(Some.ProviderRelease(organisations: 0, sector: counts)).RatioOf(new(Region.London)));
        Assert.Null(Representation.Of(Some.ProviderRelease()).SectorOf(Group.England));
    }

    [Fact]
    public void Services_that_were_counted_together_stand_beside_those_of_them_that_took_part()
    {
        ServiceType[] homes = [ServiceType.CareHomeWithNursing, ServiceType.CareHome];
        var count = Count(Region.London, 400) with { Services = homes };
        var release = Some.ProviderRelease(sector: [count]);

        var part = Assert.Single(Representation.Of(release).Parts);

        var took = homes.Sum(home => Took(release, new(Region.London, ServiceType: home)));
        Assert.Equal(new SectorPart(count, took, (int)Math.Round(took / 4.0, MidpointRounding.AwayFromZero), null), part);
        Assert.Null(Representation.Of(release).SectorOf(new(Region.London)));
        Assert.Equal("London: Care home with nursing or care home without nursing", count.Label);
    }

    private static int Took(Release release, Group group) => release.ParticipationOf(release.Lattice.IndexOf(group))!.Value;

    private static SectorCount Count(Region? region, int organisations) =>
        new(region, null, [], organisations, "A made-up register", new(2026, 4, 1));
}
