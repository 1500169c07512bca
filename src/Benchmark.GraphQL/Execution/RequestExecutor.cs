using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;
using Benchmark.GraphQL.Validation;
using Microsoft.Extensions.Logging;

namespace Benchmark.GraphQL.Execution;

/// <summary>Answers requests: finds or prepares the document, checks the variables, runs the operation.</summary>
public sealed class RequestExecutor
{
    private readonly ILogger<RequestExecutor> _logger;

    internal RequestExecutor(Schema schema, ExecutorOptions options, IServiceProvider services, ILogger<RequestExecutor> logger)
    {
        (Schema, Options, Services, _logger) = (schema, options, services, logger);
        Documents = new(options.Request.MaxCachedDocuments);
    }

    public Schema Schema { get; }

    internal ExecutorOptions Options { get; }

    internal IServiceProvider Services { get; }

    internal DocumentCache Documents { get; }

    /// <summary>Runs a query or mutation.</summary>
    /// <returns>The response as JSON.</returns>
    public async Task<string> ExecuteAsync(OperationRequest request, CancellationToken cancellation)
    {
        using var result = await RunAsync(request, cancellation);
        return result.Kind == ResultKind.Events
            ? throw new InvalidOperationException("A subscription has many responses; subscribe to it.")
            : result.ToJson();
    }

    /// <summary>Runs a query or mutation without variables.</summary>
    /// <returns>The response as JSON.</returns>
    public Task<string> ExecuteAsync(string query, CancellationToken cancellation) => ExecuteAsync(new OperationRequest(query), cancellation);

    /// <summary>Subscribes.</summary>
    /// <returns>A response as JSON per event; one response when the subscription is refused.</returns>
    public async IAsyncEnumerable<string> SubscribeAsync(OperationRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var result = await RunAsync(request, cancellation);
        if (result.Events is null)
        {
            yield return result.ToJson();
            yield break;
        }

        await foreach (var item in result.Events.WithCancellation(cancellation))
        {
            using (item)
                yield return item.ToJson();
        }
    }

    private ValueTask<OperationResult> RunAsync(OperationRequest request, CancellationToken cancellation)
    {
        var context = new RequestContext
        {
            Schema = Schema,
            Services = request.Services ?? Services,
            User = request.User ?? new(),
            State = request.GlobalState,
            Cancellation = cancellation,
        };
        return RunAsync(Prepare(request.Query), request.OperationName, request.ReadVariables(), context);
    }

