using System.Globalization;
using Npgsql;

namespace Benchmark.Data.People;

/// <summary>A transaction on the private side in which the database shows what one person may see, and nothing else.</summary>
/// <remarks>Disposed without <see cref="CommitAsync"/>, it leaves nothing behind. The policies: access-schema.sql.</remarks>
public sealed class ActingTransaction : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;

    private ActingTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Actor actor) =>
        (Connection, _transaction, Actor) = (connection, transaction, actor);

    /// <summary>Who is acting.</summary>
    public Actor Actor { get; }

    /// <summary>The connection; every command on it is part of the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Begins one.</summary>
    /// <param name="member">The pool of the role that sees no row but by a policy.</param>
    /// <param name="actor">Who is acting.</param>
    /// <param name="cancellation">Ends the wait for a connection.</param>
    public static async Task<ActingTransaction> BeginAsync(NpgsqlDataSource member, Actor actor, CancellationToken cancellation)
    {
        var connection = await member.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { SettingsOf(actor) } };
            if (!actor.MayWrite)
                batch.BatchCommands.Add(new("set transaction read only"));
            await batch.ExecuteNonQueryAsync(cancellation);
            return new(connection, transaction, actor);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps what was done.</summary>
    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    /// <summary>The command that tells the policies who is acting until the transaction ends; the first of a batch that is one round trip.</summary>
    internal static NpgsqlBatchCommand SettingsOf(Actor actor) => new("""
        select set_config('benchmark.subject', $1, true), set_config('benchmark.roles', $2, true),
               set_config('benchmark.organisation', $3, true), set_config('benchmark.assessment', $4, true),
               set_config('benchmark.sheet', $5, true), set_config('benchmark.known_as', $6, true)
        """)
    {
        Parameters =
        {
            new() { Value = actor.Subject },
            new() { Value = actor.RoleCodes },
            new() { Value = actor.OrganisationSetting },
            new() { Value = actor.Sheet?.Assessment.ToString(CultureInfo.InvariantCulture) ?? "" },
            new() { Value = actor.Sheet?.Sheet.ToString(CultureInfo.InvariantCulture) ?? "" },
            new() { Value = string.Join('\n', actor.Person.KnownAs) },
        },
    };
}
