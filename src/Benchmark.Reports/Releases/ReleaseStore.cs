using System.Text.Json;
using Benchmark.Data.Frameworks;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Anonymised;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Reports.Releases;

/// <summary>A round as a build reads it.</summary>
internal sealed record ReleasedRound(
    int Id, string Code, string Title, Framework Framework, DateTimeOffset OpensAt, DateTimeOffset ClosesAt,
    DateTimeOffset? ClosedAt, bool IsSynthetic)
{
    /// <summary>The round with this code and the edition as the database holds it.</summary>
    /// <exception cref="RoundNotFoundException">There is none.</exception>
    public static async Task<ReleasedRound> ReadAsync(NpgsqlConnection vault, string code, CancellationToken cancellation)
    {
        const string sql = """
            select r.round_id, r.code, r.title, f.document::text, r.opens_at, r.closes_at, r.closed_at, r.is_synthetic
            from   assessment.round r
            join   assessment.framework f using (framework_id)
            where  r.code = $1
            """;
        await using var command = new NpgsqlCommand(sql, vault) { Parameters = { new() { Value = code } } };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new(
                row.GetInt32(0), row.GetString(1), row.GetString(2), FrameworkDocument.FromJson(row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.GetBoolean(7))
            : throw new RoundNotFoundException(code);
    }
}

/// <summary>Writes releases. Everything happens in the build's transaction.</summary>
internal static class ReleaseStore
{
    /// <summary>Refuses a round whose release is public, or on its way there.</summary>
    /// <remarks>One that a key built before keys named their holders is approved by nobody, so it is on no way.</remarks>
    /// <exception cref="RoundAlreadyReleasedException">It is.</exception>
    public static async Task RefuseSecondAsync(
        NpgsqlConnection connection, string round, PerspectiveCode? perspective, CancellationToken cancellation)
    {
        const string sql = """
            select version from release.release r
            where  round_code = @round and perspective is not distinct from @perspective
                   and (status in ('APPROVED', 'PUBLISHED') or status = 'AUDITED' and not exists (
                       select from registry.release_step s
                       where  s.release_id = r.release_id and s.step = 'BUILT' and s.known_as is null and starts_with(s.person, 'bmk_')))
            """;
        var version = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
            sql, new { round, perspective = PerspectiveText(perspective) }, cancellationToken: cancellation));
        if (version is not null)
            throw new RoundAlreadyReleasedException(round, version);
    }

    /// <summary>The version after the newest of an edition and perspective, by what changes: docs/methods/datasets.md.</summary>
    public static async Task<string> NextVersionAsync(
        NpgsqlConnection connection, ReleaseContents contents, CancellationToken cancellation)
    {
        const string sql = """
            select   version, round_code as "Round", dimensions, size_bands as "SizeBands", policy_code || ' ' || policy_version as "Policy", framework,
                     policy as "PolicyDocument"
            from     release.release
            where    framework_code = @Code and framework_edition = @Edition and perspective is not distinct from @perspective
            order by string_to_array(version, '.')::int[] desc
            limit    1
            """;
        var last = await connection.QueryFirstOrDefaultAsync<LastRow>(new CommandDefinition(
            sql, new { contents.Framework.Code, contents.Framework.Edition, perspective = PerspectiveText(contents.Perspective) },
            cancellationToken: cancellation));
        var before = last is null ? null : new ReleaseContents(
            FrameworkDocument.FromJson(last.Framework), contents.Perspective, last.Round, [.. last.Dimensions.Select(Code.Read<DimensionCode>)],
            JsonSerializer.Deserialize<SizeBands>(last.SizeBands)!, last.Policy)
        {
            Sets = SetRows.ContentsOf(last.PolicyDocument),
        };
        return ReleaseContents.VersionAfter(last?.Version, contents.Since(before));
    }

    /// <summary>Writes a release with all its figures, seals it with its manifest and returns its facts.</summary>
    public static async Task<ReleaseFacts> WriteAsync(
        NpgsqlConnection connection, Release release, ReleasedRound round, Policy policy, IReadOnlyList<ReleaseMember> members,
        IReadOnlyList<ReleaseOutline> earlier, ReleaseMicrodata? microdata, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        const string insert = """
            insert into release.release (
                framework_code, framework_edition, framework, perspective, version, round_code, round_title, round_opens_at,
                round_closes_at, built_at, policy_code, policy_version, policy, minimum_groups, policy_summary, size_bands,
                dimensions, is_synthetic, coverage)
            values (
                @FrameworkCode, @FrameworkEdition, @Framework, @Perspective, @Version, @RoundCode, @RoundTitle, @OpensAt,
                @ClosesAt, @now, @PolicyCode, @PolicyVersion, @Policy, @MinimumGroups, @PolicySummary, @SizeBands,
                @Dimensions, @IsSynthetic, @Coverage)
            returning release_id
            """;
        var policyDocument = JsonSerializer.Serialize(policy);
        var id = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            insert,
            new
            {
                release.Facts.FrameworkCode,
                release.Facts.FrameworkEdition,
                Framework = FrameworkDocument.ToJson(release.Framework),
                Perspective = PerspectiveText(release.Facts.Perspective),
                release.Facts.Version,
                release.Facts.RoundCode,
                release.Facts.RoundTitle,
                round.OpensAt,
                round.ClosesAt,
                now,
                PolicyCode = policy.Code,
                PolicyVersion = policy.Version,
                Policy = policyDocument,
                policy.MinimumGroups,
                PolicySummary = policy.Summary,
                SizeBands = JsonSerializer.Serialize(release.Facts.SizeBands),
                Dimensions = Codes(release.Lattice),
                release.Facts.IsSynthetic,
                Coverage = release.Facts.Coverage is { } share ? FigureRow.Text(share) : null,
            },
            cancellationToken: cancellation));
        await WriteFiguresAsync(connection, id, release, cancellation);
        await WriteParticipationAsync(connection, id, release, cancellation);
        await WriteCompletenessAsync(connection, id, release, cancellation);
        await WriteChangesAsync(connection, id, release, earlier, cancellation);
        await SectorRows.WriteAsync(connection, id, release, cancellation);
        await SetRows.WriteAsync(connection, id, release, cancellation);
        await WriteMembersAsync(connection, id, members, cancellation);
        if (microdata is not null)
            await WriteMicrodataAsync(connection, id, microdata, cancellation);

        var manifest = ReleaseManifest.Of(release, policyDocument, ReleaseManifest.CodeVersion, microdata);
        var facts = release.Facts with { Id = id, Checksum = ReleaseManifest.Hash(manifest) };
        const string seal = """
            update release.release set status = 'DRAFT', manifest = @manifest, checksum = @Checksum where release_id = @id;
            insert into registry.release_step (release_id, step, person, known_as, taken_at) values (@id, 'BUILT', @Name, @KnownAs, @now);
            """;
        await connection.ExecuteAsync(new CommandDefinition(
            seal, new { id, manifest, facts.Checksum, person.Name, KnownAs = person.KnownAs.ToArray(), now }, cancellationToken: cancellation));
        return facts;
    }

    private static Task WriteFiguresAsync(NpgsqlConnection connection, int id, Release release, CancellationToken cancellation) =>
        CopyAsync(
            connection, "release.figure", $"release_id, measure, {GroupRow.Columns}, withheld, {FigureRow.Columns}",
            async importer =>
            {
                foreach (var measure in release.Measures)
                {
                    var figures = release.FiguresOf(measure);
                    for (var group = 0; group < release.Lattice.Groups.Count; group++)
                    {
                        await importer.StartRowAsync(cancellation);
                        await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                        await importer.WriteAsync(measure.Key, NpgsqlDbType.Text, cancellation);
                        await GroupRow.WriteAsync(importer, release.Lattice.Groups[group], cancellation);
                        await importer.WriteAsync(figures.Span[group] is Figure.Withheld, NpgsqlDbType.Boolean, cancellation);
                        await FigureRow.WriteAsync(importer, figures.Span[group], cancellation);
                    }
                }
            },
            cancellation);

    private static Task WriteParticipationAsync(NpgsqlConnection connection, int id, Release release, CancellationToken cancellation) =>
        CopyAsync(
            connection, "release.participation", $"release_id, {GroupRow.Columns}, organisations",
            async importer =>
            {
                for (var group = 0; group < release.Lattice.Groups.Count; group++)
                {
                    await importer.StartRowAsync(cancellation);
                    await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                    await GroupRow.WriteAsync(importer, release.Lattice.Groups[group], cancellation);
                    if (release.ParticipationOf(group) is { } organisations)
                        await importer.WriteAsync(organisations, NpgsqlDbType.Integer, cancellation);
                    else
                        await importer.WriteNullAsync(cancellation);
                }
            },
            cancellation);

    private static Task WriteCompletenessAsync(NpgsqlConnection connection, int id, Release release, CancellationToken cancellation) =>
        CopyAsync(
            connection, "release.completeness", $"release_id, domain, {GroupRow.Columns}, share",
            async importer =>
            {
                foreach (var (domain, shares) in release.Completeness)
                {
                    for (var group = 0; group < shares.Length; group++)
                    {
                        await importer.StartRowAsync(cancellation);
                        await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                        await importer.WriteAsync(domain, NpgsqlDbType.Text, cancellation);
                        await GroupRow.WriteAsync(importer, release.Lattice.Groups[group], cancellation);
                        if (shares[group] is { } share)
                            await importer.WriteAsync(FigureRow.Text(share), NpgsqlDbType.Text, cancellation);
                        else
                            await importer.WriteNullAsync(cancellation);
                    }
                }
            },
            cancellation);

    private static Task WriteChangesAsync(
        NpgsqlConnection connection, int id, Release release, IReadOnlyList<ReleaseOutline> earlier, CancellationToken cancellation) =>
        CopyAsync(
            connection, "release.trend", $"release_id, earlier_id, {GroupRow.Columns}",
            async importer =>
            {
                foreach (var facts in earlier.Select(outline => outline.Facts))
                {
                    foreach (var group in release.Changes[facts.Version].Order())
                    {
                        await importer.StartRowAsync(cancellation);
                        await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                        await importer.WriteAsync(facts.Id, NpgsqlDbType.Integer, cancellation);
                        await GroupRow.WriteAsync(importer, release.Lattice.Groups[group], cancellation);
                    }
                }
            },
            cancellation);

    private static Task WriteMembersAsync(
        NpgsqlConnection connection, int id, IReadOnlyList<ReleaseMember> members, CancellationToken cancellation) =>
        CopyAsync(
            connection, "registry.release_member", $"release_id, organisation_id, corporate_group, {GroupRow.Columns}",
            async importer =>
            {
                foreach (var member in members)
                {
                    await importer.StartRowAsync(cancellation);
                    await importer.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                    await importer.WriteAsync(member.OrganisationId, NpgsqlDbType.Integer, cancellation);
                    await importer.WriteAsync(member.CorporateGroup, NpgsqlDbType.Integer, cancellation);
                    await GroupRow.WriteAsync(importer, member.Place, cancellation);
                }
            },
            cancellation);

    private static async Task WriteMicrodataAsync(
        NpgsqlConnection connection, int id, ReleaseMicrodata microdata, CancellationToken cancellation)
    {
        await CopyAsync(
            connection, "release.assessment", $"release_id, {AssessmentRows.Columns}",
            importer => AssessmentRows.WriteAsync(importer, id, microdata.Assessments, cancellation), cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into release.assessment_risk (release_id, report) values (@id, @RiskReport)", new { id, microdata.RiskReport },
            cancellationToken: cancellation));
    }

    /// <summary>Copies rows into a table, by way of a temporary one: PostgreSQL copies into no table that has row-level security.</summary>
    internal static async Task CopyAsync(
        NpgsqlConnection connection, string table, string columns, Func<NpgsqlBinaryImporter, Task> write,
        CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            $"create temp table incoming on commit drop as select {columns} from {table} with no data", cancellationToken: cancellation));
        await using (var importer = await connection.BeginBinaryImportAsync(
            $"copy incoming ({columns}) from stdin (format binary)", cancellation))
        {
            await write(importer);
            await importer.CompleteAsync(cancellation);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            $"insert into {table} ({columns}) select {columns} from incoming; drop table incoming", cancellationToken: cancellation));
    }

    private static string[] Codes(Lattice lattice) => [.. lattice.Dimensions.Select(dimension => Code.Of(dimension))];

    private static string? PerspectiveText(PerspectiveCode? perspective) => perspective is { } code ? Code.Of(code) : null;

    [method: ExplicitConstructor]
    private sealed record LastRow(string Version, string Round, string[] Dimensions, string SizeBands, string Policy, string Framework, string PolicyDocument);
}
