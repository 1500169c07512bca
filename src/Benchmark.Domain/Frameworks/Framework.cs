using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Frameworks;

/// <summary>One edition of a published framework, in our own short wording.</summary>
/// <param name="Code">Names the framework, for example <c>lqf</c>; the same in every edition.</param>
/// <param name="Edition">Names the edition, for example <c>2012</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="PublishedOn">When; null when only later copies are known.</param>
/// <param name="Source">Where the structure comes from.</param>
/// <param name="Context">What it is for, as Markdown; null when there is nothing to say.</param>
/// <param name="Scale">The ratings; null when answered in words.</param>
/// <param name="Perspectives">From where it is answered; empty when each organisation hands in one assessment.</param>
/// <param name="Domains">In the framework's order.</param>
/// <param name="Supersedes">The edition this one replaced; null for the first.</param>
/// <param name="IsStructureOnly">Whether it exists for crosswalks alone, so that no round can be opened on it.</param>
public sealed record Framework(
    string Code, string Edition, string Title, string Publisher, DateOnly? PublishedOn, string Source, string? Context,
    RatingScale? Scale, IReadOnlyList<Perspective> Perspectives, IReadOnlyList<FrameworkDomain> Domains,
    string? Supersedes, bool IsStructureOnly)
{
    /// <summary>Code and edition in one word, for example <c>lqf-2012</c>.</summary>
    public string Name => $"{Code}-{Edition}";

    /// <summary>What whole per cents of the highest possible score are called, ascending; empty when they have no names.</summary>
    public IReadOnlyList<RatingBand> Bands { get; init; } = [];

    /// <summary>The levels a release shows, broadest first; empty when answered in words.</summary>
    public IReadOnlyList<MeasureLevel> Publishes { get; init; } = [];

    /// <summary>The perspectives an assessment can be from; null alone when each organisation hands in one assessment.</summary>
    public IEnumerable<PerspectiveCode?> AssessedFrom =>
        Perspectives.Select(perspective => (PerspectiveCode?)perspective.Code).DefaultIfEmpty();

    /// <summary>Every element, in the framework's order.</summary>
    public IEnumerable<FrameworkElement> Elements => Domains.SelectMany(domain => domain.Elements);

    /// <summary>Every statement, in the framework's order.</summary>
    public IEnumerable<Statement> Statements => Elements.SelectMany(element => element.Statements);

    /// <summary>The statements an organisation answers, in the framework's order.</summary>
    /// <remarks>What applies follows from these facts alone and is never chosen by the organisation: docs/methods/scoring.md.</remarks>
    public IEnumerable<Statement> StatementsFor(PerspectiveCode? perspective, OrganisationKind kind, ServiceType? service) =>
        Statements.Where(statement => statement.AppliesTo(perspective, kind, service));

    /// <summary>What a release from this perspective shows, level by level as in <see cref="Publishes"/>.</summary>
    /// <remarks>Each level is in the framework's order. Parts in which nothing is rated from the perspective have no measure.</remarks>
    public IEnumerable<Measure> MeasuresFor(PerspectiveCode? perspective)
    {
        return Publishes.SelectMany(level => level switch
        {
            MeasureLevel.Overall => [new Measure.Overall()],
            MeasureLevel.Domain => Domains.Where(domain => domain.Elements.Any(IsRated))
                .Select(Measure (domain) => new Measure.Domain(domain.Code)),
            MeasureLevel.Element => Elements.Where(IsRated).Select(Measure (element) => new Measure.Element(element.Code)),
            MeasureLevel.Statement => Statements.Where(IsAsked).Select(Measure (statement) => new Measure.Statement(statement.Code)),
            _ => throw new InvalidDataException($"{level} is not a level of a framework."),
        });

        bool IsRated(FrameworkElement element) => element.Statements.Any(IsAsked);
        bool IsAsked(Statement statement) => statement.IsAskedFrom(perspective);
    }

    /// <summary>The title of a domain or element, or the text of a statement; null when the edition has no such code.</summary>
    public string? TitleOf(string code) =>
        Domains.FirstOrDefault(domain => domain.Code == code)?.Title
        ?? Elements.FirstOrDefault(element => element.Code == code)?.Title
        ?? Statements.FirstOrDefault(statement => statement.Code == code)?.Text;
}

