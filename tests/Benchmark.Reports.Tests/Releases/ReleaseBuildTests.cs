using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Releases;

public sealed class ReleaseBuildTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("la-assurance-2023", 150, null, 1)]
    [InlineData("well-led-2024", 700, null, 1)]
    [InlineData("topss-2004", 120, null, 1)]
    [InlineData("lqf-2012", 300, "FRONT_LINE_WORKER", 6)]
    public async Task Every_published_figure_equals_what_plain_SQL_computes_from_the_scores(
        string framework, int organisations, string? perspectiveCode, int raters)
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        PerspectiveCode? perspective = perspectiveCode is null ? null : Code.Read<PerspectiveCode>(perspectiveCode);
        var round = await ClosedRound.OfAsync(database, framework, organisations, perspective: perspective, raters: raters);

        var facts = await round.BuildAsync(perspective);

        var release = await ReleaseQueries.ReadAsync(database.Builder, facts, Cancellation);
        var expected = await PlainSql.ComputeAsync(database, round.Framework, perspective);
        var published = 0;
        foreach (var measure in release.Measures)
        {
            foreach (var group in release.Lattice.Groups)
            {
                if (release[measure, group] is not Figure.Published figure)
                    continue;

                published++;
                Assert.Equal(expected[(measure.Key, group)], PlainSql.Row.Of(figure));
            }
        }

        Assert.True(published >= release.Measures.Count, "Nothing but England is published, so little is compared.");
    }

    [Fact]
    public async Task Building_again_gives_the_same_figures_whatever_the_order_of_the_answers()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        var first = await round.BuildAsync();

        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("""
                create temp table shuffled as select * from assessment.response order by md5(assessment_id::text || statement_id);
                delete from assessment.response;
                insert into assessment.response select * from shuffled;
                """);
        }

        var second = await round.BuildAsync();
        Assert.Equal(await ManifestAsync(database, first), (await ManifestAsync(database, second)).Replace(second.Version, first.Version, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mask_does_not_depend_on_what_anyone_answered()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        var before = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("update assessment.response set rating = 5 - rating");

        var after = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);
        Assert.All(before.Lattice.Groups, (group, at) =>
        {
            Assert.Equal(before.ParticipationOf(at), after.ParticipationOf(at));
            Assert.All(before.Measures, measure => Assert.Equal(before[measure, group] is Figure.Withheld, after[measure, group] is Figure.Withheld));
        });
        Assert.NotEqual(before[new Measure.Overall(), Group.England], after[new Measure.Overall(), Group.England]);
    }

    [Fact]
    public async Task An_assessment_with_an_unrated_statement_counts_nowhere()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 12);
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("""
                update assessment.response set rating = null
                where  (assessment_id, statement_id) in (
                    select assessment_id, min(statement_id) from assessment.response group by assessment_id order by assessment_id limit 3)
                """);
        }

        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        Assert.Null(release.ParticipationOf(0));
        Assert.Equal(9, await CountAsync(database, "registry.release_member"));
    }

    [Fact]
    public async Task An_interrupted_build_leaves_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 60);
        using var interruption = new CancellationTokenSource();
        var halfway = new Interruption(interruption);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ReleaseBuild(ClosedRound.Code, null, null, "Ada")
            .RunAsync(database.Builder, TimeProvider.System, halfway, interruption.Token));

        Assert.Equal(0, await CountAsync(database, "release.release"));
        Assert.Equal("1.0.0", (await round.BuildAsync()).Version);
    }

    [Fact]
    public async Task An_open_round_is_not_released()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 12);
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("update assessment.round set closed_at = null, closes_at = '2100-01-01'");

        await Assert.ThrowsAsync<RoundStillOpenException>(() => round.BuildAsync());
    }

    [Fact]
    public async Task An_edition_with_perspectives_is_released_one_perspective_at_a_time()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "lqf-2012", 3, perspective: PerspectiveCode.OperationalLeader);

        var refusal = await Assert.ThrowsAsync<PerspectiveNeededException>(() => round.BuildAsync());

        Assert.Contains("OPERATIONAL_LEADER", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_of_many_are_the_scores_of_each()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "lqf-2012", 40, perspective: PerspectiveCode.PeopleAndCarers, raters: 9);
        var sheet = new ScoreSheet(round.Framework, PerspectiveCode.PeopleAndCarers);
        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        var contributors = await Answers.ReadContributorsAsync(connection, ClosedRound.Code, PerspectiveCode.PeopleAndCarers, Cancellation);
        var answers = await Answers.ReadAsync(connection, ClosedRound.Code, contributors, false, sheet.Statements, Cancellation);
        var rows = await connection.QueryAsync<(int Assessment, short Sheet, string Code, short Rating)>(
            "select assessment_id, sheet, code, rating from assessment.response join assessment.statement using (statement_id)");
        var sheets = rows.GroupBy(row => row.Assessment).ToDictionary(group => group.Key, group => group
            .GroupBy(row => row.Sheet)
            .Select(own => new RaterSheet($"{own.Key}", own.ToDictionary(row => row.Code, row => (int)row.Rating)))
            .ToList());

        var scores = new int[sheet.Measures.Count];
        for (var at = 0; at < answers.Contributors.Count; at++)
        {
            Assert.True(sheet.TryFill(answers, at, scores));

            var card = Scorecard.Of(
                round.Framework, new Respondent(OrganisationKind.Provider, null, PerspectiveCode.PeopleAndCarers),
                sheets[answers.Contributors[at].AssessmentId]);
            Assert.Equal(sheet.Measures.Select(measure => card[measure]!.Value.Millionths), scores);
        }
    }

    private static async Task<long> CountAsync(TestDatabase database, string table)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private static async Task<string> ManifestAsync(TestDatabase database, ReleaseFacts facts)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<string>("select manifest from release.release where release_id = @Id", new { facts.Id }))!;
    }

    private sealed class Interruption(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.6)
                source.Cancel();
        }
    }
}
