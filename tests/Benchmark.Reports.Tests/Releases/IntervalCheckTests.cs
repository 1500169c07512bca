using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Releases;

public sealed class IntervalCheckTests
{
    private static readonly Lattice Lattice = new([DimensionCode.Region, DimensionCode.SizeBand]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_interval_of_a_hidden_mean_is_as_wide_as_rounding_leaves_it()
    {
        List<ReleaseMember> members =
        [
            .. Enumerable.Range(0, 48).Select(at => new ReleaseMember(at, new Group(Region.London, at < 8 ? SizeBand.Small : SizeBand.Large), at)),
        ];

        var widths = await WidthsAsync(Shown(members, new(SizeBand: SizeBand.Large)), new Group(SizeBand: SizeBand.Small).Contains);

        Assert.Equal(0.1 * (48 + 40) / 8, Assert.Single(widths), 0.0001);
    }

    [Fact]
    public async Task A_hidden_named_set_is_bounded_though_no_group_within_it_is()
    {
        var (published, small, medium) = (new Group(Region.London, SizeBand.Large), new Group(Region.London, SizeBand.Small), new Group(Region.NorthEast, SizeBand.Medium));
        // Nine corporate groups have an organisation in either part of the set, ten others are published.
        List<ReleaseMember> members =
        [
            .. Enumerable.Range(0, 18).Select(at => new ReleaseMember(at, at < 9 ? small : medium, at % 9)),
            .. Enumerable.Range(18, 10).Select(at => new ReleaseMember(at, published, at)),
        ];
        var set = new NamedSet("BOTH", "Both", [small, medium]);
        var without = Shown(members, published);

        var widths = await WidthsAsync(without, set.Contains, small.Contains, medium.Contains);
        var groups = await GateAsync(without);
        var beside = await GateAsync(without with { Outline = without.Outline with { Sets = [(set, false)] } });

        Assert.Equal(0.1 * (28 + 10) / 18, widths[0], 0.0001);
        Assert.All(widths.Skip(1), width => Assert.Equal(3, width, 0.0001));
        Assert.True(groups.Passed, groups.Finding);
        Assert.False(beside.Passed, beside.Finding);
    }

    private static Task<IReadOnlyList<double>> WidthsAsync(ShownRelease shown, params Func<Group, bool>[] hidden) =>
        IntervalCheck.WidthsAsync([shown], new Measure.Overall(), hidden, Cancellation);

    private static async Task<AuditGate> GateAsync(ShownRelease shown) =>
        await ReleaseProofs.GatesAsync(shown, [], 1, Cancellation).SingleAsync(gate => gate.Title == ReleaseProofs.Intervals, Cancellation);

    /// <summary>England and one group are published, each with a mean of 2.5.</summary>
    private static ShownRelease Shown(List<ReleaseMember> members, Group published)
    {
        HashSet<int> shown = [Lattice.IndexOf(Group.England), Lattice.IndexOf(published)];
        var release = new Release(
            Some.Facts(), Some.ReleaseInWords().Framework, Lattice, [new Measure.Overall()],
            [.. Enumerable.Range(0, Lattice.Groups.Count).Select(at => shown.Contains(at) ? Some.Figure(25, 40) : Figure.Withheld.Instance)],
            [.. Enumerable.Range(0, Lattice.Groups.Count).Select(at => shown.Contains(at) ? 40 : 0)]);
        return new(release, new(Some.Facts() with { Dimensions = Lattice.Dimensions }, shown, members), []);
    }
}
