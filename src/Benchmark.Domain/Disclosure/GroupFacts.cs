namespace Benchmark.Domain.Disclosure;

/// <summary>The exact facts about one measure in one group of organisations. They add up, in any order.</summary>
/// <remarks>
/// Scores are whole millionths of a rating point, so sums are exact. Beside them stands how many organisations scored what:
/// for scores on the grid of tenths from 1.0 to 4.0, for statements by whole rating from 1 to 4, halves up.
/// Facts never leave a build: only <see cref="Mask.Figure"/> turns them into something that may be shown.
/// </remarks>
public sealed class GroupFacts
{
    /// <summary>A rating point in millionths.</summary>
    public const int Point = 1_000_000;

    private const int Tenth = Point / 10;
    private readonly int[] _counts;

    private GroupFacts(int steps) => _counts = new int[steps];

    /// <summary>No facts yet about a score: an element, a domain or the whole.</summary>
    public static GroupFacts OfScores() => new(31);

    /// <summary>No facts yet about the ratings of a statement.</summary>
    public static GroupFacts OfRatings() => new(4);

    /// <summary>Whether these are ratings of a statement.</summary>
    public bool AreRatings => _counts.Length == 4;

    /// <summary>How many organisations there are.</summary>
    public int Organisations { get; private set; }

    /// <summary>The sum of their scores, in millionths.</summary>
    public long Sum { get; private set; }

    /// <summary>The sum of their squared scores, in millionths of millionths.</summary>
    public Int128 SumOfSquares { get; private set; }

    /// <summary>Organisations by score or rating, ascending: 31 tenths from 1.0 to 4.0, or 4 ratings.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Where a score stands in <see cref="Counts"/>, halves up.</summary>
    /// <param name="score">1,000,000 to 4,000,000 millionths.</param>
    public int PlaceOf(int score) => AreRatings
        ? (score + Point / 2) / Point - 1
        : (score + Tenth / 2) / Tenth - 10;

    /// <summary>Adds one organisation.</summary>
    /// <param name="score">1,000,000 to 4,000,000 millionths.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is off the scale.</exception>
    public void Add(int score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, Point);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 4 * Point);
        _counts[PlaceOf(score)]++;
        Organisations++;
        Sum += score;
        SumOfSquares += (long)score * score;
    }

    /// <summary>Adds the organisations of another group that shares none with this one.</summary>
    /// <exception cref="ArgumentException">One counts scores, the other ratings.</exception>
    public void Add(GroupFacts other) => Add(other.Sum, other.SumOfSquares, other._counts);

    /// <summary>Adds organisations that were counted elsewhere, as a database does.</summary>
    /// <param name="sum">Sum of scores, in millionths.</param>
    /// <param name="sumOfSquares">Sum of squared scores, in millionths of millionths.</param>
    /// <param name="counts">As <see cref="Counts"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="counts"/> has another length than <see cref="Counts"/>.</exception>
    public void Add(long sum, Int128 sumOfSquares, ReadOnlySpan<int> counts)
    {
        if (counts.Length != _counts.Length)
            throw new ArgumentException("Scores and ratings do not add up.", nameof(counts));

        for (var at = 0; at < counts.Length; at++)
        {
            _counts[at] += counts[at];
            Organisations += counts[at];
        }

        Sum += sum;
        SumOfSquares += sumOfSquares;
    }
}
