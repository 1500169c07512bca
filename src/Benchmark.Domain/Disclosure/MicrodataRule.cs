namespace Benchmark.Domain.Disclosure;

/// <summary>How a release anonymises single assessments for researchers: docs/methods/microdata.md.</summary>
/// <param name="Alike">Fewest organisations, and fewest corporate groups, whose assessments are drawn from the same ratings.</param>
/// <param name="RandomPercent">Of 100 ratings so many are drawn from the scale alone, whatever anybody answered.</param>
public sealed record MicrodataRule(int Alike, int RandomPercent)
{
    /// <summary>Most assessments of a hundred that somebody who knows all true ratings finds, on average.</summary>
    public double MostFoundPercent => 100.0 / Alike;
}
