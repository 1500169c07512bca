namespace Benchmark.GraphQL.Execution;

/// <summary>An object with values that were fetched before writing.</summary>
internal sealed class Frame(SelectionPlan plan, object? value)
{
    public SelectionPlan Plan { get; } = plan;

    public object? Value { get; } = value;

    /// <summary>One per deferred field of the plan: a raw value, a frame, a list of them, or a failure.</summary>
    public object?[] Slots { get; } = new object?[plan.Deferred.Length];
}

/// <summary>A field that failed while it was fetched.</summary>
internal sealed record FieldFailure(Exception Cause);
