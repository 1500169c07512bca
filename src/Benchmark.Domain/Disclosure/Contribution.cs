using System.Numerics;
using System.Runtime.InteropServices;

namespace Benchmark.Domain.Disclosure;

/// <summary>Who stands behind a column.</summary>
/// <param name="Organisations">Participants it involves.</param>
/// <param name="CorporateGroups">Distinct corporate groups among them.</param>
/// <param name="Holdings">What each of those groups holds of the column, in no order and on any common scale.</param>
internal sealed record Contribution(int Organisations, int CorporateGroups, IReadOnlyList<BigInteger> Holdings)
{
    /// <summary>Counts those behind <paramref name="column"/>.</summary>
    /// <exception cref="ArgumentException">A weight is not positive.</exception>
    public static Contribution Of(Column column, IReadOnlyList<int> corporateGroups)
    {
        var common = column.Terms.Select(term => term.Weight.Per).Distinct().Aggregate(BigInteger.One, LeastCommonMultiple);
        var holdings = new Dictionary<int, BigInteger>();
        foreach (var (participant, weight) in column.Terms)
        {
            if (weight.Times <= 0)
                throw new ArgumentException($"Column {column.Key} holds a weight that is not positive.", nameof(column));
            CollectionsMarshal.GetValueRefOrAddDefault(holdings, corporateGroups[participant], out _) += common / weight.Per * weight.Times;
        }

        return new(column.Terms.Count, holdings.Count, [.. holdings.Values]);
    }

    /// <summary>Whether a policy allows the column to be shown, as far as those behind it are concerned.</summary>
    public bool Satisfies(Policy policy) =>
        CorporateGroups >= policy.MinimumGroups && Organisations >= policy.MinimumOrganisations
        && (HoldAlike || policy.Dominance.Permits(Holdings));

    private static BigInteger LeastCommonMultiple(BigInteger one, long other) => one / BigInteger.GreatestCommonDivisor(one, other) * other;

    /// <summary>Dominance is no concern where each corporate group answers once and counts once: the minimum sees to it.</summary>
    private bool HoldAlike => Holdings.All(holding => holding == Holdings[0]);
}
