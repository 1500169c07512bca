using System.Text.RegularExpressions;
using Benchmark.Domain.Releases;
using Group = Benchmark.Domain.Releases.Group;

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

/// <summary>What named sets must be like.</summary>
public static partial class NamedSetRules
{
    /// <summary>The shape of a code, in words.</summary>
    public const string CodeWords = "capital letters, digits and underscores, a letter first, at most 40";

    /// <summary>The shape of a code.</summary>
    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,39}$")]
    public static partial Regex CodeShape();

    /// <summary>What is wrong with some sets, in one sentence; null when nothing is.</summary>
    public static string? ProblemOf(IReadOnlyList<NamedSet> sets)
    {
        foreach (var set in sets)
        {
            if (!CodeShape().IsMatch(set.Code))
                return $"\"{set.Code}\" cannot be the code of a named set. It consists of {CodeWords}.";
            if (set.Title.Length is 0 or > 200)
                return $"Named set {set.Code} needs a title of 1 to 200 characters.";
            if (set.Groups.Count == 0 || set.Groups.Contains(Group.England))
                return $"Named set {set.Code} needs groups, each with at least one characteristic.";
        }

        return sets.GroupBy(set => set.Code).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"Two sets have the code {twice.Key}. Choose another for one." : null;
    }
}
