using System.Globalization;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Demo;

/// <summary>How one made-up rater sees one made-up organisation.</summary>
/// <remarks>
/// A rating is an opinion rounded to the scale: a middle of 2.8, how good the organisation is (its own quality, its group's,
/// its region's and its size's, and how it changes from wave to wave), how the element and the statement do in the whole
/// sector, how the perspective and the rater see things, and chance. Most of the chance stays with the rater and statement
/// from wave to wave, so that ratings move slowly.
/// </remarks>
internal sealed class SyntheticOpinion
{
    private const double Middle = 2.8;
    private static readonly double[] SizeEffects = [-0.08, 0, 0.1, 0.15];
    private static readonly double[] PerspectiveEffects = [0, -0.15, 0, 0.1, 0.25, -0.05];

    private readonly int _seed;
    private readonly int _framework;
    private readonly double[] _statementEffects;

    public SyntheticOpinion(int seed, Framework framework)
    {
        (_seed, _framework) = (seed, framework.Domains[0].Code.Sum(letter => letter));
        _statementEffects =
        [
            .. framework.Elements.SelectMany((element, at) => element.Statements.Select((_, within) =>
                0.25 * new SeededRandom(seed, 3, _framework, at).Normal()
                + 0.15 * new SeededRandom(seed, 4, _framework, at, within).Normal())),
        ];
    }

    /// <summary>Rates statements of the edition.</summary>
    /// <param name="organisation">Who is rated.</param>
    /// <param name="wave">When.</param>
    /// <param name="perspective">From where; null for the organisation's one sheet.</param>
    /// <param name="rater">Which of the raters, from 0.</param>
    /// <param name="statements">Positions in the edition.</param>
    /// <param name="ratings">Takes one rating, 1 to 4, per statement.</param>
    public void Rate(
        SyntheticOrganisation organisation, int wave, PerspectiveCode? perspective, int rater, ReadOnlySpan<int> statements,
        Span<byte> ratings)
    {
        var (from, number) = ((int)(perspective ?? 0), organisation.Number);
        var lasting = new SeededRandom(_seed, 5, _framework, number, from, rater);
        var passing = new SeededRandom(_seed, 6, _framework, number, from, rater, wave);
        var view = Middle + QualityOf(organisation, wave) + PerspectiveEffects[from] + 0.25 * lasting.Normal();

        for (var at = 0; at < statements.Length; at++)
        {
            var opinion = view + _statementEffects[statements[at]] + 0.45 * lasting.Normal() + 0.3 * passing.Normal();
            ratings[at] = (byte)Math.Clamp((int)Math.Floor(opinion + 0.5), 1, 4);
        }
    }

    private double QualityOf(SyntheticOrganisation organisation, int wave)
    {
        var quality = 0.4 * new SeededRandom(_seed, 7, organisation.Number).Normal()
            + 0.08 * new SeededRandom(_seed, 8, (int)organisation.Region).Normal()
            + 0.06 * new SeededRandom(_seed, 9, (int)organisation.Service).Normal()
            + SizeEffects[(int)organisation.SizeBand - 1];
        if (organisation.CorporateGroup is { } group)
            quality += 0.25 * new SeededRandom(_seed, 10, int.Parse(group.AsSpan(^4), CultureInfo.InvariantCulture)).Normal();

        var drift = new SeededRandom(_seed, 11, organisation.Number);
        for (var passed = 1; passed < wave; passed++)
            quality += 0.06 + 0.12 * drift.Normal();
        return quality;
    }
}
