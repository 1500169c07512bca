using Benchmark.Domain.Releases;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>An organisation of a release, and where it stood when the release was built.</summary>
/// <param name="OrganisationId">Its number; never leaves the private side.</param>
/// <param name="Place">Its narrowest group.</param>
/// <param name="CorporateGroup">Its corporate group, or a negative number of its own when it has none.</param>
internal sealed record ReleaseMember(int OrganisationId, Group Place, int CorporateGroup)
{
    /// <summary>Everybody in a release, as noted when it was built.</summary>
    public static async Task<IReadOnlyList<ReleaseMember>> ReadAsync(
        NpgsqlConnection builder, int release, CancellationToken cancellation)
    {
        const string sql = $"""
            select   organisation_id, corporate_group, {GroupRow.Columns}
            from     registry.release_member
            where    release_id = $1
            order by organisation_id
            """;
        await using var command = new NpgsqlCommand(sql, builder) { Parameters = { new() { Value = release } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var members = new List<ReleaseMember>();
        while (await rows.ReadAsync(cancellation))
            members.Add(new(rows.GetInt32(0), GroupRow.Read(rows, 2), rows.GetInt32(1)));
        return members;
    }
}
