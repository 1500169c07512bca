namespace Benchmark.Domain.Disclosure;

/// <summary>Looks for combinations of published columns that too few corporate groups stand behind.</summary>
/// <remarks>
/// Exhaustive, as long as its steps last. Classes are taken one by one, heavy before light: a combination that involves the class and only classes
/// not taken before. Those it cannot afford are ruled out, which leaves a smaller space; then, since every combination is
/// fixed by its pivots, a class that is involved needs one of the pivots it hangs on, and the search goes on with each.
/// </remarks>
internal sealed class LightSearch
{
    private readonly Support _support;
    private readonly int _most;
    private readonly int _classes;
    private readonly int[] _worth;
    private int _stepsLeft;

    /// <summary>Prepares to search.</summary>
    /// <param name="support">Counts the corporate groups behind classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="most">The most corporate groups that are too few.</param>
    /// <param name="steps">The most steps to take. Steps are counted and not timed, so that a mask is the same on every machine.</param>
    public LightSearch(Support support, int classes, int most, int steps)
    {
        (_support, _classes, _most, _stepsLeft) = (support, classes, most, steps);
        _worth = [.. Enumerable.Range(0, classes).Select(number => support.Adds(number, support.Nobody))];
    }

    /// <summary>Whether the search came to its end, so that it found something exactly when there is something.</summary>
    public bool IsSettled => _stepsLeft >= 0;

    /// <summary>Light combinations of a space, at most one for each class; none exactly when there are none or the search is not settled.</summary>
    public IReadOnlyList<ulong[]> Find(IReadOnlyList<ulong[]> vectors)
    {
        int[] heavyFirst = [.. Enumerable.Range(0, _classes).OrderByDescending(number => _worth[number]).ThenBy(number => number)];
        var space = Echelon.Of(vectors, heavyFirst);
        var found = new List<ulong[]>();
        foreach (var number in heavyFirst)
        {
            if (space.Dimension == 0 || !IsSettled)
                break;
            if (_worth[number] <= _most && Continue(space.Copy(), [number], _support.With(_support.Nobody, number)) is { } light)
                found.Add(light);
            space.Confine(number, _worth);
        }

        return found;
    }

    private ulong[]? Continue(Echelon space, IReadOnlyList<int> involved, Cover cover)
    {
        if (--_stepsLeft < 0)
            return null;

        for (var number = 0; number < _classes; number++)
        {
            if (cover.Count + _support.Adds(number, cover) > _most)
                space.Confine(number, _worth);
        }

        if (FreePivots(space, cover) is { } light)
            return light;
        if (space.Dimension == 0 || FewestWays(space, involved) is not { } ways)
            return null;

        foreach (var pivot in ways)
        {
            if (Continue(space.Copy(), [.. involved, pivot], _support.With(cover, pivot)) is { } further)
                return further;
            if (!IsSettled)
                return null;
            space.Confine(pivot, _worth);
        }

        return null;
    }

    /// <summary>Moves pivots to where a corporate group would be added; a row that adds none anywhere is a light combination.</summary>
    private ulong[]? FreePivots(Echelon space, Cover cover)
    {
        for (var row = 0; row < space.Dimension; row++)
        {
            if (_support.Adds(space.Pivots[row], cover) > 0)
                continue;

            var (heaviest, most) = (-1, 0);
            for (var number = 0; number < _classes; number++)
            {
                if (space.Rows[row][number] != 0 && _support.Adds(number, cover) is var adds && adds > most)
                    (heaviest, most) = (number, adds);
            }

            if (heaviest < 0)
                return space.Rows[row];
            space.MovePivot(row, heaviest);
        }

        return null;
    }

    /// <summary>The pivots that an involved class hangs on, for the class with fewest; null when one cannot be involved any more.</summary>
    private int[]? FewestWays(Echelon space, IReadOnlyList<int> involved)
    {
        int[]? fewest = null;
        foreach (var number in involved)
        {
            int[] ways = [.. Enumerable.Range(0, space.Dimension).Where(row => space.Rows[row][number] != 0).Select(row => space.Pivots[row])];
            if (ways.Length == 0)
                return null;
            if (fewest is null || ways.Length < fewest.Length)
                fewest = ways;
        }

        return [.. fewest!.OrderByDescending(number => _worth[number]).ThenBy(number => number)];
    }
}
