using Dapper;

namespace Benchmark.Data.People;

/// <summary>Something that somebody did on the private side.</summary>
/// <param name="Number">Rises with time.</param>
/// <param name="HappenedAt">When.</param>
/// <param name="Subject">Who, for good; see <see cref="Actor.Subject"/>.</param>
/// <param name="Person">What they were called then.</param>
/// <param name="Roles">The codes of their roles then, separated by commas.</param>
/// <param name="Organisation">The reference of the organisation concerned; null for none.</param>
/// <param name="Action">What was done, for example <c>submitAssessment</c>.</param>
/// <param name="Target">To what; never its content. Null where the action says it all.</param>
public sealed record TrailEvent(
    long Number, DateTime HappenedAt, string Subject, string Person, string Roles, string? Organisation, string Action, string? Target);

/// <summary>Who did what; it is added to and never changed.</summary>
public static class Trail
{
    /// <summary>Notes something in the transaction that does it, so that both are kept or neither.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="action">What is done, as the mutation is called.</param>
    /// <param name="target">To what: a code, reference or number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task NoteAsync(this ActingTransaction transaction, string action, string? target, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.audit_event (subject, person, roles, organisation_id, action, target)
            values (@Subject, @Name, @RoleCodes, @OrganisationNumber, @Action, @Target)
            """;
        var actor = transaction.Actor;
        return transaction.Connection.ExecuteAsync(new CommandDefinition(
            sql, new { actor.Subject, actor.Name, actor.RoleCodes, actor.OrganisationNumber, Action = action, Target = target }, cancellationToken: cancellation));
    }

    /// <summary>What happened, newest first; empty for everybody but administrators.</summary>
    /// <param name="transaction">Who asks.</param>
    /// <param name="before">Only what has a smaller number; null for all.</param>
    /// <param name="organisation">Only what concerns this organisation; null for all.</param>
    /// <param name="action">Only this action; null for all.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<TrailEvent>> ReadAsync(
        this ActingTransaction transaction, long? before, string? organisation, string? action, int count, CancellationToken cancellation)
    {
        const string sql = """
            select   e.audit_event_id as number, e.happened_at as happenedAt, e.subject, e.person, e.roles, o.reference as organisation,
                     e.action, e.target
            from     registry.audit_event e
            left     join registry.organisation o using (organisation_id)
            where    (@Before is null or e.audit_event_id < @Before)
            and      (@Organisation::text is null or o.reference = @Organisation)
            and      (@Action::text is null or e.action = @Action)
            order by e.audit_event_id desc
            limit    @Count
            """;
        return [.. await transaction.Connection.QueryAsync<TrailEvent>(new CommandDefinition(
            sql, new { Before = before, Organisation = organisation, Action = action, Count = count }, cancellationToken: cancellation))];
    }
}
