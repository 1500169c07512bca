using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>A release reduced to what it shows and who stands where; disclosure control looks at nothing else.</summary>
/// <param name="Facts">The release.</param>
/// <param name="Published">Numbers of the groups it shows.</param>
/// <param name="Members">Who is in it.</param>
internal sealed record ReleaseOutline(ReleaseFacts Facts, IReadOnlySet<int> Published, IReadOnlyList<ReleaseMember> Members)
{
    /// <summary>The groups it describes.</summary>
    public Lattice Lattice { get; } = new(Facts.Dimensions);

    /// <summary>The groups that its anonymised assessments are told apart by; empty when it has none.</summary>
    /// <remarks>They should be published ones. Disclosure control does not count on it and takes them as shown.</remarks>
    public IReadOnlyList<Group> Classes { get; init; } = [];

    /// <summary>Its named sets, and whether it shows them.</summary>
    public IReadOnlyList<(NamedSet Set, bool IsPublished)> Sets { get; init; } = [];

    /// <summary>Whether it shows means weighted to the sector, and how.</summary>
    public SectorWeighting Weighting { get; init; } = SectorWeighting.NotCounted.Instance;

    /// <summary>All that it shows sums of, by a figure or by anonymised assessments, each once: groups, named sets, and England weighted to the sector.</summary>
    public IEnumerable<ShownColumn> Shown =>
    [
        .. Published.Order().Select(at => Lattice.Groups[at]).Union(Classes)
            .Select(group => new ShownColumn($"{Lattice.IndexOf(group):0000}", group.Depth, place => group.Contains(place) ? 1 : default(Weight))),
        .. Sets.Where(pair => pair.IsPublished).Select(pair => new ShownColumn($"set {pair.Set.Code}", 0, place => pair.Set.Contains(place) ? 1 : default(Weight))),
        .. Weighting is SectorWeighting.Shown weighting ? [Weighted(weighting)] : Array.Empty<ShownColumn>(),
    ];

    /// <summary>The outline of a release as it is stored.</summary>
    public static async Task<ReleaseOutline> ReadAsync(NpgsqlConnection builder, ReleaseFacts facts, CancellationToken cancellation)
    {
        var participation = await ReleaseQueries.ReadParticipationAsync(builder, facts.Id, new Lattice(facts.Dimensions), cancellation);
        var sets = await SetRows.ReadAsync(builder, facts.Id, cancellation);
        return new(
            facts, participation.Index().Where(pair => pair.Item > 0).Select(pair => pair.Index).ToHashSet(),
            await ReleaseMember.ReadAsync(builder, facts.Id, cancellation))
        {
            Classes = await AssessmentRows.ReadClassesAsync(builder, facts.Id, cancellation),
            Sets = [.. sets.Select(set => (set.Set, set.IsPublished))],
            Weighting = await SectorRows.ReadWeightingAsync(builder, facts.Id, await SectorRows.ReadAsync(builder, facts.Id, cancellation), cancellation),
        };
    }

    /// <summary>What the world has seen of the same answers: releases of the same round and perspective, withdrawn since.</summary>
    public static Task<IReadOnlyList<ReleaseOutline>> SeenAsync(NpgsqlConnection builder, ReleaseFacts release, CancellationToken cancellation) =>
        ReadAsync(
            builder, release,
            other => other.RoundCode == release.RoundCode && other.Status is ReleaseStatus.Published or ReleaseStatus.Withdrawn, cancellation);

    /// <summary>What a release can be compared with: published ones of its edition and perspective, of other rounds, built before it.</summary>
    public static Task<IReadOnlyList<ReleaseOutline>> EarlierAsync(NpgsqlConnection builder, ReleaseFacts release, CancellationToken cancellation) =>
        ReadAsync(
            builder, release,
            other => other.RoundCode != release.RoundCode && other.Status == ReleaseStatus.Published
                && (release.Id == 0 || other.Id < release.Id),
            cancellation);

    /// <summary>What it shows, as columns.</summary>
    /// <param name="numbers">The number of each organisation among the participants.</param>
    public IEnumerable<Column> Columns(IReadOnlyDictionary<int, int> numbers) => Shown.Select(shown => new Column(
        $"{Facts.Name} {shown.Key}", shown.Depth,
        [
            .. Members.Select(member => new Term(numbers[member.OrganisationId], shown.WeightOf(member.Place))).Where(term => term.Weight.Times > 0),
        ]));

    /// <summary>The corporate group of each organisation in a group.</summary>
    public IReadOnlyDictionary<int, int> Inside(Group group) => Members.Where(member => group.Contains(member.Place))
        .ToDictionary(member => member.OrganisationId, member => member.CorporateGroup);

    private ShownColumn Weighted(SectorWeighting.Shown weighting)
    {
        var strata = weighting.Strata
            .Select(stratum => (stratum.Group, stratum.Sector, Members: Members.Count(member => stratum.Group.Contains(member.Place))))
            .Where(stratum => stratum.Members > 0)
            .Select(stratum => (stratum.Group, Weight: Weight.Of(stratum.Sector, stratum.Members)))
            .ToList();
        return new("weighted to the sector", 0, place => strata.Find(stratum => stratum.Group.Contains(place)).Weight);
    }

    private static async Task<IReadOnlyList<ReleaseOutline>> ReadAsync(
        NpgsqlConnection builder, ReleaseFacts release, Func<ReleaseFacts, bool> isWanted, CancellationToken cancellation)
    {
        var outlines = new List<ReleaseOutline>();
        foreach (var facts in (await ReleaseQueries.ReadFactsAsync(builder, cancellation)).Where(IsOfTheSameKind).Where(isWanted))
            outlines.Add(await ReadAsync(builder, facts, cancellation));
        return outlines;

        bool IsOfTheSameKind(ReleaseFacts other) => other.Id != release.Id
            && (other.FrameworkCode, other.FrameworkEdition, other.Perspective) == (release.FrameworkCode, release.FrameworkEdition, release.Perspective);
    }
}

/// <summary>Something that a release shows of everybody who stands somewhere.</summary>
/// <param name="Key">Names it within the release.</param>
/// <param name="Depth">How narrow it is: 0 for everyone.</param>
/// <param name="WeightOf">How much an organisation of a narrowest group counts in it; nothing where it is not part of it.</param>
internal sealed record ShownColumn(string Key, int Depth, Func<Group, Weight> WeightOf);
