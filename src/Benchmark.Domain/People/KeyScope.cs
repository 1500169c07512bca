namespace Benchmark.Domain.People;

/// <summary>What a key may be used for.</summary>
public enum KeyScope
{
    /// <summary>To look.</summary>
    Read = 1,

    /// <summary>To change things.</summary>
    Write,
}
