using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Domain.Assessments;

/// <summary>What decides which statements an organisation answers. It is never the organisation's choice.</summary>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Service">Its main service; null when it has none.</param>
/// <param name="Perspective">From where it answers; null where each organisation hands in one assessment.</param>
public sealed record Respondent(OrganisationKind Kind, ServiceType? Service = null, PerspectiveCode? Perspective = null);

/// <summary>One rater's ratings.</summary>
/// <param name="Rater">Tells the raters of one assessment apart; blank for the organisation's one sheet.</param>
/// <param name="Ratings">By statement code; a statement that was not rated is absent.</param>
public sealed record RaterSheet(string Rater, IReadOnlyDictionary<string, int> Ratings);
