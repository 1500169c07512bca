using System.Buffers.Text;
using System.Security.Cryptography;
using Benchmark.Data.People;
using Benchmark.Domain.Comments;
using Dapper;

namespace Benchmark.Data.Comments;

/// <summary>What third parties say of organisations, and what these answer. Each organisation sees what is said of itself.</summary>
public static class CommentStore
{
    private const string Select = """
        select   c.comment_id as number, c.text, c.commented_at as commentedAt, c.answer, c.answered_at as answeredAt
        from     assessment.comment c
        where    c.organisation_id = @Organisation
        """;

    /// <summary>Who comments: somebody without an account, of whom nothing is kept.</summary>
    public static Actor Anybody { get; } = new("anybody", "Somebody without an account", [], null, null);

    /// <summary>Makes the acting person's organisation a new code to hand out; the one before opens nothing from then on.</summary>
    public static async Task<string> MakeCommentCodeAsync(this ActingTransaction transaction, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.comment_code (organisation_id, code, made_at)
            values (@Organisation, @Code, @Now)
            on conflict (organisation_id) do update set code = excluded.code, made_at = excluded.made_at
            """;
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { Organisation = transaction.ProviderOf(), Code = code, Now = now.UtcDateTime }, cancellationToken: cancellation));
        return code;
    }

    /// <summary>The code that the acting person's organisation hands out; null when it made none, and for everybody else.</summary>
    public static Task<string?> FindCommentCodeAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string sql = "select c.code from assessment.comment_code c where c.organisation_id = @Organisation";
        return transaction.Connection.ExecuteScalarAsync<string?>(
            new CommandDefinition(sql, new { Organisation = transaction.ProviderOf() }, cancellationToken: cancellation));
    }

    /// <summary>What the organisation is called that hands out a code; null when none does.</summary>
    public static Task<string?> FindCommentedAsync(this ActingTransaction transaction, string code, CancellationToken cancellation)
    {
        const string sql = "select name from assessment.commented_organisation(@Code)";
        return transaction.Connection.ExecuteScalarAsync<string?>(new CommandDefinition(sql, new { Code = code }, cancellationToken: cancellation));
    }

    /// <summary>Keeps a comment of somebody who has a code, and nothing of who they are.</summary>
    /// <exception cref="CommentRefusedException">There are no words, or too many.</exception>
    /// <exception cref="CommentCodeUnknownException">Nobody hands out the code.</exception>
    /// <exception cref="TooManyCommentsException">The organisation got too many in a day.</exception>
    public static async Task RecordCommentAsync(
        this ActingTransaction transaction, string code, string text, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = "select assessment.record_comment(@Code, @Text, @Now, @Most)";
        var outcome = await transaction.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
            sql,
            new { Code = code, Text = ThirdPartyComment.Words(text), Now = now.UtcDateTime, Most = ThirdPartyComment.MostInADay },
            cancellationToken: cancellation));
        if (outcome == "UNKNOWN")
            throw new CommentCodeUnknownException();
        if (outcome == "FULL")
            throw new TooManyCommentsException();
    }

    /// <summary>What was said of the acting person's organisation, the newest first; empty for everybody else.</summary>
    public static async Task<IReadOnlyList<ThirdPartyComment>> ListCommentsAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string sql = $"{Select}\norder by c.commented_at desc, c.comment_id desc";
        var rows = await transaction.Connection.QueryAsync<Row>(
            new CommandDefinition(sql, new { Organisation = transaction.ProviderOf() }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToComment())];
    }

    /// <summary>Answers a comment.</summary>
    /// <exception cref="CommentNotFoundException">Theirs has no such comment.</exception>
    /// <exception cref="CommentAnsweredException">It has an answer.</exception>
    /// <exception cref="CommentRefusedException">There are no words, or too many.</exception>
    public static async Task<ThirdPartyComment> AnswerCommentAsync(
        this ActingTransaction transaction, int comment, string answer, DateTimeOffset now, CancellationToken cancellation)
    {
        const string find = $"{Select}\nand c.comment_id = @Number for update";
        const string sql = """
            update assessment.comment
            set    answer = @Answer, answered_at = @Now
            where  organisation_id = @Organisation and comment_id = @Number
            """;
        var key = new { Organisation = transaction.ProviderOf(), Number = comment };
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(find, key, cancellationToken: cancellation));
        var answered = (row ?? throw new CommentNotFoundException()).ToComment().Answered(answer, now);
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { key.Organisation, key.Number, answered.Answer, Now = now.UtcDateTime }, cancellationToken: cancellation));
        return answered;
    }

    private sealed record Row(int Number, string Text, DateTime CommentedAt, string? Answer, DateTime? AnsweredAt)
    {
        public ThirdPartyComment ToComment() => new(Number, Text, CommentedAt, Answer, AnsweredAt);
    }
}
