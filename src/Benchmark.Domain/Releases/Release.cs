using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Domain.Releases;

/// <summary>Where a release stands in its life.</summary>
public enum ReleaseStatus
{
    /// <summary>Built, not yet proved.</summary>
    Draft = 1,

    /// <summary>Its disclosure control is proved.</summary>
    Audited,

    /// <summary>A second person has agreed to it.</summary>
    Approved,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Public no longer, as a whole and with a reason.</summary>
    Withdrawn,
}

/// <summary>One round of one edition from one perspective, as published: immutable, and the same for everyone.</summary>
/// <param name="Id">Number in the database; never shown.</param>
/// <param name="FrameworkCode">Code of the framework.</param>
/// <param name="FrameworkEdition">Its edition.</param>
/// <param name="Version">MAJOR.MINOR.PATCH per edition and perspective.</param>
/// <param name="RoundCode">The round it describes.</param>
/// <param name="RoundTitle">What people call the round.</param>
/// <param name="Perspective">From where leadership was looked at; null for editions without perspectives.</param>
/// <param name="Status">Where it stands in its life.</param>
/// <param name="PublishedAt">Null until published.</param>
/// <param name="WithdrawnBecause">Null unless withdrawn.</param>
/// <param name="Policy">The disclosure policy that decided what is shown.</param>
/// <param name="Checksum">SHA-256 of the manifest, lower-case hexadecimal.</param>
/// <param name="IsSynthetic">Whether the answers are made up.</param>
/// <param name="SizeBands">What the size bands mean in this release.</param>
/// <param name="Dimensions">What it can be broken down by.</param>
public sealed record ReleaseFacts(
    int Id, string FrameworkCode, string FrameworkEdition, string Version, string RoundCode, string RoundTitle,
    PerspectiveCode? Perspective, ReleaseStatus Status, DateTimeOffset? PublishedAt, string? WithdrawnBecause,
    PolicyFacts Policy, string Checksum, bool IsSynthetic, SizeBands SizeBands, IReadOnlyList<DimensionCode> Dimensions)
{
    /// <summary>Share of the organisations that took part whose narrowest group is published; null where not even England is.</summary>
    public CodedShare? Coverage { get; init; }

    /// <summary>What people type: <c>well-led-2024/1.0.0</c>, <c>lqf-2012/OPERATIONAL_LEADER/1.1.0</c>.</summary>
    public string Name => Perspective is { } perspective
        ? $"{FrameworkCode}-{FrameworkEdition}/{Code.Of(perspective)}/{Version}"
        : $"{FrameworkCode}-{FrameworkEdition}/{Version}";
}

/// <summary>What a release says of the policy that decided it.</summary>
/// <param name="Code">Names the policy.</param>
/// <param name="Version">Its version.</param>
/// <param name="MinimumGroups">Fewest corporate groups behind anything that is shown.</param>
/// <param name="Summary">What people read about it.</param>
public sealed record PolicyFacts(string Code, string Version, int MinimumGroups, string Summary);

/// <summary>One round of one edition from one perspective, as published: immutable, and the same for everyone.</summary>
/// <remarks>Every figure is looked up; nothing is computed from answers after the build.</remarks>
public sealed class Release
{
    private readonly Dictionary<Measure, int> _measures;
    private readonly Figure[] _figures;
    private readonly int[] _participation;

    /// <summary>Puts a release together from what was stored.</summary>
    /// <param name="facts">What the release is.</param>
    /// <param name="framework">The edition, as it stood when the release was built.</param>
    /// <param name="lattice">The groups it describes.</param>
    /// <param name="measures">What it measures, in the edition's order.</param>
    /// <param name="figures">Measure by measure, group by group.</param>
    /// <param name="participation">Organisations per group, to the nearest 5; 0 where withheld.</param>
    public Release(
        ReleaseFacts facts, Framework framework, Lattice lattice, IReadOnlyList<Measure> measures, Figure[] figures,
        int[] participation)
    {
        if (figures.Length != measures.Count * lattice.Groups.Count || participation.Length != lattice.Groups.Count)
            throw new InvalidDataException($"Release {facts.Id} does not have a figure for every measure and group.");

        (Facts, Framework, Lattice, Measures, _figures, _participation) = (facts, framework, lattice, measures, figures, participation);
        _measures = measures.Select((measure, at) => (measure, at)).ToDictionary(pair => pair.measure, pair => pair.at);
    }

