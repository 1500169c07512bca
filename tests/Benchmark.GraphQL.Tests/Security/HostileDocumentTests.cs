using System.Text.Json.Nodes;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Fixture;
using Benchmark.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Security;

/// <summary>Documents made to hurt: each is refused with a code of its own, before anything expensive happens.</summary>
public sealed class HostileDocumentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly RequestExecutor _server = new ServiceCollection().AddGraphQLServer().AddFixture()
        .ModifyValidationOptions(options => options with { MaxAliases = 30, MaxExecutionDepth = 12, MaxFieldCycles = 3 })
        .BuildRequestExecutor();

    public static TheoryData<string, string, string> Payloads => new()
    {
        { "101 aliases", $"{{ {Repeat(101, at => $"a{at}: __typename ")} }}", ErrorCodes.TooManyAliases },
        { "3,000 aliases", $"{{ {Repeat(3000, at => $"a{at}: __typename ")} }}", ErrorCodes.TooManyFields },
        { "aliases in a fragment spread often", $"{{ {Repeat(5, at => $"u{at}: me {{ ...F }} ")} }} fragment F on User {{ {Repeat(10, at => $"a{at}: id ")} }}", ErrorCodes.TooManyAliases },
        { "aliases in an operation named __schema", $"query __schema {{ {Repeat(40, at => $"a{at}: __typename ")} }}", ErrorCodes.TooManyAliases },
        { "aliases in a fragment named __schema", $"{{ ...__schema }} fragment __schema on Query {{ {Repeat(40, at => $"a{at}: __typename ")} }}", ErrorCodes.TooManyAliases },
        { "20,000 times the same field", $"{{ {Repeat(20_000, _ => "__typename ")} }}", ErrorCodes.TooManyFields },
        { "ten directives", "{ __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }", ErrorCodes.TooManyDirectives },
        { "5,000 directives", $"{{ __typename {Repeat(5000, _ => "@skip(if: false) ")} }}", ErrorCodes.TooManyDirectives },
        { "circular introspection", "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }", ErrorCodes.IntrospectionTooDeep },
        { "deep selections", Repeat(10_000, _ => "{a"), ErrorCodes.TooDeep },
        { "deep inline fragments", "{" + Repeat(100_000 / 16, _ => "...{"), ErrorCodes.TooDeep },
        { "deep lists", "{ echo(any: " + Repeat(2_000, _ => "["), ErrorCodes.TooDeep },
        { "deep objects", "{ echo(any: " + Repeat(2_000, _ => "{a:"), ErrorCodes.TooDeep },
        { "deep types", "query ($a: " + Repeat(2_000, _ => "["), ErrorCodes.TooDeep },
        { "nested beyond execution", "{ me " + Repeat(13, _ => "{ bestFriend ") + "{ id }" + Repeat(14, _ => "}"), ErrorCodes.OperationTooDeep },
        { "a field that comes back", "{ me { bestFriend { bestFriend { bestFriend { bestFriend { id } } } } } }", ErrorCodes.FieldCycle },
        { "a field that comes back through fragments", "{ me { ...A } } fragment A on User { bestFriend { ...B } } fragment B on User { bestFriend { ...C } } fragment C on User { bestFriend { ...D } } fragment D on User { bestFriend { id } }", ErrorCodes.FieldCycle },
        { "a cycle of 500 fragments", "{ ...F0 } " + Repeat(500, at => $"fragment F{at} on Query {{ ...F{(at + 1) % 500} }} "), ErrorCodes.Validation },
        { "many tokens", $"{{ echo(list: [{Repeat(10_000, _ => "1 ")}]) }}", ErrorCodes.TooManyTokens },
        { "a huge number", $"{{ echo(int: {new string('9', 400)}) }}", ErrorCodes.Validation },
        { "an infinite number", "{ echo(float: 1e400) }", ErrorCodes.Validation },
        { "an unclosed string of a megabyte", "{ echo(string: \"" + new string('x', 1_000_000), ErrorCodes.Syntax },
        { "a comment of a megabyte", "#" + new string('x', 1_000_000), ErrorCodes.Syntax },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A_hostile_document_is_refused_with_its_code(string what, string document, string code)
    {
        var answer = JsonNode.Parse(await _server.ExecuteAsync(document, Cancellation))!;

        Assert.True(answer["data"] is null, what);
        Assert.Equal(code, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fragments_that_fan_out_cost_no_time()
    {
        var document = "{ ...F0 } " + Repeat(30, at => $"fragment F{at} on Query {{ ...F{at + 1} ...F{at + 1} }} ") + "fragment F30 on Query { __typename }";

        var answer = await _server.ExecuteAsync(document, Cancellation);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", answer);
    }

    [Fact]
    public async Task Fields_that_fan_out_are_weighed_and_refused()
    {
        var limited = new ServiceCollection().AddGraphQLServer().AddFixture().BuildRequestExecutor();
        var document = "{ me { ...F0 } } " + Repeat(30, at => $"fragment F{at} on User {{ a: bestFriend {{ ...F{at + 1} }} b: bestFriend {{ ...F{at + 1} }} }} ") + "fragment F30 on User { id }";

        var answer = JsonNode.Parse(await limited.ExecuteAsync(document, Cancellation))!;

        Assert.Equal(ErrorCodes.CostExceeded, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fields_of_the_same_name_are_compared_within_a_budget()
    {
        var open = new ServiceCollection().AddGraphQLServer().AddFixture().ModifyParserOptions(_ => ParserLimits.None).BuildRequestExecutor();

        var answer = JsonNode.Parse(await open.ExecuteAsync($"{{ {Repeat(2_000, _ => "me { id } ")} }}", Cancellation))!;

        Assert.Equal(ErrorCodes.TooManyMerges, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flood_of_errors_is_cut_short()
    {
        var answer = JsonNode.Parse(await _server.ExecuteAsync($"{{ {Repeat(500, at => $"unknown{at} ")} }}", Cancellation))!;

        Assert.Equal(5, answer["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_misspelt_field_is_not_corrected()
    {
        var answer = await _server.ExecuteAsync("{ __typenam }", Cancellation);

        Assert.DoesNotContain("__typename", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_resolver_throws_is_masked()
    {
        var answer = await _server.ExecuteAsync("{ me { boom } }", Cancellation);

        Assert.Contains("Unexpected Execution Error", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"boom\"}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidData", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_is_refused_where_it_is_off()
    {
        var closed = new ServiceCollection().AddGraphQLServer().AddFixture().AllowIntrospection(false).BuildRequestExecutor();

        var answer = JsonNode.Parse(await closed.ExecuteAsync("{ ...F } fragment F on Query { __schema { description } }", Cancellation))!;

        Assert.Equal(ErrorCodes.IntrospectionNotAllowed, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public void A_flood_of_documents_that_come_once_fills_no_cache()
    {
        for (var at = 0; at < 5_000; at++)
            _server.Prepare($"{{ a{at}: __typename }}");

        Assert.InRange(_server.Documents.Count, 0, 400);
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
