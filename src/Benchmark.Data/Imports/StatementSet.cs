namespace Benchmark.Data.Imports;

/// <summary>Some statements of an edition, by position.</summary>
internal sealed class StatementSet(int statements)
{
    private readonly ulong[] _words = new ulong[(statements + 63) / 64];

    /// <summary>Whether a statement is in it.</summary>
    public bool Contains(int position) => (_words[position >> 6] & (1UL << position)) != 0;

    /// <summary>Adds a statement; false when it was there.</summary>
    public bool Add(int position)
    {
        var isNew = !Contains(position);
        _words[position >> 6] |= 1UL << position;
        return isNew;
    }

    /// <summary>Adds every statement of another set.</summary>
    public void Add(StatementSet other)
    {
        for (var at = 0; at < _words.Length; at++)
            _words[at] |= other._words[at];
    }

    /// <summary>Whether every statement of another set is in it.</summary>
    public bool Covers(StatementSet other)
    {
        for (var at = 0; at < _words.Length; at++)
        {
            if ((other._words[at] & ~_words[at]) != 0)
                return false;
        }

        return true;
    }

    /// <summary>How many statements are in it.</summary>
    public int Count => _words.Sum(System.Numerics.BitOperations.PopCount);
}
