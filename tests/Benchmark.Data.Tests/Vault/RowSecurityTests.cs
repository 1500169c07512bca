using Benchmark.Data.People;
using Benchmark.Domain.People;
using Benchmark.Tests;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Tests.Vault;

/// <summary>Row-level security alone, without any condition in a query: what is not yours is not there.</summary>
public sealed class RowSecurityTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_private_table_guards_its_rows()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);

        Assert.Equal("", await database.QueryTextAsync("""
            select   t.oid::regclass::text
            from     pg_class t
            join     pg_namespace n on n.oid = t.relnamespace
            where    n.nspname in ('registry', 'assessment') and t.relkind in ('r', 'p') and not t.relispartition
            and      has_any_column_privilege('benchmark_member', t.oid, 'select') and not t.relrowsecurity
            and      t.relname not in ('region', 'size_band', 'framework', 'statement', 'round')
            order by 1
            """));
        Assert.Equal("", await database.QueryTextAsync(
            "select t.oid::regclass::text from pg_class t where t.relispartition and has_table_privilege('benchmark_member', t.oid, 'select')"));
    }

    [Fact]
    public async Task Another_organisation_and_every_role_without_one_find_none_of_an_organisation_s_rows()
    {
        await using var database = await OpenAsync();
        var tables = await TablesAsync(database);
        Assert.True(tables.Count >= 8, string.Join(", ", tables));
        Actor[] strangers =
        [
            new("key:b", "B", [Role.Provider], "org-2", 2), new("key:n", "N", [], null, null), new("key:r", "R", [Role.Researcher], null, null),
            new("key:s", "S", [Role.SectorBody], null, null), new("key:v", "V", [Role.Reviewer], null, null), new("key:a", "A", [Role.Administrator], null, null),
            new("rater:9/9", "Rater 1", [], null, 1) { Sheet = new(1, 999, 9) },
        ];

        foreach (var actor in strangers)
        {
            foreach (var table in tables)
            {
                await using var transaction = await ActingTransaction.BeginAsync(database.Database.Member, actor, Cancellation);
                var seen = await transaction.Connection.ExecuteScalarAsync<long>($"select count(*) from {table} where organisation_id = 1");
                Assert.True(seen == 0, $"{actor.Subject} sees {seen} rows of {table}.");
            }
        }
    }

    [Fact]
    public async Task An_organisation_finds_its_own_rows_and_a_rater_one_sheet()
    {
        await using var database = await OpenAsync();
        await using (var own = await ActingTransaction.BeginAsync(database.Database.Member, new("key:a", "A", [Role.Provider], "org-1", 1), Cancellation))
        {
            Assert.Equal((1, 2, 1), (
                await own.Connection.ExecuteScalarAsync<int>("select count(*) from assessment.assessment"),
                await own.Connection.ExecuteScalarAsync<int>("select count(*) from assessment.sheet"),
                await own.Connection.ExecuteScalarAsync<int>("select count(*) from assessment.response")));
        }

        await using var rater = await ActingTransaction.BeginAsync(
            database.Database.Member, new("rater:1/1", "Rater 1", [], null, 1) { Sheet = new(1, 1, 1) }, Cancellation);
        Assert.Equal((1, 1), (
            await rater.Connection.ExecuteScalarAsync<int>("select count(*) from assessment.sheet"),
            await rater.Connection.ExecuteScalarAsync<int>("select sum(rating)::int from assessment.response")));
    }

    [Fact]
    public async Task Nobody_writes_for_somebody_else_and_a_key_to_look_changes_nothing()
    {
        await using var database = await OpenAsync();
        await using (var other = await ActingTransaction.BeginAsync(database.Database.Member, new("key:b", "B", [Role.Provider], "org-2", 2), Cancellation))
        {
            Assert.Equal(0, await other.Connection.ExecuteAsync("update assessment.assessment set revision = 99"));
            Assert.Equal(0, await other.Connection.ExecuteAsync("delete from assessment.response"));
            await Assert.ThrowsAsync<PostgresException>(() => other.Connection.ExecuteAsync(
                "insert into assessment.assessment (organisation_id, round_id, status, revision) values (1, 1, 'DRAFT', 1)"));
        }

        await using var looking = await ActingTransaction.BeginAsync(
            database.Database.Member, new("key:a", "A", [Role.Provider], "org-1", 1) { MayWrite = false }, Cancellation);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => looking.Connection.ExecuteAsync("update assessment.assessment set revision = 2"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);
    }

    [Fact]
    public async Task Who_is_acting_is_forgotten_when_the_transaction_ends()
    {
        await using var database = await OpenAsync();
        await using (var own = await ActingTransaction.BeginAsync(database.Database.Member, new("key:a", "A", [Role.Provider], "org-1", 1), Cancellation))
            await own.CommitAsync(Cancellation);

        await using var connection = await database.Database.Member.OpenConnectionAsync(Cancellation);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from assessment.assessment"));
    }

    [Fact]
    public async Task The_trail_is_only_added_to_by_whoever_acts()
    {
        await using var database = await OpenAsync();
        await using (var own = await ActingTransaction.BeginAsync(database.Database.Member, new("key:a", "A", [Role.Provider], "org-1", 1), Cancellation))
        {
            await own.NoteAsync("startAssessment", "assessment 1", Cancellation);
            await own.CommitAsync(Cancellation);
        }

        await using (var pretender = await ActingTransaction.BeginAsync(database.Database.Member, new("key:a", "A", [Role.Provider], "org-1", 1), Cancellation))
        {
            await Assert.ThrowsAsync<PostgresException>(() => pretender.Connection.ExecuteAsync(
                "insert into registry.audit_event (subject, person, roles, action) values ('key:z', 'Z', '', 'eraseAll')"));
        }

        foreach (var statement in new[] { "update registry.audit_event set person = ''", "delete from registry.audit_event", "truncate registry.audit_event" })
        {
            await using var command = database.Owner.CreateCommand(statement);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Erasing_an_organisation_leaves_its_number_in_the_trail_alone()
    {
        await using var database = await OpenAsync();
        await Organisations.OrganisationData.EraseOrganisationAsync(database.Vault, "org-1", Cancellation);

        foreach (var table in await TablesAsync(database))
            Assert.Equal("0", await database.QueryTextAsync($"select count(*)::text from {table} where organisation_id = 1"));
        Assert.Equal("1", await database.QueryTextAsync("select count(*)::text from registry.organisation"));
    }

    /// <summary>Every private table that says whose its rows are, but the trail and the members of releases.</summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(TestDatabase database) =>
        (await database.QueryTextAsync("""
            select   t.oid::regclass::text
            from     pg_class t
            join     pg_namespace n on n.oid = t.relnamespace
            join     pg_attribute a on a.attrelid = t.oid and a.attname = 'organisation_id'
            where    n.nspname in ('registry', 'assessment') and t.relkind in ('r', 'p') and not t.relispartition
            and      t.relname not in ('audit_event', 'release_member', 'organisation', 'api_key')
            and      has_any_column_privilege('benchmark_member', t.oid, 'select')
            order by 1
            """)).Split('\n');

    /// <summary>Two organisations; the first has an assessment with its own sheet and a rater's.</summary>
    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await using var command = database.Owner.CreateCommand("""
            insert into assessment.framework (code, edition, document) values ('made-up', '1', '{}');
            insert into assessment.statement (framework_id, code, position) values (1, 'S1', 0);
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, is_synthetic) values ('r', 'R', 1, '2026-01-01', '2027-01-01', true);
            insert into registry.organisation (reference, name, kind, region, is_synthetic) values ('org-1', 'First', 'PROVIDER', 'LONDON', true), ('org-2', 'Second', 'PROVIDER', 'LONDON', true);
            insert into registry.regulator_rating (organisation_id, scheme, measure, rating) values (1, 'CQC', 'WELL_LED', 'GOOD');
            insert into registry.api_key (prefix, hash, role, organisation_id, issued_at) values ('bmk_', sha256(''), 'PROVIDER', 1, now());
            insert into assessment.assessment (organisation_id, round_id, status, revision) values (1, 1, 'DRAFT', 1);
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash) values (1, 1, 1, 0, '', ''), (1, 1, 1, 1, 'Rater 1', '');
            insert into assessment.invitation (organisation_id, round_id, assessment_id, sheet, token_hash, invited_at, expires_at) values (1, 1, 1, 1, sha256(''), now(), now() + interval '1 day');
            select assessment.ensure_partition(1);
            insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating) values (1, 1, 1, 1, 0, 4), (1, 1, 1, 1, 1, 1);
            insert into assessment.evidence (round_id, organisation_id, assessment_id, statement_id, sheet, ordinal, reference) values (1, 1, 1, 1, 0, 0, 'Minutes'), (1, 1, 1, 1, 1, 0, 'Mine');
            insert into assessment.example (organisation_id, round_id, assessment_id, area, is_good, text) values (1, 1, 1, 'A', true, 'We did.');
            """);
        await command.ExecuteNonQueryAsync(Cancellation);
        return database;
    }
}
