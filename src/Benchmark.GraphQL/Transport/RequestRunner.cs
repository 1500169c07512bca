using System.Text;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Transport;

/// <summary>What HTTP and WebSockets have in common: which document a request means, and running it when its turn comes.</summary>
internal sealed class RequestRunner(RequestExecutor executor, ServerOptions options, PersistedDocuments persisted) : IDisposable
{
    private readonly Admission _admission = new(options);

    public Schema Schema => executor.Schema;

    public void Dispose() => _admission.Dispose();

    /// <summary>Understands the JSON of one request.</summary>
    /// <exception cref="BadRequestException">It is none, or its document may not be run.</exception>
    public Request Understand(ReadOnlySpan<byte> json)
    {
        var request = RequestReader.Read(json);
        if (!request.HasQuery)
            return Understand(request, text: null);

        var escaped = json.Slice(request.QueryStart, request.QueryLength);
        if (MustBeKnown(request))
            return Understand(request, Encoding.UTF8.GetString(RequestReader.Unescape(escaped)));
        return new(executor.Documents.Find(escaped) ?? executor.Prepare(escaped, RequestReader.Unescape(escaped)), request.OperationName, request.Variables);
    }

    /// <summary>Understands a request whose document is given apart; null when it only names one.</summary>
    /// <exception cref="BadRequestException">Its document is missing, or may not be run.</exception>
    public Request Understand(RequestParameters request, string? text) => new(
        text is null || MustBeKnown(request) ? FindPersisted(request, text) : executor.Prepare(text), request.OperationName, request.Variables);

    /// <summary>Runs a request in its turn; null when too many wait already.</summary>
    public async ValueTask<OperationResult?> RunAsync(Request request, RequestContext context, bool onlyQueries)
    {
        if (!await _admission.EnterAsync(context.Cancellation))
            return null;
        try
        {
            return await executor.RunAsync(request.Document, request.OperationName, request.Variables, context, onlyQueries);
        }
        finally
        {
            _admission.Leave();
        }
    }

    private bool MustBeKnown(RequestParameters request) => options.OnlyPersistedDocuments || PersistedHash(request) is not null;

    /// <summary>The document that a request names, or sends together with its hash.</summary>
    private PreparedDocument FindPersisted(RequestParameters request, string? text)
    {
        var hash = PersistedHash(request);
        if ((request.DocumentId ?? hash) is { } id && persisted.Find(id) is { } known)
            return executor.Prepare(known);
        if (options.OnlyPersistedDocuments)
            throw new BadRequestException("Only documents that this server knows are run.", ErrorCodes.OnlyPersisted);
        if (text is null)
        {
            throw request.DocumentId is null && hash is null
                ? new BadRequestException("The request has no document.", ErrorCodes.NoQuery)
                : new BadRequestException("PersistedQueryNotFound", ErrorCodes.PersistedNotFound);
        }

        if (options.EnableAutomaticPersistedDocuments && hash is not null && !persisted.Register(hash, text))
            throw new BadRequestException("The hash is not that of the document.", ErrorCodes.PersistedNotFound);
        return executor.Prepare(text);
    }

    private static string? PersistedHash(RequestParameters request) =>
        request.Extensions?.FirstOrDefault(extension => extension.Name.Value == "persistedQuery")?.Value is ObjectNode given
        && given.Fields.FirstOrDefault(field => field.Name.Value == "sha256Hash")?.Value is StringNode hash
            ? hash.Value
            : null;
}

/// <summary>A request whose document is found.</summary>
internal readonly record struct Request(PreparedDocument Document, string? OperationName, IReadOnlyList<ArgumentNode> Variables);
