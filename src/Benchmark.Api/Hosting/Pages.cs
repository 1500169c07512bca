using System.Collections.Concurrent;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Benchmark.Api.People;
using Benchmark.Api.Rounds;
using Benchmark.Data.Frameworks;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Hosting;

/// <summary>The pages. A published release never changes, so its report is drawn once; one's own are drawn when asked for and kept nowhere.</summary>
internal static class Pages
{
    private const string ReportPath = "/reports/sector/";
    private const string Passing = "public, max-age=300";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the front page, the public reports and, to who signed in, their own.</summary>
    public static void MapPages(this WebApplication app)
    {
        var reports = new ConcurrentDictionary<(int Release, ReportFormat Format), Task<ServedFile>>();
        var methods = new Lazy<ServedFile>(() => ServedFile.Page(MethodsReport.Create().Html));
        var front = new FrontPageOfNow();
        app.MapMethods("/", Reading, async (HttpContext context, PublishedReleases releases) => Public(context, await front.OfAsync(releases)));
        app.MapMethods("/reports/methods", Reading, (HttpContext context) => Public(context, methods.Value));
        app.MapMethods(ReportPath + "{**name}", Reading, async (string name, string? format, HttpContext context, PublishedReleases releases) =>
        {
            var wanted = format is null ? ReportFormat.Html : ReportFiles.Read(format);
            return releases.Facts.FirstOrDefault(release => release.Name == name) switch
            {
                null => Results.NotFound(),
                { Status: ReleaseStatus.Withdrawn } facts => PlainPage.Withdrawn(facts),
                { } facts when wanted is ReportFormat.Html or ReportFormat.Csv or ReportFormat.Json =>
                    Public(context, await reports.GetOrAdd((facts.Id, wanted), key => DrawAsync(releases, facts, key.Format))),
                _ => Results.Text("Here a report is html, csv or json; the command benchmark report writes the others.", statusCode: StatusCodes.Status406NotAcceptable),
            };
        }).AddEndpointFilter(RefuseAsync);
        app.MapMethods("/reports/provider", Reading, (HttpContext context, OwnReports own, PrivateSide side, string? release, string? format) =>
            OwnAsync(context, side, format, transaction => own.ProviderAsync(transaction, release, context.RequestAborted))).AddEndpointFilter(RefuseAsync);
        app.MapMethods("/reports/authority", Reading, (HttpContext context, OwnReports own, PrivateSide side, string? release, string? format) =>
            OwnAsync(context, side, format, transaction => own.AuthorityAsync(transaction, release, context.RequestAborted))).AddEndpointFilter(RefuseAsync);
    }

    /// <summary>Serves what the audits of published releases found.</summary>
    public static void MapAudits(this WebApplication app) => app.MapGet(
        "/reports/audit/{**name}",
        async (string name, PublishedReleases releases, PublicDatabase database, CancellationToken cancellation) =>
            releases.Facts.FirstOrDefault(release => release.Name == name) is { } facts
            && await ReleaseAudit.ReadPageAsync(database.Pool, facts, cancellation) is { } page
                ? Results.Content(page, MediaTypeNames.Text.Html, Encoding.UTF8)
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

    private static IResult Public(HttpContext context, ServedFile file)
    {
        context.Response.Headers.CacheControl = Passing;
        return file.ToResult();
    }

    /// <summary>Somebody's own report; whoever may not see one is told the same as where there is none.</summary>
    private static async Task<IResult> OwnAsync(
        HttpContext context, PrivateSide side, string? format, Func<ActingTransaction, Task<Report?>> make)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.User.Identity is not { IsAuthenticated: true })
            return SignInFirst(context);

        await using var transaction = await side.BeginAsync(context.User, context.RequestAborted);
        if (await make(transaction) is not { } report)
            return PlainPage.Of("There is no such report for you", "You handed in nothing that a published release with scores describes, or you are signed in for no organisation.", StatusCodes.Status404NotFound);

        return (format is null ? ReportFormat.Html : ReportFiles.Read(format)) switch
        {
            ReportFormat.Csv => Results.Text(report.Figures, "text/csv", Encoding.UTF8),
            ReportFormat.Json => Results.Text(report.Data, MediaTypeNames.Application.Json, Encoding.UTF8),
            _ => Results.Content(report.Html, MediaTypeNames.Text.Html, Encoding.UTF8),
        };
    }

    private static IResult SignInFirst(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return PlainPage.Of(
            "Sign in first", "This report is about one organisation and for itself alone. Sign in on the pages of this service, or send a key of your organisation.",
            StatusCodes.Status401Unauthorized);
    }

    /// <summary>Says in words what was asked for that there is not.</summary>
    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DomainException refusal)
        {
            return PlainPage.Of("That cannot be shown", refusal.Message, StatusCodes.Status404NotFound);
        }
    }

    private static async Task<ServedFile> DrawAsync(PublishedReleases releases, ReleaseFacts facts, ReportFormat format)
    {
        var before = releases.UpTo(facts).LastOrDefault(earlier => earlier.Id != facts.Id);
        var report = SectorReport.Of(await releases.LoadAsync(facts), before is null ? null : await releases.LoadAsync(before));
        return format switch
        {
            ReportFormat.Csv => new(report.Figures, "text/csv; charset=utf-8"),
            ReportFormat.Json => new(report.Data, "application/json; charset=utf-8"),
            _ => ServedFile.Page(report.Html),
        };
    }

    /// <summary>A file that is sent as it is, and named by what is in it.</summary>
    private sealed class ServedFile(string text, string mediaType)
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
        private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"");

        public static ServedFile Page(string html) => new(html, "text/html; charset=utf-8");

        public IResult ToResult() => Results.Bytes(_bytes, mediaType, entityTag: _tag);
    }

    /// <summary>The front page, drawn again only when something is published or withdrawn.</summary>
    private sealed class FrontPageOfNow
    {
        private volatile Drawn? _drawn;

        public async ValueTask<ServedFile> OfAsync(PublishedReleases releases)
        {
            var facts = releases.Facts;
            if (_drawn is { } drawn && ReferenceEquals(drawn.Facts, facts))
                return drawn.File;

            var newest = facts
                .Where(release => release.Status == ReleaseStatus.Published
                    && FrameworkFiles.Shipped.Find(release.FrameworkCode, release.FrameworkEdition)?.Scale is not null)
                .OrderByDescending(release => release.PublishedAt?.Date)
                .ThenByDescending(release => release.FrameworkEdition, StringComparer.Ordinal)
                .FirstOrDefault();
            var page = ServedFile.Page(FrontPage.Of(
                facts, FrameworkFiles.Shipped.Frameworks, release => ReportPath + release.Name, newest is null ? null : await releases.LoadAsync(newest)));
            _drawn = new(facts, page);
            return page;
        }

        private sealed record Drawn(IReadOnlyList<ReleaseFacts> Facts, ServedFile File);
    }
}
