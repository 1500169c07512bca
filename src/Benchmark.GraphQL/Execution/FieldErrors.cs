namespace Benchmark.GraphQL.Execution;

/// <summary>The errors of one run, each with the path of the position that failed.</summary>
/// <param name="plan">Knows where the document selects a field.</param>
/// <param name="mask">Turns what a resolver threw into what the caller may read.</param>
internal sealed class FieldErrors(OperationPlan plan, Func<Exception, IError> mask)
{
    private const int MaxListed = 100;

    private object?[] _path = new object?[4];
    private List<IError>? _listed;
    private int _unlisted;

    public int Count => (_listed?.Count ?? 0) + _unlisted;

    /// <summary>Notes where the run is: a response name or an index at a depth.</summary>
    public void Enter(int depth, object step)
    {
        if (depth >= _path.Length)
            Array.Resize(ref _path, _path.Length * 2);
        _path[depth] = step;
    }

    /// <summary>Adds what went wrong at the position last entered at a depth.</summary>
    public void Add(FieldPlan field, Exception fault, int depth)
    {
        foreach (var error in fault is GraphQLException { Errors: var errors } ? errors : [mask(fault)])
        {
            if (_listed?.Count >= MaxListed)
            {
                _unlisted++;
                continue;
            }

            var placed = ErrorBuilder.FromError(error).SetPath([.. _path.AsSpan(0, depth + 1)!]);
            foreach (var position in field.Positions)
                placed.AddLocation(plan.Document.Source.LocationOf(position));
            (_listed ??= []).Add(placed.Build());
        }
    }

    /// <summary>Writes <c>,"errors":[…]</c>; nothing when there are none.</summary>
    public void Write(ResponseWriter writer)
    {
        if (_listed is null)
            return;
        writer.Raw(",\"errors\":"u8);
        ErrorWriter.Write(writer, _unlisted == 0
            ? _listed
            : [.. _listed, ErrorBuilder.New().SetMessage($"{_unlisted} more errors are not listed.").Build()]);
    }
}
