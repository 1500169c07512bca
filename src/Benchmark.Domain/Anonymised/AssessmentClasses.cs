using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Anonymised;

/// <summary>The groups that anonymised assessments are told apart by: published ones that have no organisation in common.</summary>
/// <remarks>They follow from what is published alone, so anybody can work them out again: docs/methods/microdata.md.</remarks>
public static class AssessmentClasses
{
    /// <summary>The classes, in the order of the lattice; empty when not even England is published.</summary>
    /// <param name="lattice">The groups of a release.</param>
    /// <param name="isPublished">Whether a group is published, by its number.</param>
    /// <remarks>
    /// A class is broken down by the first dimension for which every value is published within it; so the classes hold
    /// everybody, and each is one published group.
    /// </remarks>
    public static IReadOnlyList<Group> Of(Lattice lattice, Func<int, bool> isPublished) => isPublished(lattice.IndexOf(Group.England))
        ? [.. Within(Group.England, lattice, isPublished).OrderBy(lattice.IndexOf)]
        : [];

    private static IEnumerable<Group> Within(Group group, Lattice lattice, Func<int, bool> isPublished)
    {
        foreach (var dimension in lattice.Dimensions.Where(dimension => group[dimension] == 0))
        {
            Group[] parts = [.. Enumerable.Range(1, Lattice.SizeOf(dimension)).Select(value => group.With(dimension, value))];
            if (Array.TrueForAll(parts, part => isPublished(lattice.IndexOf(part))))
                return parts.SelectMany(part => Within(part, lattice, isPublished));
        }

        return [group];
    }
}
