using System.Net.Mime;
using System.Text;
using Benchmark.Api.Comments;
using Benchmark.Api.People;
using Benchmark.Data.Comments;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Comments;
using Benchmark.Domain.PersonalData;
using Benchmark.Reports.Documents;

namespace Benchmark.Api.Hosting;

/// <summary>The page on which somebody with a code comments on an organisation; it needs no script.</summary>
internal static class CommentPages
{
    private const string Text = "text";
    private const string Confirmed = "confirmed";

    /// <summary>Serves the page and takes what is written.</summary>
    public static void MapComments(this WebApplication app)
    {
        app.MapGet("/comment/{code}", (string code, PrivateSide side, HttpContext context) =>
            AnswerAsync(code, side, context, name => Task.FromResult(Form(name, "", fault: null))));
        app.MapPost("/comment/{code}", (string code, PrivateSide side, TimeProvider clock, HttpContext context) =>
            AnswerAsync(code, side, context, name => TakeAsync(code, name, side, clock, context)));
    }

    private static async Task<Page> TakeAsync(string code, string name, PrivateSide side, TimeProvider clock, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form[Text].ToString();
        try
        {
            await side.CommentAsync(code, text, form.ContainsKey(Confirmed), clock.GetUtcNow(), context.RequestAborted);
            return new(
                "Thank you", $"A comment on {name}", $"{name} has your comment and is asked to answer it within four weeks.", [], [],
                "Your name, address and account were not asked for, and nothing of them is kept.");
        }
        catch (DomainException refusal) when (refusal is CommentRefusedException or PersonalDataSuspectedException or TooManyCommentsException)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(name, text, refusal);
        }
    }

    private static async Task<IResult> AnswerAsync(string code, PrivateSide side, HttpContext context, Func<string, Task<Page>> page)
    {
        context.Response.Headers.CacheControl = "no-store";
        var name = await FindAsync(code, side, context.RequestAborted);
        if (name is not null)
            return Results.Content((await page(name)).ToHtml(), MediaTypeNames.Text.Html, Encoding.UTF8, context.Response.StatusCode);

        var unknown = new Page(
            "This code opens nothing", "Benchmark", new CommentCodeUnknownException().Message, [], [], "Nothing about you was kept.");
        return Results.Content(unknown.ToHtml(), MediaTypeNames.Text.Html, Encoding.UTF8, StatusCodes.Status404NotFound);
    }

    private static async Task<string?> FindAsync(string code, PrivateSide side, CancellationToken cancellation)
    {
        await using var transaction = await ActingTransaction.BeginAsync(side.Member, CommentStore.Anybody, cancellation);
        return await transaction.FindCommentedAsync(code, cancellation);
    }

    private static Page Form(string name, string text, DomainException? fault)
    {
        var wrong = fault is null
            ? Html.None
            : Html.Of($"<div class=\"wrong\" role=\"alert\"><h3>Please look again: nothing was sent</h3><p>{fault.Message}</p></div>");
        var confirm = fault is PersonalDataSuspectedException
            ? Html.Of($"""
                <p class="choice"><input type="checkbox" id="{Confirmed}" name="{Confirmed}"> <label for="{Confirmed}">I have looked: my words name nobody, or may be kept as they are.</label></p>
                """)
            : Html.None;
        return new(
            $"A comment on {name}", "Driving up quality",
            $"Say what you see of how {name} supports people. It reads your comment and is asked to answer within four weeks. Please name nobody.",
            [],
            [
                new("comment", "Your comment", Html.Of($"""
                    {wrong}
                    <form method="post">
                    <label class="over" for="{Text}">What you want to say, in at most 4,000 characters</label>
                    <textarea id="{Text}" name="{Text}" rows="8" maxlength="4000" required>{text}</textarea>
                    {confirm}
                    <button type="submit" class="main">Send</button>
                    </form>
                    """)),
            ],
            "Your name, address and account are not asked for, and nothing of them is kept.");
    }
}
