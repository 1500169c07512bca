using Benchmark.Data.Disclosure;
using Benchmark.Domain.Releases;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>Counts in the database, again and by other means, who came and went in each group whose change is shown.</summary>
internal static class ChangeCheck
{
    /// <summary>The gate: no change that is shown is that of a small group which one or two corporate groups joined or left.</summary>
    /// <param name="builder">The builder role's pool.</param>
    /// <param name="release">The release as it is stored.</param>
    /// <param name="cancellation">Ends the audit.</param>
    public static async Task<AuditGate> GateAsync(NpgsqlDataSource builder, Release release, CancellationToken cancellation)
    {
        const string title = "No change between releases is that of a few who came, went or moved";
        const string sql = """
            with inside as (
                select   t.earlier_id, t.region, t.size_band, t.service_type, t.authority_type, m.organisation_id,
                         max(m.corporate_group) filter (where m.release_id = t.release_id) as owner_now,
                         max(m.corporate_group) filter (where m.release_id = t.earlier_id) as owner_before
                from     release.trend t
                join     registry.release_member m on m.release_id in (t.release_id, t.earlier_id)
                         and (t.region is null or t.region = m.region)
                         and (t.size_band is null or t.size_band = m.size_band)
                         and (t.service_type is null or t.service_type = m.service_type)
                         and (t.authority_type is null or t.authority_type = m.authority_type)
                where    t.release_id = $1
                group by t.earlier_id, t.region, t.size_band, t.service_type, t.authority_type, m.organisation_id),
            counted as (
                select   least(count(owner_now), count(owner_before), count(distinct owner_now), count(distinct owner_before)) as fewest,
                         count(distinct coalesce(owner_now, owner_before)) filter (where num_nulls(owner_now, owner_before) = 1) as changed
                from     inside
                group by earlier_id, region, size_band, service_type, authority_type),
            hidden as (
                select count(*) as shown_of_hidden
                from   release.trend t
                cross join lateral (values (t.release_id), (t.earlier_id)) as either (release_id)
                left join release.participation p on p.release_id = either.release_id
                       and (p.region, p.size_band, p.service_type, p.authority_type)
                           is not distinct from (t.region, t.size_band, t.service_type, t.authority_type)
                where  t.release_id = $1 and p.organisations is null)
            select (select count(*) from counted),
                   (select count(*) from counted where fewest < $2 and changed between 1 and $3) + shown_of_hidden
            from   hidden
            """;
        var named = release.Facts.Policy;
        if (PolicyFiles.Find(named.Code, named.Version) is not { Trend: var rule })
            return new(title, false, $"policy {named.Code} {named.Version} is not known here");

        await using var command = builder.CreateCommand(sql);
        command.Parameters.Add(new() { Value = release.Facts.Id });
        command.Parameters.Add(new() { Value = rule.Contributors });
        command.Parameters.Add(new() { Value = rule.FewChanged });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (shown, telling) = (row.GetInt64(0), row.GetInt64(1));
        return new(title, telling == 0, $"{release.Changes.Count} earlier releases, {shown} changes of groups shown, {telling} that tell of a few");
    }
}
