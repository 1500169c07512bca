using System.Net;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.People;

/// <summary>Keys, tokens of an issuer, and a cookie for pages: who gets in, as whom, and who does not.</summary>
public sealed class SignInTests(TestCluster cluster)
{
    private static readonly string[] Look = ["READ"];

    private const string WhoAmI = "{ viewer { name roles organisation { name } keys { prefix } } }";

    [Fact]
    public async Task A_key_lets_in_its_organisation_and_nobody_is_somebody_without_one()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");

        var viewer = (await provider.AskAsync(WhoAmI)).GetProperty("viewer");

        Assert.Equal("First Care", viewer.GetProperty("organisation").GetProperty("name").GetString());
        Assert.Equal("PROVIDER", viewer.GetProperty("roles")[0].GetString());
        Assert.Equal(1, viewer.GetProperty("keys").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, (await served.Call(null).AskAsync(WhoAmI)).GetProperty("viewer").ValueKind);
    }

    [Fact]
    public async Task A_key_is_issued_rotated_and_revoked_through_the_API_and_the_trail_says_so_without_secrets()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var administrator = await served.SignInAsync(Role.Administrator);
        var organisation = Convert.ToBase64String("Organisation:org-1"u8);

        var issued = await administrator.DoAsync(
            "issueKey", new { role = "PROVIDER", organisation, scopes = Look, holder = "SYNTHETIC Ivy" }, "issuedKey { secret key { prefix holder scopes } } errors { ... on Error { message } }");
        var secret = issued.GetProperty("issuedKey").GetProperty("secret").GetString()!;
        var prefix = issued.GetProperty("issuedKey").GetProperty("key").GetProperty("prefix").GetString()!;
        var rotated = await administrator.DoAsync("rotateKey", new { prefix }, "issuedKey { secret key { prefix holder scopes } } errors { ... on Error { message } }");
        var fresh = rotated.GetProperty("issuedKey").GetProperty("secret").GetString()!;
        Assert.Equal("READ", rotated.GetProperty("issuedKey").GetProperty("key").GetProperty("scopes")[0].GetString());
        foreach (var key in new[] { issued, rotated })
            Assert.Equal("SYNTHETIC Ivy", key.GetProperty("issuedKey").GetProperty("key").GetProperty("holder").GetString());
        foreach (var key in new[] { secret, fresh })
            Assert.Equal("First Care", (await served.Call(key).AskAsync(WhoAmI)).GetProperty("viewer").GetProperty("organisation").GetProperty("name").GetString());

        await administrator.DoAsync("revokeKey", new { prefix }, "apiKey { revokedAt } errors { ... on Error { message } }");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call(secret)));
        var trail = await administrator.AskAsync("{ auditTrail(first: 10) { nodes { action target subject person } } viewer { name keys { prefix holder } } }");
        var (own, step) = (trail.GetProperty("viewer").GetProperty("keys")[2], trail.GetProperty("auditTrail").GetProperty("nodes")[0]);
        Assert.Equal(
            ($"key:{own.GetProperty("prefix")}", own.GetProperty("holder").GetString(), trail.GetProperty("viewer").GetProperty("name").GetString()),
            (step.GetProperty("subject").GetString(), step.GetProperty("person").GetString(), step.GetProperty("person").GetString()));
        Assert.Equal(
            ["revokeKey", "rotateKey", "issueKey"],
            trail.GetProperty("auditTrail").GetProperty("nodes").EnumerateArray().Select(step => step.GetProperty("action").GetString()!));
        Assert.DoesNotContain(fresh[12..], trail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_to_look_reads_and_changes_nothing()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var looking = await served.SignInAsync(Role.Provider, "org-1", mayWrite: false);

        await looking.AskAsync(WhoAmI);
        var refused = await looking.SendAsync("mutation { startAssessment(input: {round: \"well-led-2024\"}) { assessment { id } } }");

        Assert.Equal("AUTH_NOT_AUTHORIZED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("0", await served.Database.QueryTextAsync("select count(*)::text from assessment.assessment"));
    }

    [Fact]
    public async Task A_provider_issues_keys_for_its_own_organisation_alone()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");

        foreach (var (role, organisation) in new[] { ("PROVIDER", "Organisation:org-2"), ("ADMINISTRATOR", "Organisation:org-1") })
        {
            var refused = await provider.DoAsync(
                "issueKey", new { role, organisation = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(organisation)) }, "issuedKey { secret } errors { __typename }");
            Assert.Equal("KeyRefusedError", refused.GetProperty("errors")[0].GetProperty("__typename").GetString());
        }
    }

    [Fact]
    public async Task A_token_of_the_issuer_lets_in_whom_it_names_and_a_spoilt_one_nobody()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var served = await ServedDatabase.StartAsync(cluster, [], [$"--Identity:Issuer={issuer.Address}", "--Identity:Audience=benchmark"]);
        var good = issuer.Token("benchmark", TimeSpan.FromHours(1));

        var viewer = (await served.Call(good).AskAsync(WhoAmI)).GetProperty("viewer");
        Assert.Equal(("Ada Lovelace", "First Care"), (viewer.GetProperty("name").GetString(), viewer.GetProperty("organisation").GetProperty("name").GetString()));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call(issuer.Token("somebody-else", TimeSpan.FromHours(1)))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call(issuer.Token("benchmark", TimeSpan.FromHours(-1)))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call(good[..^4] + "AAAA")));
        issuer.Organisation = "org-unknown";
        Assert.Empty((await served.Call(issuer.Token("benchmark", TimeSpan.FromHours(1))).AskAsync(WhoAmI)).GetProperty("viewer").GetProperty("roles").EnumerateArray());
    }

    [Fact]
    public async Task People_sign_in_on_pages_by_the_issuer_and_out_again()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var served = await ServedDatabase.StartAsync(cluster, [], [$"--Identity:Issuer={issuer.Address}", "--Identity:ClientId=pages"]);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = served.Address };

        using (var arrived = await browser.GetAsync("/sign-in?ReturnUrl=%2F", TestContext.Current.CancellationToken))
            Assert.Equal("/", arrived.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("Ada Lovelace", (await new Caller(browser).AskAsync(WhoAmI)).GetProperty("viewer").GetProperty("name").GetString());

        using var nothing = new StringContent("");
        using (await browser.PostAsync("/sign-out", nothing, TestContext.Current.CancellationToken))
            Assert.Equal(JsonValueKind.Null, (await new Caller(browser).AskAsync(WhoAmI)).GetProperty("viewer").ValueKind);
        using var forged = await browser.GetAsync("/sign-in/callback?code=x&state=y", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_at_keys_has_to_wait_and_so_does_whoever_asks_too_often()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, [], ["--Limits:RefusalsPerFiveMinutes=3", "--Limits:RequestsPerMinute=30"]);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        for (var guess = 0; guess < 3; guess++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call($"bmk_{guess}{new string('A', 40)}")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(provider));

        var statuses = new List<HttpStatusCode>();
        for (var at = 0; at < 40; at++)
            statuses.Add(await StatusAsync(served.Call(null)));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
    }

    [Fact]
    public async Task An_organisation_takes_its_data_away_and_has_them_erased()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "well-led-2024");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        await provider.DoAsync("startAssessment", new { round = "well-led-2024" }, "assessment { id }");

        var export = await provider.AskAsync("mutation { exportOrganisation { document } }");
        using var document = JsonDocument.Parse(export.GetProperty("exportOrganisation").GetProperty("document").GetString()!);
        Assert.Equal("First Care", document.RootElement.GetProperty("registry.organisation")[0].GetProperty("name").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("assessment.assessment").GetArrayLength());

        var organisation = Convert.ToBase64String("Organisation:org-1"u8);
        var wrong = await provider.DoAsync("eraseOrganisation", new { organisation, reference = "org-2" }, "erased errors { __typename }");
        Assert.Equal("OrganisationNotFoundError", wrong.GetProperty("errors")[0].GetProperty("__typename").GetString());
        var erased = await provider.DoAsync("eraseOrganisation", new { organisation, reference = "org-1" }, "erased errors { __typename }");
        Assert.Equal("org-1", erased.GetProperty("erased").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(provider));
    }

    private static async Task<HttpStatusCode> StatusAsync(Caller caller)
    {
        using var content = new StringContent("{\"query\":\"{ __typename }\"}", System.Text.Encoding.UTF8, "application/json");
        using var response = await caller.Client.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
