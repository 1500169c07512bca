using Benchmark.Domain.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Disclosure;

public sealed class MaskPropertyTests
{
    [Fact]
    public void No_hidden_group_follows_from_the_published_ones() => Hold(table =>
    {
        var (mask, columns) = (table.Mask(Some.Policy()), table.Columns());

        var span = new RationalSpan(columns.Where((_, at) => mask.IsPublished(at)).Select(column => Vector(column, table)));

        return columns.Index().All(pair => mask.IsPublished(pair.Index) || pair.Item.Terms.Count == 0 || !span.Holds(Vector(pair.Item, table)));
    });

    [Fact]
    public void Everything_published_has_ten_corporate_groups_behind_it() => Hold(table =>
    {
        var (mask, columns, groups) = (table.Mask(Some.Policy()), table.Columns(), table.CorporateGroups());

        return columns.Index().All(pair =>
            !mask.IsPublished(pair.Index) || pair.Item.Terms.Select(term => groups[term.Participant]).Distinct().Count() >= 10);
    });

    [Fact]
    public void The_order_of_organisations_columns_and_corporate_groups_does_not_matter() => Hold(table =>
    {
        var (columns, groups) = (table.Columns(), table.CorporateGroups());
        var random = new Random(groups.Length);
        int[] moved = [.. Enumerable.Range(0, groups.Length)];
        random.Shuffle(moved);
        int[] movedGroups = new int[groups.Length];
        for (var at = 0; at < groups.Length; at++)
            movedGroups[moved[at]] = -7 * groups[at];
        Column[] movedColumns = [.. columns.Select(column => column with { Terms = [.. column.Terms.Select(term => term with { Participant = moved[term.Participant] }).Reverse()] }).Reverse()];

        var mask = table.Mask(Some.Policy());
        var again = Mask.Of(movedGroups, movedColumns, [], Some.Policy());

        return mask.Verdicts.SequenceEqual(again.Verdicts.Reverse());
    });

    private static int[] Vector(Column column, RandomTable table)
    {
        var vector = new int[table.CorporateGroups().Length];
        foreach (var term in column.Terms)
            vector[term.Participant] = 1;
        return vector;
    }

    private static void Hold(Func<RandomTable, bool> claim) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomTable.Arbitrary, claim));
}
