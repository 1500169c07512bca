namespace Benchmark.Domain.Disclosure;

/// <summary>A space of vectors in reduced form: each row has a pivot, a number that is 1 there and 0 in every other row.</summary>
/// <remarks>Rows can be confined to vectors that are zero somewhere, and pivots moved, without starting again.</remarks>
internal sealed class Echelon
{
    private readonly List<ulong[]> _rows;
    private readonly List<int> _pivots;

    private Echelon(List<ulong[]> rows, List<int> pivots) => (_rows, _pivots) = (rows, pivots);

    /// <summary>The space spanned by some vectors.</summary>
    /// <param name="vectors">Any vectors of one length.</param>
    /// <param name="preference">Where to look for a pivot, first choice first; every place is named.</param>
    public static Echelon Of(IEnumerable<ulong[]> vectors, IReadOnlyList<int> preference)
    {
        var echelon = new Echelon([.. vectors.Select(vector => (ulong[])vector.Clone())], []);
        echelon._pivots.AddRange(Enumerable.Repeat(-1, echelon._rows.Count));
        foreach (var place in preference)
        {
            if (echelon.RowToPivot(place) is >= 0 and var row)
                echelon.MovePivot(row, place);
        }

        for (var row = echelon.Dimension - 1; row >= 0; row--)
        {
            if (echelon._pivots[row] < 0)
                echelon.Drop(row);
        }

        return echelon;
    }

    /// <summary>How many rows there are.</summary>
    public int Dimension => _rows.Count;

    /// <summary>The rows, one per pivot. Not to be changed.</summary>
    public IReadOnlyList<ulong[]> Rows => _rows;

    /// <summary>Where each row has its pivot.</summary>
    public IReadOnlyList<int> Pivots => _pivots;

    /// <summary>A copy that can be changed on its own.</summary>
    public Echelon Copy() => new([.. _rows.Select(row => (ulong[])row.Clone())], [.. _pivots]);

    /// <summary>Gives a row another pivot, where it is not zero.</summary>
    public void MovePivot(int row, int place)
    {
        var moved = _rows[row];
        if (moved[place] != 1)
            PrimeField.Scale(moved, PrimeField.Inverse(moved[place]));
        _pivots[row] = place;
        Clear(row, place);
    }

    /// <summary>Keeps only the vectors that are zero at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="worth">Of rows that could go, the one whose pivot is worth least does.</param>
    public void Confine(int place, int[] worth)
    {
        var least = -1;
        for (var row = 0; row < _rows.Count; row++)
        {
            if (_rows[row][place] != 0 && (least < 0 || worth[_pivots[row]] < worth[_pivots[least]]))
                least = row;
        }

        if (least < 0)
            return;
        if (_pivots[least] != place)
        {
            PrimeField.Scale(_rows[least], PrimeField.Inverse(_rows[least][place]));
            Clear(least, place);
        }

        Drop(least);
    }

    private int RowToPivot(int place)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            if (_pivots[row] < 0 && _rows[row][place] != 0)
                return row;
        }

        return -1;
    }

    private void Clear(int by, int place)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            if (row != by && _rows[row][place] != 0)
                PrimeField.SubtractMultiple(_rows[row], _rows[row][place], _rows[by]);
        }
    }

    private void Drop(int row)
    {
        _rows[row] = _rows[^1];
        _pivots[row] = _pivots[^1];
        _rows.RemoveAt(_rows.Count - 1);
        _pivots.RemoveAt(_pivots.Count - 1);
    }
}
