using System.Text;
using Benchmark.Data.Imports;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Imports;

public sealed class AssessmentImportTests(TestCluster cluster)
{
    private const string Header =
        "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence";

    /// <summary>A complete assessment, one that lacks a rating, and one of a shared-lives provider, who is asked less.</summary>
    private const string File = Header + """

        org-1,First,Group A,PROVIDER,NORTH_WEST,SMALL,DOMICILIARY,,,,A1.1,3,,"We keep a ""record"",
        in two books.",Supervisions| Training matrix |
        org-1,First,Group A,PROVIDER,NORTH_WEST,SMALL,DOMICILIARY,,,,A1.2,4,,,
        org-1,First,Group A,PROVIDER,NORTH_WEST,SMALL,DOMICILIARY,,,,B1.1,2,0.75,,
        org-1,First,Group A,PROVIDER,NORTH_WEST,SMALL,DOMICILIARY,,,,B1.2,1,,,
        org-2,Second,,PROVIDER,Greater London,,DOMICILIARY,,,,A1.1,,,,
        org-2,Second,,PROVIDER,Greater London,,DOMICILIARY,,,,A1.2,2,,,
        org-2,Second,,PROVIDER,E12000007,,DOMICILIARY,,,,B1.1,2,,,
        org-2,Second,,PROVIDER,LONDON,,DOMICILIARY,,,,B1.2,2,,,
        org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,A1.1,1,,,Minutes
        org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,A1.2,1,,,
        org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,B1.1,1,,,

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_is_kept_as_it_stands_in_the_file()
    {
        await using var database = await OpenAsync();

        var result = await ImportAsync(database, File);

        Assert.Equal(new ImportResult(new(3, 0, 0), new(3, 0, 0), Submitted: 2, Drafts: 1, Withdrawn: 0, Answers: 11), result);
        Approved.Match(await KeptAsync(database), "imported.txt");
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_says_so()
    {
        await using var database = await OpenAsync();
        await ImportAsync(database, File);
        var before = await KeptAsync(database);

        var again = await ImportAsync(database, File);

        Assert.True(again.ChangedNothing);
        Assert.Equal(new ImportResult(new(0, 0, 3), new(0, 0, 3), Submitted: 2, Drafts: 1, Withdrawn: 0, Answers: 11), again);
        Assert.Equal(before, await KeptAsync(database));
    }

    [Fact]
    public async Task Neither_the_order_of_rows_nor_of_columns_makes_a_difference()
    {
        await using var database = await OpenAsync();
        await ImportAsync(database, File);
        var lines = File.Replace(",\n    in", ",#in", StringComparison.Ordinal).Replace(",\nin two", ",#in two", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var shuffled = string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])).Replace(",#in", ",\nin", StringComparison.Ordinal);

        var again = await ImportAsync(database, shuffled);

        Assert.True(again.ChangedNothing);
        Assert.True((await ImportAsync(database, "evidence," + string.Join(
            '\n', "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative",
            "Minutes,org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,A1.1,1,,",
            ",org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,A1.2,1,,",
            ",org-3,Third,Group A,MICRO_PROVIDER,EAST_OF_ENGLAND,MICRO,SHARED_LIVES,,,,B1.1,1,,"))).ChangedNothing);
    }

    [Fact]
    public async Task Other_answers_make_a_new_revision_while_the_round_is_open()
    {
        await using var database = await OpenAsync();
        await ImportAsync(database, File);

        var result = await ImportAsync(database, File
            .Replace("A1.1,,,,", "A1.1,4,,\"Now, rated.\",A|B", StringComparison.Ordinal)
            .Replace("org-3,Third,", "org-3,Renamed,", StringComparison.Ordinal));

        Assert.Equal(new ImportResult(new(0, 1, 2), new(0, 1, 2), Submitted: 3, Drafts: 0, Withdrawn: 0, Answers: 11), result);
        Approved.Match(await KeptAsync(database), "revised.txt");
    }

    [Fact]
    public async Task A_later_file_adds_organisations_and_raters_to_a_round()
    {
        await using var database = await OpenAsync();
        await ImportAsync(database, File);

        var result = await ImportAsync(database, Header + """