    /// <summary>The document of a plain text.</summary>
    internal PreparedDocument Prepare(string text)
    {
        // JSON never holds a zero byte, so plain texts and texts with JSON's escapes cannot be taken for each other.
        var key = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, key.AsSpan(1));
        return Documents.Find(key) ?? Prepare(key, key[1..]);
    }

    /// <summary>Parses, validates and remembers a document.</summary>
    internal PreparedDocument Prepare(ReadOnlySpan<byte> key, byte[] text) =>
        Documents.Prepare(key, () => PreparedDocument.Of(Schema, new(text), Options.Parser, Options.Validation));

    internal ValueTask<OperationResult> RunAsync(
        PreparedDocument document, string? operationName, IReadOnlyList<ArgumentNode> variables, RequestContext request,
        bool onlyQueries = false) => Telemetry.IsOn
            ? Telemetry.MeasureAsync(document, request, () => StartAsync(document, operationName, variables, request, onlyQueries))
            : StartAsync(document, operationName, variables, request, onlyQueries);

    private ValueTask<OperationResult> StartAsync(
        PreparedDocument document, string? operationName, IReadOnlyList<ArgumentNode> variables, RequestContext request,
        bool onlyQueries)
    {
        if (document.Errors.Count > 0)
            return new(OperationResult.Refusal(document.IsParsed ? ResultKind.Rejected : ResultKind.NotParsed, document.Errors));
        if (document.Operation(operationName) is not { } operation)
            return new(Rejected("The request does not name an operation of its document.", ErrorCodes.UnknownOperation));
        if (onlyQueries && operation.Node.Kind != OperationKind.Query)
            return new(new OperationResult(ResultKind.Rejected, new(), []) { Operation = operation });

        request.Variables = VariableValues.Of(Schema, operation.Document.Source, operation.Node.Variables, variables, out var errors);
        if (errors.Count > 0)
            return new(OperationResult.Refusal(ResultKind.Rejected, errors));

        OperationPlan plan;
        try
        {
            plan = operation.PlanFor(request.Variables);
            request.Cost = CostOf(plan, request.Variables);
        }
        catch (InputException fault)
        {
            return new(Rejected(fault.Message, fault.Code));
        }

        if (Options.Cost.EnforceCostLimits && (request.Cost.Fields > Options.Cost.MaxFieldCost || request.Cost.Types > Options.Cost.MaxTypeCost))
            return new(OperationResult.Refusal(ResultKind.Rejected, [TooCostly(request.Cost)]));
        if (request.CostReport == CostReport.Validate)
            return new(CostAlone(operation, request.Cost));

        return operation.Node.Kind == OperationKind.Query && plan is { Access.Count: 0, Root.Deferred.Length: 0 } && !IsDivided(plan, request)
            ? new(RunAtOnce(operation, plan, request))
            : RunSlowlyAsync(operation, plan, request);
    }

    private static bool IsDivided(OperationPlan plan, RequestContext request) => request.PieceBytes > 0 && plan.IsDivisible;

    private OperationCost CostOf(OperationPlan plan, VariableValues variables)
    {
        if (plan.Cost is { Value: var known })
            return known;
        var analysis = new CostAnalysis(Options.Cost, variables);
        var cost = analysis.Of(plan);
        if (analysis.IsConstant)
            plan.Cost = new(cost);
        return cost;
    }

    private IError TooCostly(OperationCost cost) => ErrorBuilder.New()
        .SetMessage("The operation costs more than this server allows.")
        .SetCode(ErrorCodes.CostExceeded)
        .SetExtension("fieldCost", cost.Fields).SetExtension("maxFieldCost", Options.Cost.MaxFieldCost)
        .SetExtension("typeCost", cost.Types).SetExtension("maxTypeCost", Options.Cost.MaxTypeCost)
        .Build();

    private static OperationResult CostAlone(PreparedOperation operation, OperationCost cost)
    {
        var writer = new ResponseWriter();
        writer.Raw((byte)'{');
        ErrorWriter.WriteCost(writer, cost);
        writer.Raw((byte)'}');
        return new(ResultKind.Data, writer, []) { Operation = operation };
    }

    /// <summary>Runs a plan in which nothing waits.</summary>
    private OperationResult RunAtOnce(PreparedOperation operation, OperationPlan plan, RequestContext request)
    {
        var writer = new ResponseWriter(Options.Request.MaxResponseBytes);
        try
        {
            var run = new OperationRun(plan, request, writer, [], Mask);
            run.Run();
            return new(ResultKind.Data, writer, []) { Operation = operation, ErrorCount = run.Errors.Count };
        }
        catch (ResponseTooLargeException fault)
        {
            return Aborted(writer, fault.Message, ErrorCodes.ResponseTooLarge);
        }
    }

    private async ValueTask<OperationResult> RunSlowlyAsync(PreparedOperation operation, OperationPlan plan, RequestContext request)
    {
        var denials = await AccessControl.DecideAsync(plan.Access, request);
        if (operation.Node.Kind == OperationKind.Subscription)
            return await SubscribeAsync(operation, plan, request, denials);
        return await RunInTimeAsync(operation, plan, request, denials);
    }

    private async ValueTask<OperationResult> RunInTimeAsync(
        PreparedOperation operation, OperationPlan plan, RequestContext request, IReadOnlyList<Exception?> denials)
    {
        var timer = CancellationTokenSource.CreateLinkedTokenSource(request.Cancellation);
        if (Options.Request.ExecutionTimeout > TimeSpan.Zero && !Debugger.IsAttached)
            timer.CancelAfter(Options.Request.ExecutionTimeout);

        var writer = new ResponseWriter(Options.Request.MaxResponseBytes);
        ResponseRest? rest = null;
        try
        {
            var run = new OperationRun(plan, request.Within(timer.Token), writer, denials, Mask);
            if (IsDivided(plan, request))
                rest = await StartWritingAsync(run, writer, request.PieceBytes, timer);
            else
                await run.RunAsync();
            return new(ResultKind.Data, writer, []) { Operation = operation, ErrorCount = run.Errors.Count, Rest = rest };
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return request.Cancellation.IsCancellationRequested
                ? Aborted(writer, "The caller went away.", ErrorCodes.Cancelled)
                : Aborted(writer, "The operation took too long.", ErrorCodes.Timeout);
        }
        catch (ResponseTooLargeException fault)
        {
            return Aborted(writer, fault.Message, ErrorCodes.ResponseTooLarge);
        }
        finally
        {
            if (rest is null)
                timer.Dispose();
        }
    }

    /// <summary>Writes the first piece of a response. How long the rest takes is up to the caller, so the time no longer counts.</summary>
    /// <returns>The rest; null when there is none.</returns>
    private static async ValueTask<ResponseRest?> StartWritingAsync(OperationRun run, ResponseWriter writer, int enough, CancellationTokenSource timer)
    {
        var rest = new ResponseRest((await run.FetchAsync()).GetEnumerator(), writer, enough, timer);
        if (!rest.WriteOn())
            return null;
        timer.CancelAfter(Timeout.Infinite);
        return rest;
    }

    private async ValueTask<OperationResult> SubscribeAsync(
        PreparedOperation operation, OperationPlan plan, RequestContext request, IReadOnlyList<Exception?> denials)
    {
        var field = plan.Root.Fields[0];
        try
        {
            foreach (var rule in field.Access)
            {
                if (denials[rule] is { } denial)
                    throw denial;
            }

            var source = field.Field.Events ?? throw new InvalidOperationException($"{field.Field.Name} has no source of events.");
            var context = new OperationRun(plan, request, new(), denials, Mask).ContextOf(field);
            var events = await source.Subscribe(context);
            return new(ResultKind.Events, new(), []) { Operation = operation, Events = AnswerAsync(operation, plan, request, events) };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            IReadOnlyList<IError> errors = fault is GraphQLException { Errors: var own } ? own : [Mask(fault)];
            return OperationResult.Refusal(ResultKind.Rejected, errors);
        }
    }

    /// <summary>Runs the plan once per event. Who may see what is decided anew each time, since rights may end meanwhile.</summary>
    private async IAsyncEnumerable<OperationResult> AnswerAsync(
        PreparedOperation operation, OperationPlan plan, RequestContext request, IAsyncEnumerable<object?> events,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, request.Cancellation);
        await foreach (var item in events.WithCancellation(stop.Token))
        {
            var own = request.Within(stop.Token);
            own.Event = item;
            yield return await RunInTimeAsync(operation, plan, own, await AccessControl.DecideAsync(plan.Access, own));
        }
    }

    /// <summary>What a caller may read of an exception: the message only where it is meant for her.</summary>
    private IError Mask(Exception fault)
    {
        if (fault is InputException input)
            return ErrorBuilder.New().SetMessage(input.Message).SetCode(input.Code).Build();
        var trace = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        _logger.LogError(fault, "A resolver failed; trace {Trace}.", trace);
        var error = ErrorBuilder.New().SetMessage("Unexpected Execution Error").SetExtension("traceId", trace).SetException(fault);
        if (Options.Request.IncludeExceptionDetails)
            error.SetExtension("message", fault.Message).SetExtension("stackTrace", fault.ToString());
        return error.Build();
    }

    private static OperationResult Rejected(string message, string code) =>
        OperationResult.Refusal(ResultKind.Rejected, [ErrorBuilder.New().SetMessage(message).SetCode(code).Build()]);

    private static OperationResult Aborted(ResponseWriter writer, string message, string code)
    {
        writer.Dispose();
        return OperationResult.Refusal(ResultKind.Aborted, [ErrorBuilder.New().SetMessage(message).SetCode(code).Build()]);
    }
}

/// <summary>How an executor parses, validates and runs.</summary>
internal sealed class ExecutorOptions
{
    public ParserLimits Parser { get; set; } = new();

    public ValidationOptions Validation { get; set; } = new();

    public RequestOptions Request { get; set; } = new();

    public CostOptions Cost { get; set; } = new();
}
