using Benchmark.Domain.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Disclosure;

public sealed class MinimumSupportTests
{
    [Theory]
    [InlineData("c1_5x3", 5, 5)]
    [InlineData("c1_5x3", 10, 4)]
    [InlineData("c2_9x4", 5, 3)]
    [InlineData("c2_9x4", 10, 6)]
    [InlineData("c5_5x3x4", 5, 20)]
    [InlineData("c5_5x3x4", 10, 23)]
    public void It_hides_no_more_of_the_reference_tables_than_another_program(string name, int threshold, int secondary)
    {
        var mask = ReferenceTable.Read(name).MaskWith(Some.Policy(threshold, MaskMode.MinimumSupport));

        Assert.InRange(mask.Verdicts.Count(verdict => verdict == Verdict.Secondary), 0, secondary);
    }

    [Theory]
    [InlineData("c1_5x3", 5)]
    [InlineData("c1_5x3", 10)]
    [InlineData("c2_9x4", 5)]
    [InlineData("c2_9x4", 10)]
    [InlineData("c4_10x5h", 5)]
    [InlineData("c4_10x5h", 10)]
    [InlineData("c5_5x3x4", 5)]
    [InlineData("c5_5x3x4", 10)]
    public void Nothing_about_fewer_follows_from_what_it_publishes_of_the_reference_tables(string name, int threshold)
    {
        var table = ReferenceTable.Read(name);
        var mask = table.MaskWith(Some.Policy(threshold, MaskMode.MinimumSupport));

        var less = ExhaustiveSearch.FindsLess(
            Published(table.Columns, mask), [.. Enumerable.Range(0, table.Organisations)], threshold, tries: 20_000_000);

        Assert.False(less);
    }

    [Fact]
    public void Nothing_about_fewer_follows_from_what_it_publishes_of_any_table()
    {
        var settled = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(RandomTable.Arbitrary, table =>
        {
            foreach (var minimum in (int[])[10, 6, 4, 3])
            {
                var published = Published(table.Columns(), table.Mask(Some.Policy(minimum, MaskMode.MinimumSupport)));
                if (ExhaustiveSearch.FindsLess(published, table.CorporateGroups(), minimum) is not { } less)
                    continue;
                settled++;
                return !less;
            }

            return true;
        }));

        Assert.InRange(settled, 190, int.MaxValue);
    }

    [Fact]
    public void It_never_shows_what_plain_elimination_would_not_have_to_hide_for_less()
    {
        var table = ReferenceTable.Read("c5_5x3x4");
        var plain = Published(table.Columns, table.MaskWith(Some.Policy(10)));

        Assert.True(ExhaustiveSearch.FindsLess(plain, [.. Enumerable.Range(0, table.Organisations)], 10));
    }

    [Fact]
    public void The_oracle_finds_a_mask_that_hides_small_cells_alone()
    {
        var table = ReferenceTable.Read("c2_9x4");
        var mask = table.MaskWith(Some.Policy(10, MaskMode.MinimumSupport));

        var primaryOnly = table.Columns.Where((_, at) => mask[at] is Verdict.Published or Verdict.Secondary).ToList();

        Assert.True(ExhaustiveSearch.FindsLess(primaryOnly, [.. Enumerable.Range(0, table.Organisations)], 10));
    }

    [Theory]
    [InlineData("c1_5x3")]
    [InlineData("c2_9x4")]
    [InlineData("c5_5x3x4")]
    public void The_oracle_finds_any_single_secondary_cell_that_is_shown_after_all(string name)
    {
        var table = ReferenceTable.Read(name);
        var mask = table.MaskWith(Some.Policy(5, MaskMode.MinimumSupport));
        var secondary = table.Columns.Where((_, at) => mask[at] == Verdict.Secondary).ToList();

        Assert.NotEmpty(secondary);
        Assert.All(secondary, column => Assert.True(ExhaustiveSearch.FindsLess(
            [.. Published(table.Columns, mask), column], [.. Enumerable.Range(0, table.Organisations)], 5, tries: 5_000_000)));
    }

    [Fact]
    public void A_figure_for_all_but_one_is_not_shown_beside_the_figure_for_all()
    {
        int[] everyone = [.. Enumerable.Range(0, 30)];
        int[] others = [.. Enumerable.Range(1, 29)];
        var columns = Some.Columns(everyone, others);

        var mask = Mask.Of(everyone, columns, [], Some.Policy(10, MaskMode.MinimumSupport));

        Assert.Equal([Verdict.Published, Verdict.Secondary], mask.Verdicts);
        Assert.True(ExhaustiveSearch.FindsLess(columns, everyone, 10));
    }

    [Fact]
    public void A_release_that_differs_from_an_earlier_one_by_a_few_late_comers_is_hidden()
    {
        int[] late = [.. Enumerable.Range(0, 33)];
        IReadOnlyList<Column> first = [new("first", 0, [.. Enumerable.Range(0, 30).Select(at => new Term(at, 1))])];

        var mask = Mask.Of(late, Some.Columns(late), first, Some.Policy(10, MaskMode.MinimumSupport));

        Assert.Equal([Verdict.Secondary], mask.Verdicts);
        Assert.True(ExhaustiveSearch.FindsLess([.. first, .. Some.Columns(late)], late, 10));
    }

    [Fact]
    public void A_weighted_figure_is_another_equation()
    {
        int[] everyone = [.. Enumerable.Range(0, 24)];
        var weighted = new Column("weighted", 1, [.. everyone.Select(at => new Term(at, at < 4 ? 3 : 2))]);

        var mask = Mask.Of(everyone, [.. Some.Columns(everyone), weighted], [], Some.Policy(10, MaskMode.MinimumSupport));

        Assert.Equal([Verdict.Published, Verdict.Secondary], mask.Verdicts);
    }

    [Fact]
    public void Chains_that_span_cells_are_counted_once_across_them()
    {
        int[] corporateGroups = [.. Enumerable.Range(0, 6), .. Enumerable.Range(0, 6), .. Enumerable.Range(10, 30)];
        int[] everyone = [.. Enumerable.Range(0, 42)];
        var columns = Some.Columns(everyone, [.. Enumerable.Range(12, 30)]);

        var spanning = Mask.Of(corporateGroups, columns, [], Some.Policy(10, MaskMode.MinimumSupport));
        var apart = Mask.Of(everyone, columns, [], Some.Policy(10, MaskMode.MinimumSupport));

        Assert.Equal([Verdict.Published, Verdict.Secondary], spanning.Verdicts);
        Assert.Equal([Verdict.Published, Verdict.Published], apart.Verdicts);
    }

    [Fact]
    public void What_is_already_public_about_too_few_is_refused()
    {
        int[] everyone = [.. Enumerable.Range(0, 30)];
        Column[] earlier = [.. Some.Columns([.. Enumerable.Range(0, 20)], [.. Enumerable.Range(0, 25)]).Select(column => column with { Key = $"earlier {column.Key}" })];

        Assert.Throws<AlreadyPublicException>(() =>
            Mask.Of(everyone, Some.Columns(everyone), earlier, Some.Policy(10, MaskMode.MinimumSupport)));
    }

    private static List<Column> Published(IReadOnlyList<Column> columns, Mask mask) =>
        [.. columns.Where((_, at) => mask.IsPublished(at))];
}
