namespace Benchmark.GraphQL;

/// <summary>How operations are run.</summary>
public sealed record RequestOptions
{
    /// <summary>How long an operation may take; zero for as long as it likes.</summary>
    public TimeSpan ExecutionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether callers read what resolvers threw. For development only.</summary>
    public bool IncludeExceptionDetails { get; init; }

    /// <summary>Bytes of the largest answer.</summary>
    public int MaxResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Documents kept ready.</summary>
    public int MaxCachedDocuments { get; init; } = 1024;
}
