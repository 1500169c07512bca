using Benchmark.Data.Actions;
using Benchmark.Data.Assessments;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Reports.Documents;

/// <summary>What an organisation knows of itself: its scores round by round, and what it means to do.</summary>
/// <param name="Organisation">Who it is.</param>
/// <param name="Rounds">Its submitted assessments of one edition from one perspective, oldest first; may be empty.</param>
/// <param name="Actions">All its actions for the edition, by the day they are due.</param>
public sealed record OwnRecord(OrganisationFacts Organisation, IReadOnlyList<OwnRound> Rounds, IReadOnlyList<PlannedAction> Actions)
{
    private const int MostRounds = 8;

    /// <summary>The record of the organisation that somebody acts for; null for everybody who acts for none.</summary>
    public static async Task<OwnRecord?> ReadAsync(
        ActingTransaction transaction, Framework framework, PerspectiveCode? perspective, CancellationToken cancellation)
    {
        if (transaction.Actor.Organisation is not { } reference
            || await transaction.FindOrganisationAsync(reference, cancellation) is not { } organisation)
            return null;

        var submitted = await transaction.ListAssessmentsAsync(
            new(null, perspective, AssessmentStatus.Submitted, framework.Code), null, MostRounds, oldestFirst: false, cancellation);
        var rounds = new List<OwnRound>();
        foreach (var assessment in submitted.Where(one => one.Framework == framework.Name && one.Perspective == perspective).Reverse())
        {
            if (await transaction.ReadScorecardAsync(assessment, framework, cancellation) is { } scores)
                rounds.Add(new(assessment, scores));
        }

        var actions = await transaction.ListActionsAsync(cancellation);
        return new(organisation, rounds, [.. actions.Where(action => action.Framework == framework.Name)]);
    }

    /// <summary>What it handed in for a round; null when it did not.</summary>
    public OwnRound? In(string round) => Rounds.FirstOrDefault(own => own.Assessment.Round == round);
}

/// <summary>One submitted assessment and what it comes to.</summary>
public sealed record OwnRound(AssessmentFacts Assessment, Scorecard Scores);
