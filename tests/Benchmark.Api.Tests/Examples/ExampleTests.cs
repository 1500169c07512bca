using System.Text.Json;
using Benchmark.Api.Tests.People;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Examples;

/// <summary>How an example of good practice finds its way to everybody, and back.</summary>
public sealed class ExampleTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";

    [Fact]
    public async Task Offered_rewritten_and_approved_by_two_people_an_example_is_found_by_everybody_until_it_is_taken_down()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (rewriter, approver) = (await served.SignInAsync(Role.Reviewer), await served.SignInAsync(Role.Administrator));
        var anybody = served.Call(null);
        var id = await OfferAsync(provider, "We at First Care began to plant a garden together.");

        var rewritten = await rewriter.DoAsync(
            "rewriteExample", new { id, wording = "A home began to plant a garden together with its neighbours." }, $"example {{ status revision }} {Errors}");
        Assert.Equal("""{"status":"REWRITTEN","revision":2}""", rewritten.GetProperty("example").GetRawText());
        Assert.Equal("ApprovalRefusedError", TypeOfError(await ApproveAsync(rewriter, id, 2)));
        Assert.Equal("ExampleChangedError", TypeOfError(await ApproveAsync(approver, id, 1)));
        Assert.Equal("REWRITTEN", StatusOf(await ApproveAsync(provider, id, 2)));
        Assert.Empty(await FindAsync(anybody, "garden"));
        Assert.Equal("PUBLISHED", StatusOf(await ApproveAsync(approver, id, 2)));

        Assert.Equal(["A home began to plant a garden together with its neighbours."], await FindAsync(anybody, "gardens -school"));
        Assert.Empty(await FindAsync(anybody, "First Care"));
        Assert.Empty(await FindAsync(anybody, "\"together plant\""));
        var taken = await provider.DoAsync("takeDownExample", new { id }, $"example {{ status }} {Errors}");
        Assert.Equal("TAKEN_DOWN", StatusOf(taken));
        Assert.Empty(await FindAsync(anybody, "garden"));
        Assert.Equal(
            "offerExample\nrewriteExample\napproveExample\napproveExample\ntakeDownExample",
            await served.Database.QueryTextAsync("select action from registry.audit_event where target = 'example 1' order by audit_event_id"));
    }

    [Fact]
    public async Task One_person_with_two_keys_or_with_a_key_and_a_sign_in_does_not_approve_twice()
    {
        await using var issuer = await TestIssuer.StartAsync();
        (issuer.Roles, issuer.Organisation) = (["REVIEWER"], "");
        await using var served = await ServedDatabase.StartAsync(cluster, [], [$"--Identity:Issuer={issuer.Address}", "--Identity:Audience=benchmark"]);
        var signedIn = served.Call(issuer.Token("benchmark", TimeSpan.FromHours(1)));
        var byName = await served.SignInAsync(Role.Administrator, holder: " ada  LOVELACE");
        var byAddress = await served.SignInAsync(Role.Reviewer, holder: "Ada@Example.org");
        var rewriter = await served.SignInAsync(Role.Reviewer, holder: "SYNTHETIC Eve");
        var rewriterAgain = await served.SignInAsync(Role.Administrator, holder: "synthetic eve");
        var id = await OfferAsync(await served.SignInAsync(Role.Provider, "org-1"), "We plant a garden.");
        await rewriter.DoAsync("rewriteExample", new { id, wording = "A home plants a garden." }, Errors);

        Assert.Equal("ApprovalRefusedError", TypeOfError(await ApproveAsync(rewriterAgain, id, 2)));
        Assert.Equal("REWRITTEN", StatusOf(await ApproveAsync(signedIn, id, 2)));
        foreach (var again in new[] { byName, byAddress, signedIn })
            Assert.Equal("ApprovalRefusedError", TypeOfError(await ApproveAsync(again, id, 2)));

        Assert.Equal("PUBLISHED", StatusOf(await ApproveAsync(await served.SignInAsync(Role.Reviewer, holder: "SYNTHETIC Flo"), id, 2)));
    }

    [Fact]
    public async Task A_key_that_does_not_say_who_holds_it_neither_rewrites_nor_approves_and_is_told_what_to_do()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var administrator = await served.SignInAsync(Role.Administrator);
        var issued = await administrator.DoAsync("issueKey", new { role = "REVIEWER" }, "issuedKey { secret key { holder } } errors { __typename }");
        var somebody = served.Call(issued.GetProperty("issuedKey").GetProperty("secret").GetString());
        var id = await OfferAsync(await served.SignInAsync(Role.Provider, "org-1"), "We plant a garden.");

        Assert.Equal(JsonValueKind.Null, issued.GetProperty("issuedKey").GetProperty("key").GetProperty("holder").ValueKind);
        Assert.Equal("HolderNeededError", TypeOfError(await somebody.DoAsync("rewriteExample", new { id, wording = "A home plants." }, Errors)));
        await (await served.SignInAsync(Role.Reviewer)).DoAsync("rewriteExample", new { id, wording = "A home plants a garden." }, Errors);
        var refused = (await ApproveAsync(somebody, id, 2)).GetProperty("errors")[0];

        Assert.Equal("HolderNeededError", refused.GetProperty("__typename").GetString());
        Assert.Contains("issueKey with holder", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Single((await somebody.AskAsync("{ offeredExamples { nodes { id } } }")).GetProperty("offeredExamples").GetProperty("nodes").EnumerateArray());
    }

    [Fact]
    public async Task Pages_of_a_search_hold_every_example_once_the_best_first()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        await using (var some = served.Database.Owner.CreateCommand("""
            insert into release.example (framework_code, framework_edition, area, text, published_on)
            select case when n % 2 = 0 then 'driving-up-quality' else 'well-led' end, case when n % 2 = 0 then '2013' else '2024' end,
                   case when n % 2 = 0 then 'DUA1' else 'WLD' end, 'Story ' || n || repeat(' about a garden', 1 + n % 3), '2026-01-01'
            from   generate_series(1, 23) n
            """))
        {
            await some.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var anybody = served.Call(null);
        var (seen, after, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = (await anybody.AskAsync(
                "query($after: String) { examples(search: \"garden\", first: 5, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } }",
                new { after })).GetProperty("examples");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(example => example.GetProperty("text").GetString()!));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            pages++;
        }
        while (after is not null);

        Assert.Equal((5, 23), (pages, seen.Distinct().Count()));
        Assert.Equal(
            await served.Database.QueryTextAsync(
                "select text from release.example order by ts_rank_cd(words, to_tsquery('english', 'garden')) desc, example_id desc"),
            string.Join('\n', seen));
        var some11 = await anybody.AskAsync("{ examples(framework: \"driving-up-quality\", first: 50) { nodes { framework { code } } } }");
        Assert.Equal(11, some11.GetProperty("examples").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Without_consent_or_with_a_name_in_it_nothing_is_offered()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        object Offer(bool consent, string text, string area = "DUA1") => new { framework = "driving-up-quality", area, text, consent };

        Assert.Equal("ConsentMissingError", TypeOfError(await provider.DoAsync("offerExample", Offer(false, "A story."), Errors)));
        Assert.Equal("AreaUnknownError", TypeOfError(await provider.DoAsync("offerExample", Offer(true, "A story.", "DUA9"), Errors)));
        Assert.Equal("PersonalDataSuspectedError", TypeOfError(await provider.DoAsync("offerExample", Offer(true, "Then Sarah cooked."), Errors)));
        Assert.Equal("0", await served.Database.QueryTextAsync("select count(*)::text from assessment.example_offer"));
    }

    [Fact]
    public async Task Only_the_organisation_and_reviewers_see_an_offer_and_a_rejected_one_says_why()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var other = await served.SignInAsync(Role.Provider, "org-2");
        var reviewer = await served.SignInAsync(Role.Reviewer);
        var id = await OfferAsync(provider, "We plant a garden.");

        Assert.Equal("ExampleNotFoundError", TypeOfError(await ApproveAsync(other, id, 1)));
        Assert.Equal("ExampleNotFoundError", TypeOfError(await other.DoAsync("takeDownExample", new { id }, Errors)));
        foreach (var caller in new[] { other, served.Call(null), await served.SignInAsync(Role.Researcher), await served.SignInAsync(Role.SectorBody) })
            Assert.True((await caller.SendAsync("{ offeredExamples { nodes { text } } }")).TryGetProperty("errors", out _));
        var waiting = await reviewer.AskAsync("{ offeredExamples { nodes { id text } } }");
        Assert.Equal(id, waiting.GetProperty("offeredExamples").GetProperty("nodes")[0].GetProperty("id").GetString());

        await reviewer.DoAsync("rejectExample", new { id, because = "It can be recognised." }, Errors);
        var own = await provider.AskAsync("{ viewer { organisation { examples { status rejectedBecause approvalCount } } } }");
        Assert.Equal(
            """[{"status":"REJECTED","rejectedBecause":"It can be recognised.","approvalCount":0}]""",
            own.GetProperty("viewer").GetProperty("organisation").GetProperty("examples").GetRawText());
    }

    private static async Task<string> OfferAsync(Caller provider, string text)
    {
        var offered = await provider.DoAsync(
            "offerExample", new { framework = "driving-up-quality", area = "DUA1", text, consent = true }, $"example {{ id status }} {Errors}");
        Assert.Equal("OFFERED", StatusOf(offered));
        return offered.GetProperty("example").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> ApproveAsync(Caller caller, string id, int revision) =>
        caller.DoAsync("approveExample", new { id, revision }, $"example {{ status }} {Errors}");

    private static async Task<IEnumerable<string>> FindAsync(Caller caller, string search)
    {
        var found = await caller.AskAsync("query($search: String) { examples(search: $search) { nodes { text } } }", new { search });
        return found.GetProperty("examples").GetProperty("nodes").EnumerateArray().Select(example => example.GetProperty("text").GetString()!).ToList();
    }

    private static string? StatusOf(JsonElement payload) => payload.GetProperty("example").GetProperty("status").GetString();

    private static string? TypeOfError(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("__typename").GetString();
}
