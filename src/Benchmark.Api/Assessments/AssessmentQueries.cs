using System.Globalization;
using System.Security.Claims;
using Benchmark.Api.Hosting;
using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Api.Assessments;

/// <summary>What an organisation handed in, as fields of the organisation.</summary>
[ObjectType<OrganisationFacts>]
internal static partial class OrganisationAssessments
{
    /// <summary>Its assessments, the newest first; seen by itself alone.</summary>
    /// <param name="where">Only some.</param>
    [UseConnection]
    public static async Task<Connection<AssessmentFacts>?> GetAssessmentsAsync(
        [Parent] OrganisationFacts organisation, PagingArguments paging, AssessmentFilterInput? where, PrivateSide side,
        ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return KeysetPage.Of<AssessmentFacts>([], paging, _ => []);

        var after = paging.Start(keys: 1) is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : (int?)null;
        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = await transaction.ListAssessmentsAsync(
            where?.ToFilter() ?? new(), after, paging.Size() + 1, oldestFirst: paging.IsBackward(), cancellation);
        return KeysetPage.Of(found, paging, assessment => [assessment.Number.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>How leadership looks from every perspective of a round: self against others, and where training is needed.</summary>
    /// <param name="round">The round's code.</param>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<PerspectiveProfile>> GetPerspectivesAsync(
        [Parent] OrganisationFacts organisation, string round, PrivateSide side, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ToActor().Organisation != organisation.Reference)
            return [];

        await using var transaction = await side.BeginAsync(user, cancellation);
        var found = await transaction.ListAssessmentsAsync(new(round, Status: AssessmentStatus.Submitted), null, 10, oldestFirst: true, cancellation);
        var cards = new List<(AssessmentFacts Assessment, Framework Framework, Scorecard? Card)>();
        foreach (var assessment in found.Where(assessment => assessment.Perspective is not null))
        {
            var framework = Editions.Of(assessment.Framework);
            cards.Add((assessment, framework, await transaction.ReadScorecardAsync(assessment, framework, cancellation)));
        }

        var leaders = cards.Where(card => card.Assessment.Perspective is PerspectiveCode.StrategicLeader or PerspectiveCode.OperationalLeader)
            .OrderByDescending(card => card.Assessment.Perspective == PerspectiveCode.StrategicLeader).Select(card => card.Card).FirstOrDefault();
        return [.. cards.OrderBy(card => card.Assessment.Perspective).Select(card => PerspectiveProfile.Of(card.Assessment, card.Framework, card.Card, leaders))];
    }
}

/// <summary>Which assessments to list; all conditions must hold.</summary>
/// <param name="Round">Only of the round with this code.</param>
/// <param name="Framework">Only of the framework with this code.</param>
/// <param name="Perspective">Only from here.</param>
/// <param name="Status">Only those that stand here.</param>
public sealed record AssessmentFilterInput(string? Round, string? Framework, PerspectiveCode? Perspective, AssessmentStatus? Status)
{
    internal AssessmentFilter ToFilter() => new(Round, Perspective, Status, Framework);
}
