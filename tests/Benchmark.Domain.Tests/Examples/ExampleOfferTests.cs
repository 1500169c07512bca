using Benchmark.Domain.Examples;
using Benchmark.Domain.People;

namespace Benchmark.Domain.Tests.Examples;

public sealed class ExampleOfferTests
{
    private static readonly ExampleOffer Offer = new(
        1, "org-1", "some-1", "D1", true, "We plant a garden.", null, 1, ExampleStatus.Offered, null, null, []);

    private static readonly ExampleOffer Rewritten = Offer.Rewritten("A home plants a garden.", "rewriter");

    [Fact]
    public void An_example_is_published_once_two_people_approved_it_one_of_them_from_elsewhere()
    {
        var once = Rewritten.Approved(new("a", IsOwn: false), revision: 2);

        Assert.Equal(ExampleStatus.Rewritten, once.Status);
        Assert.Equal(ExampleStatus.Published, once.Approved(new("b", IsOwn: false), 2).Status);
        Assert.Equal(ExampleStatus.Published, once.Approved(new("c", IsOwn: true), 2).Status);
    }

    [Fact]
    public void The_organisation_alone_is_not_enough_however_many_of_it_approve()
    {
        var own = Rewritten.Approved(new("a", IsOwn: true), 2).Approved(new("b", IsOwn: true), 2);

        Assert.Equal(ExampleStatus.Rewritten, own.Status);
        Assert.Equal(ExampleStatus.Published, own.Approved(new("c", IsOwn: false), 2).Status);
    }

    [Fact]
    public void Neither_the_rewriter_nor_anybody_twice_approves()
    {
        Assert.Throws<ApprovalRefusedException>(() => Rewritten.Approved(new("rewriter", IsOwn: false), 2));
        Assert.Throws<ApprovalRefusedException>(() => Rewritten.Approved(new("a", IsOwn: false), 2).Approved(new("a", IsOwn: false), 2));
    }

    [Fact]
    public void Where_nobody_knows_who_acts_or_acted_before_nothing_is_rewritten_or_approved()
    {
        const string key = "bmk_AbCdEfGh";
        var old = Rewritten with { RewrittenBy = new("key:bmk_old", []) };

        Assert.Throws<HolderNeededException>(() => Offer.Rewritten("A home plants a garden.", key));
        Assert.Throws<HolderNeededException>(() => Rewritten.Approved(new(key, IsOwn: false), 2));
        Assert.Throws<HolderNeededException>(() => old.Approved(new("a", IsOwn: false), 2));
        Assert.Equal(ExampleStatus.Rewritten, old.Rewritten("A home plants a garden.", "rewriter").Approved(new("a", IsOwn: false), 3).Status);
    }

    [Fact]
    public void Other_words_need_other_approvals_by_people_who_read_them()
    {
        var again = Rewritten.Approved(new("a", IsOwn: false), 2).Rewritten("A home opens its garden.", "another");

        Assert.Empty(again.Approvals);
        var changed = Assert.Throws<ExampleChangedException>(() => again.Approved(new("b", IsOwn: false), revision: 2));
        Assert.Equal(3, changed.Revision);
    }

    [Fact]
    public void An_example_goes_one_way()
    {
        var published = Rewritten.Approved(new("a", IsOwn: false), 2).Approved(new("b", IsOwn: false), 2);

        Assert.Throws<ExampleRefusedException>(() => Offer.Approved(new("a", IsOwn: false), 1));
        Assert.Throws<ExampleRefusedException>(() => published.Rewritten("Other words.", "rewriter"));
        Assert.Throws<ExampleRefusedException>(() => published.Rejected("Too late."));
        Assert.Throws<ExampleRefusedException>(() => published.TakenDown().Rewritten("Other words.", "rewriter"));
        Assert.Throws<ExampleRefusedException>(() => Offer.Rejected("It names a person.").TakenDown());
        Assert.Equal(ExampleStatus.TakenDown, published.TakenDown().TakenDown().Status);
    }
}
