using System.Globalization;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>The groups of a lattice as columns.</summary>
internal static class LatticeColumns
{
    /// <summary>One column per group, in the lattice's order.</summary>
    /// <exception cref="ArgumentException">A participant's place does not fix every dimension of the lattice.</exception>
    public static IReadOnlyList<Column> Of(Lattice lattice, IReadOnlyList<Participant> participants)
    {
        var terms = lattice.Groups.Select(_ => new List<Term>()).ToArray();
        for (var at = 0; at < participants.Count; at++)
        {
            var place = participants[at].Place;
            if (lattice.IndexOf(place) < 0 || place.Depth != lattice.Dimensions.Count)
                throw new ArgumentException("Every participant has a value in each dimension of the lattice, and in no other.", nameof(participants));

            foreach (var group in GroupsAround(lattice, place))
                terms[group].Add(new(at, 1));
        }

        return [.. lattice.Groups.Select((group, at) => new Column(KeyOf(lattice, group), group.Depth, terms[at]))];
    }

    private static IEnumerable<int> GroupsAround(Lattice lattice, Group place)
    {
        for (var kept = 0; kept < 1 << lattice.Dimensions.Count; kept++)
        {
            var group = place;
            for (var d = 0; d < lattice.Dimensions.Count; d++)
            {
                if ((kept & (1 << d)) == 0)
                    group = group.With(lattice.Dimensions[d], 0);
            }

            yield return lattice.IndexOf(group);
        }
    }

    private static string KeyOf(Lattice lattice, Group group) =>
        string.Join('|', lattice.Dimensions.Select(dimension => group[dimension].ToString("00", CultureInfo.InvariantCulture)));
}
