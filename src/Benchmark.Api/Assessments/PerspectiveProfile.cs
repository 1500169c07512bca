using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Api.Assessments;

/// <summary>How an organisation's leadership looks from one perspective.</summary>
/// <param name="Perspective">From where.</param>
/// <param name="Assessment">What it was read from.</param>
/// <param name="Raters">How many handed in a sheet.</param>
/// <param name="IsShown">Whether enough raters answered for the organisation to see what they say together.</param>
/// <param name="Domains">Every domain that is asked from here, in the edition's order.</param>
/// <param name="TrainingNeeds">The lowest elements below 3 rating points, the lowest first; at most five.</param>
public sealed record PerspectiveProfile(
    Perspective Perspective, AssessmentFacts Assessment, int Raters, bool IsShown,
    [property: ListSize(AssumedSize = 7)] IReadOnlyList<DomainProfile> Domains,
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<TrainingNeed> TrainingNeeds)
{
    private const double InPlace = 3;
    private const int MostNeeds = 5;

    internal static PerspectiveProfile Of(AssessmentFacts assessment, Framework framework, Scorecard? card, Scorecard? leaders)
    {
        var domains = framework.Domains.Where(domain => domain.Elements.Any(IsAsked)).ToList();
        return new(
            framework.Perspectives.First(perspective => perspective.Code == assessment.Perspective), assessment, card?.Raters ?? 0,
            card is { IsShownToOrganisation: true },
            [.. domains.Select(domain => new DomainProfile(domain, ScoreOf(card, new Measure.Domain(domain.Code)), ScoreOf(leaders, new Measure.Domain(domain.Code))))],
            [
                .. domains.SelectMany(domain => domain.Elements).Where(IsAsked)
                    .Select(element => (element, score: ScoreOf(card, new Measure.Element(element.Code))))
                    .Where(pair => pair.score < InPlace).OrderBy(pair => pair.score).Take(MostNeeds)
                    .Select(pair => new TrainingNeed(pair.element, pair.score ?? InPlace)),
            ]);

        bool IsAsked(FrameworkElement element) => element.Statements.Any(statement => statement.IsAskedFrom(assessment.Perspective));
    }

    private static double? ScoreOf(Scorecard? card, Measure measure) => card?[measure]?.Value;
}

/// <summary>One domain from one perspective, beside how its leaders see it.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Score">In rating points; null while it is not shown.</param>
/// <param name="Leaders">How the organisation's own leaders scored it, strategic ones before operational ones; null when they did not.</param>
public sealed record DomainProfile(FrameworkDomain Domain, double? Score, double? Leaders)
{
    /// <summary>This perspective less the leaders' view, in rating points: below 0 where leaders see themselves better.</summary>
    public double? Difference => Score - Leaders;
}

/// <summary>Something in which people of one level need training most.</summary>
/// <param name="Element">What.</param>
/// <param name="Score">In rating points, below 3.</param>
public sealed record TrainingNeed(FrameworkElement Element, double Score);
