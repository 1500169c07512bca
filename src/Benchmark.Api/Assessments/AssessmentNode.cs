using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Api.Releases;
using Benchmark.Api.Rounds;
using Benchmark.Data.Assessments;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;

namespace Benchmark.Api.Assessments;

/// <summary>What one organisation hands in for one round from one perspective; seen by itself alone.</summary>
[ObjectType<AssessmentFacts>]
[GraphQLName("Assessment")]
[ExtendObjectType<AssessmentFacts>(IgnoreProperties =
[
    nameof(AssessmentFacts.Number), nameof(AssessmentFacts.Organisation), nameof(AssessmentFacts.Respondent),
    nameof(AssessmentFacts.Perspective), nameof(AssessmentFacts.RoundNumber),
])]
internal static partial class AssessmentNode
{
    /// <summary>Identifies the assessment everywhere; opaque.</summary>
    [ID("Assessment")]
    public static string GetId([Parent] AssessmentFacts assessment) => assessment.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The assessment with this identifier; null when there is none, or it is not yours.</summary>
    [NodeResolver]
    public static async Task<AssessmentFacts?> GetAssessmentAsync(
        string id, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.Identity is not { IsAuthenticated: true } || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.FindAssessmentAsync(number, cancellation);
    }

    /// <summary>The edition it is against.</summary>
    public static Framework GetFramework([Parent] AssessmentFacts assessment) => Editions.Of(assessment.Framework);

    /// <summary>The round it belongs to.</summary>
    public static async Task<Round> GetRoundAsync([Parent] AssessmentFacts assessment, PublicDatabase database, CancellationToken cancellation) =>
        await RoundNode.GetRoundAsync(assessment.Round, database, cancellation)
        ?? throw new InvalidDataException($"The round {assessment.Round} is not there.");

    /// <summary>From where leadership is looked at; null for editions without perspectives.</summary>
    public static Perspective? GetPerspective([Parent] AssessmentFacts assessment) =>
        GetFramework(assessment).Perspectives.FirstOrDefault(perspective => perspective.Code == assessment.Perspective);

    /// <summary>Every statement of the edition from this perspective with the organisation's own answer, in the edition's order.</summary>
    [ListSize(AssumedSize = 60)]
    public static async Task<IReadOnlyList<ResponseView>> GetResponsesAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        var given = (await transaction.ReadResponsesAsync(assessment, cancellation)).ToDictionary(response => response.Statement, StringComparer.Ordinal);
        var respondent = assessment.Respondent;
        return
        [
            .. GetFramework(assessment).Statements.Where(statement => statement.IsAskedFrom(respondent.Perspective)).Select(statement => new ResponseView(
                assessment, statement, statement.AppliesTo(respondent.Perspective, respondent.Kind, respondent.Service),
                given.GetValueOrDefault(statement.Code) ?? new(statement.Code, null, null, null, []))),
        ];
    }

    /// <summary>Who was invited to fill in a sheet; never what they answered.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Invitation>> GetRatersAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ListRatersAsync(assessment, cancellation);
    }

    /// <summary>Statements that apply and that nobody has answered, in the edition's order.</summary>
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<Statement>> GetUnansweredAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        var answered = await transaction.ReadAnsweredAsync(assessment, GetFramework(assessment), cancellation);
        var respondent = assessment.Respondent;
        return
        [
            .. GetFramework(assessment).StatementsFor(respondent.Perspective, respondent.Kind, respondent.Service)
                .Where(statement => !answered.Contains(statement.Code)),
        ];
    }

    /// <summary>The score of a measure in rating points, over the sheets that count.</summary>
    /// <remarks>
    /// Null while a statement under it is unrated, in editions answered in words, and where raters answer, until the assessment
    /// is handed in with as many raters as the perspective asks for.
    /// </remarks>
    /// <param name="measure">What to measure.</param>
    public static async Task<double?> GetScoreAsync(
        [Parent] AssessmentFacts assessment, MeasureInput measure, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        (await ScorecardAsync(assessment, side, user, cancellation))?[measure.ToMeasure()]?.Value;

    /// <summary>The percentage of the highest possible score and what the publisher calls it; null while incomplete, and in editions without bands.</summary>
    public static async Task<Percentage?> GetPercentageAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation) =>
        (await ScorecardAsync(assessment, side, user, cancellation))?.Percentage;

    /// <summary>By when the edition asks for the next one; null where it asks for none, and until it is handed in.</summary>
    public static DateOnly? GetDueAgain([Parent] AssessmentFacts assessment) =>
        Renewal.DueAgain(GetFramework(assessment), assessment.SubmittedAt);

    /// <summary>Shows that it was handed in, and with which answers; null unless it is.</summary>
    public static async Task<Receipt?> GetReceiptAsync(
        [Parent] AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ReadReceiptAsync(assessment, cancellation);
    }

    private static async Task<Scorecard?> ScorecardAsync(
        AssessmentFacts assessment, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return await transaction.ReadScorecardAsync(assessment, GetFramework(assessment), cancellation);
    }
}

/// <summary>An organisation's answer to one statement.</summary>
[GraphQLName("Response")]
public sealed record ResponseView([property: GraphQLIgnore] AssessmentFacts Assessment, Statement Statement, bool Applies, [property: GraphQLIgnore] Response Given)
{
    /// <summary>What is answered.</summary>
    public Statement Statement { get; } = Statement;

    /// <summary>Whether the organisation is asked it; this follows from edition, kind, service and perspective.</summary>
    public bool Applies { get; } = Applies;

    /// <summary>On the edition's scale; null when not rated, and in editions answered in words.</summary>
    public int? Rating => Given.Rating;

    /// <summary>Answers "what proportion", as given; null when not asked or not answered.</summary>
    public double? Number => Given.Number;

    /// <summary>The answer in words; null when blank.</summary>
    public string? Narrative => Given.Narrative;

    /// <summary>What shows it, in the order given.</summary>
    [ListSize(AssumedSize = 2)]
    public IReadOnlyList<Evidence> Evidence => Given.Evidence;
}

/// <summary>The editions the product ships, by name.</summary>
internal static class Editions
{
    /// <summary>The edition of this name.</summary>
    /// <exception cref="InvalidDataException">It is not shipped.</exception>
    public static Framework Of(string name) =>
        FrameworkFiles.Shipped.Frameworks.FirstOrDefault(framework => framework.Name == name)
        ?? throw new InvalidDataException($"The edition {name} is not shipped.");
}

/// <summary>A sheet that somebody was invited to fill in.</summary>
[ObjectType<Invitation>]
[GraphQLName("RaterSheet")]
internal static partial class RaterSheetNode;
