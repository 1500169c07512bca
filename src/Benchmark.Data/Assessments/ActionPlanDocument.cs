using Benchmark.Data.Organisations;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Assessments;

/// <summary>An assessment in words as the document that providers know.</summary>
/// <param name="Plan">What was answered, area by area.</param>
/// <param name="LeftOut">The codes of statements whose number, or whose kinds of evidence, have no place in the layout.</param>
public sealed record ActionPlanDocument(ActionPlan Plan, IReadOnlyList<string> LeftOut)
{
    /// <summary>Reads what an organisation answered in a round.</summary>
    /// <param name="vault">The private side.</param>
    /// <param name="editions">The editions this product knows.</param>
    /// <param name="organisation">The organisation's reference.</param>
    /// <param name="round">The round's code.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RoundNotFoundException">There is no such round.</exception>
    /// <exception cref="OrganisationNotFoundException">There is no such organisation.</exception>
    /// <exception cref="NothingToExportException">It answered nothing in the round, or the round is not answered in words.</exception>
    /// <exception cref="NotInLayoutException">Words look like a part of the layout and would be read as one.</exception>
    public static async Task<ActionPlanDocument> ReadAsync(
        NpgsqlDataSource vault, IReadOnlyList<Framework> editions, string organisation, string round, CancellationToken cancellation)
    {
        const string sql = """
            select   s.code as statement, p.number, p.narrative,
                     array(select e.reference from assessment.evidence e
                           where (e.round_id, e.organisation_id, e.assessment_id, e.sheet, e.statement_id)
                               = (p.round_id, p.organisation_id, p.assessment_id, p.sheet, p.statement_id)
                           order by e.ordinal) as evidence,
                     exists (select from assessment.evidence e
                             where (e.round_id, e.organisation_id, e.assessment_id, e.sheet, e.statement_id)
                                 = (p.round_id, p.organisation_id, p.assessment_id, p.sheet, p.statement_id)
                             and e.kind is not null) as hasKinds
            from     assessment.response p
            join     registry.organisation o using (organisation_id)
            join     assessment.round r using (round_id)
            join     assessment.statement s using (statement_id)
            where    o.reference = @Organisation and r.code = @Round;

            select   e.area, e.is_good as isGood, e.text
            from     assessment.example e
            join     registry.organisation o using (organisation_id)
            join     assessment.round r using (round_id)
            where    o.reference = @Organisation and r.code = @Round
            order by e.example_id
            """;
        var found = await RoundStore.FindAsync(vault, round, cancellation);
        if (!(await OrganisationStore.FindAsync(vault, [organisation], cancellation)).TryGetValue(organisation, out var facts))
            throw new OrganisationNotFoundException(organisation);

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            sql, new { Organisation = organisation, Round = round }, cancellationToken: cancellation));
        var answers = (await results.ReadAsync<AnswerRow>()).ToList();
        var stories = (await results.ReadAsync<StoryRow>()).ToList();
        if (editions.FirstOrDefault(edition => edition.Name == found.Framework) is not { Scale: null } framework || answers.Count == 0)
            throw new NothingToExportException(organisation, round);

        var plan = ActionPlanExport.Of(
            $"{framework.Title}\n{facts.Name}", framework,
            [.. answers.Select(row => new Response(row.Statement, null, row.Number, row.Narrative, [.. row.Evidence.Select(item => new Evidence(null, item))]))],
            [.. stories.Select(row => (row.Area, new PracticeExample(row.IsGood, row.Text)))]);
        return new(plan, [.. answers.Where(row => row.Number is not null || row.HasKinds).Select(row => row.Statement).Order(StringComparer.Ordinal)]);
    }

    [method: ExplicitConstructor]
    private sealed record AnswerRow(string Statement, double? Number, string? Narrative, string[] Evidence, bool HasKinds);

    private sealed record StoryRow(string Area, bool IsGood, string Text);
}

/// <summary>There is no assessment in words to export.</summary>
public sealed class NothingToExportException(string organisation, string round)
    : DomainException($"{organisation} has no answers in words in round \"{round}\": name a round of the Driving Up Quality Code that it answered.")
{
    /// <summary>The organisation's reference.</summary>
    public string Organisation { get; } = organisation;

    /// <summary>The round's code.</summary>
    public string Round { get; } = round;
}
