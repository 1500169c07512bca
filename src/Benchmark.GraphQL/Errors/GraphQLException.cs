namespace Benchmark.GraphQL;

/// <summary>A resolver refuses, in words that are safe to show to the caller.</summary>
public sealed class GraphQLException : Exception
{
    /// <param name="message">What the caller reads.</param>
    public GraphQLException(string message)
        : this(ErrorBuilder.New().SetMessage(message).Build())
    {
    }

    /// <param name="error">What the caller reads; path and location are added.</param>
    public GraphQLException(IError error)
        : base(error.Message) => Errors = [error];

    /// <param name="errors">What the caller reads; at least one.</param>
    public GraphQLException(IEnumerable<IError> errors)
        : base("The request has errors.") => Errors = [.. errors];

    /// <summary>At least one.</summary>
    public IReadOnlyList<IError> Errors { get; }
}
