using System.Numerics;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>England's means weighted to the sector: when the disclosure system allows the extra column, and what it says.</summary>
public sealed class WeightingTests
{
    private static readonly Policy Policy = Some.Policy(10, MaskMode.MinimumSupport) with { Weighting = new(10, [[DimensionCode.Region]]) };

    [Fact]
    public void Where_every_part_of_the_sector_is_published_the_weighted_mean_costs_nothing()
    {
        var participants = Everywhere(region => Some.Independents(9 + 2 * (int)region, region, 1000 * (int)region));
        var counts = Counts(region => 500 + 40 * (int)region);

        var weighting = Assert.IsType<SectorWeighting.Shown>(MaskOf(participants, counts).Weighting);

        Assert.Equal([DimensionCode.Region], weighting.By);
        Assert.Equal(counts.Select(count => new Stratum(new(count.Region), count.Organisations)), weighting.Strata);
        Assert.Equal(MaskOf(participants, []).Verdicts, MaskOf(participants, counts).Verdicts);
    }

    [Theory]
    [InlineData(600, 1500, false)]
    [InlineData(600, 2000, true)]
    public void A_weighted_mean_that_gives_a_hidden_region_away_is_withheld(int london, int hiddenBeside, bool isShown)
    {
        var participants = Everywhere(region => region switch
        {
            Region.London => Enumerable.Range(0, 12).Select(at => new Participant(new(region), at % 4)),
            Region.NorthEast => Some.Independents(40, region, 1000),
            _ => Some.Independents(60, region, 1000 * (int)region),
        });
        var counts = Counts(region => region switch { Region.London => london, Region.NorthEast => hiddenBeside, _ => 900 + (int)region });

        var mask = MaskOf(participants, counts);

        Assert.Equal(Verdict.Primary, mask[Number(Region.London)]);
        Assert.Equal(Verdict.Secondary, mask[Number(Region.NorthEast)]);
        Assert.Equal(isShown, mask.Weighting is SectorWeighting.Shown);
        Assert.Equal(!isShown, FindsLessWith(mask, participants, counts));
    }

    [Fact]
    public void A_weighted_mean_never_costs_a_group()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var participants = Everywhere(region => Enumerable.Range(0, 10 + random.Next(25))
                .Select(at => new Participant(new(region), random.Next(3) == 0 ? random.Next(6) : 1000 * (int)region + at)).ToList());
            var counts = Counts(_ => random.Next(40, 3000));

            var (plain, weighted) = (MaskOf(participants, []), MaskOf(participants, counts));

