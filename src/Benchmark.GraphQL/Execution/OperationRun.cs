using System.Collections;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>One run of a plan: fetches what must be fetched, then writes the response.</summary>
/// <remarks>
/// A position that fails returns false upward until a nullable one takes it: that one truncates the writer to where it
/// started and writes null. So every position has at most one error, and no half-written object stays.
/// </remarks>
internal sealed class OperationRun
{
    private const int MaxErrors = 100;

    private readonly OperationPlan _plan;
    private readonly RequestContext _request;
    private readonly ResponseWriter _writer;
    private readonly Func<Exception, IError> _mask;
    private readonly IReadOnlyList<Exception?> _denials;
    private readonly FieldContext?[] _contexts;
    private readonly ulong _conditions;
    private object?[] _path = new object?[6];
    private List<IError>? _errors;
    private int _hiddenErrors;

    /// <param name="plan">What to run.</param>
    /// <param name="request">For whom.</param>
    /// <param name="writer">Where the response goes.</param>
    /// <param name="denials">Per rule of access of the plan, why it does not hold; null where it does.</param>
    /// <param name="mask">Turns what a resolver threw into what the caller may read.</param>
    public OperationRun(
        OperationPlan plan, RequestContext request, ResponseWriter writer, IReadOnlyList<Exception?> denials,
        Func<Exception, IError> mask)
    {
        (_plan, _request, _writer, _denials, _mask) = (plan, request, writer, denials, mask);
        _contexts = new FieldContext?[plan.FieldCount];
        for (var at = 0; at < plan.Conditions.Count; at++)
        {
            if (request.Variables.Find(plan.Conditions[at]) is BooleanNode { Value: true })
                _conditions |= 1UL << at;
        }
    }

    public Schema Schema => _request.Schema;

    public CancellationToken Cancellation => _request.Cancellation;

    public int ErrorCount => (_errors?.Count ?? 0) + _hiddenErrors;

    /// <summary>Writes <c>{"data":…,"errors":…}</c> for a plan in which nothing is fetched.</summary>
    public void Run()
    {
        _writer.Raw("{\"data\":"u8);
        var mark = _writer.Mark;
        Finish(mark, WriteFields(_plan.Root, _request.Event, null, 0));
    }

    /// <summary>Writes <c>{"data":…,"errors":…}</c>.</summary>
    public ValueTask RunAsync()
    {
        _writer.Raw("{\"data\":"u8);
        var root = new Frame(_plan.Root, _request.Event);
        return _plan.Operation.Kind == OperationKind.Mutation
            ? RunSeriallyAsync(root, _writer.Mark)
            : FetchAndWriteAsync(root, _writer.Mark);
    }

    private async ValueTask FetchAndWriteAsync(Frame root, int mark)
    {
        await new Fetcher(this).FetchAsync(root, only: null);
        Finish(mark, WriteFields(_plan.Root, root.Value, root, 0));
    }

    /// <summary>Each root field of a mutation is complete, with everything below it, before the next one starts.</summary>
    private async ValueTask RunSeriallyAsync(Frame root, int mark)
    {
        _writer.Raw((byte)'{');
        var (isFirst, isValid) = (true, true);
        foreach (var field in _plan.Root.Fields)
        {
            if (!Includes(field))
                continue;
            if (field.Slot >= 0)
                await new Fetcher(this).FetchAsync(root, field);
            isValid = WriteMember(field, root.Value, root, 0, isFirst);
            isFirst = false;
            if (!isValid)
                break;
        }

        _writer.Raw((byte)'}');
        Finish(mark, isValid);
    }

    private void Finish(int mark, bool isValid)
    {
        if (!isValid)
        {
            _writer.Truncate(mark);
            _writer.Null();
        }

        if (_errors is not null)
        {
            if (_hiddenErrors > 0)
                _errors.Add(ErrorBuilder.New().SetMessage($"{_hiddenErrors} more errors are not listed.").Build());
            _writer.Raw(",\"errors\":"u8);
            ErrorWriter.Write(_writer, _errors);
        }

        if (_request.CostReport != CostReport.None)
        {
            _writer.Raw(","u8);
            ErrorWriter.WriteCost(_writer, _request.Cost);
        }

        _writer.Raw((byte)'}');
    }

    /// <summary>Whether @skip and @include leave a field in.</summary>
    public bool Includes(FieldPlan field) => field.Condition.Holds(_conditions);

    /// <summary>Why the caller may not see something; null when she may.</summary>
    public Exception? Denial(int[] access)
    {
        foreach (var rule in access)
        {
            if (_denials[rule] is { } denial)
                return denial;
        }

        return null;
    }

    /// <summary>Whether an exception is the field's, and not the end of the whole request.</summary>
    public bool IsFieldError(Exception fault) =>
        fault is not ResponseTooLargeException
        && !(fault is OperationCanceledException && Cancellation.IsCancellationRequested);

    /// <exception cref="InputException">An argument does not fit.</exception>
    public FieldContext ContextOf(FieldPlan field) => _contexts[field.Number] ??= new(
        _request, field,
        field.ConstantArguments ?? InputReader.ReadAll(field.Field.Arguments, field.Arguments, _request.Variables));

    private bool WriteFields(SelectionPlan plan, object? value, Frame? frame, int depth)
    {
        _writer.Raw((byte)'{');
        var isFirst = true;
        foreach (var field in plan.Fields)
        {
            if (!field.Condition.Holds(_conditions))
                continue;
            if (!WriteMember(field, value, frame, depth, isFirst))
                return false;
            isFirst = false;
        }

        _writer.Raw((byte)'}');
        return true;
    }