/// <summary>A level of a framework on which figures are shown.</summary>
public enum MeasureLevel
{
    /// <summary>Everything together.</summary>
    Overall = 1,

    /// <summary>Domains, dimensions, themes or areas.</summary>
    Domain,

    /// <summary>Elements or quality statements.</summary>
    Element,

    /// <summary>Single statements.</summary>
    Statement,
}

/// <summary>The ratings an edition asks for.</summary>
/// <param name="Points">One per rating, ascending and without gaps.</param>
public sealed record RatingScale(IReadOnlyList<RatingPoint> Points)
{
    /// <summary>The lowest rating.</summary>
    public int Minimum => Points[0].Value;

    /// <summary>The highest rating.</summary>
    public int Maximum => Points[^1].Value;
}

/// <summary>One rating and what it means.</summary>
/// <param name="Value">The rating.</param>
/// <param name="Label">What it means.</param>
public sealed record RatingPoint(int Value, string Label);

/// <summary>What a publisher calls a range of whole per cents of the highest possible score.</summary>
/// <param name="Title">For example <c>Requires improvement</c>.</param>
/// <param name="Minimum">Lowest whole per cent, inclusive.</param>
/// <param name="Maximum">Highest whole per cent, inclusive.</param>
public sealed record RatingBand(string Title, int Minimum, int Maximum);

/// <summary>From where leadership is looked at, and by whom.</summary>
/// <param name="Code">The perspective.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Roles">Job roles that answer from here.</param>
/// <param name="MinimumRaters">Raters needed before an organisation sees its own figure: 1 or 5.</param>
public sealed record Perspective(PerspectiveCode Code, string Title, IReadOnlyList<string> Roles, int MinimumRaters);

/// <summary>A domain, dimension, theme or area: the first level of a framework.</summary>
/// <param name="Code">Unique in the edition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Elements">In the framework's order.</param>
public sealed record FrameworkDomain(string Code, string Title, IReadOnlyList<FrameworkElement> Elements);

/// <summary>An element or quality statement: the second level of a framework.</summary>
/// <param name="Code">Unique in the edition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Text">Context that is read, not rated; null when there is none.</param>
/// <param name="Statements">In the framework's order; empty for an element that holds text only.</param>
public sealed record FrameworkElement(string Code, string Title, string? Text, IReadOnlyList<Statement> Statements);

/// <summary>What an organisation rates or answers.</summary>
/// <param name="Code">Unique in the edition.</param>
/// <param name="Text">Our own wording.</param>
/// <param name="Questions">The questions it asks, in order; empty when the text is rated as it stands.</param>
/// <param name="AsksForNumber">Whether the answer may be a number, such as a proportion.</param>
/// <param name="SuggestedEvidence">What would show it.</param>
/// <param name="Perspectives">From where it is answered; empty for all.</param>
/// <param name="Kinds">Kinds of organisation it applies to; empty for all.</param>
/// <param name="Services">Services it applies to; empty for all.</param>
public sealed record Statement(
    string Code, string Text, IReadOnlyList<string> Questions, bool AsksForNumber, IReadOnlyList<string> SuggestedEvidence,
    IReadOnlyList<PerspectiveCode> Perspectives, IReadOnlyList<OrganisationKind> Kinds, IReadOnlyList<ServiceType> Services)
{
    /// <summary>Whether an organisation of this kind and service answers it from this perspective.</summary>
    public bool AppliesTo(PerspectiveCode? perspective, OrganisationKind kind, ServiceType? service) =>
        IsAskedFrom(perspective)
        && (Kinds.Count == 0 || Kinds.Contains(kind))
        && (Services.Count == 0 || (service is { } main && Services.Contains(main)));

    /// <summary>Whether it is answered from this perspective, by whatever organisation.</summary>
    public bool IsAskedFrom(PerspectiveCode? perspective) =>
        Perspectives.Count == 0 || (perspective is { } from && Perspectives.Contains(from));
}
