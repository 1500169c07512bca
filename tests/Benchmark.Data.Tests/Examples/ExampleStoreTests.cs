using Benchmark.Data.Examples;
using Benchmark.Data.People;
using Benchmark.Data.Tests.Practice;
using Benchmark.Domain.Examples;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Examples;

public sealed class ExampleStoreTests(TestCluster cluster)
{
    private const string Public = "select format('%s-%s %s %s', framework_code, framework_edition, area, text) from release.example order by example_id";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_approval_publishes_the_rewritten_words_and_nothing_of_whose_they_were()
    {
        await using var stage = await RewrittenAsync();

        await stage.DoAsync(Stage.OtherReviewer, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));
        Assert.Equal("", await stage.Database.QueryTextAsync(Public));
        var published = await stage.DoAsync(Stage.First, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));

        Assert.Equal(ExampleStatus.Published, published.Status);
        Assert.Equal("made-up-2026 A A home plants a garden.", await stage.Database.QueryTextAsync(Public));
        Assert.DoesNotContain(
            "First Care", await stage.Database.QueryTextAsync("select to_jsonb(e)::text from release.example e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_down_by_whom_it_belongs_to_or_by_a_reviewer_it_is_gone_with_the_same_commit()
    {
        foreach (var actor in new[] { Stage.First, Stage.Reviewer, Stage.Administrator })
        {
            await using var stage = await PublishedAsync();

            await stage.DoAsync(actor, side => side.TakeDownAsync(1, Cancellation));

            Assert.Equal("", await stage.Database.QueryTextAsync(Public));
        }
    }

    [Fact]
    public async Task An_organisation_that_is_erased_takes_its_published_examples_with_it()
    {
        await using var stage = await PublishedAsync();

        await using var command = stage.Database.Owner.CreateCommand("delete from assessment.example_offer where organisation_id = 1");
        await command.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal("", await stage.Database.QueryTextAsync(Public));
    }

    [Fact]
    public async Task Approved_by_many_at_once_it_is_published_once()
    {
        await using var stage = await RewrittenAsync();

        await Task.WhenAll(new[] { Stage.OtherReviewer, Stage.Administrator }.Select(
            actor => stage.DoAsync(actor, side => side.ApproveAsync(1, 2, Some.Now, Cancellation))));

        Assert.Equal("made-up-2026 A A home plants a garden.", await stage.Database.QueryTextAsync(Public));
    }

    /// <summary>Whoever reaches the tables themselves, past the code.</summary>
    [Fact]
    public async Task The_database_holds_the_rules_by_itself()
    {
        const string refused = "23514";
        await using var stage = await RewrittenAsync();

        Assert.Equal(refused, await stage.TryAsync(Stage.Administrator, "update assessment.example_offer set status = 'PUBLISHED'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.First, "update assessment.example_offer set status = 'PUBLISHED'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.First, "update assessment.example_offer set wording = 'Our own words', rewritten_by = 'key:first'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.OtherReviewer, "update assessment.example_offer set wording = 'In another name'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.First, "update assessment.example_offer set text = 'Never offered'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.First, "update assessment.example_offer set status = 'REJECTED', rejected_because = 'No'"));
        Assert.Equal(refused, await stage.TryAsync(Stage.Reviewer, Approval("key:reviewer", isOwn: false)));
        Assert.Equal("42501", await stage.TryAsync(Stage.First, Approval("key:somebody-else", isOwn: true)));
        Assert.Equal("42501", await stage.TryAsync(Stage.First, Approval("key:first", isOwn: false)));
        Assert.Equal("42501", await stage.TryAsync(Stage.Second, Approval("key:second", isOwn: false)));
        await stage.DoAsync(Stage.First, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));
        await stage.DoAsync(Stage.FirstColleague, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));
        Assert.Equal(refused, await stage.TryAsync(Stage.First, "update assessment.example_offer set status = 'PUBLISHED'"));
        Assert.Equal("", await stage.Database.QueryTextAsync(Public));

        static string Approval(string subject, bool isOwn) =>
            $"insert into assessment.example_approval (organisation_id, offer_id, subject, is_own, approved_at) values (1, 1, '{subject}', {isOwn}, now())";
    }

    [Fact]
    public async Task One_person_with_two_keys_is_one_to_the_code_and_to_the_database()
    {
        await using var stage = await RewrittenAsync();
        var rewriterAgain = Stage.Reviewer with { Subject = "key:another", Person = Person.Named(" eve ") };
        var approverAgain = Stage.Administrator with { Subject = "key:yet-another", Person = Person.Named("FLO") };
        var nobody = Stage.Administrator with { Subject = "key:bmk_AbCdEfGh", Person = Person.Named("bmk_AbCdEfGh") };
        await stage.DoAsync(Stage.OtherReviewer, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));

        await Assert.ThrowsAsync<ApprovalRefusedException>(() => stage.DoAsync(rewriterAgain, side => side.ApproveAsync(1, 2, Some.Now, Cancellation)));
        await Assert.ThrowsAsync<ApprovalRefusedException>(() => stage.DoAsync(approverAgain, side => side.ApproveAsync(1, 2, Some.Now, Cancellation)));
        await Assert.ThrowsAsync<HolderNeededException>(() => stage.DoAsync(nobody, side => side.ApproveAsync(1, 2, Some.Now, Cancellation)));
        await Assert.ThrowsAsync<HolderNeededException>(
            () => stage.DoAsync(nobody with { Roles = [Role.Reviewer] }, side => side.RewriteAsync(1, "Other words.", Cancellation)));
        foreach (var actor in new[] { rewriterAgain, approverAgain, nobody })
            Assert.Equal("23514", await stage.TryAsync(actor, Approval(actor.Subject)));
        Assert.Equal("", await stage.Database.QueryTextAsync(Public));

        static string Approval(string subject) =>
            $"insert into assessment.example_approval (organisation_id, offer_id, subject, is_own, approved_at, known_as) values (1, 1, '{subject}', false, now(), '{{SOMEBODY ELSE}}')";
    }

    [Fact]
    public async Task The_organisation_s_own_people_stay_its_own_whatever_key_they_use()
    {
        await using var stage = await RewrittenAsync();
        await KeyStore.IssueAsync(stage.Database.Vault, Role.Provider, "org-1", null, "Gus", Some.Now, Cancellation, holder: "Ivy");
        Actor[] own =
        [
            Stage.OtherReviewer with { Person = Person.Named("ivy") },
            Stage.Administrator with { Person = Person.Named(Stage.First.Name) },
        ];

        foreach (var actor in own)
            Assert.Equal(ExampleStatus.Rewritten, (await stage.DoAsync(actor, side => side.ApproveAsync(1, 2, Some.Now, Cancellation))).Status);

        Assert.Equal("", await stage.Database.QueryTextAsync(Public));
    }

    [Fact]
    public async Task What_was_rewritten_before_keys_named_their_holders_is_rewritten_again()
    {
        await using var stage = await RewrittenAsync();
        await using (var before = stage.Database.Owner.CreateCommand(
            "set session_replication_role = replica; update assessment.example_offer set known_as = null, rewriter_known_as = null"))
        {
            await before.ExecuteNonQueryAsync(Cancellation);
        }

        await Assert.ThrowsAsync<HolderNeededException>(() => stage.DoAsync(Stage.OtherReviewer, side => side.ApproveAsync(1, 2, Some.Now, Cancellation)));
        var again = await stage.DoAsync(Stage.Reviewer, side => side.RewriteAsync(1, "A home plants a garden.", Cancellation));

        Assert.Equal(3, again.Revision);
        await stage.DoAsync(Stage.OtherReviewer, side => side.ApproveAsync(1, 3, Some.Now, Cancellation));
    }

    [Fact]
    public async Task Only_who_may_see_an_offer_works_on_it_and_only_with_consent_is_there_one()
    {
        await using var stage = await RewrittenAsync();

        await Assert.ThrowsAsync<ExampleNotFoundException>(() => stage.DoAsync(Stage.Second, side => side.ApproveAsync(1, 2, Some.Now, Cancellation)));
        await Assert.ThrowsAsync<ConsentMissingException>(
            () => stage.DoAsync(Stage.First, side => side.OfferAsync(Some.Framework(), "A", "A story.", consent: false, Some.Now, Cancellation)));
        await Assert.ThrowsAsync<AreaUnknownException>(
            () => stage.DoAsync(Stage.First, side => side.OfferAsync(Some.Framework(), "Z", "A story.", consent: true, Some.Now, Cancellation)));
        Assert.Single(await stage.DoAsync(Stage.Reviewer, side => side.ListWaitingAsync(null, 10, Cancellation)));
        Assert.Empty(await stage.DoAsync(Stage.Reviewer, side => side.ListWaitingAsync(1, 10, Cancellation)));
    }

    [Fact]
    public async Task What_went_wrong_stays_with_the_organisation()
    {
        await using var stage = await Stage.SetAsync(cluster);
        await using var command = stage.Database.Vault.CreateCommand(
            "insert into assessment.example (organisation_id, round_id, assessment_id, area, is_good, text) values (1, 1, 1, 'A', false, 'A visit was cancelled.')");
        await command.ExecuteNonQueryAsync(Cancellation);

        var told = Assert.Single(await stage.DoAsync(Stage.First, side => side.ListOwnAsync(Cancellation)));

        Assert.Equal((ExampleStatus.Private, false, "A visit was cancelled."), (told.Status, told.IsGood, told.Text));
        Assert.Empty(await stage.DoAsync(Stage.Second, side => side.ListOwnAsync(Cancellation)));
        Assert.Empty(await stage.DoAsync(Stage.Reviewer, side => side.ListWaitingAsync(null, 10, Cancellation)));
        Assert.Equal("0", await stage.TryAsync(Stage.Reviewer, "select count(*) from assessment.example"));
    }

    private async Task<Stage> RewrittenAsync()
    {
        var stage = await Stage.SetAsync(cluster);
        await stage.DoAsync(Stage.First, side => side.OfferAsync(Some.Framework(), "A", "We plant a garden.", consent: true, Some.Now, Cancellation));
        await stage.DoAsync(Stage.Reviewer, side => side.RewriteAsync(1, "A home plants a garden.", Cancellation));
        return stage;
    }

    private async Task<Stage> PublishedAsync()
    {
        var stage = await RewrittenAsync();
        foreach (var actor in new[] { Stage.OtherReviewer, Stage.FirstColleague })
            await stage.DoAsync(actor, side => side.ApproveAsync(1, 2, Some.Now, Cancellation));
        Assert.NotEqual("", await stage.Database.QueryTextAsync(Public));
        return stage;
    }
}
