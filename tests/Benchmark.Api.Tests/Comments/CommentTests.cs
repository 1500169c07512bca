using System.Net;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Comments;

/// <summary>Anybody with a code says what they see of an organisation, and it answers.</summary>
public sealed class CommentTests(TestCluster cluster)
{
    private const string Errors = "errors { __typename ... on Error { message } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_reaches_the_organisation_and_is_answered_and_nothing_is_kept_of_who_wrote_it()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var code = await CodeAsync(provider);

        var recorded = await served.Call(null).DoAsync("recordComment", new { code, text = "The garden is open to neighbours." }, $"isRecorded {Errors}");
        Assert.True(recorded.GetProperty("isRecorded").GetBoolean());
        var comment = (await CommentsAsync(provider)).Single();
        Assert.Equal(
            ("The garden is open to neighbours.", JsonValueKind.Null, false),
            (comment.GetProperty("text").GetString(), comment.GetProperty("answer").ValueKind, comment.GetProperty("isOverdue").GetBoolean()));
        var answered = await provider.DoAsync(
            "answerComment", new { id = comment.GetProperty("id").GetString(), answer = "Thank you." }, $"thirdPartyComment {{ answer }} {Errors}");

        Assert.Equal("Thank you.", answered.GetProperty("thirdPartyComment").GetProperty("answer").GetString());
        Assert.Equal(
            "renewCommentCode key org-1\nrecordComment anybody \nanswerComment key comment 1",
            await served.Database.QueryTextAsync(
                "select format('%s %s %s', action, split_part(subject, ':', 1), target) from registry.audit_event where action like '%Comment%' order by audit_event_id"));
    }

    [Fact]
    public async Task After_four_weeks_without_an_answer_a_comment_is_overdue()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        await using var command = served.Database.Owner.CreateCommand("""
            insert into assessment.comment (organisation_id, text, commented_at)
            values (1, 'Long ago', now() - interval '30 days'), (1, 'Lately', now() - interval '26 days')
            """);
        await command.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal(["Long ago"], (await CommentsAsync(provider, "(isOverdue: true)")).Select(comment => comment.GetProperty("text").GetString()));
        Assert.Equal(["Lately"], (await CommentsAsync(provider, "(isOverdue: false)")).Select(comment => comment.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_page_takes_a_comment_without_a_script_and_asks_before_it_keeps_a_name()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var (code, client) = (await CodeAsync(provider), served.Call(null).Client);

        var page = await client.GetStringAsync($"/comment/{code}", Cancellation);
        Assert.Contains("A comment on First Care", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        var (status, again) = await PostAsync(client, code, ("text", "We saw Sarah & <others>."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("a name", again, StringComparison.Ordinal);
        Assert.Contains("We saw Sarah &amp; &lt;others&gt;.</textarea>", again, StringComparison.Ordinal);
        Assert.Empty(await CommentsAsync(provider));

        (status, var thanks) = await PostAsync(client, code, ("text", "We saw Sarah & <others>."), ("confirmed", "on"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Thank you", thanks, StringComparison.Ordinal);
        Assert.Equal("We saw Sarah & <others>.", (await CommentsAsync(provider)).Single().GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_code_that_nobody_hands_out_or_no_more_opens_nothing()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var old = await CodeAsync(provider);
        await CodeAsync(provider);
        var anybody = served.Call(null);

        foreach (var code in new[] { old, "nothing", new string('a', 5000) })
        {
            var refused = await anybody.DoAsync("recordComment", new { code, text = "Hello." }, Errors);
            Assert.Equal("CommentCodeUnknownError", refused.GetProperty("errors")[0].GetProperty("__typename").GetString());
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync($"/comment/{code}", Cancellation)).StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_what_was_said_of_an_organisation_or_its_code()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        var code = await CodeAsync(provider);
        await served.Call(null).DoAsync("recordComment", new { code, text = "The garden is open." }, Errors);
        var id = (await provider.AskAsync("{ viewer { organisation { id } } }")).GetProperty("viewer").GetProperty("organisation").GetProperty("id").GetString();
        var callers = new List<Caller> { served.Call(null), await served.SignInAsync(Role.Provider, "org-2") };
        foreach (var role in new[] { Role.SectorBody, Role.Researcher, Role.Reviewer, Role.Administrator })
            callers.Add(await served.SignInAsync(role));

        foreach (var caller in callers)
        {
            var answer = await caller.SendAsync(
                "query($id: ID!) { organisation(id: $id) { commentCode comments { text } actions { text } actionProgress { round } examples { text } } }", new { id });

            Assert.DoesNotContain("garden", answer.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(code, answer.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<string> CodeAsync(Caller provider)
    {
        var made = await provider.AskAsync("mutation { renewCommentCode { commentCode } }");
        return made.GetProperty("renewCommentCode").GetProperty("commentCode").GetString()!;
    }

    private static async Task<IReadOnlyList<JsonElement>> CommentsAsync(Caller provider, string where = "")
    {
        var found = await provider.AskAsync($"{{ viewer {{ organisation {{ comments{where} {{ id text answer isOverdue answerDueOn }} }} }} }}");
        return [.. found.GetProperty("viewer").GetProperty("organisation").GetProperty("comments").EnumerateArray()];
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(HttpClient client, string code, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await client.PostAsync($"/comment/{code}", form, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
