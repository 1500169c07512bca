using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Anonymised;

/// <summary>An assessment as researchers see it: made from the ratings of organisations alike, and nobody's own.</summary>
/// <param name="Code">Tells the assessments of one release apart; drawn anew for each release, 32 hexadecimal digits.</param>
/// <param name="Class">The published group its organisation is in.</param>
/// <param name="Ratings">One per statement that the release's perspective asks, in the edition's order; on the edition's scale.</param>
public sealed record AnonymisedAssessment(string Code, Group Class, IReadOnlyList<short> Ratings);
