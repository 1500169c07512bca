using System.Numerics;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

public sealed class MaskTests
{
    [Theory]
    [InlineData("c1_5x3", 5)]
    [InlineData("c1_5x3", 10)]
    [InlineData("c2_9x4", 5)]
    [InlineData("c2_9x4", 10)]
    [InlineData("c4_10x5h", 5)]
    [InlineData("c4_10x5h", 10)]
    [InlineData("c5_5x3x4", 5)]
    [InlineData("c5_5x3x4", 10)]
    public void The_primary_and_empty_cells_of_the_reference_tables_are_those_of_another_program(string name, int threshold)
    {
        var table = ReferenceTable.Read(name);

        var mask = table.MaskWith(Some.Policy(threshold));

        Assert.Equal(ReferenceTable.Listed(name, threshold, "primary_0<n<T").Order(), CellsWith(Verdict.Primary).Order());
        Assert.Equal(ReferenceTable.Listed(name, threshold, "zero_cells").Order(), CellsWith(Verdict.Empty).Order());

        IEnumerable<string> CellsWith(Verdict verdict) => table.Cells.Where((_, at) => mask[at] == verdict);
    }

    [Theory]
    [InlineData("c1_5x3", 5, 3)]
    [InlineData("c1_5x3", 10, 3)]
    [InlineData("c2_9x4", 5, 3)]
    [InlineData("c2_9x4", 10, 4)]
    [InlineData("c5_5x3x4", 5, 20)]
    [InlineData("c5_5x3x4", 10, 15)]
    public void Plain_elimination_hides_no_more_of_the_reference_tables_than_another_program(string name, int threshold, int secondary)
    {
        var mask = ReferenceTable.Read(name).MaskWith(Some.Policy(threshold));

        Assert.InRange(mask.Verdicts.Count(verdict => verdict == Verdict.Secondary), 0, secondary);
    }

    [Theory]
    [InlineData(9, Verdict.Primary)]
    [InlineData(10, Verdict.Published)]
    public void Ten_corporate_groups_are_the_fewest_that_are_shown(int organisations, Verdict expected)
    {
        var mask = Mask.Of(Some.Regions, [.. Some.Independents(organisations, Region.London)], Some.Policy());

        Assert.Equal(expected, mask[Some.Regions.IndexOf(new Group(Region.London))]);
    }

    [Fact]
    public void Organisations_of_one_corporate_group_count_once()
    {
        Participant[] chain = [.. Enumerable.Repeat(new Participant(new Group(Region.London), 100), 5)];

        var mask = Mask.Of(Some.Regions, [.. chain, .. Some.Independents(8, Region.London)], Some.Policy());

        Assert.Equal(Verdict.Primary, mask[0]);
    }

    [Fact]
    public void A_corporate_group_with_40_of_60_organisations_hides_the_group()
    {
        Participant[] chain = [.. Enumerable.Repeat(new Participant(new Group(Region.London), 100), 40)];

        var mask = Mask.Of(Some.Regions, [.. chain, .. Some.Independents(20, Region.London)], Some.Policy());

        Assert.Equal(Verdict.Primary, mask[0]);
    }

    [Theory]
    [InlineData(new long[] { 30, 4, 8, 8, 10 }, true)]
    [InlineData(new long[] { 31, 4, 8, 8, 9 }, false)]
    [InlineData(new long[] { 40, 27, 11, 11, 11 }, true)]
    [InlineData(new long[] { 40, 28, 16, 16 }, false)]
    [InlineData(new long[] { 45, 20, 15 }, false)]
    [InlineData(new long[] { 48, 16, 16, 16 }, true)]
    [InlineData(new long[] { 46, 40, 14 }, false)]
    public void Nobody_holds_so_much_of_a_figure_that_another_can_work_it_out(long[] holdings, bool permitted) =>
        Assert.Equal(permitted, new Dominance(50, 67, 3).Permits([.. holdings.Select(holding => (BigInteger)holding)]));

