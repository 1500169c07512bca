namespace Benchmark.Domain.Disclosure;

/// <summary>How a release anonymises single assessments for researchers: docs/methods/microdata.md.</summary>
/// <param name="Alike">Fewest organisations, and fewest corporate groups, whose assessments are drawn from the same ratings.</param>
/// <param name="RandomPercent">Of 100 ratings so many are drawn from the scale alone, whatever anybody answered.</param>
/// <param name="MostFoundPercent">Of 100 guesses of an intruder whose an assessment is, the most that may be right, but for chance.</param>
public sealed record MicrodataRule(int Alike, int RandomPercent, int MostFoundPercent);
