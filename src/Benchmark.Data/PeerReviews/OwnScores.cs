using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Dapper;

namespace Benchmark.Data.PeerReviews;

/// <summary>How an authority scored itself, to be set beside what its peers found.</summary>
public static class OwnScores
{
    /// <summary>The scores of the authority's latest submitted assessment; null when it has none, and for everybody but itself.</summary>
    public static async Task<Scorecard?> OwnScoresAsync(
        this ActingTransaction transaction, string organisation, Framework framework, CancellationToken cancellation)
    {
        const string sql = """
            select   s.code as statement, p.rating
            from     (
                select   a.organisation_id, a.round_id, a.assessment_id
                from     assessment.assessment a
                join     assessment.round r using (round_id)
                join     assessment.framework f using (framework_id)
                where    a.organisation_id = @Organisation and a.status = 'SUBMITTED' and f.code || '-' || f.edition = @Framework
                order by a.submitted_at desc, a.assessment_id desc
                limit    1
            ) latest
            join     assessment.sheet t using (organisation_id, round_id, assessment_id)
            join     assessment.response p using (organisation_id, round_id, assessment_id, sheet)
            join     assessment.statement s using (statement_id)
            where    t.rater = '' and p.rating is not null
            """;
        if (transaction.Actor.Organisation != organisation || transaction.ProviderOf() is not { } own)
            return null;

        var facts = await transaction.FindOrganisationAsync(organisation, cancellation);
        var ratings = (await transaction.Connection.QueryAsync<(string Statement, short Rating)>(
                new CommandDefinition(sql, new { Organisation = own, Framework = framework.Name }, cancellationToken: cancellation)))
            .ToDictionary(row => row.Statement, row => (int)row.Rating, StringComparer.Ordinal);
        return facts is null || ratings.Count == 0
            ? null
            : Scorecard.Of(framework, new(facts.Kind, facts.ServiceType), [new("", ratings)]);
    }

    /// <summary>The score of a theme or quality statement, by its code; null when it is not complete.</summary>
    public static Score? Of(this Scorecard scores, Framework framework, string place) =>
        scores[framework.Domains.Any(domain => domain.Code == place) ? new Measure.Domain(place) : new Measure.Element(place)];
}
