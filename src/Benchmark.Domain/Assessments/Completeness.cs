using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>How much of one domain an organisation answered.</summary>
/// <param name="Domain">The domain's code.</param>
/// <param name="Asked">Statements that apply.</param>
/// <param name="Unanswered">Statements that apply and have no answer, in the framework's order.</param>
public sealed record Completeness(string Domain, int Asked, IReadOnlyList<Statement> Unanswered)
{
    /// <summary>Statements answered.</summary>
    public int Answered => Asked - Unanswered.Count;

    /// <summary>One per domain in which the respondent is asked anything, in the framework's order.</summary>
    public static IReadOnlyList<Completeness> Of(Framework framework, Respondent respondent, IEnumerable<Response> responses)
    {
        var answered = responses.Where(response => response.IsAnswerIn(framework))
            .Select(response => response.Statement)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from domain in framework.Domains
               let asked = domain.Elements.SelectMany(element => element.Statements)
                   .Where(statement => statement.AppliesTo(respondent.Perspective, respondent.Kind, respondent.Service))
                   .ToList()
               where asked.Count > 0
               select new Completeness(
                   domain.Code, asked.Count, [.. asked.Where(statement => !answered.Contains(statement.Code))]),
        ];
    }
}
