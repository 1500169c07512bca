namespace Benchmark.Domain.Disclosure;

/// <summary>A dimension of a table and its broader values.</summary>
/// <param name="Name">What the dimension is called.</param>
/// <param name="Codes">Its values, in their order.</param>
/// <param name="Parents">Broader values and what each is made of: values, or broader values named before it.</param>
public sealed record CellDimension(string Name, IReadOnlyList<string> Codes, IReadOnlyList<(string Code, IReadOnlyList<string> Children)> Parents);

/// <summary>A table of counts: how many organisations stand in each combination of values.</summary>
/// <remarks>It is what a statistician tries a policy on, before there are answers.</remarks>
public sealed class CellTable
{
    /// <summary>The code of a dimension's total.</summary>
    public const string Total = "Total";

    /// <summary>Makes a table without organisations.</summary>
    public CellTable(IReadOnlyList<CellDimension> dimensions) =>
        Cells = [.. dimensions.Select(NodesOf).Aggregate<IReadOnlyList<Node>, IEnumerable<Cell>>(
            [new("", 0, [])], (cells, nodes) => cells.SelectMany(_ => nodes, Narrow))];

    /// <summary>Every cell, its totals and broader values included; the first dimension varies slowest, broad before narrow.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Counts organisations into every cell they belong to: one column per cell.</summary>
    /// <param name="places">The value of each organisation in each dimension, in the dimensions' order.</param>
    /// <exception cref="ArgumentException">A place does not have one value of each dimension.</exception>
    public IReadOnlyList<Column> Columns(IReadOnlyList<IReadOnlyList<string>> places)
    {
        var members = new Dictionary<string, List<Term>>(StringComparer.Ordinal);
        for (var at = 0; at < places.Count; at++)
        {
            var key = string.Join('|', places[at]);
            if (!members.TryGetValue(key, out var terms))
                members.Add(key, terms = []);
            terms.Add(new(at, 1));
        }

        var columns = Cells.Select(cell => new Column(cell.Key, cell.Depth, [.. Inside(cell).SelectMany(key => members.GetValueOrDefault(key) ?? [])])).ToList();
        return columns[0].Terms.Count == places.Count
            ? columns
            : throw new ArgumentException("Every place has one value of each dimension.", nameof(places));
    }

    private static IEnumerable<string> Inside(Cell cell) => cell.Values
        .Aggregate<IReadOnlyList<string>, IEnumerable<string>>([""], (keys, values) => keys.SelectMany(_ => values, Join));

    private static Cell Narrow(Cell cell, Node node) =>
        new(Join(cell.Key, node.Code), cell.Depth + node.Depth, [.. cell.Values, node.Values]);

    private static string Join(string left, string right) => left.Length == 0 ? right : $"{left}|{right}";

    private static List<Node> NodesOf(CellDimension dimension)
    {
        var parents = new List<Node>();
        foreach (var (code, children) in dimension.Parents)
        {
            var values = children.SelectMany(child => parents.Find(parent => parent.Code == child)?.Values ?? [child]).Distinct();
            parents.Add(new(code, 1, [.. dimension.Codes.Intersect(values)]));
        }

        return
        [
            new(Total, 0, dimension.Codes),
            .. parents.OrderByDescending(parent => parent.Values.Count),
            .. dimension.Codes.Select(code => new Node(code, parents.Count == 0 ? 1 : 2, [code])),
        ];
    }

    private sealed record Node(string Code, int Depth, IReadOnlyList<string> Values);

    /// <summary>One cell of the table.</summary>
    /// <param name="Key">Codes joined by <c>|</c>, in the dimensions' order.</param>
    /// <param name="Depth">How narrow it is: 0 for the total of everything.</param>
    /// <param name="Values">The values it covers, per dimension.</param>
    public sealed record Cell(string Key, int Depth, IReadOnlyList<IReadOnlyList<string>> Values);
}
