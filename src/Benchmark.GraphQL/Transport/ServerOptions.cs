namespace Benchmark.GraphQL;

/// <summary>Which statuses the server answers with.</summary>
public enum HttpProfile
{
    /// <summary>Those that the published audits of GraphQL over HTTP ask for, and HotChocolate sends.</summary>
    Compat,

    /// <summary>Those of the draft of 2026: 422 for what is well-formed but not run, 294 for data with errors.</summary>
    Draft2026,
}

/// <summary>How the server speaks HTTP.</summary>
public sealed record ServerOptions
{
    public HttpProfile Profile { get; init; } = HttpProfile.Compat;

    /// <summary>Whether queries may come as GET.</summary>
    public bool EnableGetRequests { get; init; } = true;

    /// <summary>Whether a GET must carry a header that other sites cannot send.</summary>
    public bool EnforceGetRequestsPreflightHeader { get; init; }

    /// <summary>Whether a browser that comes to the endpoint gets GraphiQL. For development, or where the operator wants it.</summary>
    public bool EnableGraphiQL { get; init; }

    /// <summary>Whether only documents are run that the server knows.</summary>
    public bool OnlyPersistedDocuments { get; init; }

    /// <summary>Whether callers may send a document with its hash once, and the hash alone afterwards.</summary>
    public bool EnableAutomaticPersistedDocuments { get; init; }

    /// <summary>Whether long answers are compressed for those who accept it.</summary>
    public bool EnableCompression { get; init; } = true;

    /// <summary>Bytes of an answer after which those that nothing can take back are sent ahead of the others; 0 to send all at once.</summary>
    public int PieceBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes of the largest body.</summary>
    public int MaxRequestBytes { get; init; } = 256 * 1024;

    /// <summary>Characters of the longest query string.</summary>
    public int MaxQueryStringLength { get; init; } = 16 * 1024;

    /// <summary>Operations in one body; 0 when a body holds one operation and no list.</summary>
    public int MaxBatchSize { get; init; }

    /// <summary>Operations that run at the same time.</summary>
    public int MaxConcurrentExecutions { get; init; } = 64;

    /// <summary>Operations that wait for their turn; more are refused with 503.</summary>
    public int MaxQueuedExecutions { get; init; } = 20_000;

    /// <summary>Operations that one WebSocket may have open.</summary>
    public int MaxOperationsPerSocket { get; init; } = 50;

    /// <summary>How long a WebSocket may stay without introducing itself.</summary>
    public TimeSpan SocketInitTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