            Assert.Equal(plain.Verdicts, weighted.Verdicts);
            if (weighted.Weighting is SectorWeighting.Shown)
                Assert.False(FindsLessWith(weighted, participants, counts), $"Seed {seed}.");
        }
    }

    [Fact]
    public void The_next_partition_is_taken_where_the_first_may_not_be_shown()
    {
        var lattice = new Lattice([DimensionCode.Region, DimensionCode.SizeBand]);
        var policy = Policy with
        {
            Dimensions = [new(DimensionCode.Region, []), new(DimensionCode.SizeBand, [])],
            Weighting = new(10, [[DimensionCode.Region, DimensionCode.SizeBand], [DimensionCode.SizeBand]]),
        };
        Participant[] participants =
        [
            .. Enum.GetValues<Region>().SelectMany(_ => Enum.GetValues<SizeBand>(), (region, size) => (region, size))
                .SelectMany((place, at) => Enumerable.Range(0, at == 7 ? 3 : 14).Select(member => new Participant(new(place.region, place.size), 100 * at + member))),
        ];
        SectorCount[] counts =
        [
            .. lattice.Groups.Where(group => group.Depth == 2).Select(group => new SectorCount(group.Region, group.SizeBand, [], 300, "A made-up register", new(2026, 4, 1))),
            .. Enum.GetValues<SizeBand>().Select(size => new SectorCount(null, size, [], 2000 + (int)size, "A made-up register", new(2026, 4, 1))),
        ];

        var weighting = Mask.Of(lattice, participants, [], [], counts, policy).Weighting;

        Assert.Equal([DimensionCode.SizeBand], Assert.IsType<SectorWeighting.Shown>(weighting).By);
    }

    [Theory]
    [InlineData(9, 900, true)]
    [InlineData(10, 9, true)]
    [InlineData(10, 900, false)]
    public void A_part_with_too_few_or_with_more_than_there_are_is_not_weighted(int tookPart, int there, bool isWithheld)
    {
        var participants = Everywhere(region => Some.Independents(region == Region.London ? tookPart : 30, region, 1000 * (int)region));

        var weighting = MaskOf(participants, Counts(region => region == Region.London ? there : 900)).Weighting;

        Assert.Equal(isWithheld, weighting is SectorWeighting.Withheld);
    }

    [Fact]
    public void Counts_that_leave_a_part_out_or_are_of_different_days_do_not_add_up_to_a_sector()
    {
        var participants = Everywhere(region => Some.Independents(30, region, 1000 * (int)region));
        var counts = Counts(_ => 900);

        Assert.IsType<SectorWeighting.NotCounted>(MaskOf(participants, [.. counts.Skip(1)]).Weighting);
        Assert.IsType<SectorWeighting.NotCounted>(MaskOf(participants, [counts[0] with { AsOf = new(2025, 4, 1) }, .. counts.Skip(1)]).Weighting);
        Assert.IsType<SectorWeighting.NotCounted>(MaskOf(participants, [.. counts.Select(count => count with { Services = [ServiceType.CareHome, ServiceType.CareHomeWithNursing] })]).Weighting);
    }

    [Fact]
    public void A_corporate_group_that_outweighs_the_others_withholds_the_weighted_mean_even_where_it_follows_from_what_is_published()
    {
        Participant[] participants =
        [
            .. Enumerable.Range(0, 60).Select(_ => new Participant(new(Region.NorthEast), 1)), .. Some.Independents(10, Region.NorthEast, 100),
            .. Some.Independents(14, Region.London, 200), .. Some.Independents(300, Region.NorthWest, 1000),
        ];
        SectorCount[] Weighing(int heavy) =>
            [.. Counts(region => region switch { Region.NorthEast => 70 * heavy, Region.London => 14 * heavy, Region.NorthWest => 300, _ => 0 })];

        Assert.IsType<SectorWeighting.Shown>(MaskOf(participants, Weighing(1)).Weighting);
        Assert.IsType<SectorWeighting.Withheld>(MaskOf(participants, Weighing(100)).Weighting);
    }

    [Fact]
    public void It_is_the_mean_of_the_parts_by_how_many_the_sector_has_of_each_rounded_once_and_coded()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var participants = Everywhere(region => Some.Independents(10 + random.Next(30), region, 1000 * (int)region));
            var counts = Counts(_ => random.Next(40, 5000));
            var mask = MaskOf(participants, counts);
            var (low, high) = trial % 10 == 0 ? (3_700_000, 4_000_000) : (1_000_000, 4_000_000);
            var scores = participants.GroupBy(participant => participant.Place)
                .ToDictionary(place => place.Key, place => place.Select(_ => random.Next(low, high + 1)).ToList());

            var mean = mask.WeightedMean(group => FactsOf(scores[group]));

            // Numerator and denominator over the product of all counts: exact, and by another way than the mask's.
            var product = scores.Values.Aggregate(BigInteger.One, (all, part) => all * part.Count);
            var sum = counts.Aggregate(BigInteger.Zero, (all, count) =>
                all + product * count.Organisations * scores[new(count.Region)].Aggregate(BigInteger.Zero, (total, score) => total + score) / scores[new(count.Region)].Count);
            var unit = product * counts.Sum(count => count.Organisations) * 100_000;
            var tenths = (int)((2 * sum + unit) / (2 * unit));
            Assert.Equal(tenths >= 38 ? new CodedNumber(38, Coding.OrAbove) : new(tenths, Coding.Exact), mean);
        }
    }

    [Fact]
    public void Facts_about_others_than_those_the_mask_was_decided_on_are_refused()
    {
        var mask = MaskOf(Everywhere(region => Some.Independents(30, region, 1000 * (int)region)), Counts(_ => 900));

        Assert.Throws<InvalidDataException>(() => mask.WeightedMean(_ => FactsOf([.. Enumerable.Repeat(2_000_000, 29)])));
    }

    private static Mask MaskOf(IReadOnlyList<Participant> participants, IReadOnlyList<SectorCount> counts) =>
        Mask.Of(Some.Regions, participants, [], [], counts, Policy);

    private static Participant[] Everywhere(Func<Region, IEnumerable<Participant>> of) => [.. Enum.GetValues<Region>().SelectMany(of)];

    private static SectorCount[] Counts(Func<Region, int> of) =>
        [.. Enum.GetValues<Region>().Select(region => new SectorCount(region, null, [], of(region), "A made-up register", new(2026, 4, 1)))];

    private static int Number(Region region) => Some.Regions.IndexOf(new(region));

    private static GroupFacts FactsOf(IEnumerable<int> scores)
    {
        var facts = GroupFacts.OfScores();
        foreach (var score in scores)
            facts.Add(score);
        return facts;
    }

    /// <summary>Whether something about fewer than ten corporate groups follows once the regions' weighted mean is shown beside what the mask publishes.</summary>
    private static bool FindsLessWith(Mask mask, IReadOnlyList<Participant> participants, IReadOnlyList<SectorCount> counts)
    {
        var published = Some.Regions.Groups.Where((_, at) => mask.IsPublished(at)).Select((group, at) => new Column(
            $"{at:00}", group.Depth, [.. participants.Index().Where(pair => group.Contains(pair.Item.Place)).Select(pair => new Term(pair.Index, 1))]));
        var tookPart = participants.CountBy(participant => participant.Place).ToDictionary();
        var weighted = new Column("weighted", 0, [.. participants.Select((participant, at) => new Term(
            at, Weight.Of(counts.Single(count => count.Region == participant.Place.Region).Organisations, tookPart[participant.Place])))]);
        return ExhaustiveSearch.FindsLess([.. published, weighted], [.. participants.Select(participant => participant.CorporateGroup)], 10)
            ?? throw new InvalidOperationException("Too many sets to try.");
    }
}
