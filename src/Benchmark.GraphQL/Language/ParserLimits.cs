namespace Benchmark.GraphQL.Language;

/// <summary>How large a document may be. Each limit is counted while parsing, before anything is built on it.</summary>
public sealed record ParserLimits
{
    /// <summary>Tokens in the document.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>How deep selections, values and list types may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Syntax nodes in the document.</summary>
    public int MaxNodes { get; init; } = 20_000;

    /// <summary>Fields in the document, in operations and fragments together.</summary>
    public int MaxFields { get; init; } = 2_048;

    /// <summary>Directives on one field, fragment, operation or definition.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 4;

    /// <summary>No limit but the one on depth, which protects the stack.</summary>
    public static ParserLimits None { get; } = new()
    {
        MaxTokens = int.MaxValue,
        MaxNodes = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
    };
}
