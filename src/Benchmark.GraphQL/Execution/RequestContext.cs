using System.Security.Claims;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>What a caller wants to know about the cost of her operation.</summary>
internal enum CostReport : byte
{
    None,

    /// <summary>The cost beside the result.</summary>
    Report,

    /// <summary>The cost instead of the result.</summary>
    Validate,
}

/// <summary>What a request brings with it.</summary>
internal sealed class RequestContext
{
    public required Schema Schema { get; init; }

    public required IServiceProvider Services { get; init; }

    /// <summary>Anonymous when nobody signed in.</summary>
    public ClaimsPrincipal User { get; init; } = new();

    /// <summary>What the caller put beside the request; null when nothing.</summary>
    public IReadOnlyDictionary<string, object?>? State { get; init; }

    /// <summary>Cancelled when the caller goes away or the time is up.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the caller wants to know the cost, and whether she wants nothing else.</summary>
    public CostReport CostReport { get; init; }

    /// <summary>Bytes after which those that are final may be sent ahead of the others; 0 to hold the whole response.</summary>
    public int PieceBytes { get; init; }

    /// <summary>What the operation costs, once it is weighed.</summary>
    public OperationCost Cost { get; set; }

    public VariableValues Variables { get; set; } = VariableValues.None;

    /// <summary>The event of a subscription; null elsewhere.</summary>
    public object? Event { get; set; }

    /// <summary>The same request under another token.</summary>
    public RequestContext Within(CancellationToken cancellation) => new()
    {
        Schema = Schema,
        Services = Services,
        User = User,
        State = State,
        CostReport = CostReport,
        PieceBytes = PieceBytes,
        Cost = Cost,
        Cancellation = cancellation,
        Variables = Variables,
        Event = Event,
    };
}

/// <summary>What the resolvers of one field see; the same for all its parents.</summary>
internal sealed class FieldContext(RequestContext request, FieldPlan plan, object?[] arguments)
{
    public RequestContext Request { get; } = request;

    public FieldPlan Plan { get; } = plan;

    /// <summary>In the order the field defines them.</summary>
    public object?[] Arguments { get; } = arguments;

    public Schema Schema => Request.Schema;

    public CancellationToken Cancellation => Request.Cancellation;

    /// <summary>Whether a field is selected on any type below, by its name in the schema.</summary>
    public bool IsSelected(string name) =>
        Plan.Children.Values.Any(child => child.Fields.Any(field => field.Field.Name == name));
}
