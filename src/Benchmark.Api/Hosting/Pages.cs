using System.Collections.Concurrent;
using System.Net.Mime;
using Benchmark.Api.Rounds;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Hosting;

/// <summary>The public pages. A published release never changes, so its report is drawn once.</summary>
internal static class Pages
{
    private const string ReportPath = "/reports/sector/";

    /// <summary>Serves the front page and the sector reports.</summary>
    public static void MapPages(this WebApplication app)
    {
        var reports = new ConcurrentDictionary<int, Task<string>>();
        app.MapGet("/", (PublishedReleases releases) => Results.Content(
            FrontPage.Of(releases.Facts, FrameworkFiles.Shipped.Frameworks, release => ReportPath + release.Name),
            MediaTypeNames.Text.Html, System.Text.Encoding.UTF8));

        app.MapGet(ReportPath + "{**name}", async (string name, PublishedReleases releases) =>
        {
            var facts = releases.Facts.FirstOrDefault(release => release.Name == name);
            return facts switch
            {
                null => Results.NotFound(),
                { Status: ReleaseStatus.Withdrawn } => Results.Text(
                    $"{facts.Name} is withdrawn: {facts.WithdrawnBecause}", statusCode: StatusCodes.Status410Gone),
                _ => Results.Content(
                    await reports.GetOrAdd(facts.Id, _ => DrawAsync(releases, facts)), MediaTypeNames.Text.Html,
                    System.Text.Encoding.UTF8),
            };
        }).AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = "public, max-age=300";
            return await next(context);
        });
    }

    /// <summary>Serves what the audits of published releases found.</summary>
    public static void MapAudits(this WebApplication app) => app.MapGet(
        "/reports/audit/{**name}",
        async (string name, PublishedReleases releases, PublicDatabase database, CancellationToken cancellation) =>
            releases.Facts.FirstOrDefault(release => release.Name == name) is { } facts
            && await ReleaseAudit.ReadPageAsync(database.Pool, facts, cancellation) is { } page
                ? Results.Content(page, MediaTypeNames.Text.Html, System.Text.Encoding.UTF8)
                : Results.NotFound());

    /// <summary>Headers that hold for every answer.</summary>
    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.ContentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });

    private static async Task<string> DrawAsync(PublishedReleases releases, ReleaseFacts facts) =>
        SectorReport.Of(await releases.LoadAsync(facts)).Html;
}
