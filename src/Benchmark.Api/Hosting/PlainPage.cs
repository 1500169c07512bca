using System.Net.Mime;
using System.Text;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Documents;
using Microsoft.AspNetCore.Diagnostics;

namespace Benchmark.Api.Hosting;

/// <summary>Pages that say in words why what was asked for is not there, and where to go on.</summary>
internal static class PlainPage
{
    private static readonly Html Ways = Html.Of($"""
        <ul>
        <li><a href="/">The latest figures and all sector reports</a></li>
        <li><a href="{DatasetAddress.Root}">Datasets</a></li>
        <li><a href="/reports/methods">How the figures are made</a></li>
        </ul>
        """);

    /// <summary>A page of a heading and a sentence or two.</summary>
    public static IResult Of(string title, string lead, int status) => Results.Content(Draw(title, lead), MediaTypeNames.Text.Html, Encoding.UTF8, status);

    /// <summary>A release that was withdrawn.</summary>
    public static IResult Withdrawn(ReleaseFacts release) => Of(
        $"{release.Name} is withdrawn", $"Why: {release.WithdrawnBecause} Its figures are not shown any more.", StatusCodes.Status410Gone);

    /// <summary>Gives words to answers that would be empty: a page to browsers, a line to programs.</summary>
    public static void UsePlainPages(this WebApplication app) => app.UseStatusCodePages(SayAsync);

    private static Task SayAsync(StatusCodeContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        if (response.StatusCode != StatusCodes.Status404NotFound)
            return Task.CompletedTask;

        const string Title = "There is nothing at this address";
        const string Lead = "It may be mistyped, or what was here may never have been published.";
        if (request.GetTypedHeaders().Accept.Any(type => type.MediaType == MediaTypeNames.Text.Html))
        {
            response.ContentType = "text/html; charset=utf-8";
            return response.WriteAsync(Draw(Title, Lead));
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync($"{Title}. {Lead} Datasets are listed at {DatasetAddress.Root}, reports at /.\n");
    }

    private static string Draw(string title, string lead) => new Page(
        title, "Benchmark", lead, [], [new("on", "Where to go on", Ways)], "Public reports and datasets need no sign-in.").ToHtml();
}
