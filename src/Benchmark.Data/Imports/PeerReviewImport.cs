using Benchmark.Data.Organisations;
using Benchmark.Data.PeerReviews;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.PersonalData;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Takes in the text of a peer review: all of a file or nothing, and twice is the same as once.</summary>
public sealed class PeerReviewImport(NpgsqlDataSource vault, Framework framework, TimeProvider clock)
{
    /// <summary>Reads a text and keeps the reviews in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="organisation">The reference of the authority that was visited.</param>
    /// <param name="reviewedOn">The day of the visit where the text does not say; null when nobody knows.</param>
    /// <param name="confirmed">Whether somebody looked at the places that may name a person.</param>
    /// <param name="person">Who imports it.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <exception cref="InvalidFileException">Something is off in the text; every place is named.</exception>
    /// <exception cref="OrganisationNotFoundException">There is no such organisation.</exception>
    /// <exception cref="NotReviewedException">It is not a local authority.</exception>
    /// <exception cref="PersonalDataSuspectedException">The text may name a person, and nobody confirmed it.</exception>
    public async Task<PeerReviewImportResult> RunAsync(
        string path, string organisation, DateOnly? reviewedOn, bool confirmed, string person, CancellationToken cancellation)
    {
        await using var content = ImportSource.Open(path);
        var text = await TextFile.ReadAsync(content, path, cancellation);
        PeerReview[] reviews =
        [
            .. PeerReview.Read(text, path, framework).Select(review => review with { ReviewedOn = review.ReviewedOn ?? reviewedOn }),
        ];
        PersonalDataScan.Ask(confirmed, (path, text));

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await OrganisationStore.FindAsync(connection, [organisation], cancellation) is not [var (number, facts)])
            throw new OrganisationNotFoundException(organisation);

        var now = clock.GetUtcNow();
        var changed = await PeerReviewStore.WriteAsync(connection, number, facts, framework, reviews, now, cancellation);
        if (changed > 0)
            await NoteAsync(connection, person, number, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(reviews, changed);
    }

    private static Task<int> NoteAsync(NpgsqlConnection connection, string person, int organisation, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.audit_event (subject, person, roles, organisation_id, action)
            values ('account:' || @Person, @Person, '', @Organisation, 'importPeerReview')
            """;
        return connection.ExecuteAsync(
            new CommandDefinition(sql, new { Person = person, Organisation = organisation }, cancellationToken: cancellation));
    }
}

/// <summary>What an import of a peer review did.</summary>
/// <param name="Reviews">One per theme of the text.</param>
/// <param name="Changed">How many of them were new or other than before.</param>
public sealed record PeerReviewImportResult(IReadOnlyList<PeerReview> Reviews, int Changed);