            org-2,Second,,PROVIDER,LONDON,,DOMICILIARY,,,r2,A1.1,3,,,
            org-4,Fourth,Group B,PROVIDER,LONDON,LARGE,CARE_HOME,,,,A1.1,3,,,
            """);

        Assert.Equal(new ImportResult(new(1, 0, 1), new(1, 1, 0), Submitted: 1, Drafts: 1, Withdrawn: 0, Answers: 2), result);
        Assert.Equal(
            "org-2 SUBMITTED 2 sheets 2\norg-4 DRAFT 1 sheets 1",
            await database.QueryTextAsync(
                """
                select format('%s %s %s sheets %s', o.reference, a.status, a.revision, count(*))
                from   assessment.assessment a
                join   registry.organisation o using (organisation_id)
                join   assessment.sheet s using (organisation_id, round_id, assessment_id)
                where  o.reference in ('org-2', 'org-4')
                group  by o.reference, a.status, a.revision
                order  by 1
                """));
    }

    [Fact]
    public async Task A_closed_round_takes_what_it_knows_and_refuses_the_rest()
    {
        await using var database = await OpenAsync();
        await ImportAsync(database, File);
        var before = await KeptAsync(database);
        await RoundStore.CloseAsync(database.Vault, Some.Round().Code, Some.Now, Cancellation);

        Assert.True((await ImportAsync(database, File)).ChangedNothing);
        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, File
            .Replace("A1.2,4", "A1.2,3", StringComparison.Ordinal)
            .Replace("org-3", "org-4", StringComparison.Ordinal)));

        Assert.Equal(
            [
                new Problem("file.csv", 2, 1, "Round \"2026-spring\" was closed on 2026-03-15 12:00 UTC. The assessment of org-1 has other answers than before. Import it into an open round."),
                new Problem("file.csv", 11, 1, "Round \"2026-spring\" was closed on 2026-03-15 12:00 UTC. The assessment of org-4 is new. Import it into an open round."),
            ],
            refusal.Problems);
        Assert.Equal(before, await KeptAsync(database));
    }

    [Fact]
    public async Task Every_problem_is_named_at_once_with_its_place_and_remedy()
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, Header + """

            org-1,First,,PROVIDR,NORTH_WST,SMALL,DOMICILARY,,,,A1.1,3,,,
            org 2,,,PROVIDER,,TINY,,UNITARY,STRATEGIC_LEADER,,A1.1,3,,,
            org-3,Third,,PROVIDER,LONDON,,,,,,A1.1,5,,,
            org-3,Third,,PROVIDER,LONDON,,,,,,A1.2,high,7,,
            org-3,Third,,PROVIDER,LONDON,,,,,,B1.1,,75%,,
            org-3,Third,,PROVIDER,LONDON,,,,,,B1.2,3,,,
            org-3,Third,,PROVIDER,LONDON,,,,,,C1.1,3,,,
            org-4,Fourth,,PROVIDER,LONDON,,,,,,A1.1,3,,,
            org-4,Fourth,,PROVIDER,LONDON,,,,,,A1.1,4,,,
            org-4,Fourth,,PROVIDER,NORTH_EAST,,,,,,A1.2,4,,,
            org-4,Fourth,,PROVIDER,LONDON,,,,,,A1.2,4,,a comma, unquoted,
            """));

        Approved.Match(refusal.Message + "\n", "problems.txt");
        Assert.Equal("0", await database.QueryTextAsync("select count(*)::text from registry.organisation"));
    }

    [Fact]
    public async Task Perspectives_are_those_of_the_edition()
    {
        var framework = Some.Framework() with
        {
            Code = "by-perspective",
            Perspectives = [new(PerspectiveCode.FrontLineWorker, "Workers", [], 5), new(PerspectiveCode.StrategicLeader, "Leaders", [], 1)],
        };
        await using var database = await OpenAsync(framework);

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, Header + """

            org-1,First,,PROVIDER,LONDON,,,,,,A1.1,3,,,
            org-1,First,,PROVIDER,LONDON,,,,PEOPLE_AND_CARERS,,A1.1,3,,,
            org-1,First,,PROVIDER,LONDON,,,,STRATEGIC_LEADERS,,A1.1,3,,,
            """, framework));
        var result = await ImportAsync(database, Header + """

