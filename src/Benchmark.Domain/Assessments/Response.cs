using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>An organisation's answer to one statement.</summary>
/// <param name="Statement">The statement's code.</param>
/// <param name="Rating">On the edition's scale; null when not rated, and in editions answered in words.</param>
/// <param name="Number">Answers "what proportion", as given; null when not asked or not answered.</param>
/// <param name="Narrative">The answer in words; null when blank.</param>
/// <param name="Evidence">What shows it, in the order given; empty when none is named.</param>
public sealed record Response(string Statement, int? Rating, double? Number, string? Narrative, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether it answers: with a rating in a scored edition, otherwise with words or a number.</summary>
    /// <remarks>Evidence alone answers nothing.</remarks>
    public bool IsAnswerIn(Framework framework) =>
        framework.Scale is not null ? Rating is not null : Narrative is not null || Number is not null;
}

/// <summary>Something that shows what an answer says.</summary>
/// <param name="Kind">What sort of thing it is, for example <c>Policy</c>; null when not said.</param>
/// <param name="Reference">Where it is found.</param>
public sealed record Evidence(string? Kind, string Reference);
