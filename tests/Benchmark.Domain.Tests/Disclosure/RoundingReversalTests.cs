using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Disclosure;

/// <summary>Somebody looks for the only number of organisations that fits a rounded count and the shares of a statement.</summary>
public sealed class RoundingReversalTests
{
    private const int Statements = 4_000;

    [Fact]
    public void A_count_and_its_shares_seldom_tell_the_exact_number_of_organisations() =>
        Assert.InRange(Determined(new(5, 5, 1)), 0, 0.03);

    [Fact]
    public void Whole_per_cents_would_tell_it_most_of_the_time() =>
        Assert.InRange(Determined(new(5, 1, 1)), 0.5, 1);

    /// <summary>The part of made-up statements of 30 to 49 organisations for which one number of organisations alone fits.</summary>
    private static double Determined(Rounding rounding)
    {
        var (random, determined) = (new Random(22), 0);
        var masks = Enumerable.Range(28, 25).ToDictionary(organisations => organisations, organisations => MaskOf(organisations, rounding));
        for (var statement = 0; statement < Statements; statement++)
        {
            var (organisations, leaning, facts) = (random.Next(30, 50), random.NextDouble(), GroupFacts.OfRatings());
            for (var at = 0; at < organisations; at++)
                facts.Add(Math.Clamp(1 + (int)(2 * leaning + 2.2 * random.NextDouble()), 1, 4) * GroupFacts.Point);
            var figure = (Figure.Published)masks[organisations].Figure(0, facts);

            determined += masks.Count(candidate => Fits(figure, candidate.Key, candidate.Value)) == 1 ? 1 : 0;
        }

        return determined / (double)Statements;
    }

    /// <summary>Whether so many organisations could have given these shares.</summary>
    private static bool Fits(Figure.Published figure, int organisations, Mask mask)
    {
        if (mask.ParticipationOf(0) != figure.Contributors)
            return false;
        if (figure.Spread is not { Shares: { Count: 4 } shares })
            return organisations < 30;

        var counts = shares.Select(share => Enumerable.Range(0, organisations + 1).Where(count => mask.CompletenessOf(0, count, organisations) == share).ToList()).ToList();
        return counts.TrueForAll(fitting => fitting.Count > 0)
            && counts.Sum(fitting => fitting[0]) <= organisations && counts.Sum(fitting => fitting[^1]) >= organisations;
    }

    private static Mask MaskOf(int organisations, Rounding rounding)
    {
        int[] everyone = [.. Enumerable.Range(0, organisations)];
        return Mask.Of(everyone, Some.Columns(everyone), [], Some.Policy() with { Rounding = rounding });
    }
}
