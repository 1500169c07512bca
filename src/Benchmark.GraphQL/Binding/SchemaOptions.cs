using Benchmark.GraphQL.Types.Pagination;

namespace Benchmark.GraphQL;

/// <summary>How a schema is made from C#.</summary>
public sealed class SchemaOptions
{
    /// <summary>Whether nodes can be fetched by identifier through <c>node</c> and <c>nodes</c>.</summary>
    public bool UseGlobalObjectIdentification { get; set; }

    /// <summary>Whether every mutation gets one input, and a payload with typed errors.</summary>
    public bool UseMutationConventions { get; set; }

    /// <summary>What holds for every connection that does not say otherwise.</summary>
    public PagingOptions Paging { get; } = new();

    /// <summary>Identifiers that <c>nodes</c> takes at once.</summary>
    public int MaxNodes { get; set; } = 50;

    /// <summary>Whether what a caller must be to see a type or field is printed as <c>@authorize</c>.</summary>
    public bool PrintAuthorization { get; set; }
}
