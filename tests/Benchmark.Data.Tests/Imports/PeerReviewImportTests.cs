using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Organisations;
using Benchmark.Data.PeerReviews;
using Benchmark.Data.Tests.Practice;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.PersonalData;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Imports;

public sealed class PeerReviewImportTests(TestCluster cluster)
{
    private static readonly Framework Assurance = FrameworkFiles.Shipped.Find("la-assurance")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_review_of_one_theme_is_kept_whole()
    {
        var path = Directory.GetFiles(Project.ReferenceData("seeds"), "004_*").Single();
        await using var stage = await Stage.SetAsync(cluster, Assurance);

        var first = await RunAsync(stage, path);
        var again = await RunAsync(stage, path);

        Assert.Equal((1, 0), (first.Changed, again.Changed));
        var kept = Assert.Single(await stage.DoAsync(Stage.Authority, side => side.ListReviewsAsync("la-1", Assurance, Cancellation))).Review;
        Assert.Equal(("LAT4", 1, 2), (kept.Theme, kept.Strengths.Count, kept.Considerations.Count));
        Assert.Equal([("LA8", null, 5), ("LA9", (int?)null, 4)], kept.Elements.Select(element => (element.Element, element.Score, element.Observations.Count)));
        Assert.Equal(WordsOf(await File.ReadAllTextAsync(path, Cancellation)), WordsOf(
            string.Join('\n', kept.Findings().Select(finding => finding.Text).Append(kept.Introduction!)
                .Append("Theme 4: Leadership Strengths Considerations")
                .Append("Quality Statement Eight: Governance, Management, and Sustainability")
                .Append("Quality Statement Nine: Learning, Improvement, and Innovation"))));
        Assert.Equal("importPeerReview la-1", await stage.Database.QueryTextAsync(
            "select format('%s %s', e.action, o.reference) from registry.audit_event e join registry.organisation o using (organisation_id)"));
    }

    [Fact]
    public async Task Another_text_for_the_same_theme_and_day_takes_its_place()
    {
        await using var stage = await Stage.SetAsync(cluster, Assurance);
        await RunAsync(stage, await WriteAsync("Theme 4\nScore: 2\nStrengths\n- Staff stay.\n"));

        await RunAsync(stage, await WriteAsync("Theme 4\nScore: 3\nConsiderations\n- Ask more.\n"));

        var kept = Assert.Single(await stage.DoAsync(Stage.Reviewer, side => side.ListReviewsAsync("la-1", Assurance, Cancellation))).Review;
        Assert.Equal(("Theme 4: Leadership\nScore: 3\nConsiderations\n- Ask more.\n"), PeerReview.Write([kept], Assurance));
    }

    [Fact]
    public async Task Only_an_authority_that_is_known_is_reviewed_and_nobody_is_named_unasked()
    {
        await using var stage = await Stage.SetAsync(cluster, Assurance);
        var path = await WriteAsync("Theme 4\nStrengths\n- Mrs Example knows everybody.\n");

        await Assert.ThrowsAsync<PersonalDataSuspectedException>(() => RunAsync(stage, path));
        await Assert.ThrowsAsync<NotReviewedException>(() => RunAsync(stage, path, "org-1", confirmed: true));
        await Assert.ThrowsAsync<OrganisationNotFoundException>(() => RunAsync(stage, path, "nobody", confirmed: true));
        Assert.Equal(1, (await RunAsync(stage, path, confirmed: true)).Changed);
    }

    private static Task<PeerReviewImportResult> RunAsync(Stage stage, string path, string organisation = "la-1", bool confirmed = false) =>
        new PeerReviewImport(stage.Database.Vault, Assurance, new StoppedClock())
            .RunAsync(path, organisation, reviewedOn: null, confirmed, "Ada", Cancellation);

    private static async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, text, Cancellation);
        return path;
    }

    private static IEnumerable<string> WordsOf(string text) => text
        .Split([' ', '\u00A0', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word != "-")
        .Order(StringComparer.Ordinal);
}
