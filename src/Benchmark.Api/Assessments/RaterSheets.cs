using Benchmark.Api.People;
using Benchmark.Data.Assessments;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Api.Assessments;

/// <summary>Sheets of people who came by a link; every call proves the link again.</summary>
internal sealed class RaterSheets(PrivateSide side, Registrar registrar, TimeProvider clock)
{
    /// <summary>What a link opens.</summary>
    /// <exception cref="LinkUnknownException">It opens nothing.</exception>
    public async Task<OpenSheet> OpenAsync(string secret, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(secret, cancellation);
        var assessment = await transaction.FindOwnAssessmentAsync(cancellation) ?? throw new LinkUnknownException();
        return new(assessment, Editions.Of(assessment.Framework), await transaction.ReadResponsesAsync(assessment, cancellation));
    }

    /// <summary>Keeps answers, and hands the sheet in when told to.</summary>
    /// <exception cref="LinkUnknownException">The link opens nothing.</exception>
    /// <exception cref="AggregateException">Some answers cannot be kept, or statements are open; one exception for each.</exception>
    public async Task<RaterAnswer> RecordAsync(
        string secret, IReadOnlyList<Response> responses, bool handIn, bool confirmed, CancellationToken cancellation)
    {
        var sheet = await OpenAsync(secret, cancellation);
        AssessmentMutations.Refuse(sheet.Framework, sheet.Assessment.Respondent, responses, confirmed);
        await using var transaction = await BeginAsync(secret, cancellation);
        if (responses.Count > 0)
        {
            await ResponseSave.RunAsync(
                side.Member, transaction.Actor, sheet.Assessment.Number, 0, responses, clock.GetUtcNow(), cancellation);
        }

        if (handIn)
        {
            await transaction.HandInAsync(sheet.Assessment, sheet.Framework, clock.GetUtcNow(), cancellation);
            await transaction.NoteAsync("handInSheet", transaction.Actor.Subject, cancellation);
            await transaction.CommitAsync(cancellation);
            return new(true, []);
        }

        var kept = await transaction.ReadResponsesAsync(sheet.Assessment, cancellation);
        return new(false, sheet.Unanswered(kept));
    }

    private async Task<ActingTransaction> BeginAsync(string secret, CancellationToken cancellation) =>
        await RaterStore.FindRaterAsync(registrar.Vault, secret, clock.GetUtcNow(), cancellation) is { } rater
            ? await ActingTransaction.BeginAsync(side.Member, rater, cancellation)
            : throw new LinkUnknownException();
}

/// <summary>A rater's sheet as far as it is filled in.</summary>
/// <param name="Assessment">What it is part of.</param>
/// <param name="Framework">The edition.</param>
/// <param name="Responses">What is answered.</param>
internal sealed record OpenSheet(AssessmentFacts Assessment, Framework Framework, IReadOnlyList<Response> Responses)
{
    /// <summary>What is asked, in the edition's order.</summary>
    public IEnumerable<Statement> Asked =>
        Framework.StatementsFor(Assessment.Perspective, Assessment.Respondent.Kind, Assessment.Respondent.Service);

    /// <summary>What is still open.</summary>
    public IReadOnlyList<Statement> Unanswered(IReadOnlyList<Response> kept)
    {
        var answered = kept.Where(response => response.IsAnswerIn(Framework)).Select(response => response.Statement).ToHashSet(StringComparer.Ordinal);
        return [.. Asked.Where(statement => !answered.Contains(statement.Code))];
    }
}
