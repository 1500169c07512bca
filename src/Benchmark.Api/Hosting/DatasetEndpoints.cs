using System.Net.Mime;
using System.Text;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Hosting;

/// <summary>Serves datasets: pages about them and their files, whole or in pieces, packed where the client takes it.</summary>
internal static class DatasetEndpoints
{
    private const string Lasting = "public, max-age=3600";
    private const string Passing = "public, max-age=300";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves <c>/datasets</c> and everything below it.</summary>
    public static void MapDatasets(this WebApplication app)
    {
        app.MapMethods(DatasetAddress.Root, Reading, (PublishedReleases releases, HttpResponse response) =>
        {
            response.Headers.CacheControl = Passing;
            return Page(DatasetPages.Index(releases.Facts, FrameworkFiles.Shipped.Frameworks));
        });
        app.MapMethods(ResearcherPages.TermsPath, Reading, (HttpResponse response) =>
        {
            response.Headers.CacheControl = Passing;
            return Page(ResearcherPages.OfTerms());
        });
        app.MapMethods(DatasetAddress.Root + "/{**path}", Reading, ServeAsync);
    }

    private static async Task<IResult> ServeAsync(
        string path, HttpContext http, PublishedReleases releases, DatasetShelf shelf, RestrictedFiles restricted)
    {
        if (DatasetAddress.Read(path) is not { } address
            || releases.Find(address.Framework, address.Perspective, address.Version) is not { } release)
            return Results.NotFound();

        http.Response.Headers.CacheControl = Passing;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (DatasetAddress.Of(release, address.File) != $"{DatasetAddress.Root}/{path}")
            return Results.Redirect(DatasetAddress.Of(release, address.File));
        if (release.Status == ReleaseStatus.Withdrawn)
            return PlainPage.Withdrawn(release);

        if (RestrictedFiles.Has(address.File))
        {
            http.Response.Headers.Remove(HeaderNames.AccessControlAllowOrigin);
            return await restricted.ServeAsync(http, release, address.File!);
        }

        var dataset = await shelf.OfAsync(release);
        if (address.File is null)
            return Page(DatasetPages.Of(dataset, VersionsOf(release, releases)));

        return dataset.Files.FirstOrDefault(file => file.Name == address.File) is { } file
            ? Send(http, dataset, file)
            : Results.NotFound();
    }

    /// <summary>Packed only for whole files: a piece is a piece of the file as it is.</summary>
    private static IResult Send(HttpContext http, StoredDataset dataset, DatasetFile file)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = Lasting;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.Link = $"<{DatasetAddress.Of(dataset.Release.Facts, "dataset.jsonld")}>; rel=\"describedby\"; type=\"application/ld+json\"";
        var packed = TakesGzip(http.Request) && !http.Request.Headers.ContainsKey(HeaderNames.Range) ? dataset.PackedPathOf(file) : null;
        if (packed is not null)
            headers.ContentEncoding = "gzip";
        return Results.File(
            packed ?? dataset.PathOf(file), DatasetFormats.MediaType(file.Name),
            lastModified: dataset.Release.Facts.PublishedAt,
            entityTag: new EntityTagHeaderValue($"\"{file.Checksum}{(packed is null ? "" : "-gzip")}\""),
            enableRangeProcessing: true);
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality is not 0);

    private static IReadOnlyList<ReleaseFacts> VersionsOf(ReleaseFacts release, PublishedReleases releases) =>
    [
        .. releases.Facts
            .Where(other => other.FrameworkCode == release.FrameworkCode && other.FrameworkEdition == release.FrameworkEdition && other.Perspective == release.Perspective)
            .OrderByDescending(other => Version.Parse(other.Version)),
    ];

    private static IResult Page(string html) => Results.Content(html, MediaTypeNames.Text.Html, Encoding.UTF8);
}
