using Benchmark.Data.Assessments;
using Benchmark.Data.Frameworks;
using Benchmark.Data.PeerReviews;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Examples;
using Benchmark.Reports.Releases;
using Npgsql;

namespace Benchmark.Reports.Documents;

/// <summary>Makes the reports that are for one organisation: from its own rows, which only it can see, and from what is public.</summary>
/// <param name="releases">What is public.</param>
/// <param name="database">The public role's pool, for published examples.</param>
/// <param name="clock">Tells what is overdue.</param>
public sealed class OwnReports(PublishedReleases releases, NpgsqlDataSource database, TimeProvider clock)
{
    private const int MostExamples = 200;
    private const int ExamplesInReport = 3;
    private const int MostAssessments = 50;
    private static readonly TimeSpan ExamplesLast = TimeSpan.FromMinutes(5);

    private volatile ReadExamples? _examples;

    /// <summary>The acting organisation beside its peers; null for somebody who acts for none, and where nothing is published that it took part in.</summary>
    /// <param name="transaction">Who asks.</param>
    /// <param name="release">The release's name; null for the newest that has scores and that the organisation took part in.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ReleaseNotFoundException">There is no such published release.</exception>
    /// <exception cref="NotScoredException">The release is of an edition answered in words.</exception>
    public async Task<Report?> ProviderAsync(ActingTransaction transaction, string? release, CancellationToken cancellation) =>
        await StandingAsync(transaction, release, _ => true, cancellation) is { } found
            ? ProviderReport.Of(found.Standing, found.Before, await ExamplesAsync(found.Standing, cancellation))
            : null;

    /// <summary>The acting authority's leadership beside its peer reviews and councils like it; null for anybody else.</summary>
    /// <inheritdoc cref="ProviderAsync" path="/param"/>
    /// <inheritdoc cref="ProviderAsync" path="/exception"/>
    public async Task<Report?> AuthorityAsync(ActingTransaction transaction, string? release, CancellationToken cancellation)
    {
        var found = await StandingAsync(transaction, release, facts => facts.FrameworkCode == PeerReviewStore.FrameworkCode, cancellation);
        if (found is null || found.Standing.Own.Organisation.Kind != OrganisationKind.LocalAuthority)
            return null;

        var reviews = await transaction.ListReviewsAsync(found.Standing.Own.Organisation.Reference, found.Standing.Release.Framework, cancellation);
        return AuthorityReport.Of(
            found.Standing, found.Before, [.. reviews.Select(kept => kept.Review)], await ExamplesAsync(found.Standing, cancellation));
    }

    private async Task<Found?> StandingAsync(
        ActingTransaction transaction, string? name, Func<ReleaseFacts, bool> isWanted, CancellationToken cancellation)
    {
        var facts = name is null
            ? await NewestAsync(transaction, isWanted, cancellation)
            : releases.Facts.FirstOrDefault(facts => facts.Name == name && facts.Status == ReleaseStatus.Published && isWanted(facts)) ?? throw new ReleaseNotFoundException(name);
        if (facts is null)
            return null;

        var release = await releases.LoadAsync(facts);
        if (release.Measures.Count == 0)
            throw new NotScoredException(release.Framework);

        if (await OwnRecord.ReadAsync(transaction, release.Framework, facts.Perspective, cancellation) is not { } own)
            return null;

        var before = new List<Release>();
        foreach (var earlier in releases.UpTo(facts).Where(earlier => earlier.Id != facts.Id))
            before.Add(await releases.LoadAsync(earlier));
        return new(new(own, release, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), before);
    }

    private async Task<ReleaseFacts?> NewestAsync(ActingTransaction transaction, Func<ReleaseFacts, bool> isWanted, CancellationToken cancellation)
    {
        var own = (await transaction.ListAssessmentsAsync(new(Status: AssessmentStatus.Submitted), null, MostAssessments, oldestFirst: false, cancellation))
            .Select(assessment => (assessment.Round, assessment.Perspective)).ToHashSet();
        return releases.Facts.FirstOrDefault(facts =>
            facts.Status == ReleaseStatus.Published && own.Contains((facts.RoundCode, facts.Perspective)) && isWanted(facts)
            && FrameworkFiles.Shipped.Find(facts.FrameworkCode, facts.FrameworkEdition)?.Scale is not null);
    }

    /// <summary>Examples about the domains of the largest gaps, in this edition or in parts of others that speak of the same.</summary>
    private async Task<IReadOnlyList<OfferedExample>> ExamplesAsync(Standing standing, CancellationToken cancellation)
    {
        var framework = standing.Release.Framework;
        var wanted = standing.Gaps.Select(gap => gap.Gap.Element.Code)
            .SelectMany(code => framework.Domains.Where(domain => domain.Elements.Any(element => element.Code == code)).Select(domain => domain.Code).Prepend(code))
            .Select(code => new Place(framework.Name, code))
            .SelectMany(place => FrameworkFiles.Shipped.Crosswalk.CounterpartsOf(place).Select(counterpart => counterpart.Place).Prepend(place))
            .Distinct().ToList();
        var published = await PublishedExamplesAsync(cancellation);
        return
        [
            .. published
                .Select(example => (example, rank: wanted.IndexOf(new($"{example.FrameworkCode}-{example.FrameworkEdition}", example.Area))))
                .Where(pair => pair.rank >= 0)
                .OrderBy(pair => pair.rank).ThenByDescending(pair => pair.example.Number)
                .Take(ExamplesInReport)
                .Select(pair => new OfferedExample(AreaOf(pair.example), pair.example.Text)),
        ];
    }

    private async ValueTask<IReadOnlyList<PublishedExample>> PublishedExamplesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_examples is { } read && now - read.At < ExamplesLast)
            return read.Examples;

        var examples = await PublishedExamples.FindAsync(database, null, null, null, MostExamples, cancellation);
        _examples = new(now, examples);
        return examples;
    }

    private static string AreaOf(PublishedExample example)
    {
        var edition = FrameworkFiles.Shipped.Find(example.FrameworkCode, example.FrameworkEdition);
        return edition?.TitleOf(example.Area) is { } title ? $"{edition.Title}: {title}" : example.Area;
    }

    private sealed record Found(Standing Standing, IReadOnlyList<Release> Before);

    private sealed record ReadExamples(DateTimeOffset At, IReadOnlyList<PublishedExample> Examples);
}
