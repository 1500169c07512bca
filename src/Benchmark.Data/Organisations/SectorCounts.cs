using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>Counts of the sector as they are kept. They are public facts.</summary>
public static class SectorCounts
{
    /// <summary>The columns of a count, in the order <see cref="Read"/> keeps.</summary>
    public const string Columns = "region, size_band, service_types, organisations, source, as_of";

    /// <summary>Keeps counts and returns how many are new or other than before.</summary>
    internal static Task<int> WriteAsync(NpgsqlConnection connection, IReadOnlyList<SectorCount> counts, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.sector_count as kept (region, size_band, service_types, organisations, source, as_of)
            select region, size_band, string_to_array(services, '|'), organisations, source, as_of
            from   unnest(@Regions, @Sizes, @Services, @Organisations, @Sources, @Days)
                   as file (region, size_band, services, organisations, source, as_of)
            on conflict on constraint one_sector_count do update
            set    organisations = excluded.organisations, source = excluded.source
            where  (kept.organisations, kept.source) is distinct from (excluded.organisations, excluded.source)
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                Regions = counts.Select(count => CodeOf(count.Region)).ToArray(),
                Sizes = counts.Select(count => CodeOf(count.SizeBand)).ToArray(),
                Services = counts.Select(count => count.Services.Count == 0 ? null : string.Join('|', count.Services.Select(Code.Of))).ToArray(),
                Organisations = counts.Select(count => count.Organisations).ToArray(),
                Sources = counts.Select(count => count.Source).ToArray(),
                Days = counts.Select(count => count.AsOf).ToArray(),
            },
            cancellationToken: cancellation));
    }

    /// <summary>The newest count of each kind there is one of.</summary>
    /// <param name="database">The public role's pool suffices.</param>
    /// <param name="cancellation">Ends the read.</param>
    public static async Task<IReadOnlyList<SectorCount>> NewestAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await NewestAsync(connection, cancellation);
    }

    /// <summary>The newest count of each kind there is one of.</summary>
    public static async Task<IReadOnlyList<SectorCount>> NewestAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string sql = $"""
            select   distinct on (region, size_band, service_types) {Columns}
            from     release.sector_count
            order by region, size_band, service_types, as_of desc
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<SectorCount>();
        while (await rows.ReadAsync(cancellation))
            counts.Add(Read(rows));

        return counts;
    }

    /// <summary>A count as a table of the columns holds it.</summary>
    public static SectorCount Read(NpgsqlDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.MemberOrNull<Region>(0), row.MemberOrNull<SizeBand>(1),
            row.IsDBNull(2) ? [] : [.. row.GetFieldValue<string[]>(2).Select(Code.Read<ServiceType>)], row.GetInt32(3), row.GetString(4),
            row.GetFieldValue<DateOnly>(5));
    }

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } member ? Code.Of(member) : null;
}
