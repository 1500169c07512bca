using Dapper;

namespace Benchmark.Data.Backups;

/// <summary>How a database is, in numbers.</summary>
/// <param name="Server">The server's version, for example 15.14.</param>
/// <param name="Place">Where it is: the folder of the private cluster, or the name of another server's database.</param>
/// <param name="Bytes">Size of the database.</param>
/// <param name="PendingMigrations">Migrations it still needs, oldest first.</param>
/// <param name="Organisations">Organisations in the registry; 0 before the first migration.</param>
/// <param name="Rounds">Rounds; 0 before the first migration.</param>
/// <param name="Assessments">Assessments; 0 before the first migration.</param>
public sealed record DatabaseStatus(
    string Server, string Place, long Bytes, IReadOnlyList<string> PendingMigrations, long Organisations, long Rounds, long Assessments)
{
    /// <summary>Asks a database how it is.</summary>
    public static async Task<DatabaseStatus> ReadAsync(Database database, CancellationToken cancellation)
    {
        const string facts = "select current_setting('server_version') as server, pg_database_size(current_database()) as bytes";
        const string counts = """
            select (select count(*) from registry.organisation) as organisations,
                   (select count(*) from assessment.round) as rounds,
                   (select count(*) from assessment.assessment) as assessments
            """;

        var pending = await DatabaseSchema.PendingMigrationsAsync(database, cancellation);
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        var (server, bytes) = await connection.QuerySingleAsync<(string, long)>(new CommandDefinition(facts, cancellationToken: cancellation));
        var (organisations, rounds, assessments) = pending.Count > 0
            ? default
            : await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(counts, cancellationToken: cancellation));
        return new(server, database.Place, bytes, pending, organisations, rounds, assessments);
    }
}
