using Benchmark.Api.Rounds;
using Benchmark.Data.Frameworks;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

/// <summary>Fields of a release.</summary>
[ObjectType<ReleaseFacts>]
[GraphQLName("Release")]
[ExtendObjectType<ReleaseFacts>(IgnoreProperties =
[
    nameof(ReleaseFacts.Id), nameof(ReleaseFacts.FrameworkCode), nameof(ReleaseFacts.FrameworkEdition),
    nameof(ReleaseFacts.RoundCode), nameof(ReleaseFacts.RoundTitle), nameof(ReleaseFacts.SizeBands),
    nameof(ReleaseFacts.Dimensions), nameof(ReleaseFacts.Name), nameof(ReleaseFacts.Perspective), nameof(ReleaseFacts.Coverage),
])]
internal static partial class ReleaseNode
{
    /// <summary>Identifies the release everywhere; opaque.</summary>
    [ID("Release")]
    public static string GetId([Parent] ReleaseFacts release) => release.Name;

    /// <summary>The release with this identifier; null when there is none.</summary>
    [NodeResolver]
    public static ReleaseFacts? GetRelease(string id, PublishedReleases releases) =>
        releases.Facts.FirstOrDefault(release => release.Name == id);

    /// <summary>The edition it describes.</summary>
    public static Framework GetFramework([Parent] ReleaseFacts release) =>
        FrameworkFiles.Shipped.Find(release.FrameworkCode, release.FrameworkEdition)
        ?? throw new InvalidDataException($"{release.Name} is of an edition that is not shipped.");

    /// <summary>The round it describes.</summary>
    public static async Task<Round> GetRoundAsync([Parent] ReleaseFacts release, PublicDatabase database, CancellationToken cancellation) =>
        await RoundNode.GetRoundAsync(release.RoundCode, database, cancellation)
        ?? throw new InvalidDataException($"{release.Name} is of a round that is not there.");

    /// <summary>From where leadership was looked at; null for editions without perspectives.</summary>
    public static Perspective? GetPerspective([Parent] ReleaseFacts release) =>
        GetFramework(release).Perspectives.FirstOrDefault(perspective => perspective.Code == release.Perspective);

    /// <summary>What it can be broken down by.</summary>
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<Dimension> GetDimensions([Parent] ReleaseFacts release) =>
        [.. release.Dimensions.Select(code => new Dimension(code, GroupLabels.Of(code), [.. Values(code, release.SizeBands)]))];

    /// <summary>How many organisations took part, group by group.</summary>
    /// <param name="by">Dimensions to break down by; the cross of all, with their totals.</param>
    [ListSize(AssumedSize = 50)]
    public static async ValueTask<IReadOnlyList<ParticipationGroup>> GetParticipationAsync(
        [Parent] ReleaseFacts release, [DefaultValue("[]")] IReadOnlyList<DimensionCode> by, ReleaseTables tables)
    {
        var published = (await TableAsync(release, tables)).Release;
        var sector = Representation.Of(published);
        return [.. Cross(published.Lattice, by, null).Select(group => ParticipationGroup.Of(published, group, sector))];
    }

    /// <summary>What was known of the whole sector when the release was built, beside who took part; later counts do not change it.</summary>
    [ListSize(AssumedSize = 50)]
    public static async ValueTask<IReadOnlyList<SectorCountView>> GetSectorCountsAsync([Parent] ReleaseFacts release, ReleaseTables tables) =>
        [.. Representation.Of((await TableAsync(release, tables)).Release).Parts.Select(SectorCountView.Of)];

    /// <summary>Whether England's means are weighted to the whole sector, and how.</summary>
    public static async ValueTask<SectorWeightingView> GetWeightingAsync([Parent] ReleaseFacts release, ReleaseTables tables) =>
        SectorWeightingView.Of((await TableAsync(release, tables)).Release);

    /// <summary>The named sets that were fixed before the round closed, by their codes; empty when there are none.</summary>
    [ListSize(AssumedSize = 4)]
    public static async ValueTask<IReadOnlyList<NamedSetView>> GetSetsAsync([Parent] ReleaseFacts release, ReleaseTables tables)
    {
        var table = await TableAsync(release, tables);
        return [.. table.Release.Sets.Select(set => NamedSetView.Of(table, set))];
    }

    /// <summary>For editions answered in words, the share of each domain's statements that are answered; empty for others.</summary>
    /// <param name="by">Dimensions to break down by; the cross of all, with their totals.</param>
    [ListSize(AssumedSize = 50)]
    public static async ValueTask<IReadOnlyList<CompletenessGroup>> GetCompletenessAsync(
        [Parent] ReleaseFacts release, [DefaultValue("[]")] IReadOnlyList<DimensionCode> by, ReleaseTables tables)
    {
        var published = (await TableAsync(release, tables)).Release;
        return
        [
            .. Cross(published.Lattice, by, null).SelectMany(
                _ => published.Framework.Domains.Where(domain => published.Completeness.ContainsKey(domain.Code)),
                (group, domain) => CompletenessGroup.Of(published, group, domain)),
        ];
    }

