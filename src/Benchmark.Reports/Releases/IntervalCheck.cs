using System.Globalization;
using System.Text;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;

namespace Benchmark.Reports.Releases;

/// <summary>Finds how narrowly the mean of a hidden group or named set can be bounded by somebody who knows every count exactly.</summary>
/// <remarks>
/// The attacker knows that scores lie between 1 and 4, how each published mean was rounded and banded, what anonymised assessments
/// tell about the sums of their classes, and all of it of earlier releases of the same answers. Two linear programs per hidden group,
/// or set, and measure give the smallest and the largest mean that fit.
/// </remarks>
internal sealed class IntervalCheck
{
    /// <summary>A mean bounded more narrowly than this, in rating points, fails the audit.</summary>
    public const double Narrowest = 0.3;

    /// <summary>What GLPK may be wrong by, in rating points.</summary>
    private const double Tolerance = 1e-4;

    private readonly IReadOnlyList<ShownRelease> _shown;
    private readonly IReadOnlyList<(int Count, Group?[] Standing)> _places;
    private readonly Measure _measure;
    private readonly StringBuilder _known = new();
    private int _doubtful;

    private IntervalCheck(IReadOnlyList<ShownRelease> shown, Measure measure)
    {
        (_shown, _measure) = (shown, measure);
        _places =
        [
            .. shown.SelectMany((release, at) => release.Outline.Members.Select(member => (member.OrganisationId, member.Place, Release: at)))
                .GroupBy(member => member.OrganisationId)
                .Select(own =>
                {
                    var standing = new Group?[shown.Count];
                    foreach (var (_, place, release) in own)
                        standing[release] = place;
                    return standing;
                })
                .GroupBy(standing => string.Join('|', standing.Select((place, at) => place is null ? -1 : shown[at].Release.Lattice.IndexOf(place))))
                .OrderBy(place => place.Key, StringComparer.Ordinal)
                .Select(place => (place.Count(), place.First())),
        ];
        for (var at = 0; at < shown.Count; at++)
            Know(at);
    }

    /// <summary>The width of the interval for each hidden group or named set, in rating points.</summary>
    /// <param name="shown">The release, and after it earlier ones of the same answers.</param>
    /// <param name="measure">One of its measures.</param>
    /// <param name="hidden">Which places are in each that is to be looked at; at least one member is.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="SolverException">A program was not solved, or the published means contradict each other.</exception>
    public static async Task<IReadOnlyList<double>> WidthsAsync(
        IReadOnlyList<ShownRelease> shown, Measure measure, IReadOnlyList<Func<Group, bool>> hidden, CancellationToken cancellation)
    {
        var check = new IntervalCheck(shown, measure);
        var doubt = check._doubtful == 0
            ? 0
            : await check.SolveAsync($"minimize doubt: {check.Doubts()}", null, cancellation) ?? throw Contradiction();
        var widths = new double[hidden.Count];
        await Parallel.ForAsync(0, hidden.Count, cancellation, async (at, token) =>
        {
            var (sum, count) = check.SumOf(0, hidden[at]);
            var least = await check.SolveAsync($"minimize sum: {sum}", doubt + Tolerance, token);
            var most = await check.SolveAsync($"maximize sum: {sum}", doubt + Tolerance, token);
            widths[at] = most - least is { } width ? width / count : throw Contradiction();
        });
        return widths;
    }

