using Benchmark.Data.Disclosure;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Releases;
using Benchmark.Tests;
using Dapper;
using Npgsql;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>Groups with a name of their own, from the round that names them to the release that shows them.</summary>
public sealed class NamedSetTests(TestCluster cluster)
{
    private static readonly NamedSet North = new("NORTH", "The North", [new(Region.NorthEast), new(Region.NorthWest), new(Region.YorkshireAndTheHumber)]);

    private static readonly Measure Overall = new Measure.Overall();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_named_set_is_published_with_the_figures_that_plain_SQL_computes_and_passes_the_audit()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 300);
        await NameAsync(database, North);

        var facts = await round.BuildAsync();

        var release = await ReleaseQueries.ReadAsync(database.Builder, facts, Cancellation);
        var set = Assert.Single(release.Sets);
        Assert.Equal((North.Code, North.Title, North.Definition), (set.Set.Code, set.Set.Title, set.Set.Definition));
        var expected = await PlainSql.OfRegionsAsync(database, round.Framework, null, [Region.NorthEast, Region.NorthWest, Region.YorkshireAndTheHumber]);
        Assert.All(release.Measures, measure =>
        {
            var figure = Assert.IsType<Figure.Published>(set.Figures[measure]);
            Assert.Equal(expected[measure.Key].Mean, figure.Mean.Tenths / 10m);
            Assert.Equal((expected[measure.Key].Organisations + 2) / 5 * 5, figure.Contributors);
        });
        var report = await ReleaseAudit.RunAsync(database.Builder, facts, "Ada", Now, measures: 0, Cancellation);
        Assert.All(report.Gates, gate => Assert.True(gate.Passed, $"{gate.Title}: {gate.Finding}"));
    }

    [Fact]
    public async Task A_named_set_of_few_is_withheld_in_every_measure()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 150);
        await NameAsync(database, new NamedSet("FEW", "A few", [new(Region.London, SizeBand.Large, ServiceType.SharedLives), new(Region.SouthEast, SizeBand.Large, ServiceType.SharedLives)]));

        var release = await ReleaseQueries.ReadAsync(database.Builder, await round.BuildAsync(), Cancellation);

        var set = Assert.Single(release.Sets);
        Assert.Null(set.Organisations);
        Assert.All(release.Measures, measure => Assert.Same(Figure.Withheld.Instance, set.Figures[measure]));
    }

    [Fact]
    public async Task Sets_are_named_while_the_round_is_open_and_never_after()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await ClosedRound.OfAsync(database, "topss-2004", 3);
        await NameAsync(database, North);

        await Assert.ThrowsAsync<RoundClosedException>(() => RoundSets.ReplaceAsync(database.Vault, ClosedRound.Code, [], Now, Cancellation));
        await using var connection = await database.Vault.OpenConnectionAsync(Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("delete from assessment.named_set"));
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "insert into assessment.named_set (round_id, code, title, groups) select round_id, 'LATE', 'Late', '[{}]' from assessment.round"));
    }

    [Fact]
    public async Task A_set_that_speaks_of_what_figures_are_not_broken_down_by_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        var round = await ClosedRound.OfAsync(database, "topss-2004", 20);
        await NameAsync(database, new NamedSet("COUNTIES", "Counties", [new(AuthorityType: AuthorityType.County)]));

        var refusal = await Assert.ThrowsAsync<SetRefusedException>(() => round.BuildAsync());

        Assert.Contains("COUNTIES", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Region.NorthWest, "in which you are included")]
    [InlineData(Region.London, "to which you do not belong")]
    public void An_organisation_is_set_beside_the_public_figure_of_a_set_and_told_whether_it_belongs(Region own, string words)
    {
        var release = Some.ProviderRelease();
        var set = new ReleaseSet(North, 300, new Dictionary<Measure, Figure> { [Overall] = Some.Figure(31, 300) });

        var peers = PeerGroup.OfSet(release, Overall, set, new(own, SizeBand.Small, ServiceType.Domiciliary));

        Assert.Same(set.Figures[Overall], peers.Figure);
        Assert.Contains(words, peers.Words, StringComparison.Ordinal);
        Assert.Contains(North.Definition, peers.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void In_place_of_a_withheld_set_stands_the_nearest_published_group_that_holds_all_of_it()
    {
        var release = Some.ProviderRelease();
        var small = new NamedSet("SMALL", "Small ones", [new(Region.London, SizeBand.Small, ServiceType.SharedLives), new(Region.London, SizeBand.Micro)]);
        var set = new ReleaseSet(small, null, new Dictionary<Measure, Figure> { [Overall] = Figure.Withheld.Instance });

        var peers = PeerGroup.OfSet(release, Overall, set, new(Region.London, SizeBand.Micro, ServiceType.Domiciliary));

        Assert.Equal(new Group(Region.London), small.Holder);
        Assert.Equal((new Group(Region.London), release[Overall, new(Region.London)]), (peers.Group, peers.Figure));
        Assert.Contains("The figure of Small ones is withheld", peers.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_a_file_of_sets_is_named_with_its_place()
    {
        var refusal = Assert.Throws<Domain.InvalidFileException>(() => NamedSetFile.Read(new StringReader("""
            sets:
              - code: north
                title: The North
                groups: [{ region: NORTH_EAST }, {}]
              - code: SOUTH
                groups: [{ region: SOUTHERN }]
                members: [org-1, org-2]
              - code: SOUTH
                title: The South again
                groups: [{ region: SOUTH_EAST }]
            """), "sets.yaml"));

        Assert.Equal(
            """
            sets.yaml:2:11: "north" cannot be a code. It consists of capital letters, digits and underscores, a letter first, at most 40.
            sets.yaml:4:38: A group fixes at least one characteristic: region, size_band, service_type or authority_type.
            sets.yaml:5:5: "title" is missing. Add it to this part.
            sets.yaml:6:24: "SOUTHERN" is not known as "region". Use NORTH_EAST, NORTH_WEST, YORKSHIRE_AND_THE_HUMBER, EAST_MIDLANDS, WEST_MIDLANDS, EAST_OF_ENGLAND, LONDON, SOUTH_EAST, SOUTH_WEST.
            sets.yaml:7:5: "members" is not a key of this part. Its keys are code, title, groups.
            sets.yaml:8:11: "SOUTH" is the code of another set already.
            """,
            string.Join("\n", refusal.Problems));
    }

    /// <summary>Opens the round again, as if it had not been closed yet, and names sets.</summary>
    private static async Task NameAsync(TestDatabase database, params NamedSet[] sets)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update assessment.round set closed_at = null, closes_at = '2100-01-01'");
        await RoundSets.ReplaceAsync(database.Vault, ClosedRound.Code, sets, Now, Cancellation);
        await connection.ExecuteAsync("update assessment.round set closed_at = '2026-03-01', closes_at = '2026-03-01'");
    }
}
