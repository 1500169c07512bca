using System.Text;
using Benchmark.Data.Actions;
using Benchmark.Data.Comments;
using Benchmark.Data.Examples;
using Benchmark.Data.Frameworks;
using Benchmark.Data.PeerReviews;
using Benchmark.Data.People;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Comments;
using Benchmark.Domain.Examples;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Practice;

/// <summary>Who sees and changes what follows from an assessment: by the policies alone, and by the queries alone.</summary>
public sealed class PolicyTests(TestCluster cluster)
{
    private static readonly string[] Tables =
        ["action", "peer_review", "finding", "peer_score", "example_offer", "example_approval", "comment_code", "comment"];

    private static readonly Actor[] Actors =
    [
        Stage.First, Stage.Second, Stage.Authority, Stage.Reviewer, Stage.Administrator, Stage.SectorBody, Stage.Researcher, CommentStore.Anybody,
    ];

    private static readonly Framework Assurance = FrameworkFiles.Shipped.Find("la-assurance")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_forgotten_filter_asks_for_the_policies_show_nobody_more_than_theirs()
    {
        await using var stage = await FullStageAsync();

        var seen = new StringBuilder("rows seen,").AppendJoin(',', Tables).Append('\n');
        foreach (var actor in Actors)
        {
            seen.Append(actor.Subject);
            foreach (var table in Tables)
                seen.Append(',').Append(await stage.TryAsync(actor, $"select count(*) from assessment.{table}"));
            seen.Append('\n');
        }

        Approved.Match(seen.ToString(), "seen.csv");
    }

    [Fact]
    public async Task Nobody_changes_what_is_not_theirs_whatever_statement_is_run()
    {
        await using var stage = await FullStageAsync();

        foreach (var actor in Actors.Where(actor => actor != Stage.First))
        {
            await NoneAsync(actor, "update assessment.action set text = 'Other words'");
            await NoneAsync(actor, "update assessment.comment set answer = 'Not ours', answered_at = now()");
            await NoneAsync(actor, "update assessment.comment_code set code = repeat('a', 30)");
            await NoneAsync(actor, "delete from assessment.example_offer");
            await NoneAsync(actor, "delete from release.example");
            await NoneAsync(actor, """
                insert into assessment.comment (organisation_id, text, commented_at) values (1, 'Unasked', now())
                """);
        }

        foreach (var actor in Actors.Where(actor => actor != Stage.Authority && actor != Stage.Reviewer))
            await NoneAsync(actor, "delete from assessment.peer_review");

        async Task NoneAsync(Actor actor, string sql) => Assert.Matches("^(0|42501)$", await stage.TryAsync(actor, sql));
    }

    [Fact]
    public async Task Without_the_policies_the_queries_themselves_keep_to_what_is_theirs()
    {
        await using var stage = await FullStageAsync();

        foreach (var actor in Actors.Where(actor => actor != Stage.First))
        {
            Assert.Empty(await stage.DoByFiltersAloneAsync(actor, side => side.ListActionsAsync(Cancellation)));
            Assert.Empty(await stage.DoByFiltersAloneAsync(actor, side => side.ListOwnAsync(Cancellation)));
            Assert.Empty(await stage.DoByFiltersAloneAsync(actor, side => side.ListCommentsAsync(Cancellation)));
            Assert.Null(await stage.DoByFiltersAloneAsync(actor, side => side.FindCommentCodeAsync(Cancellation)));
            await Assert.ThrowsAsync<ActionNotFoundException>(() => stage.DoByFiltersAloneAsync(
                actor, side => side.ChangeAsync(1, new("Other words", null, null, null), Some.Now, Cancellation)));
            await Assert.ThrowsAsync<CommentNotFoundException>(() => stage.DoByFiltersAloneAsync(
                actor, side => side.AnswerCommentAsync(1, "Not ours", Some.Now, Cancellation)));
        }

        foreach (var actor in Actors.Where(actor => actor != Stage.First && actor != Stage.Reviewer && actor != Stage.Administrator))
        {
            Assert.Empty(await stage.DoByFiltersAloneAsync(actor, side => side.ListWaitingAsync(null, 10, Cancellation)));
            await Assert.ThrowsAsync<ExampleNotFoundException>(
                () => stage.DoByFiltersAloneAsync(actor, side => side.TakeDownAsync(1, Cancellation)));
        }

        foreach (var actor in Actors.Where(actor => actor != Stage.Authority && actor != Stage.Reviewer))
        {
            Assert.Empty(await stage.DoByFiltersAloneAsync(actor, side => side.ListReviewsAsync("la-1", Assurance, Cancellation)));
            await Assert.ThrowsAsync<NotReviewedException>(
                () => stage.DoByFiltersAloneAsync(actor, side => side.RecordReviewsAsync("la-1", Assurance, [Review], Some.Now, Cancellation)));
        }
    }

    private static PeerReview Review { get; } = new("LAT4", new(2026, 2, 3), null, 3, ["Staff stay."], [], [new("LA8", 2, ["They meet."])]);

    /// <summary>One row in every table: of the first organisation, and of the authority.</summary>
    private async Task<Stage> FullStageAsync()
    {
        var stage = await Stage.SetAsync(cluster, Assurance);
        await stage.DoAsync(Stage.First, async side =>
        {
            await side.PlanAsync(1, "A1.1", new("Ask everybody.", "manager", new(2026, 6, 30), null), Some.Now, Cancellation);
            return await side.OfferAsync(Some.Framework(), "A", "We plant a garden.", consent: true, Some.Now, Cancellation);
        });
        await stage.DoAsync(Stage.Reviewer, side => side.RewriteAsync(1, "A home plants a garden.", Cancellation));
        await stage.DoAsync(Stage.OtherReviewer, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));
        await stage.DoAsync(Stage.Authority, side => side.RecordReviewsAsync("la-1", Assurance, [Review], Some.Now, Cancellation));
        var code = await stage.DoAsync(Stage.First, side => side.MakeCommentCodeAsync(Some.Now, Cancellation));
        await stage.DoAsync(CommentStore.Anybody, async side =>
        {
            await side.RecordCommentAsync(code, "The garden is open.", Some.Now, Cancellation);
            return 0;
        });
        return stage;
    }
}
