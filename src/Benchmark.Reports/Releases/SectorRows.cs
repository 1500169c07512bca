using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Dapper;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>What a release knew of the sector when it was built, and its means weighted to it, as they are stored.</summary>
internal static class SectorRows
{
    /// <summary>Writes the counts, the weighting and the means of a release that is being built.</summary>
    public static Task WriteAsync(NpgsqlConnection connection, int id, Release release, CancellationToken cancellation)
    {
        const string sql = """
            insert into release.sector (release_id, region, size_band, service_types, organisations, source, as_of)
            select @id, region, size_band, string_to_array(services, '|'), organisations, source, as_of
            from   unnest(@Regions, @Sizes, @Services, @Organisations, @Sources, @Days)
                   as known (region, size_band, services, organisations, source, as_of);
            insert into release.weighting (release_id, outcome, dimensions) values (@id, @Outcome, @Dimensions);
            insert into release.weighted_mean (release_id, measure, mean)
            select @id, measure, mean from unnest(@Measures, @Means) as weighted (measure, mean);
            """;
        var (sector, means) = (release.Sector, release.WeightedMeans.ToList());
        return connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                id,
                Regions = sector.Select(count => count.Region is { } region ? Code.Of(region) : null).ToArray(),
                Sizes = sector.Select(count => count.SizeBand is { } size ? Code.Of(size) : null).ToArray(),
                Services = sector.Select(count => count.Services.Count == 0 ? null : string.Join('|', count.Services.Select(Code.Of))).ToArray(),
                Organisations = sector.Select(count => count.Organisations).ToArray(),
                Sources = sector.Select(count => count.Source).ToArray(),
                Days = sector.Select(count => count.AsOf).ToArray(),
                Outcome = OutcomeOf(release.Weighting),
                Dimensions = release.Weighting is SectorWeighting.Shown shown ? shown.By.Select(Code.Of).ToArray() : null,
                Measures = means.Select(pair => pair.Key.Key).ToArray(),
                Means = means.Select(pair => FigureRow.Text(pair.Value)).ToArray(),
            },
            cancellationToken: cancellation));
    }

    /// <summary>The counts that a release was built with, in a fixed order.</summary>
    public static async Task<IReadOnlyList<SectorCount>> ReadAsync(NpgsqlConnection connection, int release, CancellationToken cancellation)
    {
        const string sql = $"select {SectorCounts.Columns} from release.sector where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<SectorCount>();
        while (await rows.ReadAsync(cancellation))
            counts.Add(SectorCounts.Read(rows));
        return InOrder(counts);
    }

    /// <summary>Whether a release weights to the sector; a release that was built before there was such a thing does not.</summary>
    public static async Task<SectorWeighting> ReadWeightingAsync(
        NpgsqlConnection connection, int release, IReadOnlyList<SectorCount> sector, CancellationToken cancellation)
    {
        const string sql = "select outcome, dimensions from release.weighting where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return SectorWeighting.NotCounted.Instance;

        return row.GetString(0) switch
        {
            "SHOWN" => Shown([.. row.GetFieldValue<string[]>(1).Select(Code.Read<DimensionCode>)], sector),
            "WITHHELD" => SectorWeighting.Withheld.Instance,
            _ => SectorWeighting.NotCounted.Instance,
        };
    }

    /// <summary>England's weighted means.</summary>
    public static async Task<Dictionary<Measure, CodedNumber>> ReadMeansAsync(NpgsqlConnection connection, int release, CancellationToken cancellation)
    {
        const string sql = "select measure, mean from release.weighted_mean where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var means = new Dictionary<Measure, CodedNumber>();
        while (await rows.ReadAsync(cancellation))
            means.Add(Measure.Read(rows.GetString(0)), FigureRow.Number(rows.GetString(1)));
        return means;
    }

    /// <summary>Counts in an order that does not depend on the database: all before parts, in the order of their values.</summary>
    public static IReadOnlyList<SectorCount> InOrder(IEnumerable<SectorCount> counts) =>
    [
        .. counts.OrderBy(count => count.Region ?? 0).ThenBy(count => count.SizeBand ?? 0)
            .ThenBy(count => string.Concat(count.Services.Select(service => (int)service)), StringComparer.Ordinal),
    ];

    /// <summary>The outcome as tables and manifests hold it.</summary>
    public static string OutcomeOf(SectorWeighting weighting) => weighting switch
    {
        SectorWeighting.Shown => "SHOWN",
        SectorWeighting.Withheld => "WITHHELD",
        _ => "NOT_COUNTED",
    };

    private static SectorWeighting.Shown Shown(IReadOnlyList<DimensionCode> by, IReadOnlyList<SectorCount> sector)
    {
        var groups = new Lattice(by).Groups.Where(group => group.Depth == by.Count).ToHashSet();
        var counts = sector.Where(count => count.Group is { } group && groups.Contains(group) && count.Organisations > 0).ToList();
        return counts.Count == 0
            ? throw new InvalidDataException("A release is weighted by counts that it does not hold.")
            : new(by, [.. counts.OrderBy(count => new Lattice(by).IndexOf(count.Group!)).Select(count => new Stratum(count.Group!, count.Organisations))], counts[0].Source, counts[0].AsOf);
    }
}
