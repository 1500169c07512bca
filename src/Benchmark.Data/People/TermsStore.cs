using Benchmark.Domain.People;
using Dapper;

namespace Benchmark.Data.People;

/// <summary>Which terms people accepted.</summary>
public static class TermsStore
{
    /// <summary>Notes that the acting person accepts the terms of today; doing it again changes nothing.</summary>
    /// <exception cref="TermsUnknownException">These are not the terms of today.</exception>
    public static async Task<TermsAcceptance> AcceptTermsAsync(
        this ActingTransaction transaction, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.terms_acceptance (subject, terms, accepted_at)
            values (@Subject, @Version, @Now)
            on conflict do nothing
            """;
        if (version != Terms.Current)
            throw new TermsUnknownException(version);

        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { transaction.Actor.Subject, Version = version, Now = now.UtcDateTime }, cancellationToken: cancellation));
        return (await transaction.ListTermsAsync(cancellation)).Single(accepted => accepted.Version == version);
    }

    /// <summary>The terms that the acting person accepted, the newest first.</summary>
    public static async Task<IReadOnlyList<TermsAcceptance>> ListTermsAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string sql = """
            select   terms as version, accepted_at as acceptedAt
            from     registry.terms_acceptance
            where    subject = @Subject
            order by accepted_at desc, terms
            """;
        var rows = await transaction.Connection.QueryAsync<(string Version, DateTime AcceptedAt)>(
            new CommandDefinition(sql, new { transaction.Actor.Subject }, cancellationToken: cancellation));
        return [.. rows.Select(row => new TermsAcceptance(row.Version, row.AcceptedAt))];
    }
}
