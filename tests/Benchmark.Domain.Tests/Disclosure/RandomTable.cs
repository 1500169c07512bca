using Benchmark.Domain.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>A made-up table of up to 60 cells with totals, in which some corporate groups stand in several cells.</summary>
/// <param name="Shape">Which of <see cref="Shapes"/> it has.</param>
/// <param name="Counts">Organisations per inner cell; the rest have none.</param>
/// <param name="Chains">Pairs of organisations that belong together, by their numbers.</param>
public sealed record RandomTable(int Shape, int[] Counts, (int, int)[] Chains)
{
    private static readonly CellTable[] Shapes =
    [
        new([Dimension("a", 4), Dimension("b", 3)]),
        new([Dimension("a", 9), Dimension("b", 4)]),
        new([Dimension("a", 5), Dimension("b", 4), Dimension("c", 3)]),
        new([Dimension("a", 6, ("p", [0, 1, 2]), ("q", [3, 4])), Dimension("b", 5, ("r", [0, 1]))]),
        new([Dimension("a", 60)]),
        new([Dimension("a", 3), Dimension("b", 2), Dimension("c", 2), Dimension("d", 2)]),
    ];

    public static Arbitrary<RandomTable> Arbitrary { get; } = Arb.From(Generate(), Shrink);

    /// <summary>The corporate group of each organisation.</summary>
    public int[] CorporateGroups()
    {
        int[] groups = [.. Enumerable.Range(0, Places().Count)];
        foreach (var (left, right) in Chains.Where(_ => groups.Length > 0))
        {
            var (kept, joined) = (groups[left % groups.Length], groups[right % groups.Length]);
            groups = [.. groups.Select(group => group == joined ? kept : group)];
        }

        return groups;
    }

    public IReadOnlyList<Column> Columns() => Shapes[Shape].Columns(Places());

    public Mask Mask(Policy policy) => Domain.Disclosure.Mask.Of(CorporateGroups(), Columns(), [], policy);

    private List<IReadOnlyList<string>> Places() =>
        [.. InnerCells().Zip(Counts).SelectMany(pair => Enumerable.Repeat(pair.First, pair.Second))];

    private IEnumerable<IReadOnlyList<string>> InnerCells() => Shapes[Shape].Cells
        .Where(cell => cell.Key.Split('|').All(code => code.Contains(':')))
        .Select(cell => (IReadOnlyList<string>)cell.Key.Split('|'));

    private static CellDimension Dimension(string name, int size, params (string Code, int[] Children)[] parents) => new(
        name,
        [.. Enumerable.Range(0, size).Select(at => $"{name}:{at}")],
        [.. parents.Select(parent => (parent.Code, (IReadOnlyList<string>)[.. parent.Children.Select(at => $"{name}:{at}")]))]);

    private static Gen<RandomTable> Generate() =>
        from shape in Gen.Choose(0, Shapes.Length - 1)
        from size in Gen.Elements(3, 8, 15, 40)
        from counts in Gen.Choose(0, size).ArrayOf(60)
        from links in Gen.Choose(0, 12)
        from chains in Gen.Choose(0, 999).Two().ArrayOf(links)
        select new RandomTable(shape, counts, [.. chains.Select(pair => (pair.Item1, pair.Item2))]);

    private static IEnumerable<RandomTable> Shrink(RandomTable table) =>
    [
        .. table.Chains.Select((_, at) => table with { Chains = [.. table.Chains.Where((_, other) => other != at)] }),
        .. table.Counts.Index().Where(pair => pair.Item > 0).Select(pair => table.With(pair.Index, 0)),
        .. table.Counts.Index().Where(pair => pair.Item > 1).Select(pair => table.With(pair.Index, pair.Item / 2)),
    ];

    private RandomTable With(int cell, int count) =>
        this with { Counts = [.. Counts.Select((old, at) => at == cell ? count : old)] };
}
