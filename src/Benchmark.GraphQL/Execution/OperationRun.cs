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
    private readonly OperationPlan _plan;
    private readonly RequestContext _request;
    private readonly ResponseWriter _writer;
    private readonly IReadOnlyList<Exception?> _denials;
    private readonly FieldContext?[] _contexts;
    private readonly ulong _conditions;
    private ListWriter? _lists;

    /// <param name="plan">What to run.</param>
    /// <param name="request">For whom.</param>
    /// <param name="writer">Where the response goes.</param>
    /// <param name="denials">Per rule of access of the plan, why it does not hold; null where it does.</param>
    /// <param name="mask">Turns what a resolver threw into what the caller may read.</param>
    public OperationRun(
        OperationPlan plan, RequestContext request, ResponseWriter writer, IReadOnlyList<Exception?> denials,
        Func<Exception, IError> mask)
    {
        (_plan, _request, _writer, _denials) = (plan, request, writer, denials);
        Errors = new(plan, mask);
        _contexts = new FieldContext?[plan.FieldCount];
        for (var at = 0; at < plan.Conditions.Count; at++)
        {
            if (request.Variables.Find(plan.Conditions[at]) is BooleanNode { Value: true })
                _conditions |= 1UL << at;
        }
    }

    public Schema Schema => _request.Schema;

    public CancellationToken Cancellation => _request.Cancellation;

    public FieldErrors Errors { get; }

    private ListWriter Lists => _lists ??= new(this, _writer);

    /// <summary>Writes <c>{"data":…,"errors":…}</c> for a plan in which nothing is fetched.</summary>
    public void Run()
    {
        _writer.Raw("{\"data\":"u8);
        var mark = _writer.Mark;
        Finish(mark, WriteFields(_plan.Root, _request.Event, null, 0));
    }

    /// <summary>Writes <c>{"data":…,"errors":…}</c>.</summary>
    public async ValueTask RunAsync()
    {
        _writer.Raw("{\"data\":"u8);
        var mark = _writer.Mark;
        var root = new Frame(_plan.Root, _request.Event);
        if (_plan.Operation.Kind == OperationKind.Mutation)
        {
            await RunSeriallyAsync(root, mark);
            return;
        }

        await new Fetcher(this).FetchAsync(root, only: null);
        Finish(mark, WriteFields(_plan.Root, root.Value, root, 0));
    }

    /// <summary>Fetches for a query, and leaves its writing to the caller.</summary>
    /// <returns>Writes the response on each time it is asked; see <see cref="PieceWriter"/>.</returns>
    public async ValueTask<IEnumerable<int>> FetchAsync()
    {
        var root = new Frame(_plan.Root, _request.Event);
        await new Fetcher(this).FetchAsync(root, only: null);
        return new PieceWriter(this, Lists, _plan, _writer).Write(root);
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

    /// <summary>Ends a response whose data starts at a mark, or is null.</summary>
    public void Finish(int mark, bool isValid)
    {
        if (!isValid)
        {
            _writer.Truncate(mark);
            _writer.Null();
        }

        Errors.Write(_writer);
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

    /// <summary>Writes a field with its name; false when null may not stand in its place.</summary>
    public bool WriteMember(FieldPlan field, object? parent, Frame? frame, int depth, bool isFirst)
    {
        _writer.Raw(isFirst ? field.Prefix.AsSpan(1) : field.Prefix);
        if (field.Constant is { } constant)
        {
            _writer.Raw(constant);
            return true;
        }

        Errors.Enter(depth, field.ResponseName);
        return field.Slot >= 0
            ? Complete(field, field.Field.Type, frame!.Slots[field.Slot], depth)
            : ResolveAndComplete(field, parent, depth);
    }

    private bool ResolveAndComplete(FieldPlan field, object? parent, int depth)
    {
        var mark = _writer.Mark;
        object? value = null;
        try
        {
            if (field.Leaf is { } leaf)
            {
                var outcome = leaf.Write(parent!, _writer);
                if (outcome == LeafOutcome.Written)
                    return true;
                if (outcome == LeafOutcome.Invalid)
                    throw new InvalidDataException($"{field.Field.Name} has a value that {field.Field.Type} cannot hold.");
            }
            else
            {
                value = Resolve(field, parent);
            }
        }
        catch (Exception fault) when (IsFieldError(fault))
        {
            _writer.Truncate(mark);
            value = new FieldFailure(fault);
        }

        return Complete(field, field.Field.Type, value, depth);
    }

    /// <summary>What a field of an object is worth, fetched before or resolved now; a failure when it fails.</summary>
    public object? ValueOf(FieldPlan field, Frame parent)
    {
        if (field.Slot >= 0)
            return parent.Slots[field.Slot];
        try
        {
            return Resolve(field, parent.Value);
        }
        catch (Exception fault) when (IsFieldError(fault))
        {
            return new FieldFailure(fault);
        }
    }

    private object? Resolve(FieldPlan field, object? parent) => Denial(field.Access) is { } denial
        ? new FieldFailure(denial)
        : ((SyncResolver)field.Field.Resolver!).Resolve(parent, ContextOf(field));

    /// <summary>Writes a value, or null in its place; false when null may not stand here either.</summary>
    public bool Complete(FieldPlan field, SchemaType type, object? value, int depth)
    {
        if (type is NonNullType nonNull)
        {
            if (value is null)
            {
                Errors.Add(field, new GraphQLException(ErrorBuilder.New()
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
            Errors.Add(field, failure.Cause, depth);
            return false;
        }

        try
        {
            return type switch
            {
                ListType list => Lists.Write(field, list, value, depth),
                EnumType values => CompleteEnum(values, value),
                ScalarType scalar => CompleteScalar(scalar, value),
                _ => CompleteObject(field, value, depth),
            };
        }
        catch (Exception fault) when (IsFieldError(fault))
        {
            Errors.Add(field, fault, depth);
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
}
