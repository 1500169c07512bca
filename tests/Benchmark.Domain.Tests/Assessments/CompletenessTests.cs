using Benchmark.Domain.Assessments;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Tests.Frameworks;

namespace Benchmark.Domain.Tests.Assessments;

public sealed class CompletenessTests
{
    private static readonly Respondent Provider = new(OrganisationKind.Provider);

    [Fact]
    public void In_an_edition_answered_in_words_a_text_or_a_number_answers_and_evidence_alone_does_not()
    {
        var framework = SomeFramework.InWords(1, 1);
        var responses = new[]
        {
            new Response("S1.1.1", null, null, "We ask.", []), new Response("S1.1.2", null, null, null, [new(null, "Records")]),
            new Response("S2.1.1", null, 80, null, []),
        };

        var completeness = Completeness.Of(framework, Provider, responses);

        Assert.Equal(["D1: 1 of 2, without S1.1.2", "D2: 1 of 2, without S2.1.2"], completeness.Select(InWords));
    }

    [Fact]
    public void In_a_scored_edition_only_a_rating_answers()
    {
        var responses = new[] { new Response("S1.1.1", 3, null, null, []), new Response("S1.1.2", null, null, "We ask.", []) };

        var completeness = Completeness.Of(SomeFramework.Scored(1), Provider, responses);

        Assert.Equal(["D1: 1 of 2, without S1.1.2"], completeness.Select(InWords));
    }

    private static string InWords(Completeness part)
    {
        var without = string.Join(", ", part.Unanswered.Select(statement => statement.Code));
        return $"{part.Domain}: {part.Answered} of {part.Asked}, without {without}";
    }
}
