using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Benchmark.GraphQL.Execution;

/// <summary>Activities and metrics of operations, under the name <c>Benchmark.GraphQL</c>.</summary>
/// <remarks>
/// An activity names its operation and says what it cost; neither documents nor variables are in it, because they hold what
/// callers entrust to us. Metrics carry no names, which callers choose and could flood.
/// </remarks>
internal static class Telemetry
{
    public const string Name = "Benchmark.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("graphql.operation.duration", "s", "Time from request to answer.");
    private static readonly Histogram<double> Cost = Meter.CreateHistogram<double>("graphql.operation.cost", null, "Weight of the fields of an operation.");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("graphql.operation.errors", null, "Errors in answers.");

    /// <summary>Whether anybody listens.</summary>
    public static bool IsOn => Source.HasListeners() || Duration.Enabled || Cost.Enabled || Errors.Enabled;

    /// <summary>Runs an operation, and tells those who listen about it.</summary>
    public static async ValueTask<OperationResult> MeasureAsync(
        PreparedDocument document, RequestContext request, Func<ValueTask<OperationResult>> run)
    {
        var (start, isKnown) = (Stopwatch.GetTimestamp(), document.IsKnown);
        document.IsKnown = true;
        using var activity = Source.StartActivity("graphql", ActivityKind.Server);
        var result = await run();
        var type = result.Operation?.Node.Kind.ToString().ToLowerInvariant() ?? "unknown";
        var tags = new TagList { { "graphql.operation.type", type }, { "graphql.outcome", result.Kind.ToString().ToLowerInvariant() } };
        Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        Cost.Record(request.Cost.Fields, tags);
        if (result.ErrorCount > 0)
            Errors.Add(result.ErrorCount, tags);

        if (activity is not null)
        {
            activity.DisplayName = result.Operation?.Name is { } name ? $"{type} {name}" : type;
            activity.SetTag("graphql.operation.type", type);
            activity.SetTag("graphql.operation.name", result.Operation?.Name);
            activity.SetTag("graphql.operation.field_cost", request.Cost.Fields);
            activity.SetTag("graphql.operation.type_cost", request.Cost.Types);
            activity.SetTag("graphql.document.cache_hit", isKnown);
            activity.SetTag("graphql.errors", result.ErrorCount);
            activity.SetStatus(result.ErrorCount > 0 ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        }

        return result;
    }
}
