using System.Globalization;
using Benchmark.Data.Disclosure;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Npgsql;

namespace Benchmark.Reports.Anonymised;

/// <summary>Proves what anonymised assessments promise: docs/methods/microdata.md.</summary>
internal static class MicrodataCheck
{
    /// <summary>The gates of a draft; none when it holds no anonymised assessments.</summary>
    public static async Task<IReadOnlyList<AuditGate>> GatesAsync(
        NpgsqlDataSource builder, Release release, ReleaseOutline outline, CancellationToken cancellation)
    {
        if (await AssessmentRows.ReadRiskAsync(builder, release.Facts, cancellation) is not { } risk)
            return [];

        var counts = await CountAsync(builder, release.Facts, cancellation);
        var named = release.Facts.Policy;
        return [ClassGate(outline, counts), RiskGate(risk, PolicyFiles.Find(named.Code, named.Version)?.Microdata)];
    }

    /// <summary>Whether assessments are told apart only by what is published anyway.</summary>
    /// <param name="outline">The release.</param>
    /// <param name="counts">Assessments of each class.</param>
    internal static AuditGate ClassGate(ReleaseOutline outline, IReadOnlyDictionary<Group, int> counts)
    {
        var inside = counts.Keys.ToDictionary(group => group, group => outline.Members.Where(member => group.Contains(member.Place)).ToList());
        var hidden = counts.Keys.Count(group => !outline.Published.Contains(outline.Lattice.IndexOf(group)));
        var small = inside.Values.Count(members => members.Select(member => member.CorporateGroup).Distinct().Count() < outline.Facts.Policy.MinimumGroups);
        var wrong = inside.Count(pair => pair.Value.Count != counts[pair.Key]);
        var once = outline.Members.All(member => counts.Keys.Count(group => group.Contains(member.Place)) == 1);
        return new(
            "Anonymised assessments are told apart by published groups alone",
            hidden + small + wrong == 0 && once && RankCheck.AllFollow(outline, counts.Keys),
            $"{counts.Count} classes: {hidden} not published, {small} too small, {wrong} with another number of assessments than of organisations; "
            + (once ? "every organisation is in one" : "some organisations are in none or in several"));
    }

    /// <summary>Whether no assessment is found or linked more often than the policy allows.</summary>
    internal static AuditGate RiskGate(MicrodataRisk risk, MicrodataRule? rule) => new(
        "An anonymised assessment is found no more often than the policy allows", rule is not null && risk.Keeps(rule),
        rule is null
            ? "the policy gives no anonymised assessments out"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"drawn alike for at least {risk.SmallestPool} organisations of {risk.SmallestPoolGroups} corporate groups; found by all true ratings {risk.FoundPercent}%, linked between two draws {risk.LinkedPercent}%, at most {rule.MostFoundPercent:0.0}%; fewest different ratings of a statement {risk.FewestRatings}"));

    private static async Task<IReadOnlyDictionary<Group, int>> CountAsync(NpgsqlDataSource builder, ReleaseFacts release, CancellationToken cancellation)
    {
        const string sql = $"select count(*)::int, {GroupRow.Columns} from release.assessment where release_id = $1 group by {GroupRow.Columns}";
        await using var command = builder.CreateCommand(sql);
        command.Parameters.Add(new() { Value = release.Id });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<Group, int>();
        while (await rows.ReadAsync(cancellation))
            counts.Add(GroupRow.Read(rows, 1), rows.GetInt32(0));
        return counts;
    }
}
