using System.Globalization;
using System.Text;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>Finds how narrowly the mean of a hidden group can be bounded by somebody who knows every count exactly.</summary>
/// <remarks>
/// The attacker knows that scores lie between 1 and 4 and how each published mean was rounded and banded. Two linear
/// programs per hidden group and measure give the smallest and the largest mean that fit.
/// </remarks>
internal static class IntervalCheck
{
    /// <summary>A mean bounded more narrowly than this, in rating points, fails the audit.</summary>
    public const double Narrowest = 0.3;

    /// <summary>The width of the interval for each hidden group with members, in rating points.</summary>
    /// <param name="release">The release.</param>
    /// <param name="measure">One of its measures.</param>
    /// <param name="hidden">Numbers of the hidden groups to look at.</param>
    /// <param name="members">The place of each organisation.</param>
    /// <param name="step">Tenths of a rating point that published means are multiples of.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="SolverException">A program was not solved, or the published means contradict each other.</exception>
    public static async Task<IReadOnlyList<double>> WidthsAsync(
        Release release, Measure measure, IReadOnlyList<int> hidden, IReadOnlyList<Group> members, int step,
        CancellationToken cancellation)
    {
        var places = members.CountBy(place => place).OrderBy(place => release.Lattice.IndexOf(place.Key)).ToList();
        var known = KnownOf(release, measure, places, step / 20m);
        var widths = new double[hidden.Count];
        await Parallel.ForAsync(0, hidden.Count, cancellation, async (at, token) =>
        {
            var group = release.Lattice.Groups[hidden[at]];
            var sum = string.Join(" + ", places.Index().Where(pair => group.Contains(pair.Item.Key)).Select(pair => $"s{pair.Index}"));
            var least = await LinearProgram.SolveAsync($"minimize sum: {sum}\n{known}", token);
            var most = await LinearProgram.SolveAsync($"maximize sum: {sum}\n{known}", token);
            widths[at] = most - least is { } width
                ? width / places.Where(place => group.Contains(place.Key)).Sum(place => place.Value)
                : throw new SolverException("The published means of a measure contradict each other.");
        });
        return widths;
    }

    /// <summary>What is known: one row of sums for each published mean, of groups, named sets and England weighted to the sector, and the scale for each place.</summary>
    private static string KnownOf(Release release, Measure measure, List<KeyValuePair<Group, int>> places, decimal half)
    {
        var figures = release.FiguresOf(measure);
        var known = new StringBuilder("subject to\n");
        for (var at = 0; at < figures.Length; at++)
        {
            if (figures.Span[at] is not Figure.Published { Mean: var mean })
                continue;

            Add(mean, place => release.Lattice.Groups[at].Contains(place) ? 1 : default(Weight));
        }

        foreach (var set in release.Sets)
        {
            if (set.Figures[measure] is Figure.Published { Mean: var mean })
                Add(mean, place => set.Set.Contains(place) ? 1 : default(Weight));
        }

        if (release.Weighting is SectorWeighting.Shown weighting && release.WeightedMeans.TryGetValue(measure, out var weighted))
        {
            var weights = weighting.Strata.ToDictionary(stratum => stratum.Group, stratum => Weight.Of(
                stratum.Sector, Math.Max(1, places.Where(place => stratum.Group.Contains(place.Key)).Sum(place => place.Value))));
            Add(weighted, place => weights.FirstOrDefault(stratum => stratum.Key.Contains(place)).Value);
        }

        known.Append("bounds\n");
        foreach (var (at, place) in places.Index())
            known.Append(CultureInfo.InvariantCulture, $" {place.Value} <= s{at} <= {4 * place.Value}\n");
        return known.Append("end\n").ToString();

        void Add(CodedNumber mean, Func<Group, Weight> weightOf)
        {
            var inside = places.Index().Select(pair => (pair.Index, Organisations: pair.Item.Value, Weight: weightOf(pair.Item.Key))).Where(pair => pair.Weight.Times > 0).ToList();
            var sum = string.Join(" + ", inside.Select(pair => $"{(pair.Weight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{pair.Weight.Value:R} "))}s{pair.Index}"));
            var (low, high) = Means(mean, half);
            var count = inside.Sum(pair => (decimal)pair.Weight.Times * pair.Organisations / pair.Weight.Per);
            known.Append(CultureInfo.InvariantCulture, $" {sum} >= {low * count}\n {sum} <= {high * count}\n");
        }
    }

    /// <summary>The ends that a mean lies between, when it is rounded by half a step at most.</summary>
    private static (decimal Low, decimal High) Means(CodedNumber mean, decimal half) => mean.Coding switch
    {
        Coding.OrAbove => (mean.Tenths / 10m - half, 4),
        Coding.OrBelow => (1, mean.Tenths / 10m + half),
        _ => (mean.Tenths / 10m - half, mean.Tenths / 10m + half),
    };
}
