using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;
using Npgsql;

namespace Benchmark.Reports.Tests.Releases;

public sealed class ReleaseLifeTests(TestCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_is_public_once_it_is_audited_and_a_second_person_agrees()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        var release = await round.BuildAsync(person: "Ada");

        Assert.Empty(await ReleaseQueries.ReadFactsAsync(database.Public, Cancellation));
        await PublishAsync(database, release, "Ben");

        var seen = Assert.Single(await ReleaseQueries.ReadFactsAsync(database.Public, Cancellation));
        var figures = await ReleaseQueries.ReadAsync(database.Public, seen, Cancellation);
        Assert.Equal((ReleaseStatus.Published, Now), (seen.Status, seen.PublishedAt));
        Assert.Contains("Every claim about what this release protects was proved", await ReleaseAudit.ReadPageAsync(database.Public, seen, Cancellation), StringComparison.Ordinal);
        Assert.IsType<Figure.Published>(figures[new Measure.Overall(), Group.England]);
    }

    [Fact]
    public async Task Who_built_a_release_does_not_approve_it_not_even_by_SQL()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);
        var release = await AuditAsync(database, await round.BuildAsync(person: "Ada"));

        foreach (var name in new[] { "Ada", "  ADA " })
        {
            await Assert.ThrowsAsync<SecondPersonNeededException>(
                () => ReleaseLife.ApproveAsync(database.Builder, release, name, Now, Cancellation));
        }

        await Assert.ThrowsAsync<HolderNeededException>(
            () => ReleaseLife.ApproveAsync(database.Builder, release, "bmk_AbCdEfGh", Now, Cancellation));
        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "insert into registry.release_step values (@Id, 'APPROVED', 'Ada''s other key', now(), '{ADA}')", new { release.Id }));
        Assert.Equal("The person who built a release does not approve it.", refusal.MessageText);
        refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "insert into registry.release_step values (@Id, 'APPROVED', 'Somebody', now(), null)", new { release.Id }));
        Assert.Equal("It is known who builds and who approves a release.", refusal.MessageText);
    }

    [Fact]
    public async Task A_release_built_before_keys_named_their_holders_is_approved_by_somebody_else_if_it_is_known_who_built_it()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);
        var release = await AuditAsync(database, await round.BuildAsync(person: "Ada"));

        await BuiltBeforeAsync("bmk_AbCdEfGh");
        var unknown = await Assert.ThrowsAsync<HolderNeededException>(() => ReleaseLife.ApproveAsync(database.Builder, release, "Ben", Now, Cancellation));
        Assert.Contains("build it again", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(ReleaseStatus.Draft, (await ReleaseLife.FindAsync(database.Builder, (await round.BuildAsync(person: "Cy")).Name, Cancellation)).Status);
        await BuiltBeforeAsync("Zoe\u0308");
        await Assert.ThrowsAsync<SecondPersonNeededException>(() => ReleaseLife.ApproveAsync(database.Builder, release, "ZO\u00cb", Now, Cancellation));
        await ReleaseLife.ApproveAsync(database.Builder, release, "Ben", Now, Cancellation);

        async Task BuiltBeforeAsync(string person)
        {
            await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
            await connection.ExecuteAsync(
                "set session_replication_role = replica; update registry.release_step set person = @person, known_as = null where step = 'BUILT'",
                new { person });
        }
    }

    [Fact]
    public async Task Nobody_builds_a_release_with_a_key_that_does_not_say_who_holds_it()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);

        await Assert.ThrowsAsync<HolderNeededException>(() => round.BuildAsync(person: "bmk_AbCdEfGh"));
    }

    [Fact]
    public async Task No_step_is_skipped()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);
        var release = await round.BuildAsync();

        await Assert.ThrowsAsync<ReleaseStepException>(() => ReleaseLife.ApproveAsync(database.Builder, release, "Ben", Now, Cancellation));
        await Assert.ThrowsAsync<ReleaseStepException>(() => ReleaseLife.PublishAsync(database.Builder, release, "Ben", Now, Cancellation));

        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "update release.release set status = 'PUBLISHED', published_at = now()"));
    }

    [Fact]
    public async Task A_withdrawn_release_keeps_its_name_and_reason_and_loses_its_figures()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        var release = await PublishAsync(database, await round.BuildAsync(), "Ben");

        await ReleaseLife.WithdrawAsync(database.Builder, release, "A column was mixed up.", "Ben", Now, Cancellation);

        var seen = Assert.Single(await ReleaseQueries.ReadFactsAsync(database.Public, Cancellation));
        Assert.Equal("A column was mixed up.", seen.WithdrawnBecause);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReleaseQueries.ReadAsync(database.Public, seen, Cancellation));
    }

    [Fact]
    public async Task A_round_is_released_once()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        await PublishAsync(database, await round.BuildAsync(), "Ben");

        await Assert.ThrowsAsync<RoundAlreadyReleasedException>(() => round.BuildAsync());
    }

    [Theory]
    [InlineData("update release.figure set mean = '2.0'")]
    [InlineData("delete from release.figure")]
    [InlineData("truncate release.figure")]
    [InlineData("update release.participation set organisations = 10")]
    [InlineData("delete from release.release")]
    [InlineData("update release.release set version = '9.0.0'")]
    [InlineData("update release.release set checksum = 'x'")]
    [InlineData("insert into release.figure (release_id, measure, withheld) select release_id, 'overall-2', true from release.release")]
    [InlineData("delete from registry.release_member")]
    [InlineData("delete from release.audit")]
    [InlineData("update registry.release_step set person = 'Eve'")]
    public async Task What_is_built_cannot_be_changed_even_by_the_owner(string sql)
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);
        await round.BuildAsync();
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));

        Assert.StartsWith("A release", refusal.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_figure_with_a_number_cannot_be_written()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "insert into release.figure (release_id, measure, withheld, mean) values (1, 'overall', true, '2.0')"));

        Assert.Equal("withheld_holds_no_number", refusal.ConstraintName);
    }

    [Fact]
    public async Task A_figure_changed_behind_the_product_is_found_by_its_manifest()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        var release = await round.BuildAsync();
        await ReleaseManifest.VerifyAsync(database.Builder, release, Cancellation);

        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("""
                set session_replication_role = replica;
                update release.figure set mean = '1.9' where measure = 'overall' and num_nonnulls(region, size_band, service_type) = 0;
                """);
        }

        var broken = await Assert.ThrowsAsync<ManifestBrokenException>(() => ReleaseManifest.VerifyAsync(database.Builder, release, Cancellation));
        Assert.Equal(["Figures"], broken.Parts);
    }

    [Fact]
    public async Task A_published_release_is_announced_to_those_that_serve_it()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 120);
        await using var releases = await PublishedReleases.OpenAsync(database.Public, Cancellation);
        Assert.Empty(releases.Facts);

        await PublishAsync(database, await round.BuildAsync(), "Ben");

        for (var tries = 0; releases.Facts.Count == 0 && tries < 500; tries++)
            await Task.Delay(20, Cancellation);
        Assert.Equal("topss-2004/1.0.0", Assert.Single(releases.Facts).Name);
    }

    [Fact]
    public async Task The_audit_refuses_a_mask_with_one_group_too_many()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 300);
        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);
        var places = await MembersAsync(database, release.Facts);
        Assert.All(ReleaseAudit.Gates(release, places), gate => Assert.True(gate.Passed, gate.Title));

        var hidden = Enumerable.Range(0, release.Lattice.Groups.Count)
            .First(at => release.ParticipationOf(at) is null && places.Any(member => release.Lattice.Groups[at].Contains(member.Place)));
        var opened = WithParticipation(release, hidden);

        Assert.Contains(ReleaseAudit.Gates(opened, places), gate => !gate.Passed);
    }

    private static Release WithParticipation(Release release, int opened) => new(
        release.Facts, release.Framework, release.Lattice, release.Measures,
        [.. release.Measures.SelectMany(measure => release.FiguresOf(measure).ToArray())],
        [.. Enumerable.Range(0, release.Lattice.Groups.Count).Select(at => at == opened ? 10 : release.ParticipationOf(at) ?? 0)]);

    private static async Task<IReadOnlyList<ReleaseMember>> MembersAsync(TestDatabase database, ReleaseFacts release)
    {
        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        return await ReleaseMember.ReadAsync(connection, release.Id, Cancellation);
    }

    private static async Task<ReleaseFacts> AuditAsync(TestDatabase database, ReleaseFacts release)
    {
        var report = await ReleaseAudit.RunAsync(database.Builder, release, "Ada", Now, measures: 1, Cancellation);
        Assert.True(report.Passed);
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }

    private static async Task<ReleaseFacts> PublishAsync(TestDatabase database, ReleaseFacts release, string second)
    {
        var audited = await AuditAsync(database, release);
        await ReleaseLife.ApproveAsync(database.Builder, audited, second, Now, Cancellation);
        await ReleaseLife.PublishAsync(database.Builder, audited, second, Now, Cancellation);
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }
}
