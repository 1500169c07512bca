using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.People;
using Dapper;
using Npgsql;

namespace Benchmark.Data.PeerReviews;

/// <summary>A peer review as it is kept.</summary>
/// <param name="Number">Unique among all reviews.</param>
/// <param name="Organisation">The reference of the authority.</param>
/// <param name="Review">What was found.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record KeptPeerReview(int Number, string Organisation, PeerReview Review, DateTimeOffset RecordedAt);

/// <summary>Peer reviews of local authorities: each sees its own, reviewers see all.</summary>
public static class PeerReviewStore
{
    /// <summary>The code of the framework by whose themes and quality statements peers review.</summary>
    public const string FrameworkCode = "la-assurance";

    /// <summary>Keeps the reviews of one visit.</summary>
    /// <param name="transaction">Who records them: a reviewer, or the authority itself.</param>
    /// <param name="organisation">The authority's reference.</param>
    /// <param name="framework">The edition they are about.</param>
    /// <param name="reviews">One per theme.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing kept.</param>
    /// <exception cref="NotReviewedException">It is not a local authority, or not theirs to record for.</exception>
    public static async Task<IReadOnlyList<KeptPeerReview>> RecordReviewsAsync(
        this ActingTransaction transaction, string organisation, Framework framework, IReadOnlyList<PeerReview> reviews, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var found = await OrganisationStore.FindAsync(transaction.Connection, [organisation], cancellation);
        if (found is not [var (number, facts)] || (number != transaction.ProviderOf() && !transaction.Actor.Is(Role.Reviewer)))
            throw new NotReviewedException(organisation, kind: null);

        await WriteAsync(transaction.Connection, number, facts, framework, reviews, now, cancellation);
        var kept = await ListReviewsAsync(transaction, organisation, framework, cancellation);
        return [.. kept.Where(one => reviews.Any(review => (review.Theme, review.ReviewedOn) == (one.Review.Theme, one.Review.ReviewedOn)))];
    }

    /// <summary>An authority's reviews, the latest visit first and then by theme; empty when they are not theirs to see.</summary>
    public static async Task<IReadOnlyList<KeptPeerReview>> ListReviewsAsync(
        this ActingTransaction transaction, string organisation, Framework framework, CancellationToken cancellation)
    {
        var isTheirs = transaction.Actor.Is(Role.Reviewer) || (transaction.ProviderOf() is not null && transaction.Actor.Organisation == organisation);
        return isTheirs ? await ListAsync(transaction.Connection, organisation, framework, cancellation) : [];
    }

