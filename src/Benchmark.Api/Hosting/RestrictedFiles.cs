using System.Security.Claims;
using Benchmark.Api.People;
using Benchmark.Domain;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Hosting;

/// <summary>Serves anonymised assessments as files, to researchers who accepted the terms and to nobody else; nothing on the way may keep them.</summary>
internal sealed record RestrictedFiles(PublishedReleases Releases, ResearcherSide Researchers, PrivateSide Side)
{
    /// <summary>Whether a file of a release's dataset is restricted.</summary>
    public static bool Has(string? file) =>
        file is not null && (file == AssessmentsTable.RiskReport || AssessmentsTable.FormatOf(file) is not null);

    /// <summary>The file; 401 or 403 with the remedy to those who may not have it, 404 where the release has none.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="facts">A published release.</param>
    /// <param name="file">One that <see cref="Has"/>.</param>
    public async Task<IResult> ServeAsync(HttpContext http, ReleaseFacts facts, string file)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await RefusalAsync(http.User, http.RequestAborted) is var (status, message))
        {
            if (status == StatusCodes.Status401Unauthorized)
                http.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.Text(message, statusCode: status);
        }

        if (await AssessmentRows.ReadRiskAsync(Researchers.Pool, facts, http.RequestAborted) is not { } risk)
            return Results.Text($"{facts.Name} has no anonymised assessments.", statusCode: StatusCodes.Status404NotFound);
        if (AssessmentsTable.FormatOf(file) is not { } format)
            return Results.Text(AssessmentsTable.Text(risk), DatasetFormats.MediaType(file));

        var table = AssessmentsTable.Of(await Releases.LoadAsync(facts), Researchers.Pool);
        var content = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        http.Response.RegisterForDispose(content);
        await table.WriteAsync(content, format, http.RequestAborted);
        content.Position = 0;
        return Results.File(content, DatasetFormats.MediaType(file));
    }

    private async Task<(int Status, string Message)?> RefusalAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.Identity is not { IsAuthenticated: true })
            return (StatusCodes.Status401Unauthorized, $"Anonymised assessments are for researchers who accepted the terms, {ResearcherPages.TermsPath}: send the key or token of one.");
        if (!user.IsInRole(Code.Of(Role.Researcher)))
            return (StatusCodes.Status403Forbidden, $"Anonymised assessments are for researchers who accepted the terms, {ResearcherPages.TermsPath}: ask an administrator for a key of the role {Code.Of(Role.Researcher)}.");

        return await ResearcherSide.AcceptedTermsAsync(user, Side, cancellation) ? null : (StatusCodes.Status403Forbidden, ResearcherSide.TermsRemedy);
    }
}
