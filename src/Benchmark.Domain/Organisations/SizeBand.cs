namespace Benchmark.Domain.Organisations;

/// <summary>How many people an organisation employs, in bands.</summary>
public enum SizeBand
{
    /// <summary>The smallest employers; by default 1 to 4 staff.</summary>
    Micro = 1,

    /// <summary>By default 5 to 49 staff.</summary>
    Small,

    /// <summary>By default 50 to 249 staff.</summary>
    Medium,

    /// <summary>By default 250 staff or more.</summary>
    Large,
}

/// <summary>One version of what the size bands mean. A release names the version it was built with.</summary>
/// <param name="Version">Names the version, for example <c>2026</c>.</param>
/// <param name="Ranges">One per band, ascending, without gaps; the last has no upper end.</param>
public sealed record SizeBands(string Version, IReadOnlyList<StaffRange> Ranges)
{
    /// <summary>1 to 4, 5 to 49, 50 to 249, 250 or more.</summary>
    public static SizeBands Default { get; } = new("2026",
    [
        new(SizeBand.Micro, 1, 4), new(SizeBand.Small, 5, 49), new(SizeBand.Medium, 50, 249), new(SizeBand.Large, 250, null),
    ]);

    /// <summary>The band of an employer of <paramref name="staff"/> people.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="staff"/> is below the first band.</exception>
    public SizeBand BandOf(int staff)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(staff, Ranges[0].Minimum);
        return Ranges.Last(range => staff >= range.Minimum).Band;
    }
}

/// <summary>The staff numbers a band covers.</summary>
/// <param name="Band">The band.</param>
/// <param name="Minimum">Fewest staff, inclusive.</param>
/// <param name="Maximum">Most staff, inclusive; null for the last band.</param>
public sealed record StaffRange(SizeBand Band, int Minimum, int? Maximum);
