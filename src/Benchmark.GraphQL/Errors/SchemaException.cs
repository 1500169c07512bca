namespace Benchmark.GraphQL;

/// <summary>A schema breaks the rules of the type system; the message lists every fault, one a line.</summary>
public sealed class SchemaException(IReadOnlyList<string> faults)
    : Exception($"The GraphQL schema has {faults.Count} fault(s):\n{string.Join('\n', faults.Select(fault => "- " + fault))}")
{
    /// <summary>One sentence each, in the order found.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
