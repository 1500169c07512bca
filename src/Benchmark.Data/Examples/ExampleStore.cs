using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Examples;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.People;
using Dapper;

namespace Benchmark.Data.Examples;

/// <summary>Examples on their way from an organisation to everybody. The database publishes and takes down: practice-schema.sql.</summary>
/// <remarks>An organisation works on its own; reviewers and administrators see every offer, and nobody sees another's private example.</remarks>
public static class ExampleStore
{
    private const string Select = """
        select   e.offer_id as number, o.reference as organisation, f.code || '-' || f.edition as framework, e.area, true as isGood, e.text,
                 e.wording, e.revision, e.status, e.rewritten_by as rewrittenBy, e.rewriter_known_as as rewriterKnownAs,
                 e.rejected_because as rejectedBecause,
                 array(select coalesce(array_to_string(a.known_as, E'\n'), '') from assessment.example_approval a
                       where (a.organisation_id, a.offer_id) = (e.organisation_id, e.offer_id) order by a.approved_at, a.subject) as approvers,
                 array(select a.is_own from assessment.example_approval a
                       where (a.organisation_id, a.offer_id) = (e.organisation_id, e.offer_id) order by a.approved_at, a.subject) as own
        from     assessment.example_offer e
        join     registry.organisation o using (organisation_id)
        join     assessment.framework f using (framework_id)
        where    (e.organisation_id = @Organisation or @IsReviewer)
        """;

