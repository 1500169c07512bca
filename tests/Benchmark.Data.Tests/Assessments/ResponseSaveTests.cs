using Benchmark.Data.Assessments;
using Benchmark.Data.People;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.People;
using Benchmark.Domain.Rounds;
using Benchmark.Tests;
using Npgsql;

namespace Benchmark.Data.Tests.Assessments;

/// <summary>A save is kept as a whole or not at all, whatever ends it, and whoever sent it can tell which.</summary>
public sealed class ResponseSaveTests(TestCluster cluster)
{
    private static readonly string[] Codes = ["A1.1", "A1.2", "B1.1"];

    private static readonly Actor Owner = new("key:a", "A", [Role.Provider], "org-1", 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cut_off_at_any_moment_a_save_leaves_the_old_state_or_the_new_and_sending_it_again_tells_which()
    {
        await using var database = await OpenAsync();
        var member = database.Database.Member;
        var assessment = await StartAsync(member);
        var random = new Random(1);
        var (kept, cut) = (0, 0);

        for (var turn = 1; turn <= 40; turn++)
        {
            var (revision, rating) = (await RevisionAsync(member, assessment), 1 + turn % 4);
            var answers = Answers(rating, $"turn {turn}");
            var saving = Task.Run(() => ResponseSave.RunAsync(member, Owner, assessment, revision, answers, Some.Now, Cancellation), Cancellation);
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(4000)), Cancellation);
            await TerminateAsync(database);
            try
            {
                Assert.Equal(revision + 1, await saving);
                kept++;
            }
            catch (NpgsqlException)
            {
                cut++;
            }

            member.Clear();
            var (after, words) = (await RevisionAsync(member, assessment), await WordsAsync(member, assessment));
            Assert.True(after == revision ? words != $"turn {turn}" : after == revision + 1 && words == $"turn {turn}", $"{revision}, {after}, {words}");
            try
            {
                Assert.Equal(revision + 1, await ResponseSave.RunAsync(member, Owner, assessment, revision, answers, Some.Now, Cancellation));
                Assert.Equal(revision, after);
            }
            catch (RevisionConflictException conflict)
            {
                Assert.True(conflict.IsSaved);
                Assert.Equal(revision + 1, after);
            }
        }

        Assert.True(cut > 0, $"All {kept} saves came through: nothing was cut off.");
    }

    [Fact]
    public async Task A_save_touches_no_statement_that_was_not_sent_and_empties_one_that_was_sent_blank()
    {
        await using var database = await OpenAsync();
        var member = database.Database.Member;
        var assessment = await StartAsync(member);
        await ResponseSave.RunAsync(member, Owner, assessment, 1, Answers(3, "first"), Some.Now, Cancellation);

        await ResponseSave.RunAsync(member, Owner, assessment, 2, [new("A1.2", null, null, "  ", []), new("B1.1", 1, 40, null, [])], Some.Now, Cancellation);

        await using var transaction = await ActingTransaction.BeginAsync(member, Owner, Cancellation);
        var facts = await transaction.FindAssessmentAsync(assessment, Cancellation);
        var responses = await transaction.ReadResponsesAsync(facts!, Cancellation);
        Assert.Equal([(3, null, "first", 2), (null, null, null, 0), (1, 40.0, null, 0)], responses.Select(response => (response.Rating, response.Number, response.Narrative, response.Evidence.Count)));
        Assert.Equal("2", await database.QueryTextAsync("select count(*)::text from registry.audit_event where action = 'recordResponses'"));
    }

    [Fact]
    public async Task A_round_that_closed_and_an_assessment_of_somebody_else_are_refused_by_name()
    {
        await using var database = await OpenAsync();
        var member = database.Database.Member;
        var assessment = await StartAsync(member);

        await Assert.ThrowsAsync<RoundClosedException>(
            () => ResponseSave.RunAsync(member, Owner, assessment, 1, Answers(3, "late"), Some.Now.AddYears(1), Cancellation));
        await Assert.ThrowsAsync<AssessmentNotFoundException>(
            () => ResponseSave.RunAsync(member, new("key:b", "B", [Role.Provider], "org-2", 2), assessment, 1, Answers(3, "mine"), Some.Now, Cancellation));
    }

    private static Response[] Answers(int rating, string words) =>
    [
        .. Codes.Select(code => new Response(code, rating, null, words, [new("Policy", "One"), new(null, "Two")])),
    ];

    private static async Task<int> RevisionAsync(NpgsqlDataSource member, int assessment)
    {
        await using var transaction = await ActingTransaction.BeginAsync(member, Owner, Cancellation);
        return (await transaction.FindAssessmentAsync(assessment, Cancellation))!.Revision;
    }

    /// <summary>The words that every answer carries; null when they differ.</summary>
    private static async Task<string?> WordsAsync(NpgsqlDataSource member, int assessment)
    {
        await using var transaction = await ActingTransaction.BeginAsync(member, Owner, Cancellation);
        var facts = await transaction.FindAssessmentAsync(assessment, Cancellation);
        var words = (await transaction.ReadResponsesAsync(facts!, Cancellation)).Select(response => response.Narrative).Distinct().ToList();
        return words is [var one] ? one : null;
    }

    private static async Task<int> StartAsync(NpgsqlDataSource member)
    {
        await using var transaction = await ActingTransaction.BeginAsync(member, Owner, Cancellation);
        var round = Some.Round() with { Id = 1 };
        var started = await transaction.StartAssessmentAsync(round, Some.Framework(), null, fromLast: false, Some.Now, Cancellation);
        await transaction.CommitAsync(Cancellation);
        return started.Number;
    }

    private static async Task TerminateAsync(TestDatabase database)
    {
        await using var command = database.Owner.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'benchmark_member' and datname = current_database()");
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);
        await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);
        await using var command = database.Owner.CreateCommand(
            "insert into registry.organisation (reference, name, kind, region, is_synthetic) values ('org-1', 'First', 'PROVIDER', 'LONDON', false), ('org-2', 'Second', 'PROVIDER', 'LONDON', false)");
        await command.ExecuteNonQueryAsync(Cancellation);
        return database;
    }
}