    private bool WriteMember(FieldPlan field, object? parent, Frame? frame, int depth, bool isFirst)
    {
        _writer.Raw(isFirst ? field.Prefix.AsSpan(1) : field.Prefix);
        if (field.Constant is { } constant)
        {
            _writer.Raw(constant);
            return true;
        }

        Enter(depth, field.ResponseName);
        return field.Slot >= 0
            ? Complete(field, field.Field.Type, frame!.Slots[field.Slot], depth)
            : ResolveAndComplete(field, parent, depth);
    }

    private bool ResolveAndComplete(FieldPlan field, object? parent, int depth)
    {
        var mark = _writer.Mark;
        object? value;
        try
        {
            if (field.Leaf is { } leaf)
            {
                var outcome = leaf.Write(parent!, _writer);
                if (outcome == LeafOutcome.Written)
                    return true;
                if (outcome == LeafOutcome.Invalid)
                    throw new InvalidDataException($"{field.Field.Name} has a value that {field.Field.Type} cannot hold.");
                value = null;
            }
            else
            {
                value = Denial(field.Access) is { } denial
                    ? new FieldFailure(denial)
                    : ((SyncResolver)field.Field.Resolver!).Resolve(parent, ContextOf(field));
            }
        }
        catch (Exception fault) when (IsFieldError(fault))
        {
            _writer.Truncate(mark);
            value = new FieldFailure(fault);
        }

        return Complete(field, field.Field.Type, value, depth);
    }

    /// <summary>Writes a value, or null in its place; false when null may not stand here either.</summary>
    private bool Complete(FieldPlan field, SchemaType type, object? value, int depth)
    {
        if (type is NonNullType nonNull)
        {
            if (value is null)
            {
                AddError(field, new GraphQLException(ErrorBuilder.New()
                    .SetMessage("A field that must not be null resolved to null.")
                    .SetCode(ErrorCodes.NonNullViolation).Build()), depth);
                return false;
            }

            return CompleteValue(field, nonNull.Nullable, value, depth);
        }

        if (value is not null)
        {
            var mark = _writer.Mark;
            if (CompleteValue(field, type, value, depth))
                return true;
            _writer.Truncate(mark);
        }

        _writer.Null();
        return true;
    }

    private bool CompleteValue(FieldPlan field, SchemaType type, object value, int depth)
    {
        if (value is FieldFailure failure)
        {
            AddError(field, failure.Cause, depth);
            return false;
        }

        try
        {
            return type switch
            {
                ListType list => CompleteList(field, list, value, depth),
                EnumType values => CompleteEnum(values, value),
                ScalarType scalar => CompleteScalar(scalar, value),
                _ => CompleteObject(field, value, depth),
            };
        }
        catch (Exception fault) when (IsFieldError(fault))
        {
            AddError(field, fault, depth);
            return false;
        }
    }

    private bool CompleteScalar(ScalarType scalar, object value) =>
        scalar.Write(_writer, value) ? true : throw new InvalidDataException($"A value of {value.GetType()} is no {scalar.Name}.");

    private bool CompleteEnum(EnumType type, object value)
    {
        var member = type.Of(value) ?? throw new InvalidDataException($"A value of {value.GetType()} is no member of {type.Name}.");
        _writer.Raw(member.Json);
        return true;
    }

    private bool CompleteObject(FieldPlan field, object value, int depth)
    {
        if (value is Frame frame)
            return WriteFields(frame.Plan, frame.Value, frame, depth + 1);

        var plan = field.ChildOf(value, Schema)
            ?? throw new InvalidDataException($"A value of {value.GetType()} is no {field.Field.Type.Named.Name}.");
        if (plan.Access.Length > 0 && !field.SkipsTypeAccess && Denial(plan.Access) is { } denial)
            throw denial;
        return WriteFields(plan, value, null, depth + 1);
    }

    private bool CompleteList(FieldPlan field, ListType list, object value, int depth)
    {
        _writer.Raw((byte)'[');
        var at = depth + 1;
        if (value is IReadOnlyList<object?> items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (!CompleteItem(field, list, items[index], index, at))
                    return false;
            }
        }
        else if (value is IEnumerable sequence and not string)
        {
            var index = 0;
            foreach (var item in sequence)
            {
                if (!CompleteItem(field, list, item, index++, at))
                    return false;
            }
        }
        else
        {
            throw new InvalidDataException($"A value of {value.GetType()} is no list.");
        }

        _writer.Raw((byte)']');
        return true;
    }

    private bool CompleteItem(FieldPlan field, ListType list, object? item, int index, int depth)
    {
        if (index > 0)
            _writer.Raw((byte)',');
        Enter(depth, Indexes.Box(index));
        return Complete(field, list.Item, item, depth);
    }

    /// <summary>Notes where the run is, for the paths of errors.</summary>
    private void Enter(int depth, object step)
    {
        if (depth >= _path.Length)
            Array.Resize(ref _path, _path.Length * 2);
        _path[depth] = step;
    }

    private void AddError(FieldPlan field, Exception fault, int depth)
    {
        foreach (var error in fault is GraphQLException { Errors: var errors } ? errors : [_mask(fault)])
        {
            if (_errors?.Count >= MaxErrors)
            {
                _hiddenErrors++;
                continue;
            }

            var placed = ErrorBuilder.FromError(error).SetPath([.. _path.AsSpan(0, depth + 1)!]);
            foreach (var position in field.Positions)
                placed.AddLocation(_plan.Document.Source.LocationOf(position));
            (_errors ??= []).Add(placed.Build());
        }
    }
}

/// <summary>List indexes as objects, the small ones made once.</summary>
internal static class Indexes
{
    private static readonly object[] Small = [.. Enumerable.Range(0, 256).Select(index => (object)index)];

    public static object Box(int index) => index < Small.Length ? Small[index] : index;
}
