using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>How many organisations of a kind there are in the whole sector, as somebody published it.</summary>
/// <param name="Region">The region; null for all.</param>
/// <param name="SizeBand">The size of employer; null for all.</param>
/// <param name="ServiceType">The main service; null for all.</param>
/// <param name="Organisations">How many there are.</param>
/// <param name="Source">Who counted, in words.</param>
/// <param name="AsOf">On which day.</param>
public sealed record SectorCount(
    Region? Region, SizeBand? SizeBand, ServiceType? ServiceType, int Organisations, string Source, DateOnly AsOf);

/// <summary>Counts of the sector as they are kept. They are public facts.</summary>
public static class SectorCounts
{
    /// <summary>Keeps counts and returns how many are new or other than before.</summary>
    internal static Task<int> WriteAsync(NpgsqlConnection connection, IReadOnlyList<SectorCount> counts, CancellationToken cancellation)
    {
        const string sql = """
            insert into registry.sector_count as kept (region, size_band, service_type, organisations, source, as_of)
            select region, size_band, service_type, organisations, source, as_of
            from   unnest(@Regions, @Sizes, @Services, @Organisations, @Sources, @Days)
                   as file (region, size_band, service_type, organisations, source, as_of)
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
                Services = counts.Select(count => CodeOf(count.ServiceType)).ToArray(),
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
        const string sql = """
            select   distinct on (region, size_band, service_type) region, size_band, service_type, organisations, source, as_of
            from     release.sector_count
            order by region, size_band, service_type, as_of desc
            """;
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<SectorCount>();
        while (await rows.ReadAsync(cancellation))
        {
            counts.Add(new(
                rows.MemberOrNull<Region>(0), rows.MemberOrNull<SizeBand>(1), rows.MemberOrNull<ServiceType>(2), rows.GetInt32(3),
                rows.GetString(4), rows.GetFieldValue<DateOnly>(5)));
        }

        return counts;
    }

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } member ? Code.Of(member) : null;
}
