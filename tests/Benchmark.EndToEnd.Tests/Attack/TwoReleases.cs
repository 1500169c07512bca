using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Takes everything there is of two consecutive releases, as a stranger and as some who took part.</summary>
/// <param name="Server">The server.</param>
/// <param name="Endpoint">The same, for GraphQL.</param>
/// <param name="Series">The releases.</param>
internal sealed partial record TwoReleases(HttpClient Server, PublicEndpoint Endpoint, Series Series)
{
    private const int MeasuresWithEverySortOfPeers = 2;

    /// <summary>The newer one.</summary>
    public PublicRelease Newer => Series.Releases[^1];

    /// <summary>The one before it.</summary>
    public PublicRelease Older => Series.Releases[^2];

    /// <summary>Finds the newest two of a series.</summary>
    public static async Task<TwoReleases> FindAsync(HttpClient server, PublicEndpoint endpoint, string framework, string? perspective) =>
        new(server, endpoint, await Series.FindAsync(endpoint, framework, perspective));

    /// <summary>Reads every public output, and what insiders see, into one ledger.</summary>
    public async Task<Ledger> TakeAsync(IReadOnlyList<Insider> insiders)
    {
        var ledger = new Ledger();
        var files = await DatasetsAsync(ledger);
        var questions = new Questions(Endpoint, Series, ledger);
        foreach (var release in new[] { Older, Newer })
            await questions.TakeAsync(release);
        await questions.AboutAsync(Newer, Older, files.Sizes);
        await questions.AboutAsync(Older, Newer, files.Sizes);
        await ReportsAsync(ledger);
        foreach (var insider in insiders)
        {
            foreach (var release in new[] { Older, Newer })
            {
                await insider.CompareAsync(Series, release, ledger, MeasuresWithEverySortOfPeers, others: true);
                await insider.ReportAsync(Series, release, ledger);
            }

            await insider.LagAsync(Series, ledger);
        }

        await FollowAsync(ledger);
        ledger.CheckDifferences(Questions.Trend);
        foreach (var release in ledger.WeightedReleases.Except(ledger.Strata.Keys).Intersect([Older.Name, Newer.Name]))
            ledger.Refuse(release, Ledger.Weighted, "nobody says what it is made of");
        return ledger;
    }

    /// <summary>Reads the files of datasets, and nothing else.</summary>
    public async Task<DatasetFiles> DatasetsAsync(Ledger ledger)
    {
        var files = new DatasetFiles(Server, ledger, Series.Labels);
        await files.TakeAsync(Older, Newer);
        return files;
    }

    /// <summary>Reads the sector reports, and nothing else.</summary>
    public async Task ReportsAsync(Ledger ledger)
    {
        foreach (var release in new[] { Older, Newer })
            await new ReportFiles(Series, ledger).TakeAsync("sector report", Server, $"/reports/sector/{release.Name}");
    }

    /// <summary>Follows every link from the front page; an address of a kind that nobody read is not accounted for.</summary>
    private async Task FollowAsync(Ledger ledger)
    {
        var (found, next) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (next.TryDequeue(out var address))
        {
            using var response = await Server.GetAsync(address, TestContext.Current.CancellationToken);
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (Match link in Links().Matches(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
            {
                if (!found.Add(link.Groups[1].Value))
                    continue;
                if (!KnownAddress().IsMatch(link.Groups[1].Value))
                    ledger.Refuse("page " + address, "link", link.Groups[1].Value);
                if (!FileAddress().IsMatch(link.Groups[1].Value))
                    next.Enqueue(link.Groups[1].Value);
            }
        }
    }

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^/(datasets(/terms|/[\w-]+(/[A-Z_]+)?/[\d.]+(/[\w.-]+)?)?|reports/(methods|provider|authority|sector/[\w-]+(/[A-Z_]+)?/[\d.]+)|graphql)$")]
    private static partial Regex KnownAddress();

    [GeneratedRegex(@"^/(datasets/.*/[\w-]*\.?[a-zA-Z]\w*$|graphql)")]
    private static partial Regex FileAddress();
}
