using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.PeerReviews;

/// <summary>What peers found about an authority, beside how it scored itself.</summary>
public sealed class PeerReviewTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";
    private const string Text = "Theme 4: Leadership\nScore: 2\nStrengths\n- Staff stay.\nQuality Statement 8\nScore: 3\nThey meet.\n";

    [Fact]
    public async Task A_reviewer_records_a_published_review_and_the_authority_reads_it_whole()
    {
        var text = await File.ReadAllTextAsync(
            Directory.GetFiles(Project.ReferenceData("seeds"), "004_*").Single(), TestContext.Current.CancellationToken);
        await using var served = await ServedDatabase.StartAsync(cluster);
        var reviewer = await served.SignInAsync(Role.Reviewer);
        var authority = await served.SignInAsync(Role.Provider, "la-1");

        var recorded = await reviewer.DoAsync(
            "recordPeerReview", new { organisation = await IdAsync(authority), text, reviewedOn = "2023-11-14" }, $"peerReviews {{ id }} {Errors}");

        Assert.Equal(1, recorded.GetProperty("peerReviews").GetArrayLength());
        var review = Assert.Single(await ReviewsAsync(authority, "theme { code } reviewedOn strengths { text } considerations { text domain { code } } observations { element { code } }"));
        Assert.Equal(("LAT4", "2023-11-14"), (review.GetProperty("theme").GetProperty("code").GetString(), review.GetProperty("reviewedOn").GetString()));
        Assert.Equal((1, 2), (review.GetProperty("strengths").GetArrayLength(), review.GetProperty("considerations").GetArrayLength()));
        Assert.Equal("LAT4", review.GetProperty("considerations")[0].GetProperty("domain").GetProperty("code").GetString());
        Assert.Equal(
            ["LA8 5", "LA9 4"],
            review.GetProperty("observations").EnumerateArray().CountBy(finding => finding.GetProperty("element").GetProperty("code").GetString()!)
                .Select(element => $"{element.Key} {element.Value}"));
        Assert.Equal(
            "recordPeerReview la-1",
            await served.Database.QueryTextAsync("select format('%s %s', action, target) from registry.audit_event where action = 'recordPeerReview'"));
    }

    [Fact]
    public async Task The_authoritys_own_scores_stand_beside_the_peers_and_only_for_itself()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "la-assurance-2023");
        var authority = await served.SignInAsync(Role.Provider, "la-1");
        var reviewer = await served.SignInAsync(Role.Reviewer);
        await RateAsync(authority);

        await authority.DoAsync("recordPeerReview", new { organisation = await IdAsync(authority), text = Text }, Errors);

        const string wanted = "score ownScore strengths { score ownScore } observations { score ownScore }";
        Assert.Equal(
            """{"score":2,"ownScore":3.5,"strengths":[{"score":2,"ownScore":3.5}],"observations":[{"score":3,"ownScore":4}]}""",
            Assert.Single(await ReviewsAsync(authority, wanted)).GetRawText());
        var seen = await reviewer.AskAsync(
            $"query($id: ID!) {{ organisation(id: $id) {{ peerReviews {{ {wanted} }} }} }}", new { id = await IdAsync(authority) });
        Assert.Equal(
            """[{"score":2,"ownScore":null,"strengths":[{"score":2,"ownScore":null}],"observations":[{"score":3,"ownScore":null}]}]""",
            seen.GetProperty("organisation").GetProperty("peerReviews").GetRawText());
    }

    [Fact]
    public async Task Nobody_records_for_another_authority_or_for_a_provider_or_a_text_that_is_off()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var authority = await served.SignInAsync(Role.Provider, "la-1");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var reviewer = await served.SignInAsync(Role.Reviewer);

        Assert.Equal("NotReviewedError", await RefusalAsync(provider, await IdAsync(authority), Text));
        Assert.Equal("NotReviewedError", await RefusalAsync(provider, await IdAsync(provider), Text));
        Assert.Equal("NotReviewedError", await RefusalAsync(reviewer, await IdAsync(provider), Text));
        var off = await reviewer.DoAsync(
            "recordPeerReview", new { organisation = await IdAsync(authority), text = "Theme 9\nScore: 7\n" },
            "errors { ... on InvalidFileError { problems { line column message } } }");
        Assert.Equal([1, 2], off.GetProperty("errors")[0].GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()));
        Assert.Equal("0", await served.Database.QueryTextAsync("select count(*)::text from assessment.peer_review"));
    }

    private static async Task RateAsync(Caller authority)
    {
        var started = await authority.DoAsync("startAssessment", new { round = "la-assurance-2023" }, $"assessment {{ id unanswered {{ code }} }} {Errors}");
        var id = started.GetProperty("assessment").GetProperty("id").GetString();
        var codes = started.GetProperty("assessment").GetProperty("unanswered").EnumerateArray().Select(statement => statement.GetProperty("code").GetString()!);
        var responses = codes.Select(code => new { statement = code, rating = code == "LA8.1" ? 4 : 3 });
        await authority.DoAsync("recordResponses", new { assessment = id, revision = 1, responses }, Errors);
        var submitted = await authority.DoAsync("submitAssessment", new { assessment = id, revision = 2 }, $"assessment {{ status }} {Errors}");
        Assert.Equal("SUBMITTED", submitted.GetProperty("assessment").GetProperty("status").GetString());
    }

    private static async Task<string> IdAsync(Caller caller) =>
        (await caller.AskAsync("{ viewer { organisation { id } } }")).GetProperty("viewer").GetProperty("organisation").GetProperty("id").GetString()!;

    private static async Task<IReadOnlyList<JsonElement>> ReviewsAsync(Caller authority, string wanted)
    {
        var found = await authority.AskAsync($"{{ viewer {{ organisation {{ peerReviews {{ {wanted} }} }} }} }}");
        return [.. found.GetProperty("viewer").GetProperty("organisation").GetProperty("peerReviews").EnumerateArray()];
    }

    private static async Task<string?> RefusalAsync(Caller caller, string organisation, string text) =>
        (await caller.DoAsync("recordPeerReview", new { organisation, text }, Errors)).GetProperty("errors")[0].GetProperty("__typename").GetString();
}
