namespace Benchmark.GraphQL.Data;

/// <summary>Which page is asked for. The engine has checked the size and filled in the default.</summary>
/// <param name="First">Items from the start; null when asked from the end.</param>
/// <param name="After">The cursor the page follows; null for the start.</param>
/// <param name="Last">Items from the end; null when asked from the start.</param>
/// <param name="Before">The cursor the page precedes; null for the end.</param>
/// <param name="IncludeTotalCount">Whether the caller selects the total.</param>
public readonly record struct PagingArguments(
    int? First = null, string? After = null, int? Last = null, string? Before = null, bool IncludeTotalCount = false);