    /// <summary>Offers an example to others.</summary>
    /// <param name="transaction">Who offers it, for their organisation.</param>
    /// <param name="framework">The edition it belongs to.</param>
    /// <param name="area">The code of the domain it tells of.</param>
    /// <param name="text">What happened.</param>
    /// <param name="consent">Whether the people it tells of, and the organisation, consent.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing offered.</param>
    /// <exception cref="ConsentMissingException">They do not.</exception>
    /// <exception cref="AreaUnknownException">The edition has no such area.</exception>
    /// <exception cref="ExampleRefusedException">There are no words, or too many.</exception>
    public static async Task<ExampleOffer> OfferAsync(
        this ActingTransaction transaction, Framework framework, string area, string text, bool consent, DateTimeOffset now,
        CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.example_offer (organisation_id, framework_id, area, text, status, consented_by, consented_at)
            select   @Organisation, f.framework_id, @Area, @Text, 'OFFERED', @Subject, @Now
            from     assessment.framework f
            where    f.code || '-' || f.edition = @Framework
            returning offer_id
            """;
        if (!consent)
            throw new ConsentMissingException();
        if (framework.Domains.All(domain => domain.Code != area))
            throw new AreaUnknownException(framework.Name, area);

        var number = await transaction.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            sql,
            new
            {
                Organisation = transaction.ProviderOf(),
                Area = area,
                Text = ExampleOffer.Words(text),
                transaction.Actor.Subject,
                Now = now.UtcDateTime,
                Framework = framework.Name,
            },
            cancellationToken: cancellation));
        return await FindAsync(transaction, number, cancellation);
    }

    /// <summary>Puts an offer in other words.</summary>
    /// <exception cref="ExampleNotFoundException">It is not theirs to see.</exception>
    /// <exception cref="ExampleRefusedException">It is not at a step that allows it, or there are no words.</exception>
    /// <exception cref="HolderNeededException">Nobody knows who rewrites it.</exception>
    public static async Task<ExampleOffer> RewriteAsync(
        this ActingTransaction transaction, int offer, string wording, CancellationToken cancellation)
    {
        var (known, _) = await LockAsync(transaction, offer, cancellation);
        return await SaveAsync(transaction, known.Rewritten(wording, transaction.Actor.Person), cancellation, rewriter: transaction.Actor.Subject);
    }

    /// <summary>Approves the words of an offer; the second approval publishes it.</summary>
    /// <param name="transaction">Who approves it.</param>
    /// <param name="offer">Its number.</param>
    /// <param name="revision">The revision that they read.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the work with nothing approved.</param>
    /// <exception cref="ExampleNotFoundException">It is not theirs to see.</exception>
    /// <exception cref="ExampleRefusedException">It is not at a step that allows it.</exception>
    /// <exception cref="ExampleChangedException">It was rewritten since they read it.</exception>
    /// <exception cref="ApprovalRefusedException">They rewrote it, or approved it before, with whatever key.</exception>
    /// <exception cref="HolderNeededException">Nobody knows who approves it, or who rewrote it or approved it before.</exception>
    public static async Task<ExampleOffer> ApproveAsync(
        this ActingTransaction transaction, int offer, int revision, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            insert into assessment.example_approval (organisation_id, offer_id, subject, is_own, approved_at)
            select   e.organisation_id, e.offer_id, @Subject, @IsOwn, @Now
            from     assessment.example_offer e
            where    e.offer_id = @Number and (e.organisation_id = @Organisation or @IsReviewer)
            """;
        var (known, isOwn) = await LockAsync(transaction, offer, cancellation);
        var approval = new ExampleApproval(transaction.Actor.Person, isOwn);
        var approved = known.Approved(approval, revision);
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                transaction.Actor.Subject,
                approval.IsOwn,
                Now = now.UtcDateTime,
                known.Number,
                Organisation = transaction.ProviderOf(),
                IsReviewer = IsReviewer(transaction),
            },
            cancellationToken: cancellation));
        return approved.Status == known.Status ? approved : await SaveAsync(transaction, approved, cancellation);
    }

    /// <summary>Turns an offer down.</summary>
    /// <exception cref="ExampleNotFoundException">It is not theirs to see.</exception>
    /// <exception cref="ExampleRefusedException">It is not at a step that allows it, or there is no reason.</exception>
    public static async Task<ExampleOffer> RejectAsync(
        this ActingTransaction transaction, int offer, string because, CancellationToken cancellation)
    {
        var (known, _) = await LockAsync(transaction, offer, cancellation);
        return await SaveAsync(transaction, known.Rejected(because), cancellation);
    }

    /// <summary>Takes an example down; from the commit on nobody else reads it.</summary>
    /// <exception cref="ExampleNotFoundException">It is not theirs to see.</exception>
    /// <exception cref="ExampleRefusedException">It was rejected.</exception>
    public static async Task<ExampleOffer> TakeDownAsync(this ActingTransaction transaction, int offer, CancellationToken cancellation)
    {
        var (known, _) = await LockAsync(transaction, offer, cancellation);
        return await SaveAsync(transaction, known.TakenDown(), cancellation);
    }

    /// <summary>What the acting person's own organisation told and offered, the latest offer first; empty for everybody else.</summary>
    public static async Task<IReadOnlyList<ExampleOffer>> ListOwnAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string own = $"{Select}\nand e.organisation_id = @Organisation order by e.offer_id desc";
        const string told = """
            select   e.example_id as number, o.reference as organisation, f.code || '-' || f.edition as framework, e.area, e.is_good as isGood,
                     e.text, null::text as wording, 1 as revision, 'PRIVATE' as status, null::text as rewrittenBy, null::text[] as rewriterKnownAs,
                     null::text as rejectedBecause, array[]::text[] as approvers, array[]::boolean[] as own
            from     assessment.example e
            join     registry.organisation o using (organisation_id)
            join     assessment.round r using (round_id)
            join     assessment.framework f using (framework_id)
            where    e.organisation_id = @Organisation
            order by e.round_id desc, e.example_id
            """;
        var wanted = new { Organisation = transaction.ProviderOf(), IsReviewer = false };
        var offers = await transaction.Connection.QueryAsync<Row>(new CommandDefinition(own, wanted, cancellationToken: cancellation));
        var stories = await transaction.Connection.QueryAsync<Row>(new CommandDefinition(told, wanted, cancellationToken: cancellation));
        return [.. offers.Concat(stories).Select(row => row.ToOffer())];
    }

    /// <summary>Offers that wait for somebody, the oldest first; empty for everybody but reviewers and administrators.</summary>
    /// <param name="transaction">Who asks.</param>
    /// <param name="after">The number of the one they follow; null from the start.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<ExampleOffer>> ListWaitingAsync(
        this ActingTransaction transaction, int? after, int count, CancellationToken cancellation)
    {
        const string sql = $"""
            {Select}
            and @IsReviewer and e.status in ('OFFERED', 'REWRITTEN') and (@After::int is null or e.offer_id > @After)
            order by e.offer_id limit @Count
            """;
        var rows = await transaction.Connection.QueryAsync<Row>(new CommandDefinition(
            sql, new { Organisation = (int?)null, IsReviewer = IsReviewer(transaction), After = after, Count = count }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToOffer())];
    }

    private static bool IsReviewer(ActingTransaction transaction) => transaction.Actor.Is(Role.Reviewer, Role.Administrator);

    /// <summary>An offer that nobody else changes meanwhile, and whether the acting person is of its organisation.</summary>
    private static async Task<(ExampleOffer Offer, bool IsOwn)> LockAsync(ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        const string sql = """
            select registry.is_of(e.organisation_id) from assessment.example_offer e
            where  e.offer_id = @Number and (e.organisation_id = @Organisation or @IsReviewer)
            for update
            """;
        var isOwn = await transaction.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(sql, Key(transaction, number), cancellationToken: cancellation));
        return (await FindAsync(transaction, number, cancellation), isOwn);
    }

    private static async Task<ExampleOffer> FindAsync(ActingTransaction transaction, int number, CancellationToken cancellation)
    {
        const string sql = $"{Select}\nand e.offer_id = @Number";
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(sql, Key(transaction, number), cancellationToken: cancellation));
        return row?.ToOffer() ?? throw new ExampleNotFoundException();
    }

    private static object Key(ActingTransaction transaction, int number) =>
        new { Number = number, Organisation = transaction.ProviderOf(), IsReviewer = IsReviewer(transaction) };

    private static async Task<ExampleOffer> SaveAsync(ActingTransaction transaction, ExampleOffer offer, CancellationToken cancellation, string? rewriter = null)
    {
        const string sql = """
            update assessment.example_offer e
            set    wording = @Wording, rewritten_by = coalesce(@Rewriter, rewritten_by),
                   rewriter_known_as = case when @Rewriter is null then rewriter_known_as else registry.acting_person() end,
                   status = @Status, rejected_because = @RejectedBecause
            where  e.offer_id = @Number and (e.organisation_id = @Organisation or @IsReviewer)
            """;
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                offer.Wording,
                Rewriter = rewriter,
                Status = Code.Of(offer.Status),
                offer.RejectedBecause,
                offer.Number,
                Organisation = transaction.ProviderOf(),
                IsReviewer = IsReviewer(transaction),
            },
            cancellationToken: cancellation));
        return await FindAsync(transaction, offer.Number, cancellation);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        int Number, string Organisation, string Framework, string Area, bool IsGood, string Text, string? Wording, int Revision, string Status,
        string? RewrittenBy, string[]? RewriterKnownAs, string? RejectedBecause, string[] Approvers, bool[] Own)
    {
        public ExampleOffer ToOffer() => new(
            Number, Organisation, Framework, Area, IsGood, Text, Wording, Revision, Code.Read<ExampleStatus>(Status),
            RewrittenBy is null ? null : new(RewrittenBy, RewriterKnownAs ?? []), RejectedBecause,
            [.. Approvers.Zip(Own, (names, isOwn) => new ExampleApproval(Person.Named(names.Split('\n')), isOwn))]);
    }
}
