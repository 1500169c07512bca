using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Dapper;

namespace Benchmark.Data.Assessments;

/// <summary>What an assessment holds: its answers, what they come to, and the receipt for them.</summary>
public static class AssessmentAnswers
{
    /// <summary>The answers on the organisation's own sheet or, for a rater, on theirs, in the edition's order; blank ones are left out.</summary>
    public static async Task<IReadOnlyList<Response>> ReadResponsesAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, CancellationToken cancellation)
    {
        const string sql = """
            select   s.code as statement, r.rating::int as rating, r.number, r.narrative,
                     coalesce((select jsonb_agg(jsonb_build_object('Kind', e.kind, 'Reference', e.reference) order by e.ordinal)
                               from   assessment.evidence e
                               where  (e.round_id, e.organisation_id, e.assessment_id, e.sheet, e.statement_id)
                                    = (r.round_id, r.organisation_id, r.assessment_id, r.sheet, r.statement_id))::text, '[]') as evidence
            from     assessment.response r
            join     assessment.sheet h using (round_id, organisation_id, assessment_id, sheet)
            join     assessment.statement s using (statement_id)
            where    r.round_id = @Round and r.organisation_id = @Organisation and r.assessment_id = @Assessment
            and      (@Sheet::int is null and h.rater = '' or r.sheet = @Sheet)
            order by s.position
            """;
        var rows = await transaction.Connection.QueryAsync<ResponseRow>(
            new CommandDefinition(sql, KeyOf(transaction, assessment), cancellationToken: cancellation));
        return
        [
            .. rows.Select(row => new Response(
                row.Statement, row.Rating, row.Number, row.Narrative, JsonSerializer.Deserialize<List<Evidence>>(row.Evidence) ?? [])),
        ];
    }

    /// <summary>What the sheets of an assessment come to together; null for editions that are answered in words.</summary>
    public static async Task<Scorecard?> ReadScorecardAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, Framework framework, CancellationToken cancellation)
    {
        const string sql = "select statement, total, raters from assessment.rating_sums(@Organisation, @Round, @Assessment, @Minimum)";
        const string count = "select assessment.rater_count(@Organisation, @Round, @Assessment)";
        if (framework.Scale is null)
            return null;

        var minimum = framework.Perspectives.FirstOrDefault(perspective => perspective.Code == assessment.Perspective)?.MinimumRaters ?? 1;
        var key = new { Organisation = transaction.Actor.OrganisationNumber, Round = assessment.RoundNumber, Assessment = assessment.Number, Minimum = minimum };
        var sums = await transaction.Connection.QueryAsync<(string Statement, long Total, long Raters)>(
            new CommandDefinition(sql, key, cancellationToken: cancellation));
        var raters = await transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(count, key, cancellationToken: cancellation));
        return Scorecard.OfSums(
            framework, assessment.Respondent, (int)raters,
            sums.ToDictionary(sum => sum.Statement, sum => (sum.Total, sum.Raters), StringComparer.Ordinal));
    }

    /// <summary>The codes of statements that somebody answered on a sheet that counts: with a rating in a scored edition, otherwise with words or a number.</summary>
    public static async Task<IReadOnlySet<string>> ReadAnsweredAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, Framework framework, CancellationToken cancellation)
    {
        const string sql = "select statement from assessment.answered_statements(@Organisation, @Round, @Assessment, @IsScored)";
        var key = new
        {
            Organisation = transaction.Actor.OrganisationNumber,
            Round = assessment.RoundNumber,
            Assessment = assessment.Number,
            IsScored = framework.Scale is not null,
        };
        return (await transaction.Connection.QueryAsync<string>(
            new CommandDefinition(sql, key, cancellationToken: cancellation))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Shows that an assessment was handed in; null when it is not.</summary>
    public static async Task<Receipt?> ReadReceiptAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, CancellationToken cancellation)
    {
        if (assessment is not { Status: AssessmentStatus.Submitted, SubmittedAt: { } at })
            return null;

        var responses = await transaction.ReadResponsesAsync(assessment, cancellation);
        var content = JsonSerializer.SerializeToUtf8Bytes(responses);
        var head = Encoding.UTF8.GetBytes($"{assessment.Number}\n{assessment.Revision}\n{at.UtcDateTime:O}\n");
        return new(Convert.ToHexStringLower(SHA256.HashData([.. head, .. content])), assessment.Revision, at, responses.Count);
    }

    private static object KeyOf(ActingTransaction transaction, AssessmentFacts assessment) => new
    {
        Organisation = transaction.Actor.OrganisationNumber,
        Round = assessment.RoundNumber,
        Assessment = assessment.Number,
        Sheet = (int?)transaction.Actor.Sheet?.Sheet,
    };

    private sealed record ResponseRow(string Statement, int? Rating, double? Number, string? Narrative, string Evidence);
}
