namespace Benchmark.Domain.Disclosure;

/// <summary>Something that may be published about the participants of a release: one equation in their answers.</summary>
/// <param name="Key">Names the column; unique, and the last word on the order in which columns are decided.</param>
/// <param name="Depth">How narrow it is: 0 for everyone, and one more for each dimension that is fixed.</param>
/// <param name="Terms">One per participant the column involves, in any order.</param>
/// <remarks>
/// A lattice group, a level of a hierarchy, a named set, a class of a microdata file, a weighted figure and a figure of an
/// earlier release are all columns; a figure with another population than its group's is a column of its own.
/// </remarks>
public sealed record Column(string Key, int Depth, IReadOnlyList<Term> Terms);

/// <summary>One participant's part in a column.</summary>
/// <param name="Participant">The participant's place in the list of participants.</param>
/// <param name="Weight">1 in an unweighted column; otherwise positive, on any common scale.</param>
public readonly record struct Term(int Participant, Weight Weight);

/// <summary>What the mask decides about a column. Only <see cref="Published"/> may ever be told apart outside a build.</summary>
public enum Verdict
{
    /// <summary>May be shown.</summary>
    Published = 1,

    /// <summary>Hidden for its own sake: too few behind it, or too much in one hand.</summary>
    Primary,

    /// <summary>Hidden so that nothing hidden can be worked out from what is shown.</summary>
    Secondary,

    /// <summary>Nobody took part in it. Hidden like the others.</summary>
    Empty,
}
