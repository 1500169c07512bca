using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>One release after another: of the same answers, and of the next round.</summary>
public sealed class ReleaseSequenceTests(TestCluster cluster)
{
    private const string Later = "made-up-later";
    private const string BesideOthers = "Nothing more follows together with what was shown of the same answers before";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_built_after_one_that_was_withdrawn_tells_nothing_beside_it()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 150);
        var first = await PublishAsync(database, await round.BuildAsync());
        await round.TakeBackAsync(ClosedRound.Code, [7, 8, 9]);
        await ReleaseLife.WithdrawAsync(database.Builder, first, "Three took their answers back.", "Ben", Now, Cancellation);

        var (second, seen) = await OutlinesAsync(database, await round.BuildAsync());

        Assert.Equal(0, (await SupportCheck.RunAsync(AuditTable.Of([second, .. seen]), 10, long.MaxValue, Cancellation)).Light);
        var alone = Mask.Of(second.Lattice, [.. second.Members.Select(member => new Participant(member.Place, member.CorporateGroup))], PolicyFiles.Find("local-authorities")!);
        var careless = second with { Published = Enumerable.Range(0, second.Lattice.Groups.Count).Where(alone.IsPublished).ToHashSet() };
        Assert.NotEqual(0, (await SupportCheck.RunAsync(AuditTable.Of([careless, .. seen]), 10, long.MaxValue, Cancellation)).Light);
        Assert.True(careless.Published.Count > second.Published.Count);
        await AuditAsync(database, second.Facts);
    }

    [Fact]
    public async Task A_release_that_does_not_know_of_another_one_of_the_same_answers_does_not_pass_its_audit()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 150);
        var first = await round.BuildAsync();
        await round.TakeBackAsync(ClosedRound.Code, [7, 8, 9]);
        var second = await round.BuildAsync();
        await ReleaseLife.WithdrawAsync(database.Builder, await PublishAsync(database, first), "Made up.", "Ben", Now, Cancellation);

        var report = await ReleaseAudit.RunAsync(database.Builder, second, "Ada", Now, measures: 0, Cancellation);

        Assert.False(report.Passed);
        Assert.False(report.Gates.Single(gate => gate.Title == BesideOthers).Passed);
    }

    [Fact]
    public async Task An_audit_from_before_another_release_of_the_same_answers_was_public_is_worth_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 100);
        var first = await AuditAsync(database, await round.BuildAsync());
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("set session_replication_role = replica; update release.release set status = 'DRAFT'; set session_replication_role = origin");
        var second = await AuditAsync(database, await round.BuildAsync());
        await ReleaseLife.ApproveAsync(database.Builder, second, "Ben", Now, Cancellation);
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("set session_replication_role = replica; update release.release set status = 'AUDITED' where release_id = @Id", new { first.Id });
        await ReleaseLife.ApproveAsync(database.Builder, first, "Ben", Now, Cancellation);
        await ReleaseLife.PublishAsync(database.Builder, first, "Ben", Now, Cancellation);
        await ReleaseLife.WithdrawAsync(database.Builder, first, "Made up.", "Ben", Now, Cancellation);

        await Assert.ThrowsAsync<AuditOutdatedException>(() => ReleaseLife.PublishAsync(database.Builder, second, "Ben", Now, Cancellation));
    }

    [Fact]
    public async Task A_change_is_shown_unless_one_or_two_came_went_or_moved_in_a_small_group()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);

        var (earlier, later) = await TwoRoundsAsync(database);

        var release = await ReleaseQueries.ReadAsync(database.Builder, later.Facts, Cancellation);
        var both = later.Published.Intersect(earlier.Published).ToList();
        var expected = both.Where(at => MayBeShown(earlier.Inside(later.Lattice.Groups[at]), later.Inside(later.Lattice.Groups[at]))).ToHashSet();
        Assert.True(expected.SetEquals(release.Changes["1.0.0"]));
        Assert.NotEmpty(expected);
        Assert.InRange(expected.Count, 1, both.Count - 1);
        await AuditAsync(database, later.Facts);
    }

    [Fact]
    public async Task A_change_that_tells_of_one_who_moved_does_not_pass_the_audit()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var (earlier, later) = await TwoRoundsAsync(database);
        var hidden = later.Published.Intersect(earlier.Published)
            .First(at => !MayBeShown(earlier.Inside(later.Lattice.Groups[at]), later.Inside(later.Lattice.Groups[at])));
        var group = later.Lattice.Groups[hidden];
        var release = await ReleaseQueries.ReadAsync(database.Builder, later.Facts, Cancellation);
        Assert.True((await ChangeCheck.GateAsync(database.Builder, release, Cancellation)).Passed);

        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                """
                set session_replication_role = replica;
                insert into release.trend (release_id, earlier_id, region, authority_type) values (@Id, @Earlier, @Region, @Type);
                """,
                new
                {
                    later.Facts.Id,
                    Earlier = earlier.Facts.Id,
                    Region = Text(group.Region),
                    Type = Text(group.AuthorityType),
                });
        }

        Assert.False((await ChangeCheck.GateAsync(database.Builder, release, Cancellation)).Passed);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The rule once more, in other words: at least 20 owners and organisations both times, or nobody new or gone, or three at least.</summary>
    private static bool MayBeShown(IReadOnlyDictionary<int, int> before, IReadOnlyDictionary<int, int> now)
    {
        var owners = new[] { before, now }.Min(members => members.Values.ToHashSet().Count);
        HashSet<int> gone = [.. before.Keys.Where(organisation => !now.ContainsKey(organisation))];
        HashSet<int> came = [.. now.Keys.Where(organisation => !before.ContainsKey(organisation))];
        var strangers = gone.Select(organisation => before[organisation]).Concat(came.Select(organisation => now[organisation])).ToHashSet().Count;
        return owners >= 20 || strangers is 0 or >= 3;
    }

    /// <summary>A published release, and a draft of the next round, in which a few are missing and one has moved.</summary>
    private static async Task<(ReleaseOutline Earlier, ReleaseOutline Later)> TwoRoundsAsync(TestDatabase database)
    {
        var round = await ClosedRound.OfAsync(database, "la-assurance-2023", 150);
        var first = await PublishAsync(database, await round.BuildAsync());
        await round.RepeatAsync(Later);
        await round.TakeBackAsync(Later, [3, 100, 200]);
        await using (var connection = await database.Owner.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("update registry.organisation set region = case region when 'LONDON' then 'NORTH_EAST' else 'LONDON' end where organisation_id = 50");
        var later = await round.BuildAsync(code: Later);
        return ((await OutlinesAsync(database, first)).Release, (await OutlinesAsync(database, later)).Release);
    }

    private static string? Text<T>(T? code)
        where T : struct, Enum => code is { } value ? Domain.Code.Of(value) : null;

    private static async Task<(ReleaseOutline Release, IReadOnlyList<ReleaseOutline> Seen)> OutlinesAsync(TestDatabase database, ReleaseFacts release)
    {
        await using var connection = await database.Builder.OpenConnectionAsync(Cancellation);
        return (await ReleaseOutline.ReadAsync(connection, release, Cancellation), await ReleaseOutline.SeenAsync(connection, release, Cancellation));
    }

    private static async Task<ReleaseFacts> AuditAsync(TestDatabase database, ReleaseFacts release)
    {
        var report = await ReleaseAudit.RunAsync(database.Builder, release, "Ada", Now, measures: 0, Cancellation);
        Assert.All(report.Gates, gate => Assert.True(gate.Passed, $"{gate.Title}: {gate.Finding}"));
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }

    private static async Task<ReleaseFacts> PublishAsync(TestDatabase database, ReleaseFacts release)
    {
        var audited = await AuditAsync(database, release);
        await ReleaseLife.ApproveAsync(database.Builder, audited, "Ben", Now, Cancellation);
        await ReleaseLife.PublishAsync(database.Builder, audited, "Ben", Now, Cancellation);
        return await ReleaseLife.FindAsync(database.Builder, release.Name, Cancellation);
    }
}
