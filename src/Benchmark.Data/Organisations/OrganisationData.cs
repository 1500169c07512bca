using Benchmark.Data.People;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>Everything that is kept about one organisation, to take away or to erase.</summary>
public static class OrganisationData
{
    /// <summary>What the acting organisation may see of itself, table by table, as JSON.</summary>
    /// <remarks>
    /// Every private table with a column for the organisation is part of it, so that a new table cannot be forgotten. Raters'
    /// sheets are not: they are the raters' own. Hashes of keys and links are not, nor by which names others are known.
    /// </remarks>
    public static async Task<string> ExportOrganisationAsync(this ActingTransaction transaction, CancellationToken cancellation)
    {
        const string tables = """
            select   c.table_schema || '.' || quote_ident(c.table_name) as name,
                     string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
            from     information_schema.columns c
            join     pg_class t on t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
            where    c.table_schema in ('registry', 'assessment') and t.relkind in ('r', 'p') and not t.relispartition
            and      has_column_privilege(t.oid, c.column_name, 'select') and c.column_name not like all (array['%hash', '%known_as'])
            and      exists (select from information_schema.columns o
                             where (o.table_schema, o.table_name, o.column_name) = (c.table_schema, c.table_name, 'organisation_id'))
            group by 1
            order by 1
            """;
        var parts = new List<string>();
        foreach (var (name, columns) in await transaction.Connection.QueryAsync<(string Name, string Columns)>(new CommandDefinition(tables, cancellationToken: cancellation)))
        {
            var rows = await transaction.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
                $"select coalesce(jsonb_agg(to_jsonb(part)), '[]')::text from (select {columns} from {name} where organisation_id = @Organisation) part",
                new { Organisation = transaction.Actor.OrganisationNumber }, cancellationToken: cancellation));
            parts.Add($"  \"{name}\": {rows}");
        }

        return $"{{\n{string.Join(",\n", parts)}\n}}\n";
    }

    /// <summary>Erases an organisation and all it ever kept here. Published releases hold nothing that is its own, and stay.</summary>
    /// <param name="vault">The private side.</param>
    /// <param name="reference">The organisation's reference.</param>
    /// <param name="cancellation">Ends the work with nothing erased.</param>
    /// <exception cref="OrganisationNotFoundException">There is none.</exception>
    public static async Task EraseOrganisationAsync(NpgsqlDataSource vault, string reference, CancellationToken cancellation)
    {
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        var erased = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select registry.erase_organisation(@Reference)", new { Reference = reference }, cancellationToken: cancellation));
        if (!erased)
            throw new OrganisationNotFoundException(reference);
    }
}
