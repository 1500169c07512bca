using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>An organisation's answer to one statement.</summary>
/// <param name="Statement">The statement's code.</param>
/// <param name="Rating">On the edition's scale; null when not rated, and in editions answered in words.</param>
/// <param name="Number">Answers "what proportion", as given; null when not asked or not answered.</param>
/// <param name="Narrative">The answer in words; null when blank.</param>
/// <param name="Evidence">What shows it, in the order given; empty when none is named.</param>
public sealed record Response(string Statement, int? Rating, double? Number, string? Narrative, IReadOnlyList<string> Evidence)
{
    /// <summary>Whether it answers: with a rating in a scored edition, otherwise with words or a number. Evidence alone does not.</summary>
    public bool IsAnswerIn(Framework framework) =>
        framework.Scale is not null ? Rating is not null : Narrative is not null || Number is not null;
}

/// <summary>How much of one domain an organisation answered.</summary>
/// <param name="Domain">The domain's code.</param>
/// <param name="Answered">Statements answered.</param>
/// <param name="Asked">Statements that apply.</param>
/// <param name="Unanswered">Statements that apply and have no answer, in the framework's order.</param>
public sealed record Completeness(string Domain, int Answered, int Asked, IReadOnlyList<Statement> Unanswered)
{
    /// <summary>One per domain in which the respondent is asked anything, in the framework's order.</summary>
    public static IReadOnlyList<Completeness> Of(Framework framework, Respondent respondent, IEnumerable<Response> responses)
    {
        var answered = responses.Where(response => response.IsAnswerIn(framework)).Select(response => response.Statement).ToHashSet();
        return
        [
            .. framework.Domains
                .Select(domain => (domain.Code, Asked: Asked(domain)))
                .Where(pair => pair.Asked.Count > 0)
                .Select(pair => (pair.Code, pair.Asked, Unanswered: pair.Asked.Where(statement => !answered.Contains(statement.Code)).ToList()))
                .Select(part => new Completeness(part.Code, part.Asked.Count - part.Unanswered.Count, part.Asked.Count, part.Unanswered)),
        ];

        List<Statement> Asked(FrameworkDomain domain) =>
        [
            .. domain.Elements.SelectMany(element => element.Statements)
                .Where(statement => statement.AppliesTo(respondent.Perspective, respondent.Kind, respondent.Service)),
        ];
    }
}
