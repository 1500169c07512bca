using System.Net;
using System.Text.Json;
using Benchmark.Data.Disclosure;
using Benchmark.Data.People;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Npgsql;

namespace Benchmark.Api.Tests.Releases;

/// <summary>Researchers who accepted the terms see anonymised assessments; nobody else does.</summary>
public sealed class AnonymisedAssessmentTests(TestCluster cluster)
{
    private const string Round = "made-up";
    private const string File = "/datasets/topss-2004/1.0.0/assessments.csv";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_else_is_told_what_is_missing()
    {
        await using var served = await ServeAsync();
        var researcher = await served.SignInAsync(Role.Researcher);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", await CodeAsync(served.Call(null)));
        foreach (var role in new[] { Role.SectorBody, Role.Administrator })
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(await served.SignInAsync(role)));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(await served.SignInAsync(Role.Provider, "org-1")));
        Assert.Equal("TERMS_NOT_ACCEPTED", await CodeAsync(researcher));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served.Call(null)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(await served.SignInAsync(Role.Provider, "org-1")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(researcher));
    }

    [Fact]
    public async Task A_page_of_500_fits_what_a_query_may_cost_and_pages_follow_each_other()
    {
        await using var served = await ServeAsync();
        var researcher = await AcceptAsync(served);

        var all = await PageAsync(researcher, "first: 500");
        var (codes, after) = (new List<string>(), "");
        do
        {
            var page = await PageAsync(researcher, $"first: 7{after}");
            codes.AddRange(page.GetProperty("nodes").EnumerateArray().Select(Code));
            after = page.GetProperty("pageInfo") is var info && info.GetProperty("hasNextPage").GetBoolean()
                ? $", after: \"{info.GetProperty("endCursor").GetString()}\""
                : "";
        }
        while (after.Length > 0);

        Assert.Equal(Organisations, codes.Distinct().Count());
        Assert.Equal(all.GetProperty("nodes").EnumerateArray().Select(Code), codes);
        Assert.All(all.GetProperty("nodes").EnumerateArray(), row => Assert.All(row.GetProperty("ratings").EnumerateArray(), rating => Assert.InRange(rating.GetInt32(), 1, 4)));
        Assert.NotNull((await researcher.SendAsync(Query("first: 501"))).GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Empty((await PageAsync(researcher, "first: 10, where: {region: LONDON, sizeBand: LARGE, serviceType: OTHER}")).GetProperty("nodes").EnumerateArray());

        static string Code(JsonElement row) => row.GetProperty("code").GetString()!;
    }

    [Fact]
    public async Task Files_and_answers_are_kept_by_nothing_on_the_way_and_are_not_among_the_public_files()
    {
        await using var served = await ServeAsync();
        var researcher = await AcceptAsync(served);

        using var response = await researcher.Client.GetAsync(File, Cancellation);
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var risk = JsonDocument.Parse(await researcher.Client.GetStringAsync(File.Replace("assessments.csv", "assessments-risk.json", StringComparison.Ordinal), Cancellation)).RootElement;
        var listed = await served.Call(null).Client.GetStringAsync(File.Replace("assessments.csv", "SHA256SUMS", StringComparison.Ordinal), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.StartsWith("release,provenance,round,perspective,assessment,region,size_band,service_type,authority_type,statement,rating", lines[0], StringComparison.Ordinal);
        Assert.Equal(0, (lines.Length - 1) % Organisations);
        Assert.Equal((Organisations, 0.0), (risk.GetProperty("assessments").GetInt32(), risk.GetProperty("uniquePercent").GetDouble()));
        Assert.DoesNotContain("assessments", listed, StringComparison.Ordinal);
        using var jsonl = await researcher.Client.GetAsync(File.Replace(".csv", ".jsonl", StringComparison.Ordinal), Cancellation);
        using var parquet = await researcher.Client.GetAsync(File.Replace(".csv", ".parquet", StringComparison.Ordinal), Cancellation);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (jsonl.StatusCode, parquet.StatusCode));
        Assert.Equal("PAR1"u8.ToArray(), (await parquet.Content.ReadAsByteArrayAsync(Cancellation))[..4]);
    }

    [Fact]
    public async Task A_researcher_finds_the_way_from_the_public_page_to_the_files()
    {
        await using var served = await ServeAsync();
        var anybody = served.Call(null).Client;

        var page = WebUtility.HtmlDecode(await anybody.GetStringAsync("/datasets/topss-2004/1.0.0", Cancellation));
        var terms = await anybody.GetStringAsync(Between(page, "accepted the <a href=\"", "\""), Cancellation);
        var researcher = await served.SignInAsync(Role.Researcher);
        var accepted = await researcher.AskAsync(Between(page, "<code>mutation", "</code>") is var mutation ? $"mutation{mutation}" : "");
        var listed = await researcher.AskAsync(Between(page, "at <code>/graphql</code>: <code>{", "</code>") is var query ? $"{{{query}" : "");

        Assert.All(Terms.Promises, promise => Assert.Contains(promise, WebUtility.HtmlDecode(terms), StringComparison.Ordinal));
        Assert.Equal(Terms.Current, accepted.GetProperty("acceptTerms").GetProperty("termsAcceptance").GetProperty("version").GetString());
        Assert.Equal(Organisations, listed.GetProperty("release").GetProperty("assessments").GetProperty("nodes").GetArrayLength());
        var files = page.Split("<code>/datasets/").Skip(1).Select(part => $"/datasets/{part[..part.IndexOf('<', StringComparison.Ordinal)]}").Where(path => path.Contains("assessments", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, files.Count);
        foreach (var file in files)
        {
            using var allowed = await researcher.Client.GetAsync(file, Cancellation);
            using var refused = await anybody.GetAsync(file, Cancellation);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (allowed.StatusCode, refused.StatusCode));
            Assert.Contains("/datasets/terms", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        static string Between(string text, string before, string after) =>
            text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..] is var rest ? rest[..rest.IndexOf(after, StringComparison.Ordinal)] : "";
    }

    [Fact]
    public async Task Somebody_whose_key_was_ended_or_whose_release_was_withdrawn_gets_nothing_any_more()
    {
        await using var served = await ServeAsync();
        var researcher = await AcceptAsync(served);
        var other = await AcceptAsync(served);

        await KeyStore.RevokeAsync(served.Database.Vault, researcher.Client.DefaultRequestHeaders.Authorization!.Parameter![..12], DateTimeOffset.UtcNow, Cancellation);
        using var revoked = await researcher.Client.GetAsync(File, Cancellation);
        var builder = served.Database.Builder;
        await ReleaseLife.WithdrawAsync(builder, await FactsAsync(builder), "A mistake.", "Ben", DateTimeOffset.UtcNow, Cancellation);
        var answers = new List<HttpStatusCode>();
        do
        {
            using var withdrawn = await other.Client.GetAsync(File, Cancellation);
            answers.Add(withdrawn.StatusCode);
        }
        while (answers[^1] != HttpStatusCode.Gone && answers.Count < 1000);

        // The database refuses at once; the server says why as soon as it has heard of it.
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Gone), (revoked.StatusCode, answers[^1]));
        Assert.DoesNotContain(HttpStatusCode.OK, answers);
    }

    private const int Organisations = 60;

    private static string Query(string arguments) =>
        $"{{ release(framework: \"topss-2004\") {{ assessments({arguments}) {{ nodes {{ code region sizeBand serviceType ratings }} pageInfo {{ hasNextPage endCursor }} }} }} }}";

    private static async Task<JsonElement> PageAsync(Caller caller, string arguments) =>
        (await caller.AskAsync(Query(arguments))).GetProperty("release").GetProperty("assessments");

    private static async Task<string?> CodeAsync(Caller caller) =>
        (await caller.SendAsync(Query("first: 5"))).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static async Task<HttpStatusCode> StatusAsync(Caller caller)
    {
        using var response = await caller.Client.GetAsync(File, Cancellation);
        Assert.True(response.Headers.CacheControl!.NoStore);
        return response.StatusCode;
    }

    private static async Task<Caller> AcceptAsync(ServedDatabase served)
    {
        var researcher = await served.SignInAsync(Role.Researcher);
        await researcher.DoAsync("acceptTerms", new { terms = Terms.Current }, "termsAcceptance { version }");
        return researcher;
    }

    /// <summary>A server with one published release of made-up assessments.</summary>
    private async Task<ServedDatabase> ServeAsync()
    {
        var served = await ServedDatabase.StartAsync(cluster);
        var (builder, now) = (served.Database.Builder, DateTimeOffset.UtcNow);
        await using (var answers = served.Database.Owner.CreateCommand(Answers))
            await answers.ExecuteNonQueryAsync(Cancellation);
        await new ReleaseBuild(Round, null, PolicyFiles.Find("standard-research"), "Ada").RunAsync(builder, TimeProvider.System, new Progress<double>(), Cancellation);
        Assert.True((await ReleaseAudit.RunAsync(builder, await FactsAsync(builder), "Ada", now, 0, Cancellation)).Passed);
        await ReleaseLife.ApproveAsync(builder, await FactsAsync(builder), "Ben", now, Cancellation);
        await ReleaseLife.PublishAsync(builder, await FactsAsync(builder), "Ben", now, Cancellation);
        var anybody = served.Call(null);
        while ((await anybody.AskAsync("{ release(framework: \"topss-2004\") { version } }")).GetProperty("release").ValueKind == JsonValueKind.Null)
            await Task.Delay(50, Cancellation);
        return served;
    }

    private static Task<ReleaseFacts> FactsAsync(NpgsqlDataSource builder) => ReleaseLife.FindAsync(builder, "topss-2004/1.0.0", Cancellation);

    private static readonly string Answers = $"""
        insert into assessment.round (code, title, framework_id, opens_at, closes_at, closed_at, is_synthetic)
        select '{Round}', 'SYNTHETIC round', framework_id, '2026-01-01', '2026-03-01', '2026-03-01', true
        from   assessment.framework where code = 'topss' and edition = '2004';
        select assessment.start_partition(round_id), assessment.finish_partition(round_id) from assessment.round;
        insert into registry.organisation (reference, name, kind, region, size_band, service_type, is_synthetic)
        select 'made-' || at, 'SYNTHETIC ' || at, 'PROVIDER', (array['LONDON', 'NORTH_EAST', 'NORTH_WEST'])[1 + at % 3], 'SMALL', 'DOMICILIARY', true
        from   generate_series(1, {Organisations}) as at;
        insert into assessment.assessment (organisation_id, round_id, status, revision, submitted_at)
        select organisation_id, round_id, 'SUBMITTED', 1, '2026-02-01' from registry.organisation, assessment.round where reference like 'made-%';
        insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
        select organisation_id, round_id, assessment_id, 0, '', '\x00' from assessment.assessment;
        insert into assessment.response (round_id, organisation_id, assessment_id, statement_id, sheet, rating)
        select a.round_id, a.organisation_id, a.assessment_id, s.statement_id, 0, 1 + (a.assessment_id * 7 + s.statement_id * 3) % 4
        from   assessment.assessment a join assessment.round r using (round_id) join assessment.statement s using (framework_id);
        """;
}
