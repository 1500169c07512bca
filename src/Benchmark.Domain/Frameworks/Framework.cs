using Benchmark.Domain.Organisations;

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

    /// <summary>Every element, in the framework's order.</summary>
    public IEnumerable<FrameworkElement> Elements => Domains.SelectMany(domain => domain.Elements);

    /// <summary>Every statement, in the framework's order.</summary>
    public IEnumerable<Statement> Statements => Elements.SelectMany(element => element.Statements);

    /// <summary>The statements an organisation answers, in the framework's order.</summary>
    /// <remarks>What applies follows from these facts alone and is never chosen by the organisation: docs/methods/scoring.md.</remarks>
    public IEnumerable<Statement> StatementsFor(PerspectiveCode? perspective, OrganisationKind kind, ServiceType? service) =>
        Statements.Where(statement => statement.AppliesTo(perspective, kind, service));
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
public sealed record RatingPoint(int Value, string Label);

/// <summary>From where leadership is looked at, and by whom.</summary>
/// <param name="Code">The perspective.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Roles">Job roles that answer from here.</param>
/// <param name="MinimumRaters">Raters needed before an organisation sees its own figure: 1 or 5.</param>
public sealed record Perspective(PerspectiveCode Code, string Title, IReadOnlyList<string> Roles, int MinimumRaters);

/// <summary>A domain, dimension, theme or area: the first level of a framework.</summary>
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
        (Perspectives.Count == 0 || (perspective is { } from && Perspectives.Contains(from)))
        && (Kinds.Count == 0 || Kinds.Contains(kind))
        && (Services.Count == 0 || (service is { } main && Services.Contains(main)));
}
