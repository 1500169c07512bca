using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Statistics;

/// <summary>Which way a group's mean went between two rounds.</summary>
public enum Direction
{
    /// <summary>It rose, by more than chance and rounding explain.</summary>
    Rose = 1,

    /// <summary>No change that chance and rounding could not explain.</summary>
    Held,

    /// <summary>It fell, by more than chance and rounding explain.</summary>
    Fell,
}

/// <summary>How a published mean moved over rounds.</summary>
/// <remarks>
/// The rule for change is that of <see cref="Difference.Between(Figure.Published, Figure.Published)"/>. Mostly the same
/// organisations answer in both rounds, so a true difference is surer than the rule says: it errs towards <see cref="Direction.Held"/>.
/// </remarks>
public static class Trend
{
    /// <summary>Which way it went; null where either round does not show enough to tell.</summary>
    public static Direction? Between(Figure before, Figure now) =>
        before is Figure.Published earlier && now is Figure.Published later && Difference.Between(later, earlier) is { } difference
            ? difference.Verdict switch
            {
                Verdict.Above => Direction.Rose,
                Verdict.Below => Direction.Fell,
                _ => Direction.Held,
            }
            : null;
}
