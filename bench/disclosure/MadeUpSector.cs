using Benchmark.Domain.Disclosure;

namespace Benchmark.Disclosure.Bench;

/// <summary>A made-up sector in a table of dimensions: skewed like a real one, with chains that span cells.</summary>
/// <param name="CorporateGroups">The corporate group of each organisation.</param>
/// <param name="Columns">One per cell of the table.</param>
/// <param name="InnerCells">Which columns are cells that no other column is part of.</param>
internal sealed record MadeUpSector(IReadOnlyList<int> CorporateGroups, IReadOnlyList<Column> Columns, IReadOnlyList<int> InnerCells)
{
    /// <summary>Nine regions, four sizes and six services: the lattice of a release, 350 groups.</summary>
    public static readonly CellDimension[] Release =
    [
        new("region", Codes("region", 9), []), new("size", Codes("size", 4), []), new("service", Codes("service", 6), []),
    ];

    /// <summary>Two hierarchies - regions in three parts, seven sizes in two - by ten services: 1,430 groups.</summary>
    public static readonly CellDimension[] Hierarchies =
    [
        new("region", Codes("region", 9), [Parent("north", "region", 0, 3), Parent("middle", "region", 3, 3), Parent("south", "region", 6, 3)]),
        new("size", Codes("size", 7), [Parent("smaller", "size", 0, 4), Parent("larger", "size", 4, 3)]),
        new("service", Codes("service", 10), []),
    ];

    /// <summary>Makes up a sector. The same seed makes the same sector.</summary>
    public static MadeUpSector Of(CellDimension[] dimensions, int organisations, int seed)
    {
        var random = new Random(seed);
        double[][] weights = [.. dimensions.Select(dimension => dimension.Codes.Select(_ => 0.2 + random.NextDouble() * random.NextDouble()).ToArray())];
        var (places, groups) = (new List<IReadOnlyList<string>>(), new List<int>());
        for (var group = 0; places.Count < organisations; group++)
        {
            for (var size = random.Next(100) < 6 ? random.Next(2, 12) : 1; size > 0 && places.Count < organisations; size--)
            {
                places.Add([.. dimensions.Zip(weights, (dimension, weight) => dimension.Codes[Draw(weight, random)])]);
                groups.Add(group);
            }
        }

        var table = new CellTable(dimensions);
        int[] inner = [.. table.Cells.Index().Where(pair => pair.Item.Values.All(values => values.Count == 1)).Select(pair => pair.Index)];
        return new(groups, table.Columns(places), inner);
    }

    private static int Draw(double[] weights, Random random)
    {
        var (left, at) = (random.NextDouble() * weights.Sum(), 0);
        while ((left -= weights[at]) > 0 && at < weights.Length - 1)
            at++;
        return at;
    }

    private static string[] Codes(string name, int count) => [.. Enumerable.Range(0, count).Select(at => $"{name} {at}")];

    private static (string, IReadOnlyList<string>) Parent(string code, string name, int first, int count) =>
        (code, [.. Enumerable.Range(first, count).Select(at => $"{name} {at}")]);
}
