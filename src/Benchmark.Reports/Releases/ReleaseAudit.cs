using System.Text.Json;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Benchmark.Reports.Documents;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>What an audit found out about a draft.</summary>
/// <param name="Gates">One per claim, in the order they were tried.</param>
public sealed record AuditReport(IReadOnlyList<AuditGate> Gates)
{
    /// <summary>Whether every claim holds.</summary>
    public bool Passed => Gates.All(gate => gate.Passed);

    /// <summary>Whether all that fails is how closely means of small groups can be bounded.</summary>
    public bool NeedsCoarserRounding => !Passed && Gates.All(gate => gate.Passed || gate.Title == ReleaseProofs.Intervals);
}

/// <summary>One claim and whether it holds.</summary>
/// <param name="Title">The claim.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Finding">What was looked at, in counts that are public anyway.</param>
public sealed record AuditGate(string Title, bool Passed, string Finding);

/// <summary>Proves what the mask claims from what was stored, by code that shares nothing with the mask.</summary>
/// <remarks>Claims and method: docs/methods/disclosure.md, "The audit".</remarks>
public static class ReleaseAudit
{
    /// <summary>Tries every gate, and moves a draft that passes them all to audited.</summary>
    /// <param name="builder">The builder role's pool.</param>
    /// <param name="facts">The draft.</param>
    /// <param name="person">Who audits it.</param>
    /// <param name="now">When.</param>
    /// <param name="measures">For how many measures the means of small groups are bounded by linear programming; 0 for none.</param>
    /// <param name="cancellation">Ends the audit; the draft stays a draft.</param>
    /// <exception cref="ReleaseStepException">The release is not a draft.</exception>
    public static async Task<AuditReport> RunAsync(
        NpgsqlDataSource builder, ReleaseFacts facts, string person, DateTimeOffset now, int measures, CancellationToken cancellation)
    {
        if (facts.Status != ReleaseStatus.Draft)
            throw new ReleaseStepException(facts.Name, facts.Status, "audited");

        await ReleaseManifest.VerifyAsync(builder, facts, cancellation);
        var (draft, seen) = await ShownAsync(builder, facts, cancellation);
        var gates = Gates(draft.Release, draft.Outline.Members).ToList();
        gates.Add(await ChangeCheck.GateAsync(builder, draft.Release, cancellation));
        gates.AddRange(MicrodataCheck.Gates(draft, await AssessmentRows.ReadRiskAsync(builder, facts, cancellation)));
        await foreach (var gate in ReleaseProofs.GatesAsync(draft, seen, measures, cancellation))
            gates.Add(gate);

        var report = new AuditReport(gates);
        await StoreAsync(builder, facts, report, now, cancellation);
        if (report.Passed)
            await ReleaseLife.TakeAsync(builder, facts, ReleaseStatus.Draft, ReleaseStatus.Audited, person, now, null, cancellation);
        return report;
    }

    /// <summary>The gates, tried on a release and who took part in it.</summary>
    /// <param name="release">The release as it is stored.</param>
    /// <param name="members">Who took part.</param>
    internal static IEnumerable<AuditGate> Gates(Release release, IReadOnlyList<ReleaseMember> members)
    {
        var published = Enumerable.Range(0, release.Lattice.Groups.Count).Where(group => release.ParticipationOf(group) is not null).ToHashSet();

        var uneven = release.Measures.Count(measure => release.FiguresOf(measure).ToArray()
            .Where((figure, group) => figure is Figure.Published != published.Contains(group)).Any()
            || release.Sets.Any(set => set.Figures[measure] is Figure.Published != set.IsPublished)
            || release.WeightedMeans.ContainsKey(measure) != (release.Weighting is SectorWeighting.Shown && measure is not Measure.Statement));
        yield return new(
            "One mask for every measure", uneven == 0,
            $"{release.Measures.Count} measures, {uneven} with another mask");

        var small = published.Count(group => release.Lattice.Groups[group] is var wanted
            && members.Where(member => wanted.Contains(member.Place)).Select(member => member.CorporateGroup).Distinct().Count()
                < release.Facts.Policy.MinimumGroups)
            + release.Sets.Count(set => set.IsPublished
                && members.Where(member => set.Set.Contains(member.Place)).Select(member => member.CorporateGroup).Distinct().Count()
                    < release.Facts.Policy.MinimumGroups);
        yield return new(
            "No published group is too small", small == 0, $"{published.Count} published groups, {small} too small");

        var outline = new ReleaseOutline(release.Facts with { Dimensions = release.Lattice.Dimensions }, published, members)
        {
            Sets = [.. release.Sets.Select(set => (set.Set, set.IsPublished))],
            Weighting = release.Weighting,
        };
        var given = RankCheck.DerivableGroups(outline, []).Count + RankCheck.DerivableSets(outline, []).Count;
        yield return new(
            "No hidden group follows from the published ones", given == 0,
            $"{release.Lattice.Groups.Count - published.Count} hidden groups, {given} derivable");
    }

    /// <summary>The page of a stored audit; null when there is none, or when this role may not see it.</summary>
    public static async Task<string?> ReadPageAsync(NpgsqlDataSource database, ReleaseFacts facts, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select page from release.audit where release_id = $1");
        command.Parameters.Add(new() { Value = facts.Id });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Keeps the report of an audit that passed. One that failed is shown and not kept: the draft may be audited again.</summary>
    private static async Task StoreAsync(
        NpgsqlDataSource builder, ReleaseFacts facts, AuditReport report, DateTimeOffset now, CancellationToken cancellation)
    {
        const string sql = """
            insert into release.audit (release_id, report, page) values ($1, $2, $3)
            on conflict (release_id) do nothing
            """;
        if (!report.Passed)
            return;

        var document = JsonSerializer.Serialize(
            new { Release = facts.Name, facts.Checksum, AuditedAt = now, Code = ReleaseManifest.CodeVersion, report.Gates });
        await using var command = builder.CreateCommand(sql);
        command.Parameters.Add(new() { Value = facts.Id });
        command.Parameters.Add(new() { Value = document, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Json });
        command.Parameters.Add(new() { Value = AuditPage.Of(facts, report, now) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<(ShownRelease Draft, IReadOnlyList<ShownRelease> Seen)> ShownAsync(
        NpgsqlDataSource builder, ReleaseFacts facts, CancellationToken cancellation)
    {
        await using var connection = await builder.OpenConnectionAsync(cancellation);
        var draft = await ShownRelease.ReadAsync(builder, await ReleaseOutline.ReadAsync(connection, facts, cancellation), cancellation);
        var seen = new List<ShownRelease>();
        foreach (var outline in await ReleaseOutline.SeenAsync(connection, facts, cancellation))
            seen.Add(await ShownRelease.ReadAsync(builder, outline, cancellation));
        return (draft, seen);
    }
}
