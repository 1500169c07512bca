using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Releases;

/// <summary>The figures of one measure, group by group.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Groups">In a fixed order: totals stand before their parts.</param>
/// <param name="Drawing">Draws them.</param>
[GraphQLName("Benchmark")]
public sealed record BenchmarkView(
    MeasureView Measure, [property: ListSize(AssumedSize = 50)] IReadOnlyList<BenchmarkGroup> Groups, [property: GraphQLIgnore] Func<ChartKind?, Chart> Drawing)
{
    /// <summary>How many of the groups have a published figure.</summary>
    public int PublishedCount => Groups.Count(group => group.Figure is FigureView.Published);

    /// <summary>How many of the groups are withheld.</summary>
    public int WithheldCount => Groups.Count - PublishedCount;
}

/// <summary>Fields of the figures of one measure.</summary>
[ObjectType<BenchmarkView>]
internal static partial class BenchmarkNode
{
    /// <summary>The same figures as a picture.</summary>
    /// <param name="kind">How to draw them; what suits them best when left out.</param>
    public static Chart GetChart([Parent] BenchmarkView benchmark, ChartKind? kind) => benchmark.Drawing(kind);
}

/// <summary>What is measured: everything, a domain, an element or one statement.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Domain">The domain; null unless one is measured.</param>
/// <param name="Element">The element; null unless one is measured.</param>
/// <param name="Statement">The statement; null unless one is measured.</param>
[GraphQLName("Measure")]
public sealed record MeasureView(string Label, FrameworkDomain? Domain, FrameworkElement? Element, Statement? Statement)
{
    /// <summary>The parts of an edition that a measure names.</summary>
    public static MeasureView Of(Framework framework, Measure measure) => measure switch
    {
        Measure.Domain(var code) => Of(framework.Domains.First(domain => domain.Code == code)),
        Measure.Element(var code) => Of(framework.Elements.First(element => element.Code == code)),
        Measure.Statement(var code) => Of(framework.Statements.First(statement => statement.Code == code)),
        _ => new("Overall", null, null, null),
    };

    private static MeasureView Of(FrameworkDomain domain) => new(domain.Title, domain, null, null);

    private static MeasureView Of(FrameworkElement element) => new(element.Title, null, element, null);

    private static MeasureView Of(Statement statement) => new(statement.Text, null, null, statement);
}

/// <summary>Names what to measure, by exactly one of its fields.</summary>
/// <param name="Overall">True for everything together.</param>
/// <param name="Domain">The code of a domain.</param>
/// <param name="Element">The code of an element.</param>
/// <param name="Statement">The code of a statement.</param>
[OneOf]
public sealed record MeasureInput(bool? Overall, string? Domain, string? Element, string? Statement)
{
    /// <summary>The measure this names.</summary>
    public Measure ToMeasure() => this switch
    {
        { Domain: { } code } => new Measure.Domain(code),
        { Element: { } code } => new Measure.Element(code),
        { Statement: { } code } => new Measure.Statement(code),
        _ => new Measure.Overall(),
    };
}

/// <summary>Fixes one value for some dimensions; a field that is left out stands for all.</summary>
/// <param name="Region">A region.</param>
/// <param name="SizeBand">A size of employer.</param>
/// <param name="ServiceType">A main service.</param>
/// <param name="AuthorityType">A type of authority.</param>
public sealed record GroupInput(
    Domain.Organisations.Region? Region, Domain.Organisations.SizeBand? SizeBand,
    Domain.Organisations.ServiceType? ServiceType, Domain.Organisations.AuthorityType? AuthorityType)
{
    /// <summary>The group this names.</summary>
    public Group ToGroup() => new(Region, SizeBand, ServiceType, AuthorityType);
}

/// <summary>How many organisations of a group took part.</summary>
/// <param name="Group">The group.</param>
/// <param name="Organisations">To the nearest 5; null when withheld.</param>
/// <param name="Symbol">The marker to print instead of a number; null when there is one.</param>
/// <param name="Sector">Organisations of the group in the whole sector, as known when the release was built; null when not known.</param>
/// <param name="Representation">The group's share of those that took part over its share of the sector: 1 as in the sector, 2 twice as many; null when either is not known.</param>
public sealed record ParticipationGroup(Group Group, int? Organisations, Symbol? Symbol, int? Sector, double? Representation)
{
    internal static ParticipationGroup Of(Release release, int group, Representation sector) => new(
        release.Lattice.Groups[group],
        release.ParticipationOf(group),
        release.ParticipationOf(group) is null ? global::Benchmark.Domain.Releases.Symbol.Confidential : null,
        sector.SectorOf(release.Lattice.Groups[group])?.Organisations,
        sector.RatioOf(release.Lattice.Groups[group]));
}

/// <summary>How much of a domain's statements a group answered.</summary>
/// <param name="Group">The group.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Share">Share of the statements that are answered; null when withheld.</param>
/// <param name="Symbol">The marker to print instead of a share; null when there is one.</param>
public sealed record CompletenessGroup(Group Group, FrameworkDomain Domain, CodedShareView? Share, Symbol? Symbol)
{
    internal static CompletenessGroup Of(Release release, int group, FrameworkDomain domain) =>
        release.Completeness[domain.Code][group] is { } share
            ? new(release.Lattice.Groups[group], domain, new(share.Percent, share.Coding, share.Label), null)
            : new(release.Lattice.Groups[group], domain, null, Withheld);

    private const Symbol Withheld = global::Benchmark.Domain.Releases.Symbol.Confidential;
}

/// <summary>Something a release can be broken down by.</summary>
/// <param name="Code">The dimension.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Values">In a fixed order.</param>
public sealed record Dimension(DimensionCode Code, string Title, [property: ListSize(AssumedSize = 10)] IReadOnlyList<DimensionValue> Values);

/// <summary>One value of a dimension, and what it means in this release.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What people read.</param>
/// <param name="OfficialCode">The ONS code of a region; null for others.</param>
/// <param name="MinimumStaff">Fewest staff of a size band; null for others.</param>
/// <param name="MaximumStaff">Most staff of a size band; null for the largest and for others.</param>
public sealed record DimensionValue(string Code, string Label, string? OfficialCode, int? MinimumStaff, int? MaximumStaff);
