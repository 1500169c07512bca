namespace Benchmark.Domain.Releases;

/// <summary>Part of the sector, within which those that took part stand for those that did not.</summary>
/// <param name="Group">Who belongs to it.</param>
/// <param name="Sector">How many organisations the sector has of it, 1 or more.</param>
public sealed record Stratum(Group Group, int Sector);

/// <summary>Whether a release has means of England that are weighted to the sector, and how: docs/methods/weighting.md.</summary>
/// <remarks>It follows from who took part and from counts that somebody published, and never from what anybody answered.</remarks>
public abstract record SectorWeighting
{
    private SectorWeighting()
    {
    }

    /// <summary>There are such means.</summary>
    /// <param name="By">What the strata differ by.</param>
    /// <param name="Strata">They hold everybody in England, and nobody twice.</param>
    /// <param name="Source">Who counted the sector, in words.</param>
    /// <param name="AsOf">On which day.</param>
    public sealed record Shown(IReadOnlyList<DimensionCode> By, IReadOnlyList<Stratum> Strata, string Source, DateOnly AsOf) : SectorWeighting;

    /// <summary>The sector was counted, but such means would rest on too few, or tell about too few.</summary>
    public sealed record Withheld : SectorWeighting
    {
        private Withheld()
        {
        }

        /// <summary>The one withheld weighting: all are alike.</summary>
        public static Withheld Instance { get; } = new();
    }

    /// <summary>No counts of the whole sector were there when the release was built.</summary>
    public sealed record NotCounted : SectorWeighting
    {
        private NotCounted()
        {
        }

        /// <summary>The one weighting without counts.</summary>
        public static NotCounted Instance { get; } = new();
    }

    /// <summary>What stands instead of a weighted mean; null when there is one.</summary>
    public Symbol? Symbol => this switch
    {
        Withheld => Releases.Symbol.Confidential,
        NotCounted => Releases.Symbol.NotAvailable,
        _ => null,
    };

    /// <summary>What people read about it.</summary>
    public string Explanation => this switch
    {
        Shown shown => $"Each organisation counts for as many as the sector has of its {Words(shown.By)} for each that took part.",
        Withheld => "There is no mean weighted to the sector: too few took part in some part of the sector, or the mean would tell about too few.",
        _ => "There is no mean weighted to the sector: nobody had counted the whole sector when the release was built.",
    };

    private static string Words(IReadOnlyList<DimensionCode> by) =>
        string.Join(" and ", by.Select(dimension => GroupLabels.Of(dimension)).Select(words => char.ToLowerInvariant(words[0]) + words[1..]));
}
