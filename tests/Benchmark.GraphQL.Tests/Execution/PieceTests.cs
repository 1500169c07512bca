using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Tests.Differential;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>A line of a long answer.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Text">A hundred letters.</param>
public sealed record Line(int Number, string Text);

[QueryType]
internal static partial class LineQueries
{
    private const int Letters = 100;

    /// <summary>Lines, of which each may be missing.</summary>
    public static IReadOnlyList<Line?> GetLines(int count, int missing = -1) =>
        [.. Enumerable.Range(0, count).Select(number => number == missing ? null : new Line(number, new('x', Letters)))];

    /// <summary>Lines, all there.</summary>
    public static IReadOnlyList<Line> GetAll(int count) => [.. GetLines(count).OfType<Line>()];

    /// <summary>Never there.</summary>
    public static string GetMissing() => throw new GraphQLException("There is none.");
}

[ObjectType<Line>]
internal static partial class LineNode
{
    /// <summary>Fails for every hundredth line.</summary>
    public static string GetShout([Parent] Line line) =>
        line.Number % 100 == 99 ? throw new GraphQLException("too loud") : line.Text.ToUpperInvariant();
}

/// <summary>Answers that come in pieces have the bytes of those that are held, and little of them is in memory at any time.</summary>
public sealed partial class PieceTests
{
    private const int PieceBytes = 4096;

    private static readonly RequestExecutor Lines = new ServiceCollection().AddGraphQLServer()
        .AddType(typeof(LineQueries)).AddType(typeof(LineNode)).BuildRequestExecutor();

    [Theory]
    [InlineData("{ lines(count: 5000) { number text } }")]
    [InlineData("{ lines(count: 5000, missing: 4999) { number shout } }")]
    [InlineData("{ all(count: 3) { number } lines(count: 5000) { number text } }")]
    public async Task A_long_answer_is_never_held_as_a_whole(string query)
    {
        var held = await PiecesAsync(Lines, new(query), pieceBytes: 0);
        var pieces = await PiecesAsync(Lines, new(query), PieceBytes);

        Assert.Equal(Assert.Single(held), string.Concat(pieces));
        Assert.InRange(pieces.Count, 50, int.MaxValue);
        Assert.All(pieces[..^1], piece => Assert.InRange(piece.Length, PieceBytes, PieceBytes + 256));
    }

    [Theory]
    [InlineData("{ all(count: 5000) { number text } }")]
    [InlineData("{ lines(count: 5000) { number text } missing }")]
    [InlineData("{ lines(count: 1) { number } }")]
    public async Task An_answer_that_can_be_taken_back_is_held(string query)
    {
        var held = await PiecesAsync(Lines, new(query), pieceBytes: 0);
        var pieces = await PiecesAsync(Lines, new(query), PieceBytes);

        Assert.Equal(held, pieces);
        Assert.Single(pieces);
    }

    [Fact]
    public async Task The_bytes_are_the_same_wherever_the_pieces_end()
    {
        var (inPieces, differences) = (0, new List<string>());
        for (var seed = 0; seed < 40; seed++)
        {
            var schema = RandomSchema.Create(seed);
            var engine = new RequestExecutor(
                schema, new() { Cost = new() { EnforceCostLimits = false }, Parser = ParserLimits.None },
                new ServiceCollection().BuildServiceProvider(), NullLogger<RequestExecutor>.Instance);
            var generator = new DocumentGenerator(schema, seed);
            for (var count = 0; count < 40; count++)
            {
                var generated = generator.Next();
                var request = new OperationRequest(generated.Query) { Variables = JsonSerializer.Deserialize<Dictionary<string, object?>>(generated.Variables)! };
                var held = string.Concat(await PiecesAsync(engine, request, pieceBytes: 0));
                var pieces = await PiecesAsync(engine, request, pieceBytes: 1);
                inPieces += pieces.Count > 1 ? 1 : 0;
                if (Masked().Replace(held, "") != Masked().Replace(string.Concat(pieces), ""))
                    differences.Add($"schema {seed}\n{generated.Query}\nheld   {held}\npieces {string.Join('¦', pieces)}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(3)));
        Assert.InRange(inPieces, 100, int.MaxValue);
    }

    private static async Task<List<string>> PiecesAsync(RequestExecutor engine, OperationRequest request, int pieceBytes)
    {
        var context = new RequestContext { Schema = engine.Schema, Services = engine.Services, PieceBytes = pieceBytes };
        using var result = await engine.RunAsync(engine.Prepare(request.Query), null, request.ReadVariables(), context);
        var pieces = new List<string>();
        while (true)
        {
            pieces.Add(Encoding.UTF8.GetString(result.Writer.Written.Span));
            if (result.Rest is null || pieces[^1].Length == 0)
                return pieces;
            result.Writer.Clear();
            if (result.Rest.WriteOn())
                continue;
            pieces.Add(Encoding.UTF8.GetString(result.Writer.Written.Span));
            return pieces;
        }
    }

    [GeneratedRegex("\"traceId\":\"[0-9a-f]+\"")]
    private static partial Regex Masked();
}