    [Fact]
    public void A_weighted_figure_is_hidden_when_one_weight_outweighs_the_rest()
    {
        var weighted = new Column("weighted", 0, [new(0, 12), .. Enumerable.Range(1, 11).Select(at => new Term(at, 1))]);

        var mask = Mask.Of([.. Enumerable.Range(0, 12)], [.. Some.Columns([.. Enumerable.Range(0, 12)]), weighted], [], Some.Policy());

        Assert.Equal([Verdict.Published, Verdict.Primary], mask.Verdicts);
    }

    [Fact]
    public void A_total_and_all_parts_but_a_small_one_are_not_shown_together()
    {
        Participant[] participants =
        [
            .. Some.Independents(4, Region.London), .. Some.Independents(30, Region.NorthEast, 100), .. Some.Independents(20, Region.SouthWest, 200),
        ];

        var mask = Mask.Of(Some.Regions, participants, Some.Policy());

        Assert.Equal(Verdict.Published, mask[0]);
        Assert.Equal(Verdict.Published, mask[Some.Regions.IndexOf(new Group(Region.NorthEast))]);
        Assert.Equal(Verdict.Secondary, mask[Some.Regions.IndexOf(new Group(Region.SouthWest))]);
        Assert.Equal(Verdict.Primary, mask[Some.Regions.IndexOf(new Group(Region.London))]);
        Assert.Equal(Verdict.Empty, mask[Some.Regions.IndexOf(new Group(Region.EastMidlands))]);
    }

    [Fact]
    public void Groups_of_the_same_organisations_share_one_decision()
    {
        Participant[] participants = [.. Some.Independents(12, Region.London)];

        var mask = Mask.Of(Some.Regions, participants, Some.Policy());

        Assert.Equal(mask[0], mask[Some.Regions.IndexOf(new Group(Region.London))]);
    }

    [Fact]
    public void A_figure_of_an_earlier_release_hides_what_would_show_its_late_comers()
    {
        int[] first = [.. Enumerable.Range(0, 30)];
        int[] second = [.. Enumerable.Range(0, 33)];

        var mask = Mask.Of(second, Some.Columns(second, [30, 31, 32]), [new("earlier", 0, [.. first.Select(at => new Term(at, 1))])], Some.Policy());

        Assert.Equal([Verdict.Secondary, Verdict.Primary], mask.Verdicts);
    }

    [Fact]
    public void What_is_already_public_cannot_be_hidden_again()
    {
        int[] small = [0, 1, 2];

        Assert.Throws<AlreadyPublicException>(() =>
            Mask.Of(small, Some.Columns(small), [new("earlier", 0, [.. small.Select(at => new Term(at, 1))])], Some.Policy()));
    }

    [Fact]
    public void A_participant_without_a_place_in_the_lattice_is_refused() =>
        Assert.Throws<ArgumentException>(() => Mask.Of(Some.Regions, [new(Group.England, 1)], Some.Policy()));

    [Fact]
    public void A_grouping_and_a_named_set_are_decided_with_the_lattice()
    {
        Participant[] participants =
        [
            .. Some.Independents(20, Region.NorthEast), .. Some.Independents(20, Region.NorthWest, 100), .. Some.Independents(4, Region.London, 200),
        ];
        var policy = Some.Policy() with
        {
            Dimensions = [new(DimensionCode.Region, [new("NORTH", [1, 2, 3], false)])],
            Sets = [new("NORTH_EAST_AND_LONDON", "North East and London", [new(Region.NorthEast), new(Region.London)])],
        };

        var mask = Mask.Of(Some.Regions, participants, policy);

        Assert.Equal(Some.Regions.Groups.Count + 2, mask.Verdicts.Count);
        Assert.Equal(Verdict.Published, mask[0]);
        Assert.Equal([Verdict.Secondary, Verdict.Published], mask.Verdicts.Skip(Some.Regions.Groups.Count));
        Assert.Equal(Verdict.Secondary, mask[Some.Regions.IndexOf(new Group(Region.NorthEast))]);
        Assert.Equal(Verdict.Published, mask[Some.Regions.IndexOf(new Group(Region.NorthWest))]);
    }
}
