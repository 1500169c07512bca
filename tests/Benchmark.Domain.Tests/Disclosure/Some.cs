using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>Policies, participants and tables for tests.</summary>
internal static class Some
{
    public static readonly Lattice Regions = new([DimensionCode.Region]);

    public static Policy Policy(int minimum = 10, MaskMode mode = MaskMode.Plain) => new(
        "test", "1", "Made up for a test.", mode, [new(DimensionCode.Region, [])], [], minimum, minimum,
        new(20, 50, 30, 100), new(50, 67, 3), new(12, 38, 3, 10, 90), new(5, 5, 1), new(20, 2));

    /// <summary>Organisations of one region, one to each corporate group.</summary>
    public static IEnumerable<Participant> Independents(int count, Region region, int first = 0) =>
        Enumerable.Range(first, count).Select(group => new Participant(new Group(region), group));

    /// <summary>Columns that name the participants they involve.</summary>
    public static IReadOnlyList<Column> Columns(params int[][] members) =>
        [.. members.Select((inside, at) => new Column($"{at:000}", 0, [.. inside.Select(member => new Term(member, 1))]))];

    /// <summary>A mask over one group of independents, for figures.</summary>
    public static Mask MaskOf(int organisations) => Mask.Of(
        [.. Enumerable.Range(0, organisations)], Columns([.. Enumerable.Range(0, organisations)]), [], Policy());
}
