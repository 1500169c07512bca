using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>How much of the highest possible score was reached, and what the publisher calls it.</summary>
/// <param name="Percent">Whole per cent, half up.</param>
/// <param name="Band">The band it falls in.</param>
/// <remarks>25 is the floor on a scale from 1 to 4: it is not a share of points from zero. docs/methods/scoring.md.</remarks>
public readonly record struct Percentage(int Percent, RatingBand Band)
{
    /// <summary>The percentage that an overall score comes to.</summary>
    /// <remarks>The mean of n element scores over the highest rating is their sum over n times that rating.</remarks>
    internal static Percentage Of(Ratio overall, RatingScale scale, IReadOnlyList<RatingBand> bands)
    {
        var percent = overall.Over(scale.Maximum).RoundedTimes(100);
        return new(percent, bands.Single(band => band.Minimum <= percent && percent <= band.Maximum));
    }
}