    /// <summary>What the release is.</summary>
    public ReleaseFacts Facts { get; }

    /// <summary>The edition, as it stood when the release was built.</summary>
    public Framework Framework { get; }

    /// <summary>The groups it describes.</summary>
    public Lattice Lattice { get; }

    /// <summary>What it measures, in the edition's order; empty for editions answered in words.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Whether the release has this measure.</summary>
    public bool Has(Measure measure) => _measures.ContainsKey(measure);

    /// <summary>The figures of one measure, one per group, in the lattice's order.</summary>
    /// <exception cref="KeyNotFoundException">The release does not have <paramref name="measure"/>.</exception>
    public ReadOnlyMemory<Figure> FiguresOf(Measure measure) =>
        _figures.AsMemory(_measures[measure] * Lattice.Groups.Count, Lattice.Groups.Count);

    /// <summary>The figure of one measure for one group.</summary>
    /// <exception cref="KeyNotFoundException">The release does not have the measure, or the lattice not the group.</exception>
    public Figure this[Measure measure, Group group] => Lattice.IndexOf(group) is >= 0 and var at
        ? FiguresOf(measure).Span[at]
        : throw new KeyNotFoundException($"{group} is not a group of this release.");

    /// <summary>
    /// For editions answered in words, the share of a domain's statements that are answered, one per group; empty for others.
    /// A share is null where withheld.
    /// </summary>
    public IReadOnlyDictionary<string, CodedShare?[]> Completeness { get; init; } = new Dictionary<string, CodedShare?[]>();

    /// <summary>Groups whose change since an earlier release is shown, by that release's version; empty for the first.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<int>> Changes { get; init; } = new Dictionary<string, IReadOnlySet<int>>();

    /// <summary>Counts of the whole sector as they were when the release was built, one of each kind; empty where there were none.</summary>
    public IReadOnlyList<SectorCount> Sector { get; init; } = [];

    /// <summary>Whether England's means are weighted to the sector, and how.</summary>
    public SectorWeighting Weighting { get; init; } = SectorWeighting.NotCounted.Instance;

    /// <summary>England's means weighted to the sector, of every measure but statements; empty unless <see cref="Weighting"/> is shown.</summary>
    public IReadOnlyDictionary<Measure, CodedNumber> WeightedMeans { get; init; } = new Dictionary<Measure, CodedNumber>();

    /// <summary>The named sets that were fixed before the round closed, by their codes.</summary>
    public IReadOnlyList<ReleaseSet> Sets { get; init; } = [];

    /// <summary>Organisations that took part in a group, to the nearest 5; null where withheld.</summary>
    /// <param name="group">The number of the group in <see cref="Lattice"/>.</param>
    public int? ParticipationOf(int group) => _participation[group] == 0 ? null : _participation[group];

    /// <summary>The nearest broader group with a published figure for a measure; null when even England is withheld.</summary>
    /// <remarks>
    /// Nearest: fewest dimensions freed, the last dimension of the lattice first. It is found from published figures alone,
    /// so it tells nothing about why the narrower one is withheld.
    /// </remarks>
    public Group? NearestPublished(Measure measure, Group group)
    {
        var figures = FiguresOf(measure);
        return Lattice.Groups
            .Select((candidate, at) => (candidate, at))
            .Where(pair => pair.candidate != group && pair.candidate.Contains(group) && figures.Span[pair.at] is Figure.Published)
            .OrderByDescending(pair => pair.candidate.Depth)
            .ThenByDescending(pair => pair.at)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }
}
