using Benchmark.Data.Comments;
using Benchmark.Data.Tests.Practice;
using Benchmark.Domain.Comments;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Comments;

public sealed class CommentStoreTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_code_comments_and_the_organisation_answers_once()
    {
        await using var stage = await Stage.SetAsync(cluster);
        var code = await stage.DoAsync(Stage.First, side => side.MakeCommentCodeAsync(Some.Now, Cancellation));

        await CommentAsync(stage, code, " The garden is open to neighbours. ");
        var comment = Assert.Single(await stage.DoAsync(Stage.First, side => side.ListCommentsAsync(Cancellation)));
        var answered = await stage.DoAsync(Stage.First, side => side.AnswerCommentAsync(comment.Number, "Thank you.", Some.Now.AddDays(1), Cancellation));

        Assert.Equal(new ThirdPartyComment(comment.Number, "The garden is open to neighbours.", Some.Now, null, null), comment);
        Assert.Equal(comment with { Answer = "Thank you.", AnsweredAt = Some.Now.AddDays(1) }, answered);
        Assert.Equal([answered], await stage.DoAsync(Stage.First, side => side.ListCommentsAsync(Cancellation)));
        await Assert.ThrowsAsync<CommentAnsweredException>(
            () => stage.DoAsync(Stage.First, side => side.AnswerCommentAsync(comment.Number, "Again.", Some.Now, Cancellation)));
    }

    [Fact]
    public async Task A_code_tells_whose_it_is_until_another_takes_its_place()
    {
        await using var stage = await Stage.SetAsync(cluster);
        var first = await stage.DoAsync(Stage.First, side => side.MakeCommentCodeAsync(Some.Now, Cancellation));
        Assert.Equal("First Care", await stage.DoAsync(CommentStore.Anybody, side => side.FindCommentedAsync(first, Cancellation)));

        var second = await stage.DoAsync(Stage.First, side => side.MakeCommentCodeAsync(Some.Now, Cancellation));

        Assert.Equal(24, second.Length);
        Assert.Equal(second, await stage.DoAsync(Stage.FirstColleague, side => side.FindCommentCodeAsync(Cancellation)));
        Assert.Null(await stage.DoAsync(CommentStore.Anybody, side => side.FindCommentedAsync(first, Cancellation)));
        await Assert.ThrowsAsync<CommentCodeUnknownException>(() => CommentAsync(stage, first, "Anybody there?"));
    }

    [Fact]
    public async Task An_organisation_takes_only_so_many_comments_in_a_day()
    {
        await using var stage = await Stage.SetAsync(cluster);
        var code = await stage.DoAsync(Stage.First, side => side.MakeCommentCodeAsync(Some.Now, Cancellation));

        await Task.WhenAll(Enumerable.Range(0, ThirdPartyComment.MostInADay).Select(_ => CommentAsync(stage, code, "Hello.")));

        await Assert.ThrowsAsync<TooManyCommentsException>(() => CommentAsync(stage, code, "One more."));
        await CommentAsync(stage, code, "The next day.", Some.Now.AddDays(1));
    }

    private static Task<int> CommentAsync(Stage stage, string code, string text, DateTimeOffset? at = null) => stage.DoAsync(CommentStore.Anybody, async side =>
    {
        await side.RecordCommentAsync(code, text, at ?? Some.Now, Cancellation);
        return 0;
    });
}
