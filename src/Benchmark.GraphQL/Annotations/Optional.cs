namespace Benchmark.GraphQL;

/// <summary>An input that tells "not given" from "given as null".</summary>
public readonly record struct Optional<T>
{
    public Optional(T? value) => (Value, HasValue) = (value, true);

    /// <summary>The value given; default when none was.</summary>
    public T? Value { get; }

    /// <summary>Whether a value, or null, was given.</summary>
    public bool HasValue { get; }

    /// <summary>Not given.</summary>
    public bool IsEmpty => !HasValue;

    public static implicit operator Optional<T>(T? value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;
}
