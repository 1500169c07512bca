using System.Security.Claims;
using System.Text.Json;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL;

/// <summary>An operation to run from within the program.</summary>
/// <param name="Query">The document.</param>
public sealed record OperationRequest(string Query)
{
    /// <summary>Which operation to run; null when the document has one.</summary>
    public string? OperationName { get; init; }

    /// <summary>Values for variables, as JSON can hold them; null when there are none.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    /// <summary>Who asks; null for nobody.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>Services for the resolvers; null for those of the executor.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>What resolvers may read beside the request; null when nothing.</summary>
    public IReadOnlyDictionary<string, object?>? GlobalState { get; init; }

    internal IReadOnlyList<ArgumentNode> ReadVariables()
    {
        if (Variables is null or { Count: 0 })
            return [];
        var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(Variables));
        reader.Read();
        return JsonValues.ReadFields(ref reader);
    }
}
