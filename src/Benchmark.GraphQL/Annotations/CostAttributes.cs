namespace Benchmark.GraphQL.CostAnalysis.Types;

/// <summary>What one use of a field, argument or type costs.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Enum)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}

/// <summary>How many items a list has, for the purpose of cost.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>Items when no argument says; 0 for unknown, which counts as one.</summary>
    public int AssumedSize { get; set; }

    /// <summary>Arguments that bound the list.</summary>
    public string[]? SlicingArguments { get; set; }

    /// <summary>Fields of the result that hold the items; null when the result itself does.</summary>
    public string[]? SizedFields { get; set; }

    /// <summary>Whether the caller must give one of the slicing arguments.</summary>
    public bool RequireOneSlicingArgument { get; set; }
}