    /// <summary>The figures of one measure, group by group.</summary>
    /// <param name="measure">What to measure.</param>
    /// <param name="by">Dimensions to break down by; the cross of all, with their totals.</param>
    /// <param name="where">Fixes a value for some dimensions.</param>
    public static async ValueTask<BenchmarkView> GetBenchmarkAsync(
        [Parent] ReleaseFacts release, MeasureInput measure, [DefaultValue("[]")] IReadOnlyList<DimensionCode> by,
        GroupInput? where, ReleaseTables tables)
    {
        var table = await TableAsync(release, tables);
        var wanted = measure.ToMeasure();
        Check(table.Release, wanted);

        var groups = table.GroupsOf(wanted);
        var view = MeasureView.Of(table.Release.Framework, wanted);
        var cross = Cross(table.Release.Lattice, by, where);
        return new(
            view, [.. cross.Select(group => groups[group])],
            kind => Chart.Of(BenchmarkDrawing.Of(table.Release, wanted, view.Label, by, cross), kind));
    }

    /// <summary>One measure in one group, in every published release of the edition and perspective up to this one.</summary>
    /// <param name="measure">What to measure.</param>
    /// <param name="where">Names the group; everyone when left out.</param>
    public static async ValueTask<TrendView> GetTrendAsync(
        [Parent] ReleaseFacts release, MeasureInput measure, GroupInput? where, PublishedReleases releases, ReleaseTables tables)
    {
        var newest = await TableAsync(release, tables);
        var (wanted, group) = (measure.ToMeasure(), where?.ToGroup() ?? Group.England);
        Check(newest.Release, wanted);
        _ = Cross(newest.Release.Lattice, [], where);

        var (points, before) = (new List<TrendPoint>(), (ReleaseTable?)null);
        foreach (var facts in releases.UpTo(release))
        {
            if (await tables.OfAsync(facts) is not { } table || !table.Release.Has(wanted) || table.Release.Lattice.IndexOf(group) < 0)
                continue;
            points.Add(TrendPoint.Of(table, before, wanted, group));
            before = table;
        }

        return new(MeasureView.Of(newest.Release.Framework, wanted), group, points);
    }

    /// <summary>Share of the organisations that took part whose narrowest group is published; null where few took part.</summary>
    public static CodedShareView? GetCoverage([Parent] ReleaseFacts release) =>
        release.Coverage is { } share ? new(share.Percent, share.Coding, share.Label) : null;

    private static async ValueTask<ReleaseTable> TableAsync(ReleaseFacts release, ReleaseTables tables) =>
        await tables.OfAsync(release)
        ?? throw (release.WithdrawnBecause is { } because
            ? Refuse("RELEASE_WITHDRAWN", $"{release.Name} is withdrawn and has no figures any more: {because}")
            : Refuse("RELEASE_NOT_PUBLISHED", $"{release.Name} is not published, so it has no figures to show yet."));

    internal static void Check(Release release, Measure wanted)
    {
        if (!release.Has(wanted))
            throw Refuse("MEASURE_UNKNOWN", $"{release.Facts.Name} does not measure {wanted.Key}. Codes are in framework.domains; an edition answered in words has no measures.");
    }

    private static IReadOnlyList<int> Cross(Lattice lattice, IReadOnlyList<DimensionCode> by, GroupInput? where) =>
        lattice.Cross(by, where?.ToGroup() ?? Group.England) is { Count: > 0 } groups
            ? groups
            : throw Refuse(
                "DIMENSION_UNKNOWN",
                $"This release is broken down by {string.Join(", ", lattice.Dimensions.Select(dimension => Code.Of(dimension)))} and nothing else.");

    private static IEnumerable<DimensionValue> Values(DimensionCode dimension, SizeBands bands) => dimension switch
    {
        DimensionCode.Region => Enum.GetValues<Region>()
            .Select(region => new DimensionValue(Code.Of(region), Regions.Label(region), Regions.OfficialCode(region), null, null)),
        DimensionCode.SizeBand => bands.Ranges
            .Select(range => new DimensionValue(Code.Of(range.Band), GroupLabels.Of(dimension, (int)range.Band), null, range.Minimum, range.Maximum)),
        DimensionCode.ServiceType => Enum.GetValues<ServiceType>()
            .Select(service => new DimensionValue(Code.Of(service), GroupLabels.Of(dimension, (int)service), null, null, null)),
        DimensionCode.AuthorityType => Enum.GetValues<AuthorityType>()
            .Select(type => new DimensionValue(Code.Of(type), GroupLabels.Of(dimension, (int)type), null, null, null)),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    internal static GraphQLException Refuse(string code, string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}

/// <summary>Fields of a disclosure policy.</summary>
[ObjectType<PolicyFacts>]
[GraphQLName("DisclosurePolicy")]
internal static partial class DisclosurePolicyNode;

/// <summary>Fields of a group.</summary>
[ObjectType<Group>]
[ExtendObjectType<Group>(IgnoreProperties = [nameof(Group.Depth)])]
internal static partial class GroupNode;
