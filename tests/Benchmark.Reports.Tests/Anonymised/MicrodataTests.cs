using System.Globalization;
using Benchmark.Data.Disclosure;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;
using Benchmark.Reports.Tests.Releases;
using Benchmark.Tests;
using Npgsql;

namespace Benchmark.Reports.Tests.Anonymised;

/// <summary>Anonymised assessments: docs/methods/microdata.md.</summary>
public sealed class MicrodataTests(TestCluster cluster)
{
    private static readonly Policy Research = PolicyFiles.Find("standard-research")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_without_the_rule_holds_none_and_one_with_it_holds_one_for_each_organisation()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 150);
        await round.BuildAsync();

        var facts = await BuildAsync(database);

        Assert.Equal(
            $"{facts.Id} 150 150",
            await database.QueryTextAsync("select format('%s %s %s', min(release_id), count(*), count(distinct code)) from release.assessment"));
        await ReleaseManifest.VerifyAsync(database.Builder, facts, Cancellation);
    }

    [Fact]
    public async Task Figures_stay_the_same_whether_or_not_assessments_are_drawn_and_assessments_are_drawn_anew()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 150);

        var (first, second) = (await BuildAsync(database), await BuildAsync(database));

        Assert.NotEqual(first.Checksum, second.Checksum);
        Assert.Equal(
            await ManifestAsync(database, first, "- 'Assessments' - 'Release'"), await ManifestAsync(database, second, "- 'Assessments' - 'Release'"));
        Assert.Equal("0", await database.QueryTextAsync("select (count(*) - count(distinct code))::text from release.assessment"));
    }

    [Fact]
    public async Task An_audit_passes_and_fails_where_a_class_is_not_published_or_a_rule_is_not_kept()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 400);
        var facts = await BuildAsync(database);

        var report = await ReleaseAudit.RunAsync(database.Builder, facts, "Ada", DateTimeOffset.UtcNow, 0, Cancellation);

        Assert.True(report.Passed, string.Join("\n", report.Gates));
        Assert.Equal(2, report.Gates.Count(gate => gate.Title.Contains("nonymised assessment", StringComparison.Ordinal)));

        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        var outline = await ReleaseOutline.ReadAsync(connection, facts, Cancellation);
        var counts = (await AssessmentRows.ReadAsync(database.Builder, facts, Cancellation).ToListAsync(Cancellation)).CountBy(row => row.Class).ToDictionary();
        Assert.True(MicrodataCheck.ClassGate(outline, counts).Passed);
        var hidden = outline.Lattice.Groups.Where((_, at) => !outline.Published.Contains(at))
            .ToDictionary(group => group, group => outline.Members.Count(member => group.Contains(member.Place)));
        Assert.False(MicrodataCheck.ClassGate(outline, hidden).Passed);
        Assert.False(MicrodataCheck.ClassGate(outline, counts.ToDictionary(pair => pair.Key, pair => pair.Value - 1)).Passed);
        Assert.False(MicrodataCheck.ClassGate(outline with { Members = [.. outline.Members.Skip(1)] }, counts).Passed);

        var risk = (await AssessmentRows.ReadRiskAsync(database.Builder, facts, Cancellation))!;
        Assert.True(MicrodataCheck.RiskGate(risk, Research.Microdata).Passed);
        Assert.False(MicrodataCheck.RiskGate(risk with { Intrusions = [new("everything", 400, 300, 300, 300)] }, Research.Microdata).Passed);
        Assert.False(MicrodataCheck.RiskGate(risk with { SmallestPool = 9 }, Research.Microdata).Passed);
        Assert.False(MicrodataCheck.RiskGate(risk, null).Passed);
    }

    [Fact]
    public async Task Classes_of_a_withdrawn_release_stand_beside_those_of_the_next_one_of_the_same_answers()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 150);
        var policy = PolicyFiles.Find("local-authorities-research")!;
        var first = await BuildAsync(database, policy);
        await PublishAsync(database, first);
        await ReleaseLife.WithdrawAsync(database.Builder, await CurrentAsync(database, first), "Twenty took their answers back.", "Ben", DateTimeOffset.UtcNow, Cancellation);
        await round.TakeBackAsync(ClosedRound.Code, Enumerable.Range(1, 20));
        var second = await BuildAsync(database, policy);

        await using (var connection = await database.Builder.OpenConnectionAsync(Cancellation))
        {
            var (outline, seen) = (await ReleaseOutline.ReadAsync(connection, second, Cancellation), await ReleaseOutline.SeenAsync(connection, second, Cancellation));
            var rows = await AssessmentRows.ReadAsync(database.Builder, first, Cancellation).ToListAsync(Cancellation);
            Assert.Equal(rows.Select(row => row.Class).ToHashSet(), Assert.Single(seen).Classes.ToHashSet());
            Assert.NotEmpty(outline.Classes);
            Assert.Equal(outline.Shown.Count() + seen[0].Shown.Count(), AuditTable.Of([outline, .. seen]).Published.Count);
        }

        await TellApartAsync($"""
            insert into release.assessment (release_id, code, region, authority_type, ratings)
            select {first.Id}, md5('careless'), region, authority_type, '{"{1}"}' from registry.release_member where release_id = {first.Id} limit 1
            """);
        var careless = await ReleaseAudit.RunAsync(database.Builder, second, "Ada", DateTimeOffset.UtcNow, 0, Cancellation);
        Assert.False(careless.Gates.Single(gate => gate.Title.StartsWith("Nothing more follows together", StringComparison.Ordinal)).Passed);

        await TellApartAsync("delete from release.assessment where code = md5('careless')");
        var careful = await ReleaseAudit.RunAsync(database.Builder, second, "Ada", DateTimeOffset.UtcNow, 0, Cancellation);
        Assert.True(careful.Passed, string.Join("\n", careful.Gates));

        async Task TellApartAsync(string sql)
        {
            await using var command = database.Owner.CreateCommand($"set session_replication_role = replica; {sql}; set session_replication_role = origin");
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Fact]
    public async Task A_policy_under_which_an_intruder_would_find_assessments_does_not_pass()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 200);
        var weak = Research with { Microdata = new(Alike: 1, RandomPercent: 20, MostFoundPercent: 10) };

        var facts = await BuildAsync(database, weak);
        var risk = (await AssessmentRows.ReadRiskAsync(database.Builder, facts, Cancellation))!;

        var gate = MicrodataCheck.RiskGate(risk, weak.Microdata);
        Assert.False(gate.Passed, gate.Finding);
        Assert.Contains(risk.Intrusions, intrusion => intrusion.Found > intrusion.Tried / 2);
        Assert.False((await ReleaseAudit.RunAsync(database.Builder, facts, "Ada", DateTimeOffset.UtcNow, 0, Cancellation)).Passed);
    }

    [Fact]
    public async Task Authorities_are_anonymised_by_the_policy_for_them()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "la-assurance-2023", 150);

        var facts = await BuildAsync(database, PolicyFiles.Find("local-authorities-research")!);
        var report = await ReleaseAudit.RunAsync(database.Builder, facts, "Ada", DateTimeOffset.UtcNow, 2, Cancellation);

        Assert.True(report.Passed, string.Join("\n", report.Gates));
        Assert.Equal(150, (await PageAsync(database.Builder, facts, null, 500)).Count);
        Assert.Equal([DimensionCode.Region, DimensionCode.AuthorityType], facts.Dimensions);
    }

    [Fact]
    public async Task Only_the_researchers_role_reads_them_and_only_when_the_release_is_published()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 60);
        var facts = await BuildAsync(database);
        var researcher = database.Database.Researcher;

        foreach (var table in new[] { "release.assessment", "release.assessment_risk" })
        {
            foreach (var role in new[] { database.Database.Public, database.Database.Member, database.Database.Vault })
                await RefusesAsync(role, $"select count(*) from {table}", PostgresErrorCodes.InsufficientPrivilege);
            await RefusesAsync(researcher, $"delete from {table}", PostgresErrorCodes.InsufficientPrivilege);
            await RefusesAsync(database.Owner, $"delete from {table}", PostgresErrorCodes.RaiseException);
        }

        await RefusesAsync(
            database.Owner, "insert into release.assessment (release_id, code, ratings) select release_id, md5(code), ratings from release.assessment",
            PostgresErrorCodes.RaiseException);

        foreach (var table in new[] { "release.release", "release.figure", "registry.organisation", "assessment.response" })
            await RefusesAsync(researcher, $"select count(*) from {table}", PostgresErrorCodes.InsufficientPrivilege);
        Assert.Empty(await PageAsync(researcher, facts, null, 10));

        await PublishAsync(database, facts);

        Assert.Equal(10, (await PageAsync(researcher, facts, null, 10)).Count);
        await ReleaseLife.WithdrawAsync(database.Builder, await CurrentAsync(database, facts), "A mistake.", "Ben", DateTimeOffset.UtcNow, Cancellation);
        Assert.Empty(await PageAsync(researcher, facts, null, 10));
    }

    [Fact]
    public async Task Pages_hold_every_assessment_once_and_in_the_same_order()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 130);
        var facts = await BuildAsync(database);

        var (all, after) = (new List<AnonymisedAssessment>(), (string?)null);
        while (await PageAsync(database.Builder, facts, after, 50) is { Count: > 0 } page)
        {
            all.AddRange(page);
            after = page[^1].Code;
        }

        Assert.Equal(130, all.Select(row => row.Code).Distinct().Count());
        Assert.Equal(all.Select(row => row.Code), (await AssessmentRows.ReadAsync(database.Builder, facts, Cancellation).ToListAsync(Cancellation)).Select(row => row.Code));
        Assert.All(await AssessmentRows.ReadPageAsync(database.Builder, facts, new(Region.London), null, 500, Cancellation), row => Assert.Equal(Region.London, row.Class.Region));
    }

    [Fact]
    public async Task A_file_holds_no_name_no_reference_no_date_and_no_word_of_an_organisation()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 80);
        var facts = await BuildAsync(database);
        var release = await ReleaseQueries.ReadAsync(database.Builder, facts, Cancellation);

        foreach (var format in Enum.GetValues<DatasetFormat>().Where(format => format != DatasetFormat.Parquet))
        {
            using var content = new MemoryStream();
            var rows = await AssessmentsTable.Of(release, database.Builder).WriteAsync(content, format, Cancellation);
            var text = System.Text.Encoding.UTF8.GetString(content.ToArray());

            Assert.Equal(80 * SampleTable.RatedIn(release).Count(), rows);
            Assert.DoesNotContain("org-", text, StringComparison.Ordinal);
            Assert.DoesNotContain("chain", text, StringComparison.Ordinal);
            Assert.DoesNotContain("2026-", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_researcher_comes_back_to_the_published_means_within_the_stated_tolerance()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 700);
        var facts = await BuildAsync(database);
        var release = await ReleaseQueries.ReadAsync(database.Builder, facts, Cancellation);
        var rows = await AssessmentRows.ReadAsync(database.Builder, facts, Cancellation).ToListAsync(Cancellation);
        var statements = SampleTable.RatedIn(release).Select(statement => statement.Code).ToList();

        var compared = 0;
        foreach (var group in rows.Select(row => row.Class).Append(Group.England).Distinct())
        {
            var own = rows.Where(row => group.Contains(row.Class)).ToList();
            foreach (var measure in release.Measures)
            {
                if (release[measure, group] is not Figure.Published { Mean: { Coding: Coding.Exact } mean })
                    continue;

                var parts = PartsOf(measure, release, statements);
                var observed = own.Average(row => parts.Average(part => part.Average(statement => (double)row.Ratings[statement])));
                // Four standard errors of ratings drawn from 1 to 4, with the random ones taken out, and half a step of rounding.
                var tolerance = 0.05 + 4 * 1.12 / (0.8 * Math.Sqrt(own.Count * parts.Count));
                Assert.InRange((observed - 0.2 * 2.5) / 0.8 - mean.Tenths / 10.0, -tolerance, tolerance);
                compared++;
            }
        }

        Assert.True(compared > 2 * release.Measures.Count, compared.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The statements of each element of a measure, by their place.</summary>
    private static List<int[]> PartsOf(Measure measure, Release release, List<string> statements) => measure is Measure.Statement(var own)
        ? [[statements.IndexOf(own)]]
        :
        [
            .. release.Framework.Domains.Where(domain => measure is not Measure.Domain(var code) || domain.Code == code)
                .SelectMany(domain => domain.Elements).Where(element => measure is not Measure.Element(var code) || element.Code == code)
                .Select(element => element.Statements.Select(statement => statements.IndexOf(statement.Code)).Where(at => at >= 0).ToArray())
                .Where(part => part.Length > 0),
        ];

    private static async Task<ReleaseFacts> BuildAsync(TestDatabase database, Policy? policy = null) =>
        await new ReleaseBuild(ClosedRound.Code, null, policy ?? Research, "Ada").RunAsync(database.Builder, TimeProvider.System, new Progress<double>(), Cancellation);

    private static Task<IReadOnlyList<AnonymisedAssessment>> PageAsync(NpgsqlDataSource role, ReleaseFacts facts, string? after, int count) =>
        AssessmentRows.ReadPageAsync(role, facts, Group.England, after, count, Cancellation);

    private static async Task PublishAsync(TestDatabase database, ReleaseFacts facts)
    {
        Assert.True((await ReleaseAudit.RunAsync(database.Builder, facts, "Ada", DateTimeOffset.UtcNow, 0, Cancellation)).Passed);
        await ReleaseLife.ApproveAsync(database.Builder, await CurrentAsync(database, facts), "Ben", DateTimeOffset.UtcNow, Cancellation);
        await ReleaseLife.PublishAsync(database.Builder, await CurrentAsync(database, facts), "Ben", DateTimeOffset.UtcNow, Cancellation);
    }

    private static async Task<ReleaseFacts> CurrentAsync(TestDatabase database, ReleaseFacts facts) =>
        (await ReleaseQueries.ReadFactsAsync(database.Builder, Cancellation)).Single(release => release.Id == facts.Id);

    private static Task<string> ManifestAsync(TestDatabase database, ReleaseFacts facts, string without) =>
        database.QueryTextAsync($"select (manifest::jsonb {without})::text from release.release where release_id = {facts.Id}");

    private static async Task RefusesAsync(NpgsqlDataSource role, string sql, string state)
    {
        await using var command = role.CreateCommand(sql);
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }
}
