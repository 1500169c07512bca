namespace Benchmark.GraphQL.Types.Pagination;

/// <summary>What holds for every connection that does not say otherwise.</summary>
public sealed class PagingOptions
{
    /// <summary>Items when the caller does not say.</summary>
    public int DefaultPageSize { get; set; } = 10;

    /// <summary>Items a caller may ask for.</summary>
    public int MaxPageSize { get; set; } = 50;

    /// <summary>Whether the caller must say how many.</summary>
    public bool RequirePagingBoundaries { get; set; }
}
