using Benchmark.Domain.Comments;

namespace Benchmark.Domain.Tests.Comments;

public sealed class ThirdPartyCommentTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);
    private static readonly ThirdPartyComment Comment = new(1, "The garden is open to neighbours.", Monday, null, null);

    [Fact]
    public void An_answer_is_overdue_from_the_day_after_four_weeks()
    {
        Assert.Equal(new DateOnly(2026, 3, 30), Comment.AnswerDueOn);
        Assert.False(Comment.IsOverdueOn(new(2026, 3, 30)));
        Assert.True(Comment.IsOverdueOn(new(2026, 3, 31)));
        Assert.False(Comment.Answered("Thank you.", Monday.AddDays(40)).IsOverdueOn(new(2026, 12, 1)));
    }

    [Fact]
    public void A_comment_is_answered_once_and_in_words()
    {
        var answered = Comment.Answered(" Thank you. ", Monday.AddDays(3));

        Assert.Equal(Comment with { Answer = "Thank you.", AnsweredAt = Monday.AddDays(3) }, answered);
        Assert.Throws<CommentAnsweredException>(() => answered.Answered("Again.", Monday));
        Assert.Throws<CommentRefusedException>(() => Comment.Answered(" ", Monday));
        Assert.Throws<CommentRefusedException>(() => ThirdPartyComment.Words(new('a', 4001)));
    }
}
