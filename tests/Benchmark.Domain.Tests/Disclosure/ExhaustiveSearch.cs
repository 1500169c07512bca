using Benchmark.Domain.Disclosure;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>Tries every set of participants that few enough corporate groups stand behind: an oracle that shares nothing with the mask.</summary>
/// <remarks>
/// Published columns say something about some rows alone exactly when those rows of the null space depend on each other.
/// It computes modulo 2^31 - 1, takes rows that are alike together, and gives up after a number of tries.
/// </remarks>
internal sealed class ExhaustiveSearch
{
    private const long Prime = int.MaxValue;
    private readonly List<(long[] Row, HashSet<int> Groups)> _rows;
    private readonly int _most;
    private int _triesLeft;

    private ExhaustiveSearch(List<(long[], HashSet<int>)> rows, int most, int tries) => (_rows, _most, _triesLeft) = (rows, most, tries);

    /// <summary>Whether something follows from the columns that fewer than <paramref name="minimum"/> corporate groups are behind; null when there are too many sets to try.</summary>
    public static bool? FindsLess(IReadOnlyList<Column> published, IReadOnlyList<int> corporateGroups, int minimum, int tries = 100_000)
    {
        var classes = Enumerable.Range(0, corporateGroups.Count)
            .GroupBy(participant => string.Join(' ', published.Index()
                .SelectMany(pair => pair.Item.Terms.Where(term => term.Participant == participant).Select(term => $"{pair.Index}:{term.Weight}"))))
            .Where(alike => alike.Key.Length > 0)
            .Select(alike => (Any: alike.First(), Groups: alike.Select(participant => corporateGroups[participant]).ToHashSet()))
            .ToList();
        var matrix = published.Select(column => classes
            .Select(row => column.Terms.FirstOrDefault(term => term.Participant == row.Any).Weight).Select(weight => weight.Times % Prime * Inverse(weight.Per) % Prime).ToArray()).ToList();

        var rows = NullSpace(matrix, classes.Count).Zip(classes, (row, alike) => (row, alike.Groups));
        var search = new ExhaustiveSearch([.. rows.Where(row => row.Groups.Count < minimum)], minimum - 1, tries);
        return search.Extend(0, [], []);
    }

    private bool? Extend(int from, List<(long[] Row, int Pivot)> basis, HashSet<int> groups)
    {
        var unsure = false;
        for (var at = from; at < _rows.Count; at++)
        {
            if (--_triesLeft < 0)
                return null;
            HashSet<int> joined = [.. groups, .. _rows[at].Groups];
            if (joined.Count > _most)
                continue;

            var rest = Reduce(_rows[at].Row, basis);
            if (Array.FindIndex(rest, number => number != 0) is not (>= 0 and var pivot))
                return true;
            switch (Extend(at + 1, [.. basis, (rest, pivot)], joined))
            {
                case true: return true;
                case null: unsure = true; break;
            }
        }

        return unsure ? null : false;
    }

    private static long[] Reduce(long[] row, List<(long[] Row, int Pivot)> basis)
    {
        var rest = (long[])row.Clone();
        foreach (var (other, pivot) in basis.Where(pair => rest[pair.Pivot] != 0))
        {
            var factor = rest[pivot] * Inverse(other[pivot]) % Prime;
            for (var at = 0; at < rest.Length; at++)
                rest[at] = (rest[at] + (Prime - factor) * other[at]) % Prime;
        }

        return rest;
    }

    /// <summary>One row per class: what the class contributes to each solution of "every column is zero".</summary>
    private static IEnumerable<long[]> NullSpace(List<long[]> matrix, int classes)
    {
        var basis = new List<(long[] Row, int Pivot)>();
        foreach (var row in matrix)
        {
            var rest = Reduce(row, basis);
            if (Array.FindIndex(rest, number => number != 0) is not (>= 0 and var pivot))
                continue;
            var scale = Inverse(rest[pivot]);
            rest = Array.ConvertAll(rest, number => number * scale % Prime);
            basis = [.. basis.Select(pair => (Reduce(pair.Row, [(rest, pivot)]), pair.Pivot)), (rest, pivot)];
        }

        int[] free = [.. Enumerable.Range(0, classes).Except(basis.Select(pair => pair.Pivot))];
        for (var at = 0; at < classes; at++)
        {
            yield return basis.Find(pair => pair.Pivot == at).Row is { } row
                ? [.. free.Select(place => (Prime - row[place]) % Prime)]
                : [.. free.Select(place => place == at ? 1L : 0L)];
        }
    }

    private static long Inverse(long value)
    {
        var (result, power) = (1L, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = result * power % Prime;
            power = power * power % Prime;
        }

        return result;
    }
}
