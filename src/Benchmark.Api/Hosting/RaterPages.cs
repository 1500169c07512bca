using System.Globalization;
using System.Net.Mime;
using System.Text;
using Benchmark.Api.Assessments;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Reports.Documents;

namespace Benchmark.Api.Hosting;

/// <summary>The page on which somebody without an account fills in the sheet their link opens; it needs no script.</summary>
internal static class RaterPages
{
    private const string Confirmed = "confirmed";
    private const string HandIn = "hand-in";
    private const string Words = "words.";
    private const string Rating = "rating.";

    /// <summary>Serves the page and takes what is filled in.</summary>
    public static void MapRaters(this WebApplication app)
    {
        app.MapGet("/rate/{secret}", (string secret, RaterSheets sheets, HttpContext context) =>
            AnswerAsync(context, async () => Form(await sheets.OpenAsync(secret, context.RequestAborted), [], null)));
        app.MapPost("/rate/{secret}", (string secret, RaterSheets sheets, HttpContext context) =>
            AnswerAsync(context, () => TakeAsync(secret, sheets, context)));
    }

    private static async Task<Page> TakeAsync(string secret, RaterSheets sheets, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var sheet = await sheets.OpenAsync(secret, context.RequestAborted);
        Response[] given = [.. sheet.Asked.Select(statement => Read(statement, form)).OfType<Response>()];
        try
        {
            var answer = await sheets.RecordAsync(
                secret, given, form.ContainsKey(HandIn), form.ContainsKey(Confirmed), context.RequestAborted);
            return answer.IsHandedIn
                ? Thanks(sheet)
                : Form(sheet with { Responses = given }, [], $"Saved. {Count(answer.Unanswered.Count)} still open; the link brings you back here.");
        }
        catch (AggregateException refusal) when (refusal.InnerExceptions.All(fault => fault is DomainException))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(sheet with { Responses = given }, [.. refusal.InnerExceptions.Select(fault => fault.Message)], null);
        }
        catch (DomainException refusal) when (refusal is not LinkUnknownException)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(sheet with { Responses = given }, [refusal.Message], null);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<Page>> page)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return Results.Content((await page()).ToHtml(), MediaTypeNames.Text.Html, Encoding.UTF8, context.Response.StatusCode);
        }
        catch (LinkUnknownException refusal)
        {
            var closed = new Page("This link opens nothing", "Benchmark", refusal.Message, [], [], "Nothing about you was kept.");
            return Results.Content(closed.ToHtml(), MediaTypeNames.Text.Html, Encoding.UTF8, StatusCodes.Status404NotFound);
        }
    }

    private static Response? Read(Statement statement, IFormCollection form)
    {
        var rating = form[Rating + statement.Code] is [{ } digit] && int.TryParse(digit, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (int?)null;
        var words = form[Words + statement.Code] is [{ } text] && !string.IsNullOrWhiteSpace(text) ? text : null;
        return rating is null && words is null ? null : new(statement.Code, rating, null, words, []);
    }

    private static Page Form(OpenSheet sheet, IReadOnlyList<string> faults, string? news)
    {
        var given = sheet.Responses.ToDictionary(response => response.Statement, StringComparer.Ordinal);
        var perspective = sheet.Framework.Perspectives.FirstOrDefault(perspective => perspective.Code == sheet.Assessment.Perspective);
        var body = Html.Of($"""
            {Faults(faults)}
            {(news is null ? Html.None : Html.Of($"<p role=\"status\"><strong>{news}</strong></p>"))}
            <form method="post">
            {Html.Each(sheet.Asked, statement => Question(sheet.Framework, statement, given.GetValueOrDefault(statement.Code)))}
            <p class="choice"><input type="checkbox" id="confirmed" name="{Confirmed}"> <label for="confirmed">I have looked: my words name nobody, or may be kept as they are.</label></p>
            <button type="submit">Save and go on later</button>
            <button type="submit" class="main" name="{HandIn}" value="1">Hand in</button>
            </form>
            """);
        return new(
            perspective?.Title ?? sheet.Framework.Title, $"{sheet.Framework.Title} · your own sheet",
            $"Say how leadership looks from where you stand. {WhoSees(sheet)}",
            [], [new("sheet", "Your answers", body)],
            "No name, address or account is asked for or kept. Once handed in, the link opens nothing any more.");
    }

    private static Html Faults(IReadOnlyList<string> faults) => faults.Count == 0
        ? Html.None
        : Html.Of($"""
            <div class="wrong" role="alert">
            <h3>Please look again: nothing was handed in</h3>
            <ul>
            {Html.Each(faults, fault => Html.Of($"<li>{fault}</li>\n"))}
            </ul>
            </div>
            """);

    private static Html Question(Framework framework, Statement statement, Response? given)
    {
        var choices = framework.Scale is null ? Html.None : Html.Each(framework.Scale.Points, point => Choice(statement, point, given?.Rating == point.Value));
        var asks = Html.Each(statement.Questions, question => Html.Of($"<p>{question}</p>\n"));
        return Html.Of($"""
            <fieldset>
            <legend>{statement.Code} {statement.Text}</legend>
            {asks}{choices}<label class="over" for="{Words}{statement.Code}">In your words, if you like</label>
            <textarea id="{Words}{statement.Code}" name="{Words}{statement.Code}" rows="2">{given?.Narrative ?? ""}</textarea>
            </fieldset>

            """);
    }

    private static Html Choice(Statement statement, RatingPoint point, bool isChosen)
    {
        var value = point.Value.ToString(CultureInfo.InvariantCulture);
        var id = $"{Rating}{statement.Code}.{value}";
        return Html.Of($"""
            <div class="choice"><input type="radio" id="{id}" name="{Rating}{statement.Code}" value="{value}"{(isChosen ? new Html(" checked") : Html.None)}> <label for="{id}">{value} {point.Label}</label></div>

            """);
    }

    private static Page Thanks(OpenSheet sheet) => new(
        "Thank you", $"{sheet.Framework.Title} · your own sheet",
        $"Your sheet is handed in and counts. {WhoSees(sheet)}", [], [],
        "No name, address or account was asked for or kept.");

    /// <summary>Who will know what of the sheet, without a promise that is not kept.</summary>
    private static string WhoSees(OpenSheet sheet) =>
        sheet.Framework.Perspectives.FirstOrDefault(perspective => perspective.Code == sheet.Assessment.Perspective)?.MinimumRaters is > 1 and var minimum
            ? $"Nobody sees your sheet but you: your organisation sees only what at least {minimum.ToString(CultureInfo.InvariantCulture)} people say together."
            : "Your organisation sees the mean of all sheets, without names. If nobody else answers, that is yours alone; your words it does not see.";

    private static string Count(int statements) => statements switch
    {
        0 => "No statement is",
        1 => "One statement is",
        _ => $"{statements.ToString(CultureInfo.InvariantCulture)} statements are",
    };
}
