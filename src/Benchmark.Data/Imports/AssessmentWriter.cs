using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Rounds;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Keeps what a compared plan brings: organisations, assessments, sheets, and then the answers as a stream.</summary>
internal sealed class AssessmentWriter(NpgsqlConnection connection, Round round, ImportPlan plan, DateTimeOffset now)
{
    /// <summary>Writes everything; the caller commits.</summary>
    public async Task WriteAsync(ImportSource source, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await WriteOrganisationsAsync(cancellation);
        await WriteAssessmentsAsync(cancellation);
        if (plan.Assessments.All(assessment => assessment.Change == Change.Unchanged))
            return;

        var isFirst = !await CallAsync<bool>("has_partition", cancellation);
        if (isFirst)
            await CallAsync<object>("start_partition", cancellation);
        else
            await DeleteChangedSheetsAsync(cancellation);

        await new AnswerCopy(connection, round, plan, isFirst).RunAsync(
            source, (rows, bytes) => progress?.Report(new(ImportStep.Loading, rows, bytes, source.Bytes)), cancellation);
        progress?.Report(new(ImportStep.Constraining, plan.Answers, source.Bytes, source.Bytes));
        if (isFirst)
            await CallAsync<object>("finish_partition", cancellation);
    }

    /// <summary>Notes that a file changed something.</summary>
    public static async Task RecordAsync(
        NpgsqlConnection connection, Round round, ImportSource source, long rows, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.import (kind, file_name, round_id, rows, person, imported_at)
            values (@Kind, @Name, @Round, @Rows, @Person, @Now)
            """;
        await connection.ExecuteAsync(new CommandDefinition(
            sql, new { source.Kind, source.Name, Round = round.Id, Rows = rows, source.Person, Now = now.UtcDateTime }, cancellationToken: cancellation));
    }

    private async Task WriteOrganisationsAsync(CancellationToken cancellation)
    {
        var added = plan.Organisations.Values.Where(organisation => organisation.Change == Change.Added).ToList();
        var changed = plan.Organisations.Values.Where(organisation => organisation.Change == Change.Changed).ToList();
        if (added.Count + changed.Count == 0)
            return;

        var groups = await WriteCorporateGroupsAsync([.. added, .. changed], cancellation);
        var ids = await NumbersAsync("registry.organisation_organisation_id_seq", added.Count, cancellation);
        for (var at = 0; at < added.Count; at++)
            added[at].Id = ids[at];

        await CopyOrganisationsAsync(added, groups, cancellation);
        await UpdateOrganisationsAsync(changed, groups, cancellation);
    }

    private async Task<Dictionary<string, int>> WriteCorporateGroupsAsync(IReadOnlyList<OrganisationPlan> organisations, CancellationToken cancellation)
    {
        const string add = """
            insert into registry.corporate_group (name)
            select name from unnest(@Names) as file (name)
            where  not exists (select from registry.corporate_group g where g.name = file.name)
            """;
        const string find = "select name, corporate_group_id as id from registry.corporate_group where name = any (@Names)";

        var names = new { Names = organisations.Select(organisation => organisation.Facts.CorporateGroup).OfType<string>().Distinct().ToArray() };
        if (names.Names.Length == 0)
            return [];

        await connection.ExecuteAsync(new CommandDefinition(add, names, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<(string Name, int Id)>(new CommandDefinition(find, names, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal);
    }

    private Task CopyOrganisationsAsync(IReadOnlyList<OrganisationPlan> added, Dictionary<string, int> groups, CancellationToken cancellation) =>
        BinaryCopy.RunAsync(
            connection,
            "registry.organisation",
            "organisation_id, reference, name, kind, region, size_band, service_type, authority_type, corporate_group_id, is_synthetic",
            added,
            (copy, organisation) =>
            {
                var facts = organisation.Facts;
                copy.StartRow(10);
                copy.Add(organisation.Id);
                copy.Add(facts.Reference);
                copy.Add(facts.Name);
                copy.Add(Code.Of(facts.Kind));
                copy.Add(Code.Of(facts.Region));
                copy.Add(CodeOf(facts.SizeBand));
                copy.Add(CodeOf(facts.ServiceType));
                copy.Add(CodeOf(facts.AuthorityType));
                copy.Add(GroupOf(facts, groups));
                copy.Add(round.IsSynthetic);
            },
            cancellation);

    private async Task UpdateOrganisationsAsync(IReadOnlyList<OrganisationPlan> changed, Dictionary<string, int> groups, CancellationToken cancellation)
    {
        const string sql = """
            update registry.organisation
            set    name = @Name, kind = @Kind, region = @Region, size_band = @SizeBand, service_type = @ServiceType,
                   authority_type = @AuthorityType, corporate_group_id = @Group
            where  organisation_id = @Id
            """;
        foreach (var (id, facts) in changed.Select(organisation => (organisation.Id, organisation.Facts)))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                sql,
                new
                {
                    Id = id,
                    facts.Name,
                    Kind = Code.Of(facts.Kind),
                    Region = Code.Of(facts.Region),
                    SizeBand = CodeOf(facts.SizeBand),
                    ServiceType = CodeOf(facts.ServiceType),
                    AuthorityType = CodeOf(facts.AuthorityType),
                    Group = GroupOf(facts, groups),
                },
                cancellationToken: cancellation));
        }
    }

    private async Task WriteAssessmentsAsync(CancellationToken cancellation)
    {
        var added = plan.Assessments.Where(assessment => assessment.Change == Change.Added).ToList();
        var ids = await NumbersAsync("assessment.assessment_assessment_id_seq", added.Count, cancellation);
        for (var at = 0; at < added.Count; at++)
            added[at].Id = ids[at];

        await CopyAssessmentsAsync(added, cancellation);
        await CopySheetsAsync(cancellation);
        foreach (var assessment in plan.Assessments.Where(assessment => assessment.Change == Change.Changed))
            await ReviseAsync(assessment, cancellation);
        foreach (var assessment in plan.Assessments.Where(assessment => plan.TellsExamples && assessment.Change != Change.Unchanged))
            await WriteExamplesAsync(assessment, cancellation);
    }

    private Task CopyAssessmentsAsync(IReadOnlyList<AssessmentPlan> added, CancellationToken cancellation) => BinaryCopy.RunAsync(
        connection,
        "assessment.assessment",
        "organisation_id, round_id, assessment_id, perspective, status, revision, submitted_at",
        added,
        (copy, assessment) =>
        {
            copy.StartRow(7);
            copy.Add(assessment.Organisation.Id);
            copy.Add(round.Id);
            copy.Add(assessment.Id);
            copy.Add(CodeOf(assessment.Perspective));
            copy.Add(Code.Of(assessment.StatusAfter));
            copy.Add(1);
            copy.Add(SubmittedAt(assessment));
        },
        cancellation);

    private Task CopySheetsAsync(CancellationToken cancellation) => BinaryCopy.RunAsync(
        connection,
        "assessment.sheet",
        "organisation_id, round_id, assessment_id, sheet, rater, content_hash",
        plan.Assessments.SelectMany(assessment => assessment.Sheets).Where(sheet => sheet.Change == Change.Added),
        (copy, sheet) =>
        {
            copy.StartRow(6);
            copy.Add(sheet.Assessment.Organisation.Id);
            copy.Add(round.Id);
            copy.Add(sheet.Assessment.Id);
            copy.Add(sheet.Number);
            copy.Add(sheet.Rater);
            copy.Add(sheet.Hash.ToArray());
        },
        cancellation);

    private async Task ReviseAsync(AssessmentPlan assessment, CancellationToken cancellation)
    {
        const string revise = """
            update assessment.assessment
            set    revision = revision + 1, status = @Status, submitted_at = @SubmittedAt
            where  organisation_id = @Organisation and round_id = @Round and assessment_id = @Assessment
            """;
        const string rehash = """
            update assessment.sheet
            set    content_hash = @Hash
            where  organisation_id = @Organisation and round_id = @Round and assessment_id = @Assessment and sheet = @Sheet
            """;
        var key = new { Organisation = assessment.Organisation.Id, Round = round.Id, Assessment = assessment.Id };
        await connection.ExecuteAsync(new CommandDefinition(
            revise,
            new { key.Organisation, key.Round, key.Assessment, Status = Code.Of(assessment.StatusAfter), SubmittedAt = SubmittedAt(assessment)?.UtcDateTime },
            cancellationToken: cancellation));
        foreach (var sheet in assessment.Sheets.Where(sheet => sheet.Change == Change.Changed))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                rehash,
                new { key.Organisation, key.Round, key.Assessment, Sheet = sheet.Number, Hash = sheet.Hash.ToArray() },
                cancellationToken: cancellation));
        }
    }

    private async Task WriteExamplesAsync(AssessmentPlan assessment, CancellationToken cancellation)
    {
        const string sql = """
            delete from assessment.example
            where  organisation_id = @Organisation and round_id = @Round and assessment_id = @Assessment;
            insert into assessment.example (organisation_id, round_id, assessment_id, area, is_good, text)
            select @Organisation, @Round, @Assessment, area, is_good, text
            from   unnest(@Areas, @AreGood, @Texts) as file (area, is_good, text)
            """;
        await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Organisation = assessment.Organisation.Id,
                Round = round.Id,
                Assessment = assessment.Id,
                Areas = assessment.Examples.Select(pair => pair.Area).ToArray(),
                AreGood = assessment.Examples.Select(pair => pair.Example.IsGood).ToArray(),
                Texts = assessment.Examples.Select(pair => pair.Example.Text).ToArray(),
            },
            cancellationToken: cancellation));
    }

    /// <summary>The evidence goes with its responses.</summary>
    private async Task DeleteChangedSheetsAsync(CancellationToken cancellation)
    {
        const string sql = """
            delete from assessment.response r
            using  unnest(@Organisations, @Assessments, @Sheets) as changed (organisation_id, assessment_id, sheet)
            where  r.round_id = @Round
            and    (r.organisation_id, r.assessment_id, r.sheet) = (changed.organisation_id, changed.assessment_id, changed.sheet)
            """;
        var changed = plan.Assessments.SelectMany(assessment => assessment.Sheets).Where(sheet => sheet.Change == Change.Changed).ToList();
        await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Round = round.Id,
                Organisations = changed.Select(sheet => sheet.Assessment.Organisation.Id).ToArray(),
                Assessments = changed.Select(sheet => sheet.Assessment.Id).ToArray(),
                Sheets = changed.Select(sheet => sheet.Number).ToArray(),
            },
            cancellationToken: cancellation));
    }

    private async Task<List<int>> NumbersAsync(string sequence, int count, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<int>(new CommandDefinition(
            "select nextval(@Sequence::regclass)::int from generate_series(1, @Count)",
            new { Sequence = sequence, Count = count }, cancellationToken: cancellation))];

    private async Task<T?> CallAsync<T>(string function, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<T>(new CommandDefinition(
            $"select assessment.{function}(@Round)", new { Round = round.Id }, cancellationToken: cancellation));

    private DateTimeOffset? SubmittedAt(AssessmentPlan assessment) =>
        assessment.StatusAfter == AssessmentStatus.Submitted ? now : null;

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } known ? Code.Of(known) : null;

    private static int? GroupOf(OrganisationFacts facts, Dictionary<string, int> groups) =>
        facts.CorporateGroup is { } name ? groups[name] : null;
}
