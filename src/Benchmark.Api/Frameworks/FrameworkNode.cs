using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Api.Frameworks;

/// <summary>One edition of a published framework, in our own short wording.</summary>
[ObjectType<Framework>]
[ExtendObjectType<Framework>(IgnoreProperties =
[
    nameof(Framework.Name), nameof(Framework.Elements), nameof(Framework.Statements), nameof(Framework.Supersedes),
    nameof(Framework.Publishes), nameof(Framework.AssessedFrom),
])]
internal static partial class FrameworkNode
{
    /// <summary>Identifies the edition everywhere; opaque.</summary>
    [ID("Framework")]
    public static string GetId([Parent] Framework framework) => framework.Name;

    /// <summary>The edition with this identifier; null when there is none.</summary>
    [NodeResolver]
    public static Framework? GetFramework(string id) =>
        FrameworkFiles.Shipped.Frameworks.FirstOrDefault(framework => framework.Name == id);

    /// <summary>In the framework's order.</summary>
    [BindMember(nameof(Framework.Domains))]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<FrameworkDomain> GetDomains([Parent] Framework framework) => framework.Domains;

    /// <summary>From where it is answered; empty when each organisation hands in one assessment.</summary>
    [BindMember(nameof(Framework.Perspectives))]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<Perspective> GetPerspectives([Parent] Framework framework) => framework.Perspectives;

    /// <summary>What whole per cents of the highest possible score are called, ascending; empty when they have no names.</summary>
    [BindMember(nameof(Framework.Bands))]
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<RatingBand> GetBands([Parent] Framework framework) => framework.Bands;

    /// <summary>How many statements the edition has, over all perspectives.</summary>
    public static int GetStatementCount([Parent] Framework framework) => framework.Statements.Count();

    /// <summary>The edition this one replaced; null for the first.</summary>
    public static Framework? GetSupersedes([Parent] Framework framework) => GetFramework(framework.Supersedes ?? "");
}

/// <summary>A domain, dimension, theme or area: the first level of a framework.</summary>
[ObjectType<FrameworkDomain>]
internal static partial class FrameworkDomainNode
{
    /// <summary>In the framework's order.</summary>
    [BindMember(nameof(FrameworkDomain.Elements))]
    [ListSize(AssumedSize = 3)]
    public static IReadOnlyList<FrameworkElement> GetElements([Parent] FrameworkDomain domain) => domain.Elements;

    /// <summary>Parts of other editions that speak of the same thing.</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<MappingView> GetMappings([Parent] FrameworkDomain domain) => MappingView.Of(domain.Code);
}

/// <summary>An element or quality statement: the second level of a framework.</summary>
[ObjectType<FrameworkElement>]
internal static partial class FrameworkElementNode
{
    /// <summary>In the framework's order; empty for an element that holds text only.</summary>
    [BindMember(nameof(FrameworkElement.Statements))]
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<Statement> GetStatements([Parent] FrameworkElement element) => element.Statements;

    /// <summary>Parts of other editions that speak of the same thing.</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<MappingView> GetMappings([Parent] FrameworkElement element) => MappingView.Of(element.Code);
}

/// <summary>Fields of the ratings an edition asks for.</summary>
[ObjectType<RatingScale>]
internal static partial class RatingScaleNode
{
    /// <summary>One per rating, ascending and without gaps.</summary>
    [BindMember(nameof(RatingScale.Points))]
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<RatingPoint> GetPoints([Parent] RatingScale scale) => scale.Points;
}

/// <summary>A part of another edition that speaks of the same thing.</summary>
/// <param name="Framework">The other edition.</param>
/// <param name="Code">The part's code there.</param>
/// <param name="Title">Its title there.</param>
/// <param name="Basis">Who says that the two belong together.</param>
/// <param name="Source">Why they belong together.</param>
[GraphQLName("Mapping")]
public sealed record MappingView(Framework Framework, string Code, string Title, MappingBasis Basis, string Source)
{
    private static readonly Lazy<ILookup<string, MappingView>> ByCode = new(() => FrameworkFiles.Shipped.Crosswalk.Mappings
        .SelectMany(mapping => new[] { (mapping.From.Code, mapping.To, mapping), (mapping.To.Code, mapping.From, mapping) })
        .ToLookup(
            pair => pair.Code,
            pair => Make(pair.Item2, pair.mapping)));

    /// <summary>The mappings of a part; codes are unique over all shipped editions.</summary>
    public static IReadOnlyList<MappingView> Of(string code) => [.. ByCode.Value[code]];

    private static MappingView Make(Place place, Mapping mapping)
    {
        var framework = FrameworkFiles.Shipped.Frameworks.First(candidate => candidate.Name == place.Framework);
        return new(framework, place.Code, framework.TitleOf(place.Code)!, mapping.Basis, mapping.Source);
    }
}
