using System.Text.Json;
using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Reports.Releases;

/// <summary>The named sets of a release and their figures, as they are stored.</summary>
internal static class SetRows
{
    /// <summary>Writes the sets of a release that is being built.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, int id, Release release, CancellationToken cancellation)
    {
        if (release.Sets.Count == 0)
            return;

        const string sql = """
            insert into release.named_set (release_id, code, title, groups, organisations)
            select @id, code, title, groups, organisations
            from   unnest(@Codes, @Titles, @Groups, @Counts) as sets (code, title, groups, organisations)
            """;
        await connection.ExecuteAsync(new CommandDefinition(
            sql,
            new
            {
                id,
                Codes = release.Sets.Select(set => set.Set.Code).ToArray(),
                Titles = release.Sets.Select(set => set.Set.Title).ToArray(),
                Groups = release.Sets.Select(set => NamedSetFile.ToJson(set.Set.Groups)).ToArray(),
                Counts = release.Sets.Select(set => set.Organisations).ToArray(),
            },
            cancellationToken: cancellation));
        await ReleaseStore.CopyAsync(
            connection, "release.set_figure", $"release_id, named_set, measure, withheld, {FigureRow.Columns}",
            async importer =>
            {
                foreach (var (set, measure) in release.Sets.SelectMany(_ => release.Measures, (set, measure) => (set, measure)))
                {
                    await importer.StartRowAsync(cancellation);
                    await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                    await importer.WriteAsync(set.Set.Code, NpgsqlDbType.Text, cancellation);
                    await importer.WriteAsync(measure.Key, NpgsqlDbType.Text, cancellation);
                    await importer.WriteAsync(set.Figures[measure] is Figure.Withheld, NpgsqlDbType.Boolean, cancellation);
                    await FigureRow.WriteAsync(importer, set.Figures[measure], cancellation);
                }
            },
            cancellation);
    }

    /// <summary>The named sets of a release with their figures, by their codes.</summary>
    public static async Task<IReadOnlyList<ReleaseSet>> ReadAsync(NpgsqlConnection connection, int release, CancellationToken cancellation)
    {
        const string sql = """
            select code, title, groups, organisations from release.named_set where release_id = $1 order by code
            """;
        var figures = await ReadFiguresAsync(connection, release, cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var sets = new List<ReleaseSet>();
        while (await rows.ReadAsync(cancellation))
        {
            var set = new NamedSet(rows.GetString(0), rows.GetString(1), NamedSetFile.FromJson(rows.GetString(2)));
            sets.Add(new(set, rows.IsDBNull(3) ? null : rows.GetInt32(3), figures.GetValueOrDefault(set.Code, [])));
        }

        return sets;
    }

    /// <summary>The named sets of a release from the policy that is stored with it, which stays to be read when the release is withdrawn.</summary>
    /// <param name="policy">The policy as it is stored.</param>
    public static IReadOnlyList<SetContents> ContentsOf(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        return
        [
            .. document.RootElement.GetProperty(nameof(Policy.Sets)).EnumerateArray()
                .Select(set => new SetContents(Text(set, nameof(NamedSet.Code)), Text(set, nameof(NamedSet.Title)), Text(set, nameof(NamedSet.Definition))))
                .OrderBy(set => set.Code, StringComparer.Ordinal),
        ];

        static string Text(JsonElement set, string name) => set.GetProperty(name).GetString()!;
    }

    private static async Task<Dictionary<string, Dictionary<Measure, Figure>>> ReadFiguresAsync(
        NpgsqlConnection connection, int release, CancellationToken cancellation)
    {
        const string sql = $"select named_set, measure, {FigureRow.Columns} from release.set_figure where release_id = $1";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var figures = new Dictionary<string, Dictionary<Measure, Figure>>();
        while (await rows.ReadAsync(cancellation))
        {
            if (!figures.TryGetValue(rows.GetString(0), out var own))
                figures.Add(rows.GetString(0), own = []);
            own.Add(Measure.Read(rows.GetString(1)), FigureRow.Read(rows, 2));
        }

        return figures;
    }
}
