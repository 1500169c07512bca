using System.Globalization;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>All that a policy may publish about the participants of a release, as columns.</summary>
internal static class LatticeColumns
{
    /// <summary>
    /// One column per group of the lattice, in its order; then one for each cross that has a grouping in it, then one for
    /// each named set.
    /// </summary>
    /// <exception cref="ArgumentException">A participant's place does not fix every dimension of the lattice.</exception>
    public static IReadOnlyList<Column> Of(Lattice lattice, Policy policy, IReadOnlyList<Participant> participants)
    {
        if (participants.Any(participant => lattice.IndexOf(participant.Place) < 0 || participant.Place.Depth != lattice.Dimensions.Count))
            throw new ArgumentException("Every participant has a value in each dimension of the lattice, and in no other.", nameof(participants));

        var places = participants.Index().GroupBy(pair => pair.Item.Place).ToList();
        return
        [
            .. lattice.Groups.Select(group => new Column(KeyOf(lattice, group), group.Depth, TermsWhere(group.Contains))),
            .. Crosses(lattice, policy).Select(cross => new Column(cross.Key, cross.Depth, TermsWhere(cross.Contains))),
            .. policy.Sets.Select(set => new Column($"set {set.Code}", 0, TermsWhere(set.Contains))),
        ];

        IReadOnlyList<Term> TermsWhere(Func<Group, bool> contains) =>
            [.. places.Where(place => contains(place.Key)).SelectMany(place => place.Select(pair => new Term(pair.Index, 1)))];
    }

    /// <summary>Every combination of all, values and groupings that has at least one grouping.</summary>
    private static IEnumerable<Cross> Crosses(Lattice lattice, Policy policy)
    {
        IEnumerable<Cross> crosses = [new("", 0, false, _ => true)];
        foreach (var dimension in lattice.Dimensions)
        {
            var parts = PartsOf(dimension, policy).ToList();
            crosses = crosses.SelectMany(_ => parts, (cross, part) => new Cross(
                $"{cross.Key}|{part.Key}", cross.Depth + part.Depth, cross.HasGrouping || part.HasGrouping,
                place => cross.Contains(place) && part.Contains(place)));
        }

        return crosses.Where(cross => cross.HasGrouping);
    }

    private static IEnumerable<Cross> PartsOf(DimensionCode dimension, Policy policy)
    {
        yield return new("00", 0, false, _ => true);
        for (var value = 1; value <= Lattice.SizeOf(dimension); value++)
        {
            var wanted = value;
            yield return new(TwoDigits(value), 1, false, place => place[dimension] == wanted);
        }

        foreach (var grouping in policy.Dimensions.Where(declared => declared.Code == dimension).SelectMany(declared => declared.Groupings))
        {
            yield return new(grouping.Code, 1, true, place => grouping.Values.Contains(place[dimension]));
        }
    }

    private static string KeyOf(Lattice lattice, Group group) =>
        string.Concat(lattice.Dimensions.Select(dimension => $"|{TwoDigits(group[dimension])}"));

    private static string TwoDigits(int value) => value.ToString("00", CultureInfo.InvariantCulture);

    private sealed record Cross(string Key, int Depth, bool HasGrouping, Func<Group, bool> Contains);
}
