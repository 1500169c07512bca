using System.Runtime.CompilerServices;
using System.Text.Json;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Reports.Anonymised;

/// <summary>The anonymised assessments of a release as the database holds them. Only researchers and the builder may read them.</summary>
public static class AssessmentRows
{
    internal const string Columns = $"code, {GroupRow.Columns}, ratings";

    /// <summary>A page of a release's assessments, in the order of their codes; empty when the release has none.</summary>
    /// <param name="database">The researchers' pool.</param>
    /// <param name="release">The release.</param>
    /// <param name="within">Only those whose class lies in this group.</param>
    /// <param name="after">Only those after this code; null from the start.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<AnonymisedAssessment>> ReadPageAsync(
        NpgsqlDataSource database, ReleaseFacts release, Group within, string? after, int count, CancellationToken cancellation)
    {
        const string sql = $"""
            select   {Columns}
            from     release.assessment
            where    release_id = $1 and code > $2
                     and ($3 is null or region = $3) and ($4 is null or size_band = $4)
                     and ($5 is null or service_type = $5) and ($6 is null or authority_type = $6)
            order by code
            limit    $7
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = release.Id });
        command.Parameters.Add(new() { Value = after ?? "" });
        foreach (var code in GroupRow.Codes(within))
            command.Parameters.Add(new() { Value = (object?)code ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = count });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var page = new List<AnonymisedAssessment>();
        while (await rows.ReadAsync(cancellation))
            page.Add(Read(rows));
        return page;
    }

    /// <summary>Every assessment of a release, in the order of their codes, one at a time.</summary>
    public static async IAsyncEnumerable<AnonymisedAssessment> ReadAsync(
        NpgsqlDataSource database, ReleaseFacts release, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from release.assessment where release_id = $1 order by code");
        command.Parameters.Add(new() { Value = release.Id });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            yield return Read(rows);
    }

    /// <summary>The groups that a release's assessments are told apart by; empty when it has none.</summary>
    internal static async Task<IReadOnlyList<Group>> ReadClassesAsync(NpgsqlConnection builder, int release, CancellationToken cancellation)
    {
        const string sql = $"select distinct {GroupRow.Columns} from release.assessment where release_id = $1";
        await using var command = new NpgsqlCommand(sql, builder) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var classes = new List<Group>();
        while (await rows.ReadAsync(cancellation))
            classes.Add(GroupRow.Read(rows, 0));
        return classes;
    }

    /// <summary>What the assessments of a release may give away, measured when they were drawn; null when it has none.</summary>
    public static async Task<MicrodataRisk?> ReadRiskAsync(NpgsqlDataSource database, ReleaseFacts release, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select report from release.assessment_risk where release_id = $1");
        command.Parameters.Add(new() { Value = release.Id });
        return await command.ExecuteScalarAsync(cancellation) is string report ? JsonSerializer.Deserialize<MicrodataRisk>(report) : null;
    }

    internal static async Task WriteAsync(
        NpgsqlBinaryImporter importer, int release, IReadOnlyList<AnonymisedAssessment> assessments, CancellationToken cancellation)
    {
        foreach (var assessment in assessments)
        {
            await importer.StartRowAsync(cancellation);
            await importer.WriteAsync(release, NpgsqlDbType.Integer, cancellation);
            await importer.WriteAsync(assessment.Code, NpgsqlDbType.Text, cancellation);
            await GroupRow.WriteAsync(importer, assessment.Class, cancellation);
            await importer.WriteAsync(assessment.Ratings.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint, cancellation);
        }
    }

    private static AnonymisedAssessment Read(NpgsqlDataReader row) =>
        new(row.GetString(0), GroupRow.Read(row, 1), row.GetFieldValue<short[]>(5));
}
