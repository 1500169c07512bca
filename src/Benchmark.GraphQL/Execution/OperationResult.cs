using System.Text;

namespace Benchmark.GraphQL.Execution;

/// <summary>What became of a request.</summary>
internal enum ResultKind : byte
{
    /// <summary>The operation ran; there is <c>data</c>, perhaps null.</summary>
    Data,

    /// <summary>The document does not parse.</summary>
    NotParsed,

    /// <summary>The document parses, but the operation does not run.</summary>
    Rejected,

    /// <summary>The operation was given up: too slow, too large, or the caller went away.</summary>
    Aborted,

    /// <summary>A subscription: events follow.</summary>
    Events,
}

/// <summary>The answer to a request, as bytes; give it back when they are sent.</summary>
internal sealed class OperationResult(ResultKind kind, ResponseWriter writer, IReadOnlyList<IError> errors) : IDisposable
{
    public ResultKind Kind { get; } = kind;

    public ResponseWriter Writer { get; } = writer;

    /// <summary>The errors of a request that does not run; for one that ran they are in the bytes alone.</summary>
    public IReadOnlyList<IError> Errors { get; } = errors;

    /// <summary>What is still to be written when the bytes are sent; null when they are the whole answer.</summary>
    public ResponseRest? Rest { get; init; }

    /// <summary>How many errors the answer has, as far as it is written.</summary>
    public int ErrorCount { get; init; } = errors.Count;

    /// <summary>The operation that ran; null when none did.</summary>
    public PreparedOperation? Operation { get; init; }

    /// <summary>The answers to the events of a subscription; null for other operations.</summary>
    public IAsyncEnumerable<OperationResult>? Events { get; init; }

    /// <summary>An answer that says why the operation did not run.</summary>
    public static OperationResult Refusal(ResultKind kind, IReadOnlyList<IError> errors)
    {
        var writer = new ResponseWriter();
        ErrorWriter.WriteRequestErrors(writer, errors);
        return new(kind, writer, errors);
    }

    public string ToJson() => Encoding.UTF8.GetString(Writer.Written.Span);

    public void Dispose()
    {
        Rest?.Dispose();
        Writer.Dispose();
    }
}
