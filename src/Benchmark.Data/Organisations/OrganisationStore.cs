using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>Organisations as they are kept.</summary>
public static class OrganisationStore
{
    /// <summary>What is known of the organisations with these references; one that is not known is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, OrganisationFacts>> FindAsync(
        NpgsqlDataSource vault, IReadOnlyCollection<string> references, CancellationToken cancellation)
    {
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var found = await FindAsync(connection, references, cancellation);
        return found.ToDictionary(pair => pair.Facts.Reference, pair => pair.Facts, StringComparer.Ordinal);
    }

    /// <summary>The number of the organisation with this reference; null when there is none.</summary>
    public static async Task<int?> NumberOfAsync(NpgsqlDataSource vault, string reference, CancellationToken cancellation)
    {
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            "select organisation_id from registry.organisation where reference = @Reference", new { Reference = reference },
            cancellationToken: cancellation));
    }

    /// <summary>The same, with their numbers, in the caller's transaction.</summary>
    internal static async Task<IReadOnlyList<(int Id, OrganisationFacts Facts)>> FindAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> references, CancellationToken cancellation)
    {
        const string sql = """
            select o.organisation_id, o.reference, o.name, g.name, o.kind, o.region, o.size_band, o.service_type, o.authority_type
            from   registry.organisation o
            left   join registry.corporate_group g using (corporate_group_id)
            where  o.reference = any ($1)
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = references.ToArray() } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(int, OrganisationFacts)>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add((rows.GetInt32(0), new(
                rows.GetString(1), rows.GetString(2), rows.TextOrNull(3), Code.Read<OrganisationKind>(rows.GetString(4)),
                Code.Read<Region>(rows.GetString(5)), rows.MemberOrNull<SizeBand>(6), rows.MemberOrNull<ServiceType>(7), rows.MemberOrNull<AuthorityType>(8))));
        }

        return found;
    }
}

/// <summary>No organisation has this reference.</summary>
public sealed class OrganisationNotFoundException(string reference)
    : DomainException($"There is no organisation \"{reference}\": check the spelling (benchmark organisation list shows all), or import it first.")
{
    /// <summary>What was asked for.</summary>
    public string Reference { get; } = reference;
}
