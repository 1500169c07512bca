using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>Groups that are published together under a name, for example the three northern regions.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Groups">Groups of the lattice, at least one; an organisation of any of them belongs to the set.</param>
/// <remarks>
/// It is defined by characteristics and never by a list of organisations, and fixed before a round closes: nobody can draw it
/// around somebody who answered.
/// </remarks>
public sealed record NamedSet(string Code, string Title, IReadOnlyList<Group> Groups)
{
    /// <summary>Who belongs to it, in words.</summary>
    public string Definition => Groups.Count == 1
        ? $"Every organisation of this group: {Groups[0].Label}."
        : $"Every organisation of any of these groups: {string.Join("; ", Groups.Select(group => group.Label))}.";

    /// <summary>The narrowest group that holds the whole set.</summary>
    public Group Holder => Enum.GetValues<DimensionCode>().Aggregate(Group.England, (holder, dimension) =>
        Groups.Select(group => group[dimension]).Distinct().ToList() is [var only] ? holder.With(dimension, only) : holder);

    /// <summary>Whether every organisation of a group belongs to it.</summary>
    public bool Contains(Group other) => Groups.Any(group => group.Contains(other));
}
