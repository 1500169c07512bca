using Benchmark.Data;
using Benchmark.Data.Cluster;
using Benchmark.Data.Disclosure;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Dapper;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Who took part in a release, which only the judge of an attack knows.</summary>
/// <param name="Members">The cell, corporate group and reference of each organisation.</param>
internal sealed record Sector(IReadOnlyList<(string Cell, int CorporateGroup, string Reference)> Members)
{
    /// <summary>How many organisations took part in each cell where any did.</summary>
    public IReadOnlyDictionary<string, int> Counts => Members.CountBy(member => member.Cell).ToDictionary();

    /// <summary>The sector without some corporate groups, which know their own answers.</summary>
    public Sector Without(IReadOnlySet<int> corporateGroups) => new([.. Members.Where(member => !corporateGroups.Contains(member.CorporateGroup))]);

    /// <summary>Distinct corporate groups in some cells.</summary>
    public int CorporateGroupsIn(IReadOnlyCollection<string> cells) =>
        Members.Where(member => cells.Contains(member.Cell)).Select(member => member.CorporateGroup).Distinct().Count();

    /// <summary>Why each hidden group is hidden, by the words of <see cref="Verdict"/>.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts(Lattice lattice, string policy)
    {
        var mask = Mask.Of(lattice, [.. Members.Select(member => new Participant(GroupOf(member.Cell), member.CorporateGroup))], PolicyFiles.Find(policy)!);
        return lattice.Groups.Index().ToDictionary(pair => KeyOf(pair.Item), pair => mask[pair.Index]);
    }

    /// <summary>Reads the members of each release from a home whose server is not running, by identifier's name.</summary>
    public static Task<Dictionary<string, Sector>> ReadAsync(string home) => InDatabaseAsync(home, async database =>
    {
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = await connection.QueryAsync<(string Release, string Cell, int Group, string Reference)>("""
            select concat_ws('/', framework_code || '-' || framework_edition, perspective, version),
                   concat(m.region, '|', m.size_band, '|', m.service_type, '|', m.authority_type), m.corporate_group, o.reference
            from   registry.release_member m
            join   release.release using (release_id)
            join   registry.organisation o using (organisation_id)
            """);
        return rows.GroupBy(row => row.Release).ToDictionary(group => group.Key, group => new Sector([.. group.Select(row => (row.Cell, row.Group, row.Reference))]));
    });

    /// <summary>Shows, behind the product's back, the groups of every release that are hidden for the sake of others alone.</summary>
    public static Task ShowSecondaryGroupsAsync(string home) => InDatabaseAsync(home, async database =>
    {
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteAsync("""
            set session_replication_role = replica;
            with wide as (
                select p.release_id, p.region, p.size_band, p.service_type, p.authority_type
                from   release.participation p
                join   registry.release_member m using (release_id)
                where  p.organisations is null
                       and (p.region is null or p.region = m.region) and (p.size_band is null or p.size_band = m.size_band)
                       and (p.service_type is null or p.service_type = m.service_type)
                       and (p.authority_type is null or p.authority_type = m.authority_type)
                group by p.release_id, p.region, p.size_band, p.service_type, p.authority_type
                having count(distinct m.corporate_group) >= 10),
            counted as (
                update release.participation p set organisations = 10
                from   wide w
                where  p.release_id = w.release_id and (p.region, p.size_band, p.service_type, p.authority_type)
                       is not distinct from (w.region, w.size_band, w.service_type, w.authority_type))
            update release.figure f set withheld = false, contributors = 10, mean = '2.5'
            from   wide w
            where  f.release_id = w.release_id and (f.region, f.size_band, f.service_type, f.authority_type)
                   is not distinct from (w.region, w.size_band, w.service_type, w.authority_type)
            """);
    });

    private static async Task<T> InDatabaseAsync<T>(string home, Func<Database, Task<T>> work)
    {
        await using var cluster = await PrivateCluster.StartAsync(new ClusterHome(home), TestContext.Current.CancellationToken);
        await using var database = Database.In(cluster, Database.DefaultName, ownsCluster: false);
        return await work(database);
    }

    private static Group GroupOf(string key) => key.Split('|') switch
    {
        [var region, var size, var service, var authority] => new(Value<Region>(region), Value<SizeBand>(size), Value<ServiceType>(service), Value<AuthorityType>(authority)),
        _ => throw new ArgumentException("A cell has four codes.", nameof(key)),
    };

    private static string KeyOf(Group group) =>
        string.Join('|', Text(group.Region), Text(group.SizeBand), Text(group.ServiceType), Text(group.AuthorityType));

    private static T? Value<T>(string code)
        where T : struct, Enum => code.Length == 0 ? null : Code.Read<T>(code);

    private static string Text<T>(T? value)
        where T : struct, Enum => value is { } code ? Code.Of(code) : "";
}
