using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL;

/// <summary>An entry of the <c>errors</c> of a response.</summary>
public interface IError
{
    /// <summary>What happened, in words that are safe to show.</summary>
    string Message { get; }

    /// <summary>The value of <c>extensions.code</c>; null when there is none.</summary>
    string? Code { get; }

    /// <summary>Response names and list indexes from the root; null for an error of the request.</summary>
    IReadOnlyList<object>? Path { get; }

    /// <summary>Where in the document; null when it is not about a place.</summary>
    IReadOnlyList<Location>? Locations { get; }

    /// <summary>What else <c>extensions</c> holds beside the code; null when nothing.</summary>
    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What was thrown; never shown, but logged. Null when nothing was.</summary>
    Exception? Exception { get; }
}

internal sealed record Error(
    string Message, string? Code, IReadOnlyList<object>? Path, IReadOnlyList<Location>? Locations,
    IReadOnlyDictionary<string, object?>? Extensions, Exception? Exception) : IError;
