namespace Benchmark.Data.Demo;

/// <summary>Numbers that look random and are the same for the same key, on every machine and in every version.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, 2014). Not for secrets.</remarks>
public struct SeededRandom
{
    private ulong _state;

    /// <summary>The sequence of a key; keys that differ anywhere have unrelated sequences.</summary>
    public SeededRandom(params ReadOnlySpan<int> key)
    {
        foreach (var part in key)
        {
            _state ^= (uint)part;
            _state = Next();
        }
    }

    /// <summary>A number from 0 up to but not including <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Whether something happens that does so in <paramref name="percent"/> of 100 cases.</summary>
    public bool Happens(int percent) => Below(100) < percent;

    /// <summary>The position of a weight, each as likely as it is large.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
            total += weight;

        var left = Below(total);
        var at = 0;
        while (left >= weights[at])
            left -= weights[at++];
        return at;
    }

    /// <summary>A deviate of mean 0 and standard deviation 1, close to normal: the sum of four uniform ones.</summary>
    public double Normal()
    {
        var bits = Next();
        var sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48);
        return (sum - 2 * 65_535.0) * (1.7320508075688772 / 65_536);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ _state >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }
}
