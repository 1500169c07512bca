using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Compares what a file brings with what is kept.</summary>
internal sealed class KnownAssessments(NpgsqlConnection connection, Round round, ImportPlan plan)
{
    /// <summary>Says of everything in the plan whether it is new, other than before, or known just so.</summary>
    public async Task CompareAsync(ProblemList problems, DateTimeOffset now, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "lock table registry.organisation, registry.corporate_group in share row exclusive mode", cancellationToken: cancellation));
        var references = plan.Organisations.Keys.ToArray();
        await CompareOrganisationsAsync(references, cancellation);
        await RefuseMixtureAsync(references, problems, cancellation);
        await CompareSheetsAsync(references, cancellation);
        await ReadKeptSheetsAsync(cancellation);
        Decide();
        if (!round.IsOpenAt(now))
            RefuseNews(problems);
    }

    private async Task CompareOrganisationsAsync(string[] references, CancellationToken cancellation)
    {
        foreach (var (id, kept) in await OrganisationStore.FindAsync(connection, references, cancellation))
        {
            var organisation = plan.Organisations[kept.Reference];
            organisation.Id = id;
            organisation.Change = organisation.Facts == kept ? Change.Unchanged : Change.Changed;
        }
    }

    private async Task RefuseMixtureAsync(string[] references, ProblemList problems, CancellationToken cancellation)
    {
        const string sql = "select reference from registry.organisation where reference = any (@References) and is_synthetic <> @IsSynthetic order by reference";
        foreach (var reference in await connection.QueryAsync<string>(
            new CommandDefinition(sql, new { References = references, round.IsSynthetic }, cancellationToken: cancellation)))
        {
            problems.Add(plan.Organisations[reference].Place, new SyntheticMixedException(reference, round).Message);
        }
    }

    private async Task CompareSheetsAsync(string[] references, CancellationToken cancellation)
    {
        const string sql = """
            select o.reference, a.perspective, a.assessment_id, a.status, s.sheet, s.rater, s.content_hash
            from   assessment.assessment a
            join   registry.organisation o using (organisation_id)
            left   join assessment.sheet s using (organisation_id, round_id, assessment_id)
            where  a.round_id = $1 and o.reference = any ($2)
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = round.Id }, new() { Value = references } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var perspective = rows.MemberOrNull<PerspectiveCode>(1);
            if (plan.Organisations[rows.GetString(0)].Assessments.Find(each => each.Perspective == perspective) is not { } assessment)
                continue;

            assessment.Id = rows.GetInt32(2);
            assessment.StatusBefore = Code.Read<AssessmentStatus>(rows.GetString(3));
            if (rows.IsDBNull(4))
                continue;

            var number = rows.GetInt16(4);
            assessment.NextSheet = (short)Math.Max(assessment.NextSheet, number + 1);
            var rater = rows.GetString(5);
            if (assessment.Sheets.Find(each => each.Rater == rater) is not { } sheet)
            {
                assessment.KeptSheets.Add(number);
                continue;
            }

            sheet.Number = number;
            sheet.Change = sheet.Hash.Equals(ContentHash.Read(rows.GetFieldValue<byte[]>(6))) ? Change.Unchanged : Change.Changed;
        }
    }

    /// <summary>What is rated on sheets that stay, of assessments that also get others.</summary>
    private async Task ReadKeptSheetsAsync(CancellationToken cancellation)
    {
        const string sql = """
            select distinct r.assessment_id, s.position
            from   unnest($2::int[], $3::int[], $4::smallint[]) as kept (organisation_id, assessment_id, sheet)
            join   assessment.response r using (organisation_id, assessment_id, sheet)
            join   assessment.statement s using (statement_id)
            where  r.round_id = $1 and r.rating is not null
            """;
        var kept = plan.Assessments.SelectMany(assessment => assessment.KeptSheets.Select(sheet => (assessment, sheet))).ToList();
        if (kept.Count == 0)
            return;

        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = round.Id },
                new() { Value = kept.Select(pair => pair.assessment.Organisation.Id).ToArray() },
                new() { Value = kept.Select(pair => pair.assessment.Id).ToArray() },
                new() { Value = kept.Select(pair => pair.sheet).ToArray() },
            },
        };
        var assessments = kept.Select(pair => pair.assessment).Distinct().ToDictionary(assessment => assessment.Id);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var assessment = assessments[rows.GetInt32(0)];
            (assessment.RatedOnKeptSheets ??= new StatementSet(plan.Statements.Count)).Add(rows.GetInt16(1));
        }
    }

    private void Decide()
    {
        foreach (var assessment in plan.Assessments)
        {
            assessment.Change = assessment.StatusBefore is null ? Change.Added
                : assessment.Sheets.TrueForAll(sheet => sheet.Change == Change.Unchanged) ? Change.Unchanged
                : Change.Changed;
            assessment.StatusAfter = assessment is { Change: Change.Unchanged, StatusBefore: { } before } ? before
                : plan.Framework.Scale is null || assessment.IsComplete(plan.Statements.Count) ? AssessmentStatus.Submitted
                : AssessmentStatus.Draft;
            foreach (var sheet in assessment.Sheets.Where(sheet => sheet.Change == Change.Added))
                sheet.Number = assessment.NextSheet++;
        }
    }

    private void RefuseNews(ProblemList problems)
    {
        var why = new RoundClosedException(round).Message;
        foreach (var assessment in plan.Assessments.Where(assessment => assessment.Change != Change.Unchanged))
        {
            var news = assessment.Change == Change.Added ? "is new" : "has other answers than before";
            problems.Add(assessment.Place, $"{why} The assessment of {assessment.Organisation.Facts.Reference} {news}. Import it into an open round.");
        }
    }
}
