namespace Benchmark.Domain.Releases;

/// <summary>The fixed set of groups a release describes: every combination of its dimensions' values and their totals.</summary>
/// <remarks>Groups are numbered, England first; the number of a group is its place in <see cref="Groups"/>.</remarks>
public sealed class Lattice
{
    private readonly int[] _sizes;

    /// <summary>Makes the lattice of these dimensions, in this order.</summary>
    public Lattice(IReadOnlyList<DimensionCode> dimensions)
    {
        Dimensions = dimensions;
        _sizes = [.. dimensions.Select(SizeOf)];
        Groups = [.. Enumerable.Range(0, _sizes.Aggregate(1, (count, size) => count * (size + 1))).Select(GroupAt)];
    }

    /// <summary>What the groups differ by, in the order of the groups.</summary>
    public IReadOnlyList<DimensionCode> Dimensions { get; }

    /// <summary>Every group; the first dimension varies slowest and each total stands before its parts.</summary>
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>The place of <paramref name="group"/>; -1 when it fixes a dimension this lattice does not have.</summary>
    public int IndexOf(Group group)
    {
        var (index, depth) = (0, 0);
        for (var d = 0; d < _sizes.Length; d++)
        {
            var value = group[Dimensions[d]];
            depth += value == 0 ? 0 : 1;
            index = index * (_sizes[d] + 1) + value;
        }

        return depth == group.Depth ? index : -1;
    }

    /// <summary>The cross of some dimensions with their totals, within <paramref name="where"/>, in a fixed order.</summary>
    /// <param name="by">Dimensions to break down by; those <paramref name="where"/> fixes are not broken down again.</param>
    /// <param name="where">Fixes a value for some dimensions.</param>
    /// <returns>Numbers of groups; empty when a dimension is not this lattice's.</returns>
    public IReadOnlyList<int> Cross(IReadOnlyCollection<DimensionCode> by, Group where)
    {
        if (IndexOf(where) < 0 || by.Any(dimension => !Dimensions.Contains(dimension)))
            return [];

        IEnumerable<Group> groups = [where];
        foreach (var dimension in Dimensions.Where(dimension => by.Contains(dimension) && where[dimension] == 0))
            groups = groups.SelectMany(group => Enumerable.Range(0, SizeOf(dimension) + 1), (group, value) => group.With(dimension, value));

        return [.. groups.Select(IndexOf)];
    }

    /// <summary>How many values a dimension has, its total not counted.</summary>
    public static int SizeOf(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => 9,
        DimensionCode.SizeBand => 4,
        DimensionCode.ServiceType => 6,
        DimensionCode.AuthorityType => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private Group GroupAt(int index)
    {
        var group = Group.England;
        for (var d = _sizes.Length - 1; d >= 0; d--)
        {
            group = group.With(Dimensions[d], index % (_sizes[d] + 1));
            index /= _sizes[d] + 1;
        }

        return group;
    }
}
