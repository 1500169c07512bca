using System.Text.Json;
using Benchmark.Data.Frameworks;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>Reads releases as they were stored. What a connection's role may not see is not there.</summary>
internal static class ReleaseQueries
{
    private const string FactColumns = """
        release_id, framework_code, framework_edition, perspective, version, round_code, round_title, status, published_at,
        withdrawn_because, policy_code, policy_version, minimum_groups, policy_summary, checksum, is_synthetic, size_bands,
        dimensions, coverage
        """;

    /// <summary>The facts of every release this role may see, newest first.</summary>
    public static async Task<IReadOnlyList<ReleaseFacts>> ReadFactsAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadFactsAsync(connection, cancellation);
    }

    /// <summary>The facts of every release this role may see, newest first.</summary>
    public static async Task<IReadOnlyList<ReleaseFacts>> ReadFactsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string sql = $"select {FactColumns} from release.release order by release_id desc";
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var releases = new List<ReleaseFacts>();
        while (await rows.ReadAsync(cancellation))
            releases.Add(Facts(rows));
        return releases;
    }

    /// <summary>One release with its figures; figures this role may not see are missing and the release is refused.</summary>
    /// <exception cref="InvalidDataException">The release is not stored as a whole.</exception>
    public static async Task<Release> ReadAsync(NpgsqlDataSource database, ReleaseFacts facts, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var framework = await ReadFrameworkAsync(connection, facts.Id, cancellation);
        var lattice = new Lattice(facts.Dimensions);
        IReadOnlyList<Measure> measures = [.. framework.MeasuresFor(facts.Perspective)];
        var sector = await SectorRows.ReadAsync(connection, facts.Id, cancellation);
        return new Release(
            facts, framework, lattice, measures,
            await ReadFiguresAsync(connection, facts.Id, lattice, measures, cancellation),
            await ReadParticipationAsync(connection, facts.Id, lattice, cancellation))
        {
            Completeness = await ReadCompletenessAsync(connection, facts.Id, lattice, cancellation),
            Sector = sector,
            Weighting = await SectorRows.ReadWeightingAsync(connection, facts.Id, sector, cancellation),
            WeightedMeans = await SectorRows.ReadMeansAsync(connection, facts.Id, cancellation),
            Sets = await SetRows.ReadAsync(connection, facts.Id, cancellation),
            Changes = await ReadChangesAsync(connection, facts.Id, lattice, cancellation),
        };
    }

    /// <summary>What readers rely on of a release, apart from its numbers.</summary>
    public static async Task<ReleaseContents> ReadContentsAsync(NpgsqlDataSource database, ReleaseFacts facts, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select framework, policy from release.release where release_id = $1");
        command.Parameters.Add(new() { Value = facts.Id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return ReleaseContents.Of(facts, FrameworkDocument.FromJson(row.GetString(0))) with { Sets = SetRows.ContentsOf(row.GetString(1)) };
    }

    private static async Task<Framework> ReadFrameworkAsync(NpgsqlConnection connection, int release, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select framework from release.release where release_id = $1", connection)
        {
            Parameters = { new() { Value = release } },
        };
        return FrameworkDocument.FromJson((string)(await command.ExecuteScalarAsync(cancellation))!);
    }

    private static async Task<Figure[]> ReadFiguresAsync(
        NpgsqlConnection connection, int release, Lattice lattice, IReadOnlyList<Measure> measures,
        CancellationToken cancellation)
    {
        const string sql = $"select measure, {GroupRow.Columns}, {FigureRow.Columns} from release.figure where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var places = measures.Select((measure, at) => (measure.Key, at)).ToDictionary(pair => pair.Key, pair => pair.at);
        var figures = new Figure[measures.Count * lattice.Groups.Count];
        while (await rows.ReadAsync(cancellation))
            figures[places[rows.GetString(0)] * lattice.Groups.Count + lattice.IndexOf(GroupRow.Read(rows, 1))] = FigureRow.Read(rows, 5);

        return Array.TrueForAll(figures, figure => figure is not null)
            ? figures
            : throw new InvalidDataException($"Release {release} does not hold every figure it should.");
    }

    /// <summary>Organisations per group of a release, in the lattice's order; 0 where withheld.</summary>
    public static async Task<int[]> ReadParticipationAsync(
        NpgsqlConnection connection, int release, Lattice lattice, CancellationToken cancellation)
    {
        const string sql = $"select organisations, {GroupRow.Columns} from release.participation where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var participation = new int[lattice.Groups.Count];
        while (await rows.ReadAsync(cancellation))
            participation[lattice.IndexOf(GroupRow.Read(rows, 1))] = rows.IsDBNull(0) ? 0 : rows.GetInt32(0);
        return participation;
    }

    private static async Task<Dictionary<string, CodedShare?[]>> ReadCompletenessAsync(
        NpgsqlConnection connection, int release, Lattice lattice, CancellationToken cancellation)
    {
        const string sql = $"select domain, share, {GroupRow.Columns} from release.completeness where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var completeness = new Dictionary<string, CodedShare?[]>();
        while (await rows.ReadAsync(cancellation))
        {
            if (!completeness.TryGetValue(rows.GetString(0), out var shares))
                completeness.Add(rows.GetString(0), shares = new CodedShare?[lattice.Groups.Count]);
            shares[lattice.IndexOf(GroupRow.Read(rows, 2))] = rows.IsDBNull(1) ? null : FigureRow.Share(rows.GetString(1));
        }

        return completeness;
    }

    private static async Task<Dictionary<string, IReadOnlySet<int>>> ReadChangesAsync(
        NpgsqlConnection connection, int release, Lattice lattice, CancellationToken cancellation)
    {
        const string sql = """
            select e.version, t.region, t.size_band, t.service_type, t.authority_type
            from   release.trend t
            join   release.release e on e.release_id = t.earlier_id
            where  t.release_id = $1
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var changes = new Dictionary<string, HashSet<int>>();
        while (await rows.ReadAsync(cancellation))
        {
            if (!changes.TryGetValue(rows.GetString(0), out var groups))
                changes.Add(rows.GetString(0), groups = []);
            groups.Add(lattice.IndexOf(GroupRow.Read(rows, 1)));
        }

        return changes.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<int>)pair.Value);
    }

    private static ReleaseFacts Facts(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(4), row.GetString(5), row.GetString(6),
        row.IsDBNull(3) ? null : Code.Read<PerspectiveCode>(row.GetString(3)),
        Code.Read<ReleaseStatus>(row.GetString(7)),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        row.IsDBNull(9) ? null : row.GetString(9),
        new PolicyFacts(row.GetString(10), row.GetString(11), row.GetInt32(12), row.GetString(13)),
        row.GetString(14), row.GetBoolean(15),
        JsonSerializer.Deserialize<SizeBands>(row.GetString(16))!,
        [.. row.GetFieldValue<string[]>(17).Select(Code.Read<DimensionCode>)])
    {
        Coverage = row.IsDBNull(18) ? null : FigureRow.Share(row.GetString(18)),
    };
}
