using System.Numerics;

namespace Benchmark.Domain.Disclosure;

/// <summary>Counts the distinct corporate groups behind sets of classes.</summary>
/// <remarks>
/// A corporate group inside one class only is counted with the class; those that span classes are kept as bits, so that a
/// union counts each once.
/// </remarks>
internal sealed class Support
{
    private readonly int[] _own;
    private readonly ulong[][] _spanning;

    /// <summary>Prepares to count.</summary>
    /// <param name="corporateGroups">The distinct corporate groups of each class.</param>
    public Support(IReadOnlyList<int[]> corporateGroups)
    {
        var spanning = corporateGroups.SelectMany(groups => groups).CountBy(group => group)
            .Where(pair => pair.Value > 1)
            .Select((pair, at) => (pair.Key, at))
            .ToDictionary(pair => pair.Key, pair => pair.at);

        _own = [.. corporateGroups.Select(groups => groups.Count(group => !spanning.ContainsKey(group)))];
        _spanning = [.. corporateGroups.Select(groups => Bits(groups.Where(spanning.ContainsKey).Select(group => spanning[group])))];
        Nobody = new(0, new bool[_own.Length], new ulong[(spanning.Count + 63) / 64]);

        ulong[] Bits(IEnumerable<int> places)
        {
            var bits = new ulong[(spanning.Count + 63) / 64];
            foreach (var place in places)
                bits[place / 64] |= 1UL << (place % 64);
            return bits;
        }
    }

    /// <summary>No class yet.</summary>
    public Cover Nobody { get; }

    /// <summary>How many corporate groups a class would add.</summary>
    public int Adds(int number, Cover to)
    {
        if (to.Classes[number])
            return 0;

        var added = _own[number];
        for (var word = 0; word < to.Spanning.Length; word++)
            added += BitOperations.PopCount(_spanning[number][word] & ~to.Spanning[word]);
        return added;
    }

    /// <summary>The cover with a class added.</summary>
    public Cover With(Cover cover, int number)
    {
        bool[] classes = [.. cover.Classes];
        classes[number] = true;
        return new(
            cover.Count + Adds(number, cover), classes, [.. cover.Spanning.Zip(_spanning[number], (left, right) => left | right)]);
    }

    /// <summary>How many corporate groups stand behind the classes where a vector is not zero.</summary>
    public int Of(ulong[] vector)
    {
        var cover = Nobody;
        for (var number = 0; number < vector.Length; number++)
        {
            if (vector[number] != 0)
                cover = With(cover, number);
        }

        return cover.Count;
    }
}

/// <summary>The corporate groups behind some classes.</summary>
/// <param name="Count">How many.</param>
/// <param name="Classes">Whether each class was added.</param>
/// <param name="Spanning">Those among them that span classes, as bits.</param>
internal sealed record Cover(int Count, bool[] Classes, ulong[] Spanning);
