using System.Collections;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Fetches what cannot be resolved while writing, level by level.</summary>
/// <remarks>
/// All objects of a level are known before any of their fields is asked, so a batch resolver sees every parent in one call
/// and asynchronous resolvers of a level run together. One query per item cannot happen by accident.
/// </remarks>
internal sealed class Fetcher(OperationRun run)
{
    private Dictionary<SelectionPlan, List<Frame>> _next = [];

    /// <summary>Fills the slots of a root object and of everything below it.</summary>
    /// <param name="root">The object.</param>
    /// <param name="only">The one field to fetch, as mutations do; null for all.</param>
    public async ValueTask FetchAsync(Frame root, FieldPlan? only)
    {
        var level = new Dictionary<SelectionPlan, List<Frame>> { [root.Plan] = [root] };
        for (; level.Count > 0; only = null)
        {
            var pending = new List<Pending>();
            foreach (var (plan, frames) in level)
            {
                foreach (var field in plan.Deferred)
                {
                    if ((only is null || field == only) && run.Includes(field))
                        pending.Add(new(field, frames, Start(field, frames)));
                }
            }

            _next = [];
            foreach (var (field, frames, results) in pending)
                Store(field, frames, results.IsCompletedSuccessfully ? results.Result : await results);
            level = _next;
            run.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private ValueTask<object?[]> Start(FieldPlan field, List<Frame> frames)
    {
        if (run.Denial(field.Access) is { } denial)
            return new(Fill(frames.Count, new FieldFailure(denial)));

        FieldContext context;
        try
        {
            context = run.ContextOf(field);
        }
        catch (InputException fault)
        {
            return new(Fill(frames.Count, new FieldFailure(fault)));
        }

        return field.Field.Resolver switch
        {
            BatchResolver batch => StartBatchAsync(batch, frames, context),
            AsyncResolver resolver => StartAll(resolver, frames, context),
            SyncResolver resolver => new(ResolveAll(resolver, frames, context)),
            _ => throw new InvalidOperationException($"{field.Field.Name} has no resolver."),
        };
    }

    private object?[] ResolveAll(SyncResolver resolver, List<Frame> frames, FieldContext context)
    {
        var results = new object?[frames.Count];
        for (var at = 0; at < results.Length; at++)
        {
            try
            {
                results[at] = resolver.Resolve(frames[at].Value, context);
            }
            catch (Exception fault) when (run.IsFieldError(fault))
            {
                results[at] = new FieldFailure(fault);
            }
        }

        return results;
    }

    private ValueTask<object?[]> StartAll(AsyncResolver resolver, List<Frame> frames, FieldContext context)
    {
        var results = new object?[frames.Count];
        List<(int At, ValueTask<object?> Task)>? waiting = null;
        for (var at = 0; at < results.Length; at++)
        {
            try
            {
                var task = resolver.ResolveAsync(frames[at].Value, context);
                if (task.IsCompletedSuccessfully)
                    results[at] = task.Result;
                else
                    (waiting ??= []).Add((at, task));
            }
            catch (Exception fault) when (run.IsFieldError(fault))
            {
                results[at] = new FieldFailure(fault);
            }
        }

        return waiting is null ? new(results) : AwaitAllAsync(results, waiting);
    }

    private async ValueTask<object?[]> AwaitAllAsync(object?[] results, List<(int At, ValueTask<object?> Task)> waiting)
    {
        foreach (var (at, task) in waiting)
        {
            try
            {
                results[at] = await task;
            }
            catch (Exception fault) when (run.IsFieldError(fault))
            {
                results[at] = new FieldFailure(fault);
            }
        }

        return results;
    }

    private async ValueTask<object?[]> StartBatchAsync(BatchResolver resolver, List<Frame> frames, FieldContext context)
    {
        try
        {
            var parents = new object?[frames.Count];
            for (var at = 0; at < parents.Length; at++)
                parents[at] = frames[at].Value;
            var results = await resolver.ResolveAsync(parents, context);
            return results.Count == parents.Length
                ? [.. results]
                : throw new InvalidOperationException($"A batch of {parents.Length} parents got {results.Count} results.");
        }
        catch (Exception fault) when (run.IsFieldError(fault))
        {
            return Fill(frames.Count, new FieldFailure(fault));
        }
    }

    private void Store(FieldPlan field, List<Frame> frames, object?[] results)
    {
        for (var at = 0; at < results.Length; at++)
        {
            try
            {
                frames[at].Slots[field.Slot] = Framed(field, field.Field.Type.Nullable, results[at]);
            }
            catch (Exception fault) when (run.IsFieldError(fault))
            {
                frames[at].Slots[field.Slot] = new FieldFailure(fault);
            }
        }
    }

    /// <summary>The value with its objects framed, where something below them is still to be fetched.</summary>
    private object? Framed(FieldPlan field, SchemaType type, object? value)
    {
        if (value is null or FieldFailure || !field.HasDeferredBelow)
            return value;

        if (type is ListType list)
        {
            return value is IEnumerable items and not string
                ? items.Cast<object?>().Select(item => Framed(field, list.Item.Nullable, item)).ToArray()
                : value;
        }

        if (field.ChildOf(value, run.Schema) is not { Deferred.Length: > 0 } plan)
            return value;
        if (run.Denial(plan.Access) is { } denial && !field.SkipsTypeAccess)
            return new FieldFailure(denial);

        var frame = new Frame(plan, value);
        if (!_next.TryGetValue(plan, out var frames))
            _next[plan] = frames = [];
        frames.Add(frame);
        return frame;
    }

    private static object?[] Fill(int count, object value)
    {
        var results = new object?[count];
        Array.Fill(results, value);
        return results;
    }

    private readonly record struct Pending(FieldPlan Field, List<Frame> Frames, ValueTask<object?[]> Results);
}