            org-1,First,,PROVIDER,LONDON,,,,FRONT_LINE_WORKER,1,A1.1,3,,,
            org-1,First,,PROVIDER,LONDON,,,,FRONT_LINE_WORKER,2,A1.1,3,,,
            org-1,First,,PROVIDER,LONDON,,,,STRATEGIC_LEADER,,A1.1,3,,,
            """, framework);

        Assert.Equal(
            """
            file.csv:2:33: by-perspective-2026 is answered from a perspective. Write one of FRONT_LINE_WORKER, STRATEGIC_LEADER.
            file.csv:3:33: "PEOPLE_AND_CARERS" is not a perspective of by-perspective-2026. Write one of FRONT_LINE_WORKER, STRATEGIC_LEADER.
            file.csv:4:33: "STRATEGIC_LEADERS" is not a perspective of by-perspective-2026. Did you mean STRATEGIC_LEADER?
            """,
            refusal.Message);
        Assert.Equal(new ImportCounts(2, 0, 0), result.Assessments);
    }

    [Fact]
    public async Task An_edition_answered_in_words_counts_without_ratings_and_takes_none()
    {
        var framework = Some.Framework() with { Code = "in-words", Scale = null };
        await using var database = await OpenAsync(framework);

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(
            () => ImportAsync(database, Header + "\norg-1,First,,PROVIDER,LONDON,,,,,,A1.1,3,,,", framework));
        var result = await ImportAsync(database, Header + "\norg-1,First,,PROVIDER,LONDON,,,,,,A1.1,,,Words,", framework);

        Assert.Equal("file.csv:2:40: in-words-2026 is answered in words. Leave the rating blank.", refusal.Message);
        Assert.Equal(1, result.Submitted);
    }

    [Fact]
    public async Task A_header_must_have_every_column_once()
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(
            () => ImportAsync(database, Header.Replace("rater,", "ratr,kind,", StringComparison.Ordinal) + "\n"));

        Assert.Equal(
            $"""
            file.csv:1:1: The header lacks rater. Write: {Header}
            file.csv:1:113: "ratr" is not a column of this layout. Did you mean rater?
            file.csv:1:118: The column kind is there twice. Remove one.
            """,
            refusal.Message);
    }

    [Theory]
    [InlineData("", "file.csv:1:1: The file is empty.")]
    [InlineData(Header + "\n", "file.csv:1:1: There are no rows below the header.")]
    public async Task A_file_without_answers_is_refused(string text, string problem)
    {
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, text));

        Assert.StartsWith(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_a_thousand_problems_only_their_number_is_told()
    {
        await using var database = await OpenAsync();
        var rows = Enumerable.Range(1, 1500).Select(number => $"org-{number},First,,PROVIDER,LONDON,,,,,,A1.1,9,,,");

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, $"{Header}\n{string.Join('\n', rows)}"));

        Assert.Equal(1001, refusal.Problems.Count);
        Assert.Equal("From here on 500 more problems are not shown. Correct those above first.", refusal.Problems[^1].Message);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        await using var database = await OpenAsync();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var rows = Enumerable.Range(1, 20_000).Select(number => $"org-{number},First,,PROVIDER,LONDON,,,,,,A1.1,3,,,");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(
            database, $"{Header}\n{string.Join('\n', rows)}", progress: new Until(ImportStep.Loading, cancelled), cancellation: cancelled.Token));

        Assert.Equal("0 0", await database.QueryTextAsync(
            "select format('%s %s', (select count(*) from registry.organisation), (select count(*) from assessment.import))"));
        Assert.Equal(new ImportCounts(3, 0, 0), (await ImportAsync(database, File)).Assessments);
    }

    [Fact]
    public async Task What_people_wrote_is_in_no_problem()
    {
        const string canary = "CANARY-7Q";
        await using var database = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, $"""
            {Header}
            org-1,First,,PROVIDER,LONDON,,,,,,A1.1,9,,{canary},{canary}
            org-1,First,,PROVIDER,LONDON,,,,,,A1.2,{canary} wrote this,{canary},,
            org-1,First,,PROVIDER,LONDON,,,,,,{canary} wrote this,3,,,
            org-1,{canary},,PROVIDER,NORTH_EAST,,,,,,A1.2,3,,,
            org-1,First,,PROVIDER,LONDON,,,,,,A1.2,3,,{canary},{canary},{canary}
            """));

        Assert.Equal(6, refusal.Problems.Count);
        Assert.DoesNotContain(canary, refusal.ToString(), StringComparison.Ordinal);
    }

    private static async Task<ImportResult> ImportAsync(
        TestDatabase database, string text, Framework? framework = null, IProgress<ImportProgress>? progress = null,
        CancellationToken? cancellation = null)
    {
        var import = new AssessmentImport(database.Vault, [framework ?? Some.Framework()], new StoppedClock());
        return await import.RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", Some.Round().Code, "Ada", progress, cancellation ?? Cancellation);
    }

    private async Task<TestDatabase> OpenAsync(Framework? framework = null)
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        var edition = framework ?? Some.Framework();
        await DatabaseSchema.MigrateAsync(database.Database, [edition], Cancellation);
        await RoundStore.OpenAsync(database.Vault, Some.Round() with { Framework = edition.Name }, Cancellation);
        return database;
    }

    private static Task<string> KeptAsync(TestDatabase database) => database.QueryTextAsync(
        """
        select string_agg(line, E'\n') || E'\n'
        from (
            select format('organisation %s %s %s %s %s %s %s group %s synthetic %s', o.reference, o.name, kind, region, size_band, service_type, authority_type, g.name, is_synthetic)
            from   registry.organisation o left join registry.corporate_group g using (corporate_group_id)
            union all
            select format('assessment %s %s %s revision %s %s sheet %s "%s"', o.reference, perspective, status, revision, submitted_at at time zone 'UTC', sheet, rater)
            from   assessment.assessment join registry.organisation o using (organisation_id) join assessment.sheet using (organisation_id, round_id, assessment_id)
            union all
            select format('response %s %s %s: %s %s %s', o.reference, sheet, s.code, rating, number, to_json(narrative))
            from   assessment.response join registry.organisation o using (organisation_id) join assessment.statement s using (statement_id)
            union all
            select format('evidence %s %s %s %s: %s', o.reference, sheet, s.code, ordinal, reference.reference)
            from   assessment.evidence reference join registry.organisation o using (organisation_id) join assessment.statement s using (statement_id)
            union all
            select format('import %s %s %s %s', kind, file_name, rows, person) from assessment.import
            order by 1
        ) kept (line)
        """);

    private sealed class Until(ImportStep step, CancellationTokenSource cancelled) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Step == step)
                cancelled.Cancel();
        }
    }
}
