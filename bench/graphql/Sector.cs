using System.Text.Json;
using Benchmark.Data.Cluster;
using Npgsql;

namespace Benchmark.Bench.GraphQL;

/// <summary>An assessment of an organisation in a round.</summary>
public sealed record Assessment(int AssessmentId, string Organisation, string Region, string Status, double Score);

/// <summary>An answer to a statement.</summary>
public sealed record Answer(string Statement, int Rating, string? Narrative);

/// <summary>Which assessments.</summary>
public sealed record AssessmentFilterInput(int Round, string Status);

/// <summary>In which order; equal ones by identifier.</summary>
public enum AssessmentOrder
{
    ScoreDescending, ScoreAscending,
}

/// <summary>A made-up sector in a database of its own: four rounds, of which each organisation took part in three, 60 answers each.</summary>
internal static class Sector
{
    public const int PageSize = 50;
    public const int Statements = 60;

    private const string Arguments = "(where: { round: 2, status: \"SUBMITTED\" }, orderBy: SCORE_DESCENDING, first: 50)";

    /// <summary>A page, filtered and sorted.</summary>
    public static byte[] List { get; } = Request($"query List {{ assessments{Arguments} {{ assessmentId organisation region status score }} }}");

    /// <summary>A page with all its answers.</summary>
    public static byte[] Nested { get; } = Request(
        $"query Nested {{ assessments{Arguments} {{ assessmentId organisation region status score answers {{ statement rating narrative }} }} }}");

    private const string PostGraphileArguments = "(condition: { round: 2, status: \"SUBMITTED\" }, orderBy: [SCORE_DESC, ASSESSMENT_ID_ASC], first: 50)";

    /// <summary>The page as PostGraphile names it.</summary>
    public static byte[] PostGraphileList { get; } = Request(
        $"query List {{ allAssessments{PostGraphileArguments} {{ nodes {{ assessmentId organisationByOrganisationId {{ name region }} status score }} }} }}");

    /// <summary>The page and its answers as PostGraphile names them.</summary>
    public static byte[] PostGraphileNested { get; } = Request(
        $"query Nested {{ allAssessments{PostGraphileArguments} {{ nodes {{ assessmentId organisationByOrganisationId {{ name region }} status score answersByAssessmentId(orderBy: STATEMENT_ASC) {{ nodes {{ statement rating narrative }} }} }} }} }}");

    /// <summary>The page of the filter and the order; $1 the round, $2 the status, $3 how many.</summary>
    public static string PageSql(AssessmentOrder order) => order == AssessmentOrder.ScoreDescending ? PageFromBest : PageFromWorst;

    private const string Page = """
        select   a.assessment_id, o.name, o.region, a.status, a.score
        from     assessment a join organisation o using (organisation_id)
        where    a.round = $1 and a.status = $2

        """;

    private const string PageFromBest = Page + "order by a.score desc, a.assessment_id limit $3";
    private const string PageFromWorst = Page + "order by a.score, a.assessment_id limit $3";

    /// <summary>The answers of the assessments $1, assessment by assessment.</summary>
    public const string AnswersSql = """
        select   assessment_id, statement, rating, narrative
        from     answer
        where    assessment_id = any ($1)
        order by assessment_id, statement
        """;

    /// <summary>Makes and fills the database.</summary>
    /// <returns>How everybody reaches it.</returns>
    public static async Task<NpgsqlConnectionStringBuilder> CreateAsync(PrivateCluster cluster, int organisations)
    {
        await using (var server = NpgsqlDataSource.Create(cluster.ConnectionString("postgres", "benchmark")))
        {
            await using var create = server.CreateCommand("create database sector");
            await create.ExecuteNonQueryAsync();
        }

        var settings = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("sector", "benchmark"))
        {
            MaxPoolSize = 16,
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            CommandTimeout = 600,
        };
        await using var sector = NpgsqlDataSource.Create(settings);
        await using var fill = sector.CreateCommand($"""
            select setseed(0.5);
            create table organisation (organisation_id int primary key, name text not null, region text not null);
            insert into organisation
            select n, 'SYNTHETIC ' || n, 'Region ' || 1 + n % 9 from generate_series(1, {organisations}) n;
            create table assessment (
                assessment_id int generated always as identity primary key, organisation_id int not null references organisation,
                round int not null, status text not null, score float8 not null);
            insert into assessment (organisation_id, round, status, score)
            select organisation_id, round, case when random() < 0.9 then 'SUBMITTED' else 'DRAFT' end, round((1 + 3 * random())::numeric, 2)
            from   organisation, generate_series(1, 4) round where (organisation_id + round) % 4 <> 0;
            create index on assessment (organisation_id);
            create index on assessment (round, status, score desc, assessment_id);
            create table answer (assessment_id int not null, statement text not null, rating int not null, narrative text);
            insert into answer
            select assessment_id, format('%s.%s.%s', 1 + n / 15, 1 + n / 3 % 5, 1 + n % 3), 1 + floor(4 * random()),
                   case when random() < 0.1 then 'SYNTHETIC remark on statement ' || n end
            from   assessment, generate_series(0, {Statements - 1}) n;
            alter table answer add primary key (assessment_id, statement), add foreign key (assessment_id) references assessment;
            """);
        await fill.ExecuteNonQueryAsync();
        await using var vacuum = sector.CreateCommand("vacuum analyze");
        await vacuum.ExecuteNonQueryAsync();
        return settings;
    }

    private static byte[] Request(string query) => JsonSerializer.SerializeToUtf8Bytes(new { query });
}
