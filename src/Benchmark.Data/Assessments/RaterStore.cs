using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmark.Data.People;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Assessments;

/// <summary>A new invitation with its link's secret, which is shown once and kept nowhere.</summary>
/// <param name="Invitation">What is known of it.</param>
/// <param name="Secret">The last part of the link.</param>
public sealed record IssuedInvitation(Invitation Invitation, string Secret);

/// <summary>People without an account who fill in a sheet each, invited by a link.</summary>
public static class RaterStore
{
    /// <summary>How long a link opens its sheet.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <summary>The most raters of one assessment.</summary>
    public const int MostRaters = 500;

    /// <summary>Invites a rater to an assessment that was never handed in.</summary>
    /// <remarks>
    /// Once handed in, the raters stay as they are: whoever could add one would learn their answers from how the sums change.
    /// </remarks>
    /// <param name="transaction">Whose assessment.</param>
    /// <param name="assessment">Which.</param>
    /// <param name="framework">Its edition.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nobody invited.</param>
    /// <exception cref="InvitationRefusedException">The edition knows no raters, or it is too late, or there are too many.</exception>
    public static async Task<IssuedInvitation> InviteRaterAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, Framework framework, DateTimeOffset now, CancellationToken cancellation)
    {
        const string next = """
            select max(sheet) + 1 as sheet, count(*) filter (where rater <> '') + 1 as ordinal
            from   assessment.sheet
            where  (organisation_id, round_id, assessment_id) = (@Organisation, @Round, @Assessment)
            """;
        const string sql = """
            insert into assessment.sheet (organisation_id, round_id, assessment_id, sheet, rater, content_hash)
            values (@Organisation, @Round, @Assessment, @Sheet, @Label, '');
            insert into assessment.invitation (organisation_id, round_id, assessment_id, sheet, token_hash, invited_at, expires_at)
            values (@Organisation, @Round, @Assessment, @Sheet, @Hash, @Now, @Expires)
            """;
        if (framework.Perspectives.Count == 0)
            throw new InvitationRefusedException($"{framework.Title} is answered once for each organisation and has no raters.");
        if (assessment.Status != AssessmentStatus.Draft || assessment.SubmittedAt is not null)
            throw new InvitationRefusedException("The assessment was handed in, and its raters stay as they are: invite raters in the next round.");

        var key = new { Organisation = transaction.Actor.OrganisationNumber, Round = assessment.RoundNumber, Assessment = assessment.Number };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "select from assessment.assessment where (organisation_id, round_id, assessment_id) = (@Organisation, @Round, @Assessment) for no key update",
            key, cancellationToken: cancellation));
        var (sheet, ordinal) = await transaction.Connection.QuerySingleAsync<(int Sheet, long Ordinal)>(new CommandDefinition(next, key, cancellationToken: cancellation));
        if (ordinal > MostRaters)
            throw new InvitationRefusedException($"An assessment has at most {MostRaters} raters.");

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var label = string.Create(CultureInfo.InvariantCulture, $"Rater {ordinal}");
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql,
            new { key.Organisation, key.Round, key.Assessment, Sheet = sheet, Label = label, Hash = HashOf(secret), Now = now.UtcDateTime, Expires = (now + Lifetime).UtcDateTime },
            cancellationToken: cancellation));
        return new(new(label, now, now + Lifetime, null), secret);
    }

    /// <summary>Who was invited to an assessment, in the order of invitation; never what they answered.</summary>
    public static async Task<IReadOnlyList<Invitation>> ListRatersAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, CancellationToken cancellation)
    {
        const string sql = """
            select   s.rater as label, i.invited_at as invitedAt, i.expires_at as expiresAt, i.handed_in_at as handedInAt
            from     assessment.sheet s
            left     join assessment.invitation i using (organisation_id, round_id, assessment_id, sheet)
            where    (s.organisation_id, s.round_id, s.assessment_id) = (@Organisation, @Round, @Assessment) and s.rater <> ''
            order by s.sheet
            """;
        var rows = await transaction.Connection.QueryAsync<(string Label, DateTime? InvitedAt, DateTime? ExpiresAt, DateTime? HandedInAt)>(new CommandDefinition(
            sql, new { Organisation = transaction.Actor.OrganisationNumber, Round = assessment.RoundNumber, Assessment = assessment.Number },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new Invitation(row.Label, row.InvitedAt, row.ExpiresAt, row.HandedInAt))];
    }

    /// <summary>The rater whom a link lets in, while it opens; null when it opens nothing.</summary>
    public static async Task<Actor?> FindRaterAsync(NpgsqlDataSource vault, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            select i.organisation_id, i.round_id, i.assessment_id, i.sheet, s.rater
            from   assessment.invitation i
            join   assessment.sheet s using (organisation_id, round_id, assessment_id, sheet)
            where  i.token_hash = $1 and i.expires_at > $2 and i.handed_in_at is null
            """;
        if (secret.Length is < 16 or > 100)
            return null;

        await using var command = vault.CreateCommand(sql);
        command.Parameters.Add(new() { Value = HashOf(secret) });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new Actor($"rater:{rows.GetInt32(2)}/{rows.GetInt16(3)}", rows.GetString(4), [], null, rows.GetInt32(0))
            {
                Sheet = new(rows.GetInt32(1), rows.GetInt32(2), rows.GetInt16(3)),
            }
            : null;
    }

    /// <summary>The assessment that a rater's sheet is part of.</summary>
    public static Task<AssessmentFacts?> FindOwnAssessmentAsync(this ActingTransaction transaction, CancellationToken cancellation) =>
        transaction.Actor.Sheet is { } sheet
            ? transaction.FindAssessmentAsync(sheet.Assessment, cancellation)
            : Task.FromResult<AssessmentFacts?>(null);

    /// <summary>Ends the work on a rater's sheet: from now on it counts, and its link opens nothing.</summary>
    /// <exception cref="AggregateException">Statements are not answered yet; one exception for each.</exception>
    public static async Task HandInAsync(
        this ActingTransaction transaction, AssessmentFacts assessment, Framework framework, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = "update assessment.invitation set handed_in_at = @Now where assessment_id = @Assessment and sheet = @Sheet and handed_in_at is null";
        var responses = await transaction.ReadResponsesAsync(assessment, cancellation);
        var faults = AnswerRules.FaultsOfSubmission(
            framework, assessment.Respondent,
            responses.Where(response => response.IsAnswerIn(framework)).Select(response => response.Statement).ToHashSet(StringComparer.Ordinal));
        if (faults.Count > 0)
            throw new AggregateException(faults);

        var sheet = transaction.Actor.Sheet ?? throw new LinkUnknownException();
        var handedIn = await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { Now = now.UtcDateTime, sheet.Assessment, sheet.Sheet }, cancellationToken: cancellation));
        if (handedIn == 0)
            throw new LinkUnknownException();
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