    /// <summary>Keeps what is new or other than before, and returns how many reviews that were.</summary>
    /// <exception cref="NotReviewedException">The organisation is not a local authority.</exception>
    internal static async Task<int> WriteAsync(
        NpgsqlConnection connection, int organisation, OrganisationFacts facts, Framework framework, IReadOnlyList<PeerReview> reviews,
        DateTimeOffset now, CancellationToken cancellation)
    {
        if (facts.Kind != OrganisationKind.LocalAuthority)
            throw new NotReviewedException(facts.Reference, facts.Kind);

        var known = (await ListAsync(connection, facts.Reference, framework, cancellation))
            .ToDictionary(kept => (kept.Review.Theme, kept.Review.ReviewedOn), kept => PeerReview.Write([kept.Review], framework));
        var changed = reviews
            .Where(review => known.GetValueOrDefault((review.Theme, review.ReviewedOn)) != PeerReview.Write([review], framework))
            .ToList();
        foreach (var review in changed)
            await WriteAsync(connection, organisation, framework, review, now, cancellation);
        return changed.Count;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, int organisation, Framework framework, PeerReview review, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            with kept as (
                insert into assessment.peer_review (organisation_id, framework_id, theme, reviewed_on, introduction, recorded_at)
                select   @Organisation, f.framework_id, @Theme, @ReviewedOn, @Introduction, @Now
                from     assessment.framework f
                where    f.code || '-' || f.edition = @Framework
                on conflict on constraint one_review_of_a_theme_a_day do update
                set      introduction = excluded.introduction, recorded_at = excluded.recorded_at
                returning peer_review_id
            ), old_findings as (
                delete from assessment.finding f using kept where f.organisation_id = @Organisation and f.peer_review_id = kept.peer_review_id
            ), old_scores as (
                delete from assessment.peer_score s using kept where s.organisation_id = @Organisation and s.peer_review_id = kept.peer_review_id
            )
            select peer_review_id from kept
            """;
        const string parts = """
            insert into assessment.finding (organisation_id, peer_review_id, ordinal, kind, element, text)
            select   @Organisation, @Number, found.ordinal, found.kind, found.element, found.text
            from     unnest(@Ordinals, @Kinds, @Elements, @Texts) as found (ordinal, kind, element, text);

            insert into assessment.peer_score (organisation_id, peer_review_id, place, score)
            select   @Organisation, @Number, given.place, given.score
            from     unnest(@Places, @Scores) as given (place, score);
            """;
        var number = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            sql,
            new
            {
                Organisation = organisation,
                review.Theme,
                review.ReviewedOn,
                review.Introduction,
                Framework = framework.Name,
                Now = now.UtcDateTime,
            },
            cancellationToken: cancellation));

        var findings = review.Findings().ToList();
        var scores = review.Scores().ToList();
        await connection.ExecuteAsync(new CommandDefinition(
            parts,
            new
            {
                Organisation = organisation,
                Number = number,
                Ordinals = Enumerable.Range(0, findings.Count).Select(at => (short)at).ToArray(),
                Kinds = findings.Select(finding => Code.Of(finding.Kind)).ToArray(),
                Elements = findings.Select(finding => finding.Element).ToArray(),
                Texts = findings.Select(finding => finding.Text).ToArray(),
                Places = scores.Select(score => score.Place).ToArray(),
                Scores = scores.Select(score => (short)score.Score).ToArray(),
            },
            cancellationToken: cancellation));
    }

    private static async Task<IReadOnlyList<KeptPeerReview>> ListAsync(
        NpgsqlConnection connection, string organisation, Framework framework, CancellationToken cancellation)
    {
        const string sql = """
            select   p.peer_review_id as number, p.theme, p.reviewed_on as reviewedOn, p.introduction, p.recorded_at as recordedAt
            from     assessment.peer_review p
            join     registry.organisation o using (organisation_id)
            join     assessment.framework f using (framework_id)
            where    o.reference = @Organisation and f.code || '-' || f.edition = @Framework
            order by p.reviewed_on desc nulls last, p.theme;

            select   n.peer_review_id as number, n.kind, n.element, n.text
            from     assessment.finding n
            join     registry.organisation o using (organisation_id)
            where    o.reference = @Organisation
            order by n.peer_review_id, n.ordinal;

            select   s.peer_review_id as number, s.place, s.score
            from     assessment.peer_score s
            join     registry.organisation o using (organisation_id)
            where    o.reference = @Organisation
            """;
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            sql, new { Organisation = organisation, Framework = framework.Name }, cancellationToken: cancellation));
        var reviews = await results.ReadAsync<Row>();
        var findings = (await results.ReadAsync<FindingRow>()).ToLookup(row => row.Number);
        var scores = (await results.ReadAsync<ScoreRow>()).ToLookup(row => row.Number);
        return [.. reviews.Select(row => row.ToReview(organisation, framework, findings[row.Number], scores[row.Number]))];
    }

    private sealed record FindingRow(int Number, string Kind, string? Element, string Text);

    private sealed record ScoreRow(int Number, string Place, short Score);

    private sealed record Row(int Number, string Theme, DateOnly? ReviewedOn, string? Introduction, DateTime RecordedAt)
    {
        public KeptPeerReview ToReview(
            string organisation, Framework framework, IEnumerable<FindingRow> findings, IEnumerable<ScoreRow> scores)
        {
            var texts = findings.ToLookup(row => (Code.Read<FindingKind>(row.Kind), row.Element), row => row.Text);
            var given = scores.ToDictionary(row => row.Place, row => (int)row.Score);
            return new(
                Number, organisation,
                new(
                    Theme, ReviewedOn, Introduction, Given(Theme), [.. texts[(FindingKind.Strength, null)]], [.. texts[(FindingKind.Consideration, null)]],
                    [
                        .. framework.Elements
                            .Select(element => new ReviewedElement(element.Code, Given(element.Code), [.. texts[(FindingKind.Observation, element.Code)]]))
                            .Where(element => element.Score is not null || element.Observations.Count > 0),
                    ]),
                RecordedAt);

            int? Given(string place) => given.TryGetValue(place, out var score) ? score : null;
        }
    }
}