    /// <summary>One row of sums for each mean, of groups, named sets and England weighted to the sector, and for each class.</summary>
    /// <remarks>
    /// A class's sum is an estimate, and answers of an earlier release may have been corrected: such rows may give way, all
    /// together by as little as lets everything fit.
    /// </remarks>
    private void Know(int at)
    {
        var (release, policy) = (_shown[at].Release, _shown[at].Policy);
        if (release.Has(_measure))
        {
            foreach (var (figure, group) in release.FiguresOf(_measure).ToArray().Zip(release.Lattice.Groups))
                KnowMean(at, figure, SumOf(at, group.Contains));
            foreach (var set in release.Sets)
                KnowMean(at, set.Figures[_measure], SumOf(at, set.Set.Contains));
        }

        if (release.Weighting is SectorWeighting.Shown weighting && release.WeightedMeans.TryGetValue(_measure, out var weighted))
        {
            var weights = weighting.Strata.ToDictionary(stratum => stratum.Group, stratum => Weight.Of(stratum.Sector, Math.Max(1, (int)SumOf(at, stratum.Group.Contains).Count)));
            KnowMean(at, weighted, SumOf(at, place => weights.FirstOrDefault(stratum => stratum.Key.Contains(place)).Value));
        }

        if (policy?.Microdata is { } rule)
        {
            foreach (var sum in ClassSum.Of(_shown[at], _measure, rule))
                Add(SumOf(at, sum.Class.Contains).Sum, sum.Low, sum.High, mayGiveWay: true);
        }
    }

    private void KnowMean(int at, Figure figure, (string Sum, double Count) of)
    {
        if (figure is Figure.Published { Mean: var mean })
            KnowMean(at, mean, of);
    }

    private void KnowMean(int at, CodedNumber mean, (string Sum, double Count) of)
    {
        var (low, high) = Means(mean, (_shown[at].Policy?.Rounding.MeanTenths ?? 1) / 20m);
        Add(of.Sum, (double)low * of.Count, (double)high * of.Count, mayGiveWay: at > 0);
    }

    private void Add(string sum, double low, double high, bool mayGiveWay)
    {
        var way = mayGiveWay ? $"t{_doubtful++}" : null;
        _known.Append(CultureInfo.InvariantCulture, $" {sum}{(way is null ? "" : $" + {way}")} >= {low:R}\n {sum}{(way is null ? "" : $" - {way}")} <= {high:R}\n");
    }

    private (string Sum, double Count) SumOf(int at, Func<Group, bool> contains) => SumOf(at, place => contains(place) ? 1 : default(Weight));

    private (string Sum, double Count) SumOf(int at, Func<Group, Weight> weightOf)
    {
        var inside = _places.Index()
            .Select(pair => (Number: pair.Index, pair.Item.Count, Weight: pair.Item.Standing[at] is { } place ? weightOf(place) : default))
            .Where(part => part.Weight.Times > 0)
            .ToList();
        return (
            string.Join(" + ", inside.Select(part => part.Weight == 1 ? $"s{part.Number}" : string.Create(CultureInfo.InvariantCulture, $"{part.Weight.Value:R} s{part.Number}"))),
            inside.Sum(part => part.Count * part.Weight.Value));
    }

    private string Doubts() => string.Join(" + ", Enumerable.Range(0, _doubtful).Select(at => $"t{at}"));

    private Task<double?> SolveAsync(string objective, double? doubt, CancellationToken cancellation)
    {
        var model = new StringBuilder($"{objective}\nsubject to\n").Append(_known);
        if (_doubtful > 0 && doubt is { } most)
            model.Append(CultureInfo.InvariantCulture, $" {Doubts()} <= {most:R}\n");
        model.Append("bounds\n");
        foreach (var (at, place) in _places.Index())
            model.Append(CultureInfo.InvariantCulture, $" {place.Count} <= s{at} <= {4 * place.Count}\n");
        return LinearProgram.SolveAsync(model.Append("end\n").ToString(), cancellation);
    }

    private static SolverException Contradiction() => new("The published means of a measure contradict each other.");

    /// <summary>The ends that a mean lies between, when it is rounded by half a step at most.</summary>
    private static (decimal Low, decimal High) Means(CodedNumber mean, decimal half) => mean.Coding switch
    {
        Coding.OrAbove => (mean.Tenths / 10m - half, 4),
        Coding.OrBelow => (1, mean.Tenths / 10m + half),
        _ => (mean.Tenths / 10m - half, mean.Tenths / 10m + half),
    };
}
