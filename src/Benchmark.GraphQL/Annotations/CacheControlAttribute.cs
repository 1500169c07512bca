namespace Benchmark.GraphQL.Caching;

/// <summary>The field's value is the same for everyone, and may be kept for a while by caches between.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CacheControlAttribute(int maxAge) : Attribute
{
    /// <summary>Seconds.</summary>
    public int MaxAge { get; } = maxAge;
}
