namespace Benchmark.GraphQL.Language;

/// <summary>A document does not parse, or is larger than the parser accepts.</summary>
internal sealed class GraphQLSyntaxException(string message, SourceText source, int position, string code = ErrorCodes.Syntax)
    : Exception(message)
{
    /// <summary>The first byte that does not belong.</summary>
    public int Position { get; } = position;

    /// <summary>The value of <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    public Location Location => source.LocationOf(Position);

    public IError ToError() =>
        ErrorBuilder.New().SetMessage(Message).SetCode(Code).AddLocation(Location).Build();
}
