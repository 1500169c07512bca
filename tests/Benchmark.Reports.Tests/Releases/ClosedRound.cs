using Benchmark.Data;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>A closed round with made-up answers, written straight into a test's database.</summary>
internal sealed class ClosedRound
{
    public const string Code = "made-up";

    private readonly Random _random;

    private ClosedRound(TestDatabase database, Framework framework, int seed) =>
        (Database, Framework, _random) = (database, framework, new Random(seed));

    public TestDatabase Database { get; }

    public Framework Framework { get; }

    /// <summary>Organisations of made-up places, groups and ratings, each with one sheet.</summary>
    public static async Task<ClosedRound> OfAsync(
        TestDatabase database, string framework, int organisations, int seed = 1, PerspectiveCode? perspective = null, int raters = 1)
    {
        var edition = FrameworkFiles.Shipped.Frameworks.Single(candidate => candidate.Name == framework);
        await DatabaseSchema.MigrateAsync(database.Database, [edition], TestContext.Current.CancellationToken);
        var round = new ClosedRound(database, edition, seed);
        await round.OpenAndCloseAsync();
        await round.AddAsync(organisations, perspective, raters);
        return round;
    }

    public async Task<ReleaseFacts> BuildAsync(PerspectiveCode? perspective = null, string person = "Ada", string code = Code) =>
        await new ReleaseBuild(code, perspective, null, person).RunAsync(
            Database.Builder, TimeProvider.System, new Progress<double>(), TestContext.Current.CancellationToken);

    /// <summary>Hands every answer of the round in once more, in a later round that is closed too.</summary>
    public async Task RepeatAsync(string code)
    {
        const string round = """
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, closed_at, is_synthetic)
            select @code, 'SYNTHETIC later round', framework_id, '2026-04-01', '2026-05-01', '2026-05-01', true
            from   assessment.round where code = 'made-up'
            returning round_id
            """;
        const string answers = """
            select assessment.start_partition(@round);
            select assessment.finish_partition(@round);
            insert into assessment.assessment (organisation_id, round_id, perspective, status, revision, submitted_at)
            select organisation_id, @round, perspective, status, revision, '2026-04-15' from assessment.assessment;
            create temp table again on commit drop as
                select first.assessment_id as old, later.assessment_id as new
                from   assessment.assessment first
                join   assessment.assessment later using (organisation_id)
                where  first.round_id <> @round and later.round_id = @round and first.perspective is not distinct from later.perspective;
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
            select organisation_id, @round, new, sheet, rater, content_hash from assessment.sheet join again on old = assessment_id;
            insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating)
            select @round, organisation_id, new, statement_id, sheet, rating from assessment.response join again on old = assessment_id;
            """;
        await using var connection = await Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(answers, new { round = await connection.ExecuteScalarAsync<int>(round, new { code }) });
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Takes back what some organisations handed in.</summary>
    public async Task TakeBackAsync(string code, IEnumerable<int> organisations)
    {
        await using var connection = await Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            update assessment.assessment set status = 'WITHDRAWN'
            where  organisation_id = any(@organisations) and round_id = (select round_id from assessment.round where code = @code)
            """,
            new { code, organisations = organisations.ToArray() });
    }

    private async Task OpenAndCloseAsync()
    {
        const string sql = """
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, closed_at, is_synthetic)
            select @Code, 'SYNTHETIC round', framework_id, '2026-01-01', '2026-03-01', '2026-03-01', true
            from   assessment.framework where code = @FrameworkCode and edition = @Edition
            """;
        await using var connection = await Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(sql, new { Code, FrameworkCode = Framework.Code, Framework.Edition });
        await connection.ExecuteAsync("""
            select assessment.start_partition(round_id) from assessment.round;
            select assessment.finish_partition(round_id) from assessment.round;
            """);
    }

    private async Task AddAsync(int organisations, PerspectiveCode? perspective, int raters)
    {
        const string organisation = """
            with chain as (
                insert into registry.corporate_group (name)
                select @Chain where @Chain <> ''
                on conflict (name) do update set name = excluded.name
                returning corporate_group_id)
            insert into registry.organisation (reference, name, kind, region, size_band, service_type, authority_type, corporate_group_id, is_synthetic)
            values (@Reference, 'SYNTHETIC ' || @Reference, @Kind, @Region, @Size, @Service, @Authority, (select corporate_group_id from chain), true)
            returning organisation_id
            """;
        const string assessment = """
            insert into assessment.assessment (organisation_id, round_id, perspective, status, revision, submitted_at)
            select @Organisation, round_id, @Perspective, 'SUBMITTED', 1, '2026-02-01' from assessment.round
            returning assessment_id
            """;
        const string sheet = """
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
            select @Organisation, round_id, @Assessment, @Sheet, @Rater, '\x00' from assessment.round
            """;
        const string responses = """
            insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating)
            select round_id, @Organisation, @Assessment, statement_id, @Sheet, rating
            from   unnest(@Statements, @Ratings) as answered (code, rating)
            join   assessment.statement using (code)
            join   assessment.round using (framework_id)
            """;
        var authorities = Framework.Code == "la-assurance";
        await using var connection = await Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var number in Enumerable.Range(1, organisations))
        {
            var leaning = _random.NextDouble();
            var organisationId = await connection.ExecuteScalarAsync<int>(organisation, new
            {
                Reference = $"org-{number:0000}",
                Chain = !authorities && number % 7 == 0 ? $"SYNTHETIC chain {number % 5}" : "",
                Kind = Domain.Code.Of(authorities ? OrganisationKind.LocalAuthority : OrganisationKind.Provider),
                Region = Domain.Code.Of((Region)_random.Next(1, 10)),
                Size = authorities ? null : Domain.Code.Of((SizeBand)_random.Next(1, 5)),
                Service = authorities ? null : Domain.Code.Of((ServiceType)_random.Next(1, 7)),
                Authority = authorities ? Domain.Code.Of((AuthorityType)_random.Next(1, 5)) : null,
            });
            var assessmentId = await connection.ExecuteScalarAsync<int>(
                assessment, new { Organisation = organisationId, Perspective = perspective is { } code ? Domain.Code.Of(code) : null });
            foreach (var rater in Enumerable.Range(0, raters == 1 ? 1 : _random.Next(1, raters + 1)))
            {
                var asked = Framework.Statements.Where(statement => statement.IsAskedFrom(perspective)).ToList();
                var key = new { Organisation = organisationId, Assessment = assessmentId, Sheet = (short)rater, Rater = raters == 1 ? "" : $"r{rater}" };
                await connection.ExecuteAsync(sheet, key);
                await connection.ExecuteAsync(responses, new
                {
                    key.Organisation,
                    key.Assessment,
                    key.Sheet,
                    Statements = asked.Select(statement => statement.Code).ToArray(),
                    Ratings = asked.Select(_ => (short)Math.Clamp(1 + (int)(2 * leaning + 2.2 * _random.NextDouble()), 1, 4)).ToArray(),
                });
            }
        }

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
